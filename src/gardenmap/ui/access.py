"""What the keyboard and a screen reader need of the page and Streamlit leaves out, mended in the browser."""

from __future__ import annotations

import streamlit as st

from gardenmap.ui.site import SITE
from gardenmap.ui.visit import Visit

_ENTRANCE = st.components.v2.component(
    "gardenmap.entrance",
    # An open list hides all of the page from a reader but what bears this mark.
    html='<a class="gm-skip" href="#main" hidden></a><span role="status" class="gm-hidden" data-live-announcer></span>',
    js="""
export default function ({ parentElement, data, setTriggerValue }) {
  follow(data.theme, setTriggerValue);
  tell(parentElement.querySelector("[role=status]"), data.heading);
  const skip = parentElement.querySelector("a");
  const content = document.querySelector(".st-key-content");
  // Hidden until it has a name: a reader must not meet a link without one.
  skip.textContent = data.skip;
  skip.hidden = false;
  document.documentElement.lang = data.lang;
  // Streamlit's main part scrolls and is a stop of its own, without a name, before our link.
  document.getElementById("stMain")?.setAttribute("tabindex", "-1");
  if (content) Object.assign(content, { id: "main", tabIndex: -1 });
  skip.onclick = (event) => {
    // Not the browser's own jump: it would write #main into the address, and so into each link that is passed on.
    event.preventDefault();
    content?.focus();
    content?.scrollIntoView();
  };
  parts?.disconnect();
  // This may run before the menu is drawn, and the menu may be drawn anew.
  parts = new MutationObserver(() => name(data));
  parts.observe(document.querySelector(".st-key-bar"), { childList: true, subtree: true });
  name(data);
  document.onclick ??= enter;
  document.onkeydown ??= leave;
}

let parts;

function name(data) {
  const menu = document.querySelector(".st-key-menu");
  menu?.setAttribute("role", "navigation");
  menu?.setAttribute("aria-label", data.menu);
  menu?.querySelectorAll("a").forEach((link, n) => {
    if (n === data.here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  });
}

// What an act has led to; at the first sight of the page its title is read anyway.
function tell(status, heading) {
  if (status.heading && status.heading !== heading) status.textContent = heading;
  status.heading = heading;
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
  const A4 = 718, wide = Math.max(innerWidth, 1100);
  const roots = [document, document.querySelector(".st-key-map iframe")?.contentDocument];
  roots.forEach((each) => each?.documentElement.style.setProperty("--paper", (A4 / wide).toFixed(3)));
});

const app = () => document.querySelector(".stApp");
const shown = () => getComputedStyle(app()).colorScheme;
let watcher;

// The device turns dark or light while the page is open: Streamlit changes its own colours without a run.
function follow(drawn, setTriggerValue) {
  watcher?.disconnect();
  let asked = drawn;
  const look = () => {
    const now = shown();
    if (!["light", "dark"].includes(now) || now === asked) return;
    asked = now;
    setTriggerValue("theme", now);
  };
  watcher = new MutationObserver(look);
  watcher.observe(app(), { attributes: true, attributeFilter: ["class"] });
  look();
}

const DIALOG = '[data-testid="stPopoverBody"]';
let opener;

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

function leave(event) {
  if (event.key !== "Escape" || !document.activeElement.closest(DIALOG)) return;
  setTimeout(() => document.querySelector(DIALOG) || opener?.focus(), 100);
}
""",
    isolate_styles=False,
)


def entrance(visit: Visit, heading: str) -> None:
    """The link past the menu, first on the page; it names the page's parts and language, and leads into popovers.

    It also says the new heading after an act, and asks for a run when the device turns dark or light, so that map and
    charts follow the page.
    """
    _ENTRANCE(
        data={
            "skip": visit.text("Skip to the content"),
            "menu": visit.text("Menu"),
            "here": SITE.index(visit.page),
            "lang": visit.text.language,
            "theme": visit.theme,
            "heading": heading,
        },
        key="entrance",
        on_theme_change=lambda: None,
    )
