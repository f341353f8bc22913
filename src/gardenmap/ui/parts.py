"""Our own parts in the page, each a small script: the copy button, and HTML with buttons that act."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from gardenmap.text import Text

_COPY = st.components.v2.component(
    "gardenmap.copy_link",
    html='<button type="button" class="gm-copy"></button><span role="status" class="gm-copied"></span>',
    js="""
export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  const said = parentElement.querySelector("[role=status]");
  button.textContent = data.label;
  button.onclick = async () => {
    const address = location.origin + data.path + data.query;
    try {
      await navigator.clipboard.writeText(address);
    } catch {
      const field = document.createElement("textarea");
      field.value = address;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
      button.focus();
    }
    said.textContent = data.done;
    clearTimeout(button.timer);
    button.timer = setTimeout(() => { said.textContent = ""; }, 6000);
  };
}
""",
    isolate_styles=False,
)

_ACTS = st.components.v2.component(
    "gardenmap.acts",
    html="<div></div>",
    js="""
export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector("div");
  if (root.source !== data.html) {
    const before = [...root.querySelectorAll("[data-act]")];
    const place = before.indexOf(document.activeElement);
    root.innerHTML = root.source = data.html;
    const now = [...root.querySelectorAll("[data-act]")];
    const same = now.find((each) => each.dataset.act === before[place]?.dataset.act);
    // Else what stands in its place now, so that Enter walks on from neighbour to neighbour.
    if (place >= 0) (same ?? now[place] ?? now.at(-1))?.focus();
  }
  root.onclick = (event) => {
    const more = event.target.closest("[data-more]");
    if (more) {
      root.classList.add("gm-all");
      // The button is gone now; the reader goes on where it stood.
      (root.querySelector(".gm-rest :is(a, button)") ?? root.querySelector(".gm-scroll")).focus();
    }
    const act = event.target.closest("[data-act]");
    if (!act) return;
    root.acted = true;
    setTriggerValue("act", act.dataset.act);
  };
  return () => {
    // A button that its own act took from the page: the reader stays in the content.
    if (!root.acted) return;
    setTimeout(() => {
      const lost = !root.isConnected && document.activeElement === document.body;
      if (lost) document.getElementById("main")?.focus({ preventScroll: true });
    });
  };
}
""",
    isolate_styles=False,
)


def copy_link(path: str, query: str, text: Text) -> None:
    """A button that puts the address of exactly this view on the clipboard and says so."""
    _COPY(
        data={
            "label": text("Copy link"),
            "done": text("Link copied. It shows the same release and the same selection."),
            "path": path,
            "query": query,
        },
        key="copy-link",
    )


def acts(html: str, key: str, on_act: Callable[[str], None]) -> None:
    """HTML of our own making (escaped by whoever made it); `on_act` gets the `data-act` of what was clicked."""

    def _clicked() -> None:
        found = st.session_state[key].get("act")
        if found:
            on_act(found)

    _ACTS(data={"html": html}, key=key, on_act_change=_clicked)
