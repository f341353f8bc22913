/* What the keyboard and a screen reader need of the page and Streamlit leaves out. `gardenmapAccess.arrive` runs when the
 * bar on top is drawn, with the language that the page is in from now
 * and the address that it is of. */
"use strict";
globalThis.gardenmapAccess = (() => {
  const DIALOG = '[data-testid="stPopoverBody"]';
  let opener;

  function arrive(lang, address) {
    document.documentElement.lang = lang;
    // assets/connection.js compares it with the browser's own.
    document.documentElement.dataset.address = address;
    // Streamlit's main part scrolls and is a stop of its own, without a name, before our link.
    document.getElementById("stMain")?.setAttribute("tabindex", "-1");
    const content = document.querySelector(".st-key-content");
    if (content) Object.assign(content, { id: "main", tabIndex: -1 });
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-skip]")) skip(event);
    enter(event);
    drops().forEach((drop) => drop.contains(event.target) || (drop.open = false));
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && leave());

  const drops = () => [...document.querySelectorAll("details.gm-drop[open]")];

  function skip(event) {
    // Not the browser's own jump: it would write #main into the address, and so into each link that is passed on.
    event.preventDefault();
    const content = document.getElementById("main");
    content?.focus();
    content?.scrollIntoView();
  }

  // Streamlit draws a popover after everything else on the page: with the keyboard it would be reached last.
  function enter(event) {
    const button = event.target.closest('[data-testid="stPopoverButton"]');
    if (!button || event.detail) return;
    const wait = (tries) => {
      const dialog = document.querySelector(DIALOG);
      if (button.getAttribute("aria-expanded") === "true" && dialog) {
        opener = button;
        dialog.tabIndex = -1;
        dialog.focus();
      } else if (tries) setTimeout(wait, 50, tries - 1);
    };
    wait(20);
  }

  function leave() {
    drops().forEach((drop) => {
      if (drop.contains(document.activeElement)) drop.querySelector("summary").focus();
      drop.open = false;
    });
    if (!document.activeElement.closest(DIALOG)) return;
    setTimeout(() => document.querySelector(DIALOG) || opener?.focus(), 100);
  }

  return { arrive };
})();
