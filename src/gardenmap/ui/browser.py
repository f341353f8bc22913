"""The line to the browser: the one part of Streamlit's page, which takes our page there and brings acts back."""

from __future__ import annotations

import json
from collections.abc import Callable

import streamlit as st

from gardenmap.ui.written import Shown

_LINE = st.components.v2.component(
    "gardenmap.page",
    html="<div></div>",
    # The script itself comes with the page, once.
    js="\nexport default (line) => gardenmapPage.receive(line);\n",
    isolate_styles=False,
)
_KEY = "page"
_HEARD = "heard"
"""Whether the act was called back in this run."""


def send(shown: Shown, on_act: Callable[[object], None], *, heard: str = "", is_awaited: bool = True) -> None:
    """Which page is that of the session, for `assets/page.js`; `on_act` gets the code of what the visitor does there.

    The page itself goes along where the browser waits for it; `heard` is what a form asked for last.
    """
    told = {"heard": heard, "tag": shown.tag, "address": shown.address}
    content = json.dumps(told).encode()[:-1] + b',"shown":%s}' % (shown.body if is_awaited else b"null")

    def _acted() -> None:
        # Nothing is held for an act that overtakes a change of page.
        found = (st.session_state.get(_KEY) or {}).get("act")
        if found:
            st.session_state[_HEARD] = True
            on_act(found)

    found = _LINE(data=content, key=_KEY, on_act_change=_acted).get("act")
    if found and not st.session_state.pop(_HEARD, False):
        # The first act on a server that was restarted meanwhile: a session that is new calls nobody.
        on_act(found)
        st.rerun()
