/* The page that came with the answer lies over the app until the app is complete, then it is gone for good.
   Until then the app is inert, so that a reader never meets two headings. The app's files are asked for when the page is
   on the screen, for to read them takes longer than to paint it; in a window that nobody sees, at once. */
(() => {
  const start = () => {
    const { content } = document.getElementById("app-files");
    const own = [...content.querySelectorAll("script:not([type])")];
    // One after the other, as they stand there; what the app draws with them waits for the last.
    own.forEach((script) => (script.async = false));
    const settled = (script) => new Promise((done) => (script.onload = script.onerror = done));
    const files = Promise.all(own.map(settled));
    // What draws a part of the app, for Streamlit, which may be there before our own scripts are.
    globalThis.gardenmapDraws = (name) => (part) =>
      name in globalThis ? globalThis[name].draw(part) : files.then(() => globalThis[name].draw(part));
    document.head.append(content);
  };
  if (document.hidden) start();
  else requestAnimationFrame(() => setTimeout(start));

  const paint = document.getElementById("first-paint");
  const root = document.getElementById("root");
  if (!paint) return;
  root.inert = true;
  const PATIENCE = 2500;
  let since;
  const all = (selector, ready) => [...root.querySelectorAll(selector)].every(ready);
  const drawn = () =>
    !root.querySelector("[data-testid=stSkeleton]")
    && all(".gm-chart", (chart) => chart.querySelector(".main-svg"))
    && all(".st-key-map", (map) => map.querySelector(".gm-garden"));
  const broken = () => root.querySelector("[data-testid=stException]");
  const wait = () => {
    if (!broken() && !drawn() && performance.now() - since < PATIENCE) requestAnimationFrame(wait);
    else leave();
  };
  const leave = () => {
    const down = scrollY;
    paint.remove();
    root.inert = false;
    const main = root.querySelector("[data-testid=stMain]");
    if (down && main) main.scrollTop = down;
  };
  /* The foot is the last thing that a page draws; charts and map still load after it. */
  const watcher = new MutationObserver(() => {
    if (!broken() && !root.querySelector(".gm-foot")) return;
    watcher.disconnect();
    since = performance.now();
    wait();
  });
  watcher.observe(root, { childList: true, subtree: true });
})();
