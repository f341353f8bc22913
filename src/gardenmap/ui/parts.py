"""Our own parts in the page: HTML with buttons that act, a form, charts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st
from plotly.io.json import to_json_plotly

_PART = st.components.v2.component(
    "gardenmap.part",
    html="<div></div>",
    # The script itself comes with the page, once; this comes with each part at each run.
    js="\nexport default gardenmapDraws('gardenmapParts');\n",
    isolate_styles=False,
)

_HEARD = "heard"
"""The parts whose acts were called back in this run."""


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
            st.session_state[_HEARD] = {*st.session_state.get(_HEARD, ()), key}
            on_act(found)

    found = _PART(data=content, key=key, on_act_change=_clicked).get("act")
    if not found:
        return
    heard: set[str] = st.session_state.get(_HEARD, set())
    if key in heard:
        heard.remove(key)
    else:
        # The first act on a server that was restarted meanwhile: a session that is new calls nobody.
        on_act(found)
        st.rerun()
