"""The last element of every page: it says what makes the page complete, or that it has failed."""

from __future__ import annotations

from typing import Any

import streamlit as st

from gardenmap import assets
from gardenmap.current import Visit, text_in
from gardenmap.html import head
from gardenmap.panels.pages import PAGES
from gardenmap.ui import address
from gardenmap.ui.choice import choose
from gardenmap.ui.visit import elements

_ELEMENT = st.components.v2.component("gardenmap_complete", js=assets.content("complete.js"))


def complete(visit: Visit) -> None:
    """The first paint gives way to this page when these elements are drawn; the new heading is read out."""
    _draw(
        lang=visit.view.lang,
        page=PAGES.index(visit.page),
        heading=head.headline(visit).heading,
        drawings=elements(),
        failed="",
    )


def failed(_: Exception) -> bool:
    """Called by Streamlit where a run has ended in an error: a sentence in the visitor's language, in place of its own.

    What is there stays; Streamlit has logged the error already.
    """
    text = text_in(address.language())
    _draw(
        failed=text(
            "Something went wrong here, and your last choice is not shown. Choose anew, or load the page again."
        )
    )
    return True


def _draw(**data: Any) -> None:
    _ELEMENT(data=data, key="complete", on_choice_change=lambda: choose(st.session_state["complete"].choice))
