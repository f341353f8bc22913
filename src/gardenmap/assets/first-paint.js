/* The page is on the screen before anything else is asked for: to read our scripts takes longer than to paint it, and two
   frames are not enough, since a frame is coloured while the next one is begun. A window that nobody sees paints nothing,
   so there they come at once; and a browser that does not say when it has painted is not waited for. What they draw, and
   what comes after, is the business of assets/page.js. */
(() => {
  globalThis.gardenmapOpen = (id) => {
    const { content } = document.getElementById(id);
    // One after the other, as they stand there.
    content.querySelectorAll("script:not([type])").forEach((script) => (script.async = false));
    document.head.append(content);
  };
  // Once open the box is empty, so to open it again does nothing.
  const start = () => gardenmapOpen("own-files");
  if (document.hidden) return start();
  new PerformanceObserver((painted) => {
    if (painted.getEntriesByName("first-contentful-paint").length) start();
  }).observe({ type: "paint", buffered: true });
  setTimeout(start, 2000);
})();
