/* The page of the address stands here as HTML from the first moment. Streamlit starts beneath it when it is painted, and
 * takes its place once, when the page that Streamlit draws is complete. */
"use strict";
(() => {
  const paint = document.getElementById("first-paint"), root = document.getElementById("root");
  const form = paint.querySelector("form"), asked = () => form && new URLSearchParams(new FormData(form)).toString();
  const drawn = new Set(), before = asked();
  let complete;

  async function takeOver() {
    if (!paint.isConnected || !complete?.drawings.every((name) => drawn.has(name))) return;
    await document.fonts.ready;
    requestAnimationFrame(() => {
      if (!paint.isConnected) return;
      const after = asked(), place = scrollY;
      paint.remove();
      document.documentElement.classList.remove("gm-first");
      root.inert = false;
      let box = root.querySelector(".st-key-head");
      while (box && box.scrollHeight <= box.clientHeight) box = box.parentElement;
      box?.scrollTo(0, place);
      // What was ticked meanwhile is a choice like any other.
      if (after !== before) complete.choose(after);
    });
  }

  // Streamlit's own dialogs speak English to programmers; connection.js says in the page's language what is the matter.
  window.__streamlit = { HOST_CONFIG: { blockErrorDialogs: true } };
  root.inert = true;
  // Streamlit runs anew at a lone "r": whoever hits a key by chance, or speaks to the computer, has not asked for that.
  addEventListener("keydown", (event) => {
    const isTyped = event.target.closest?.("input, textarea, [contenteditable=true]");
    if (!isTyped && /^\S$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
  }, true);
  document.addEventListener("gm:drawn", ({ detail }) => drawn.add(detail) && takeOver());
  document.addEventListener("gm:complete", ({ detail }) => {
    complete = detail;
    takeOver();
  });
  new PerformanceObserver((list, observer) => {
    if (!list.getEntriesByName("first-contentful-paint").length) return;
    observer.disconnect();
    document.head.append(document.getElementById("streamlit").content);
  }).observe({ type: "paint", buffered: true });
})();
