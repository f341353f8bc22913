/* The page is painted before anything else is asked for: to read our scripts takes longer than that, and when the second
   frame begins the first is on the screen. In a window that nobody sees they come at once. What they draw, and what comes
   after, is the business of assets/page.js. */
(() => {
  globalThis.gardenmapOpen = (id) => {
    const { content } = document.getElementById(id);
    // One after the other, as they stand there.
    content.querySelectorAll("script:not([type])").forEach((script) => (script.async = false));
    document.head.append(content);
  };
  const start = () => gardenmapOpen("own-files");
  if (document.hidden) start();
  else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(start)));
})();
