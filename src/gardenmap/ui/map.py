"""The map on a page: folium through st_folium, and what a click on it does."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit_folium import st_folium

from gardenmap import assets
from gardenmap.maps import garden_map, state
from gardenmap.ui.session import act
from gardenmap.ui.visit import Visit
from gardenmap.view import ViewState

_HEIGHT = 532


def show(visit: Visit, *, focus: str | None = None) -> None:
    """The map of the gardens; `focus` is a county to look at instead of the chosen ones."""
    counties = assets.counties(visit.release.counties_geojson).url
    shown = state.of(visit.selection, visit.text, visit.theme, focus=focus)
    with st.container(key="map", gap=None):
        st_folium(
            garden_map.base(counties),
            key="leaflet",
            height=_HEIGHT,
            use_container_width=True,
            returned_objects=[],
            feature_group_to_add=garden_map.layer(shown),
            on_change=_clicked,
        )


def _clicked() -> None:
    """A garden is chosen or let go; a county is chosen alone, let go, or added to the others."""
    click = st.session_state.get("leaflet") or {}
    kind, code = click.get("kind"), str(click.get("id", ""))
    if kind == "garden":
        act(lambda view: replace(view, garden=None if view.garden == code else code))
    elif kind == "county":
        act(lambda view: _county(view, code, add=bool(click.get("add"))))


def _county(view: ViewState, code: str, *, add: bool) -> ViewState:
    if code in view.county:
        return replace(view, county=tuple(other for other in view.county if add and other != code))
    return replace(view, county=(*view.county, code) if add else (code,))
