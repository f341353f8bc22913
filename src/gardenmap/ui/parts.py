"""Our own parts in the page, each a small script: the buttons for the link, and HTML with buttons that act."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

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

    def _clicked() -> None:
        found = st.session_state[key].get("act")
        if found:
            on_act(found)

    _ACTS(data={"html": html}, key=key, on_act_change=_clicked)
