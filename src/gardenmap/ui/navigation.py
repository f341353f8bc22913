"""The pages as Streamlit knows them: on which of them the browser is, and how it gets to another."""

from __future__ import annotations

from functools import cache

import streamlit as st

from gardenmap.ui.site import SITE, Page


def current() -> Page:
    """The page at the address of this run."""
    chosen = st.navigation(list(_pages().values()), position="hidden")
    return next(entry for entry in SITE if entry.path == chosen.url_path)


def turn_to(page_id: str, parameters: dict[str, str]) -> None:
    """End this run and begin one of that page, with these parameters in its address.

    What names no page is left alone.
    """
    if page_id in _pages():
        st.switch_page(_pages()[page_id], query_params=parameters)


@cache
def _pages() -> dict[str, st.Page]:
    """By the id of the page. Made once, in the first run: to look for their files is a quarter of a run."""
    return {entry.id: st.Page(entry.file, url_path=entry.path, default=not entry.path) for entry in SITE}
