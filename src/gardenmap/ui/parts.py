"""Our own parts in the page: the buttons for the link, and HTML with buttons that act and charts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st
from plotly.io.json import to_json_plotly

from gardenmap.text import Text

_COPY = st.components.v2.component(
    "gardenmap.copy_link",
    html="""
<button type="button" class="gm-share" hidden></button><button type="button" class="gm-copy"></button>
<span role="status" class="gm-copied"></span><p class="gm-paper"></p>
""",
    js="""
export default function ({ parentElement, data }) {
  const [share, button] = parentElement.querySelectorAll("button");
  const said = parentElement.querySelector("[role=status]");
  const address = location.origin + data.path + data.query;
  const copy = async () => {
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
  parentElement.querySelector(".gm-paper").textContent = `${data.chosen} · ${address}`;
  button.textContent = data.label;
  button.onclick = copy;
  share.textContent = data.share;
  // A laptop's sheet is one more window; a phone's holds the apps that the visitor talks with.
  share.hidden = !(navigator.share && matchMedia("(pointer: coarse)").matches);
  share.onclick = async () => {
    try {
      await navigator.share({ title: document.title, url: address });
    } catch (refused) {
      // Closed without a choice is an answer; a browser that cannot do it after all is not.
      if (refused.name !== "AbortError") await copy();
    }
  };
}
""",
    isolate_styles=False,
)

_PART = st.components.v2.component(
    "gardenmap.part",
    html="<div></div>",
    # The script itself comes with the page, once; this comes with each part at each run, on a slow network sooner.
    js="""
export default async (part) => {
  if (!globalThis.gardenmapParts) await new Promise((done) => document.addEventListener("DOMContentLoaded", done));
  return globalThis.gardenmapParts.draw(part);
};
""",
    isolate_styles=False,
)


def copy_link(path: str, query: str, chosen: str, text: Text) -> None:
    """A button that copies the address of exactly this view and says so; on a phone another that shares it.

    On paper `chosen`, the view in words, and the address stand in their place.
    """
    _COPY(
        data={
            "label": text("Copy link"),
            "share": text("Share"),
            "chosen": chosen,
            "done": text("Link copied. It shows the same release and the same selection."),
            "path": path,
            "query": query,
        },
        key="copy-link",
    )


def acts(html: str, key: str, on_act: Callable[[str], None]) -> None:
    """HTML of our own making (escaped by whoever made it); `on_act` gets the `data-act` of what was clicked."""
    part(packed(html), key, on_act)


def packed(html: str, charts: Sequence[Mapping[str, Any]] = (), **more: str) -> bytes:
    """HTML and the plotly figures for its elements of class `gm-chart`, in order, as the browser gets them.

    Each figure is plain data as `Figure.to_plotly_json` gives it. `lang` is the language that the page is in from now.
    """
    return to_json_plotly({"html": html, "charts": list(charts), **more}).encode()


def part(content: bytes, key: str, on_act: Callable[[str], None]) -> None:
    """What `packed` made, drawn in place; `assets/parts.js` leaves alone what did not change."""

    def _clicked() -> None:
        found = st.session_state[key].get("act")
        if found:
            on_act(found)

    _PART(data=content, key=key, on_act_change=_clicked)
