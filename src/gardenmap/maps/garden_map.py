"""The map of the gardens, as a folium map that never changes and one layer that does.

The base map is byte-stable, so Streamlit never rebuilds its frame; `layer` carries all that follows the view. The
browser draws both with `assets/map.js`, fetches the county polygons once, and answers a click with an id.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, ClassVar

import folium
from folium.template import Template

from gardenmap import assets
from gardenmap.look import PALETTES, Palette

KARTVERKET = {
    "url": "https://cache.kartverket.no/v1/wmts/1.0.0/topograatone/default/webmercator/{z}/{y}/{x}.png",
    "credit": '<a href="https://www.kartverket.no/">© Kartverket</a>',
}
"""The only address outside the app, asked for nothing until the visitor turns the background on."""


_UNSAFE = {char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


class _Start(folium.MacroElement):
    _template = Template(
        "{% macro script(this, kwargs) %}GM.start({{ this._parent.get_name() }}, {{ this.options|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__()
        self._name = "Start"
        self.options = options


class _Update(folium.MacroElement):
    _template = Template("{% macro script(this, kwargs) %}GM.update({{ this.state }});{% endmacro %}")

    def __init__(self, state: Mapping[str, Any]) -> None:
        super().__init__()
        self._name = "Update"
        self.state = _packed(state)


class _Map(folium.Map):
    """A folium map without a network: its own Leaflet, no tiles, no jQuery, no Bootstrap."""

    default_js: ClassVar = [
        ("leaflet", assets.url("leaflet.js")),
        ("touch", assets.url("touch.js")),
        ("map", assets.url("map.js")),
    ]
    default_css: ClassVar = [("leaflet", assets.url("leaflet.css")), ("map", assets.url("map.css"))]


def base(counties_url: str, companies_url: str = "") -> folium.Map:
    """The map before anything is chosen: grey ground, and the polygons to be fetched from `counties_url`.

    Where the release has companies, they and their scripts are fetched too.
    """
    made = _Map(location=[64.6, 14.0], zoom_start=4, tiles=None, zoom_control=False)
    made.options.update(maxZoom=11, minZoom=3, zoomSnap=0, zoomDelta=1, scrollWheelZoom=False, keyboard=False)
    made.add_child(
        _Start(
            {
                "counties": counties_url,
                "font": assets.url("inter-latin.woff2"),
                "palettes": {name: _colours(palette) for name, palette in PALETTES.items()},
                "tiles": KARTVERKET,
                **({"companies": companies_url} if companies_url else {}),
            }
        )
    )
    if companies_url:
        made.default_js = [
            *made.default_js,
            *((name, assets.url(f"{name}.js")) for name in ("supercluster", "companies")),
        ]
        made.default_css = [*made.default_css, ("companies", assets.url("companies.css"))]
    return made


def layer(state: Mapping[str, Any]) -> folium.FeatureGroup:
    """The changing part of the map; `state` is what `gardenmap.maps.state.of` makes of a frame."""
    group = folium.FeatureGroup(name="gardens")
    group.add_child(_Update(state))
    return group


def _packed(state: Mapping[str, Any]) -> str:
    """The state as the browser gets it at each change: the gardens' field names once, no space, safe in a script."""
    gardens = state["gardens"]
    fields = list(gardens[0]) if gardens else []
    rows = [[int(value) if isinstance(value, bool) else value for value in garden.values()] for garden in gardens]
    packed = json.dumps(
        {**state, "gardens": {"fields": fields, "rows": rows}}, separators=(",", ":"), ensure_ascii=False
    )
    return "".join(_UNSAFE.get(char, char) for char in packed)


def _colours(palette: Palette) -> dict[str, str]:
    return {name: value for name, value in vars(palette).items() if isinstance(value, str)}
