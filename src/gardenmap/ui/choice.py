"""What a press on a garden, a county, a bar or a link leads to."""

from __future__ import annotations

import streamlit as st

from gardenmap import choices
from gardenmap.ui import address

TABLE, PAGE = "open_table", "next_page"


def choose(choice: str | None) -> None:
    """Called from a callback: `garden:voss`, `county=46`, `table:gardens` (opens it) or `page:garden` (turns to it)."""
    kind, _, code = (choice or "").partition(":")
    if kind in ("table", "page"):
        st.session_state[TABLE if kind == "table" else PAGE] = code
        address.stay()
    elif choice:
        address.choose(lambda present, vocabulary: choices.choose(present, choice, vocabulary))
