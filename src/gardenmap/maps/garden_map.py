"""The map of the gardens: a folium map that never changes, and one plain value that follows the view.

Folium writes the script that makes the Leaflet map; it is served as a file. `assets/map.js` runs it once, when the map
is first shown, and tells the map of each new state. A click is answered with an id.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, ClassVar

import folium
import pandas as pd
from folium.template import Template

from gardenmap import assets

KARTVERKET = {
    "url": "https://cache.kartverket.no/v1/wmts/1.0.0/topograatone/default/webmercator/{z}/{y}/{x}.png",
    "credit": '<a href="https://www.kartverket.no/">© Kartverket</a>',
}
"""The only address outside the app, asked for nothing until the visitor turns the background on."""
_OF_THE_BASE = ("lat", "lon", "name")
"""What no view changes of a garden."""


class _Start(folium.MacroElement):
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "gardenmapMap.start({{ this._parent.get_name() }}, {{ this.options|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__()
        self._name = "Start"
        self.options = options


class _Map(folium.Map):
    """A folium map without a network: its own Leaflet, no tiles, no jQuery, no Bootstrap, and always the same name."""

    default_js: ClassVar = [
        (name, assets.url(f"{name}.js")) for name in ("leaflet", "touch", "map-words", "map-drawing")
    ]
    default_css: ClassVar = [("leaflet", assets.url("leaflet.css")), ("map", assets.url("map.css"))]

    def get_name(self) -> str:
        return "gardens_map"


def base(gardens: pd.DataFrame, counties_url: str, companies_url: str = "") -> folium.Map:
    """The map before anything is chosen: where the gardens are, and the polygons to be fetched from `counties_url`.

    Where the release has companies, they and their scripts are fetched too.
    """
    made = _Map(location=[64.6, 14.0], zoom_start=4, tiles=None, zoom_control=False)
    made.options.update(maxZoom=11, minZoom=3, zoomSnap=0, zoomDelta=1, scrollWheelZoom=False, keyboard=False)
    made.add_child(
        _Start(
            {
                "counties": counties_url,
                "gardens": {
                    row["id"]: {"lat": row["lat"], "lon": row["lon"], "name": row["short_name"]}
                    for row in gardens[["id", "lat", "lon", "short_name"]].to_dict("records")
                },
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


def script(made: folium.Map) -> bytes:
    """The map that `base` has made, as the script that says to `assets/map.js` how it comes about."""
    root = made.get_root()
    root.render()
    files = {"scripts": [url for _, url in made.default_js], "styles": [url for _, url in made.default_css]}
    name, how = json.dumps(made.get_name()), root.script.render()
    return f"gardenmapMap.describe({name}, {json.dumps(files)}, () => {{{how}}});\n".encode()


def told(state: Mapping[str, Any], base_url: str) -> dict[str, Any]:
    """What `gardenmap.maps.state.of` makes of a view, as the browser gets it: the gardens' field names once.

    `base_url` is where the script of the map is that it is the state of; names and places stand there.
    """
    gardens = [{name: garden[name] for name in garden if name not in _OF_THE_BASE} for garden in state["gardens"]]
    fields = list(gardens[0]) if gardens else []
    rows = [[int(value) if isinstance(value, bool) else value for value in garden.values()] for garden in gardens]
    return {**state, "base": base_url, "gardens": {"fields": fields, "rows": rows}}
