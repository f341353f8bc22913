"""The map on a page: folium through the component of st_folium, and what a click on it does.

The steps of st_folium are taken one by one, each once for what it depends on; see docs/decisions/0002.
"""

from __future__ import annotations

from functools import cache, lru_cache, partial
from hashlib import sha256
from typing import Any

import streamlit as st
import streamlit_folium

from gardenmap import assets
from gardenmap.maps import garden_map, state
from gardenmap.model import Release
from gardenmap.ui import companies
from gardenmap.ui.session import act
from gardenmap.ui.visit import Visit, selected, spoken
from gardenmap.view import ViewState, toggle_county, toggle_garden

_HEIGHT = 532
_UNUSED: dict[str, Any] = {
    "id": "map_div",
    "width": None,
    "returned_objects": [],
    "default": {},
    "zoom": None,
    "center": None,
    "return_on_hover": False,
    "layer_control": None,
    "pixelated": False,
    "wrap_longitude": False,
}
"""Arguments of st_folium's component that our map makes no use of."""


def show(visit: Visit, *, focus: str | None = None) -> None:
    """The map of the gardens; `focus` is a county to look at instead of the chosen ones."""
    base = _base(assets.counties(visit.release.counties_geojson).url, companies.url(visit.release))
    key = f"leaflet-{sha256(base['script'].encode()).hexdigest()[:8]}"
    with st.container(key="map", gap=None):
        streamlit_folium._component_func(
            **base,
            **_UNUSED,
            feature_group=_layer(visit.release, visit.view, visit.theme, focus),
            height=_HEIGHT,
            # New borders or companies are another base, and a base is drawn once: it needs a frame of its own.
            key=key,
            on_change=partial(_clicked, key),
        )


@cache
def _base(counties_url: str, companies_url: str) -> dict[str, Any]:
    """What st_folium makes of the map that never changes, at every run: templates are compiled, which takes 10 ms."""
    made = garden_map.base(counties_url, companies_url)
    made.get_root().render()
    return {
        "html": streamlit_folium._get_html(made),
        "header": streamlit_folium._get_header(made),
        "script": streamlit_folium._get_map_string(made),
        "css_links": [address for _, address in made.default_css],
        "js_links": [address for _, address in made.default_js],
    }


@lru_cache(maxsize=256)
def _layer(release: Release, view: ViewState, theme: str, focus: str | None) -> str:
    """What st_folium makes of the layer that follows the view."""
    shown = state.of(selected(release, view), spoken(view.lang), theme, focus=focus)
    base = garden_map.base(assets.counties(release.counties_geojson).url)
    base.get_root().render()
    return streamlit_folium._get_feature_group_string(garden_map.layer(shown), map=base)


def _clicked(key: str) -> None:
    """A garden is chosen or let go; a county is chosen alone, let go, or added to the others."""
    click = st.session_state.get(key) or {}
    kind, code = click.get("kind"), str(click.get("id", ""))
    if kind == "garden":
        act(lambda view, vocabulary: toggle_garden(view, code, vocabulary))
    elif kind == "county":
        add = bool(click.get("add"))
        act(lambda view, vocabulary: toggle_county(view, code, vocabulary, add=add))
