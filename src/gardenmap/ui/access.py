"""What the keyboard and a screen reader need of the page and Streamlit leaves out, mended in the browser."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from gardenmap.text import Text
from gardenmap.ui.session import told
from gardenmap.ui.site import SITE, Page

_ENTRANCE = st.components.v2.component(
    "gardenmap.entrance",
    html='<a class="gm-skip" href="#main" hidden></a>',
    js="""
export default function ({ parentElement, data }) {
  const skip = parentElement.querySelector("a");
  const content = document.querySelector(".st-key-content");
  // Hidden until it has a name: a reader must not meet a link without one.
  skip.textContent = data.skip;
  skip.hidden = false;
  document.documentElement.lang = data.lang;
  // assets/connection.js compares it with the browser's own.
  document.documentElement.dataset.address = data.address;
  // Streamlit's main part scrolls and is a stop of its own, without a name, before our link.
  document.getElementById("stMain")?.setAttribute("tabindex", "-1");
  if (content) Object.assign(content, { id: "main", tabIndex: -1 });
  skip.onclick = (event) => {
    // Not the browser's own jump: it would write #main into the address, and so into each link that is passed on.
    event.preventDefault();
    content?.focus();
    content?.scrollIntoView();
  };
  const menu = document.querySelector(".st-key-menu");
  menu?.setAttribute("role", "navigation");
  menu?.setAttribute("aria-label", data.menu);
  menu?.querySelectorAll("a").forEach((link, n) => {
    if (n === data.here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  });
  document.onclick ??= enter;
  document.onkeydown ??= leave;
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


def entrance(page: Page, text: Text) -> None:
    """The link past the menu, first on the page; it names the page's parts and language, and leads into popovers."""
    _ENTRANCE(
        data={
            "skip": text("Skip to the content"),
            "menu": text("Menu"),
            "here": SITE.index(page),
            "lang": text.language,
            "address": f"{page.address}?{urlencode(told())}",
        },
        key="entrance",
    )
