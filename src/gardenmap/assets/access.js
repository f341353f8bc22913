/* What the keyboard, a screen reader and a printer need of the page. `gardenmapAccess.arrive` runs with each answer of the
 * server, with language, title, address and heading of the page as it is from now. */
"use strict";
globalThis.gardenmapAccess = (() => {
  const A4 = 718, LEAST = 1100;
  // At the first sight of the page its title is read anyway.
  const said = document.createElement("span");
  Object.assign(said, { className: "gm-hidden", role: "status", heading: document.querySelector("h1")?.textContent });
  // An open list hides all of the page from a reader but what bears this mark.
  said.dataset.liveAnnouncer = "";
  document.body.append(said);

  function arrive({ lang, title, heading }) {
    // Said anew, the same language would have the browser style the whole page once more.
    if (document.documentElement.lang !== lang) document.documentElement.lang = lang;
    // Streamlit would give it later.
    if (document.title !== title) document.title = title;
    tell(heading);
  }

  const main = () => document.getElementById("main");

  // What an act has led to.
  function tell(heading) {
    if (said.heading !== heading) said.textContent = heading;
    said.heading = heading;
  }

  // Streamlit runs anew at a lone "r": whoever speaks to the computer, or hits a key by chance, has not asked for that.
  addEventListener("keydown", (event) => {
    const typed = event.target.closest?.("input, textarea, [contenteditable=true]");
    if (!typed && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== " ") {
      event.stopPropagation();
    }
  }, true);

  // Charts are on paper as wide as on the screen: the page is made as much smaller as the window is wider than A4.
  addEventListener("beforeprint", () => {
    document.documentElement.style.setProperty("--paper", (A4 / Math.max(innerWidth, LEAST)).toFixed(3));
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-skip]")) skip(event);
    shut(event);
  });
  document.addEventListener("focusin", (event) => settles(event.target) || shut(event));
  document.addEventListener("keydown", (event) => event.key === "Escape" && leave());

  const drops = () => [...document.querySelectorAll("details.gm-drop[open]")];

  function skip(event) {
    // Not the browser's own jump: it would write #main into the address, and so into each link that is passed on.
    event.preventDefault();
    const content = main();
    content?.focus();
    content?.scrollIntoView();
  }

  // A press on a word takes the focus to the nearest element around it that can hold it, which here lies around the list
  // too. Chromium 156 crashes where a list is shut under the label that is being pressed.
  const settles = (place) => drops().some((drop) => place.contains(drop));

  // An open list is for whoever is in it: one that is left would lie over what is read next.
  function shut(event) {
    drops().forEach((drop) => drop.contains(event.target) || (drop.open = false));
  }

  function leave() {
    drops().forEach((drop) => {
      if (drop.contains(document.activeElement)) drop.querySelector("summary").focus();
      drop.open = false;
    });
  }

  return { arrive, main };
})();
