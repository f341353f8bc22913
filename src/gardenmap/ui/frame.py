"""What stands around every page: the bar, what the reader should know first, and the foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from gardenmap.choices import changed
from gardenmap.current import Visit
from gardenmap.errors import Problem
from gardenmap.html import frame
from gardenmap.html.frame import LANGUAGE_NAMES
from gardenmap.model import LANGUAGES
from gardenmap.panels.pages import PAGES
from gardenmap.ui import address
from gardenmap.ui.widget import if_new, key_for
from gardenmap.view import Notice, query


def show_bar(visit: Visit, pages: Mapping[str, st.Page]) -> None:
    """Menu, release and language. Every entry carries the view, so that a change of page keeps it."""
    text, view = visit.text, visit.view
    with st.container(key="bar", horizontal=True, vertical_alignment="center", gap=None):
        st.html(frame.brand(text), width="content")
        with st.container(key="menu", horizontal=True, gap=None):
            parameters = query(view, visit.vocabulary)
            for entry in PAGES:
                st.page_link(pages[entry.id], label=entry.title(text), query_params=parameters, width="content")
        with st.popover(text("Release {date}", date=text.date(visit.release.date)), key="release", type="tertiary"):
            st.html(f'<p class="gm-small">{frame.about_release(visit.release, text)}</p>')
        key = key_for("lang", view.lang)
        st.segmented_control(
            text("Language"),
            LANGUAGES,
            default=view.lang,
            format_func=LANGUAGE_NAMES.__getitem__,
            required=True,
            key=key,
            on_change=_turn_language,
            args=(key,),
            label_visibility="collapsed",
        )


def _turn_language(key: str) -> None:
    language = st.session_state[key]
    if_new(key, language, lambda: address.choose(lambda view, codes: changed(view, f"lang={language}", codes)))


def show_notices(faults: Sequence[Problem], found: tuple[Notice, ...], visit: Visit) -> None:
    """What the reader should know first; the place is kept where there is nothing."""
    with st.container(key="notices", gap=None):
        if faults or found:
            st.html(frame.notices(faults, found, visit.text))


def show_foot(visit: Visit) -> None:
    """Release, ways on, credit for the map, how to cite."""
    st.html(frame.foot(visit))
