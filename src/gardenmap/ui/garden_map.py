"""The map on a page: folium through st_folium; what follows the view is a group of features."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from gardenmap import current
from gardenmap.current import Visit
from gardenmap.html.style import colours
from gardenmap.maps import garden_map, state
from gardenmap.model import Release
from gardenmap.panels.pages import page
from gardenmap.ui.choice import choose
from gardenmap.ui.visit import elements
from gardenmap.ui.widget import if_new
from gardenmap.view import ViewState

KEY = "leaflet"
_HEIGHT = 532
"""In px; page.css makes it lower on a phone."""


def show_map(visit: Visit) -> None:
    """Every garden where it is; panning asks the server for nothing, a press answers with a choice."""
    release, text = visit.release, visit.text
    has_companies = len(release.companies) > 0
    elements().append("map")
    with st.container(key="map"):
        st_folium(
            garden_map.base(
                colours().url,
                current.counties_file(release).url,
                current.companies_file(release).url if has_companies else "",
            ),
            key=KEY,
            height=_HEIGHT,
            use_container_width=True,
            returned_objects=[],  # map.js itself answers with a choice
            feature_group_to_add=garden_map.features(
                _state(release, visit.view, visit.page.id), text("a company") if has_companies else ""
            ),
            on_change=_pressed,
        )


def _pressed() -> None:
    """Called when a garden or a county is pressed, each time with another number."""
    pressed = st.session_state[KEY] or {}
    if_new(KEY, pressed, lambda: choose(pressed.get("choice")))


@lru_cache(maxsize=64)
def _state(release: Release, view: ViewState, page_id: str) -> dict[str, Any]:
    visit = Visit(release, view, page(page_id))
    return state.of(visit.selection, visit.text, focus=visit.focus)
