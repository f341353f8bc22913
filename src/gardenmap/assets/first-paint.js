/* The page that came with the answer lies over the app until the app is complete, then it is gone for good.
   Until then the app is inert, so that a reader never meets two headings. */
(() => {
  const paint = document.getElementById("first-paint");
  const root = document.getElementById("root");
  if (!paint) return;
  root.inert = true;
  const PATIENCE = 2500;
  let late = false, timer;
  const done = () => {
    const chart = (each) => each.querySelector(".main-svg");
    return !root.querySelector("[data-testid=stSkeleton]")
      && [...root.querySelectorAll("[data-testid=stPlotlyChart]")].every(chart);
  };
  const look = () => {
    const broken = root.querySelector("[data-testid=stException]");
    if (!broken && !root.querySelector(".st-key-foot .gm-foot")) return;
    if (!broken && !late && !done()) {
      timer ??= setTimeout(() => { late = true; look(); }, PATIENCE);
      return;
    }
    watcher.disconnect();
    if (!paint.isConnected) return;
    const down = scrollY;
    paint.remove();
    root.inert = false;
    const main = root.querySelector("[data-testid=stMain]");
    if (down && main) main.scrollTop = down;
  };
  const watcher = new MutationObserver(look);
  watcher.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ["class"] });
})();
