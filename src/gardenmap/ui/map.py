"""The map on a page: folium through st_folium, and what a click on it does."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from gardenmap import assets
from gardenmap.maps import garden_map, state
from gardenmap.model import Release
from gardenmap.text import Text
from gardenmap.ui import companies
from gardenmap.ui.session import act
from gardenmap.ui.visit import Visit, selected
from gardenmap.view import ViewState, toggle_county, toggle_garden

_HEIGHT = 532


def show(visit: Visit, *, focus: str | None = None) -> None:
    """The map of the gardens; `focus` is a county to look at instead of the chosen ones."""
    counties = assets.counties(visit.release.counties_geojson).url
    shown = _state(visit.release, visit.view, visit.theme, focus)
    with st.container(key="map", gap=None):
        st_folium(
            garden_map.base(counties, companies.url(visit.release)),
            key="leaflet",
            height=_HEIGHT,
            use_container_width=True,
            returned_objects=[],
            feature_group_to_add=garden_map.layer(shown),
            on_change=_clicked,
        )


@lru_cache(maxsize=256)
def _state(release: Release, view: ViewState, theme: str, focus: str | None) -> dict[str, Any]:
    return state.of(selected(release, view), Text(view.lang), theme, focus=focus)


def _clicked() -> None:
    """A garden is chosen or let go; a county is chosen alone, let go, or added to the others."""
    click = st.session_state.get("leaflet") or {}
    kind, code = click.get("kind"), str(click.get("id", ""))
    if kind == "garden":
        act(lambda view, vocabulary: toggle_garden(view, code, vocabulary))
    elif kind == "county":
        add = bool(click.get("add"))
        act(lambda view, vocabulary: toggle_county(view, code, vocabulary, add=add))
