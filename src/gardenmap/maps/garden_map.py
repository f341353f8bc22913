"""The map of the gardens: a folium map that never changes, and a group of features that follows the view.

Names from outside never pass through folium's templates as they are: branca would run what looks like a template. They
go percent-encoded, and `assets/map.js` sets them as text.
"""

from __future__ import annotations

import json
from typing import Any, ClassVar
from urllib.parse import quote

import folium
from folium.plugins import FastMarkerCluster
from folium.template import Template
from folium.utilities import JsCode

from gardenmap import assets
from gardenmap.maps.marks import NARROW, RADIUS, RADIUS_NARROW
from gardenmap.maps.rendering import render

KARTVERKET = {
    "url": "https://cache.kartverket.no/v1/wmts/1.0.0/topograatone/default/webmercator/{z}/{y}/{x}.png",
    "credit": '<a href="https://www.kartverket.no/">© Kartverket</a>',
}
"""The only address outside the app, asked for nothing until the visitor turns the background on."""


class _Map(folium.Map):
    """A folium map without a network: our own Leaflet and script, no tiles, no jQuery, no Bootstrap."""

    default_js: ClassVar = [("leaflet", assets.url("leaflet.js")), ("map", assets.url("map.js"))]
    default_css: ClassVar = [(f"{name}_style", assets.url(f"{name}.css")) for name in ("leaflet", "marks", "map")]

    def __init__(self, colours_url: str, **options: Any) -> None:
        super().__init__(**options)
        self.default_css = [("colours", colours_url), *self.default_css]


class _Counties(folium.MacroElement):
    """The county polygons, which the browser fetches once and keeps."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "gardenMap.start({{ this._parent.get_name() }}, {{ this.options|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__()
        self._name = "Counties"
        self.options = options


class _Shown(folium.MacroElement):
    """What the view says of counties, legend and buttons: JSON, percent-encoded."""

    _template = Template("{% macro script(this, kwargs) %}gardenMap.show({{ this.encoded|tojson }});{% endmacro %}")

    def __init__(self, shown: dict[str, Any]) -> None:
        super().__init__()
        self._name = "Shown"
        self.encoded = quote(json.dumps(shown, ensure_ascii=False))


class _Companies(FastMarkerCluster):
    """Companies as points, gathered where they are many; the browser fetches them once."""

    default_js: ClassVar = [(name, assets.url(f"{name}.js")) for name in ("markercluster", "companies")]
    default_css: ClassVar = [("markercluster_style", assets.url("markercluster.css"))]


class _FetchedCompanies(folium.MacroElement):
    _template = Template(
        "{% macro script(this, kwargs) %}"
        "showCompanies({{ this._parent.get_name() }}, {{ this._parent._parent.get_name() }}, {{ this.url|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, url: str) -> None:
        super().__init__()
        self._name = "FetchedCompanies"
        self.url = url


def base(colours_url: str, counties_url: str, companies_url: str = "") -> folium.Map:
    """The map before anything is chosen; the browser fetches the polygons, and companies where the release has them."""
    made = _Map(colours_url, location=[64.6, 14.0], zoom_start=4, tiles=None, zoom_control=False)
    # Plain numbers: two maps of one release are the same letter by letter, so that the browser keeps its own.
    made.options.update(maxZoom=11, minZoom=3, zoomSnap=0, zoomDelta=1, scrollWheelZoom=False, keyboard=False)
    # One finger scrolls the page, two move the map.
    made.options["dragging"] = JsCode("!matchMedia('(pointer: coarse)').matches")
    made.add_child(folium.map.CustomPane("names", z_index=450))
    options = {
        "counties": counties_url,
        "tiles": KARTVERKET,
        "radius": {"wide": RADIUS, "narrow": RADIUS_NARROW, "narrowBelow": NARROW},
    }
    made.add_child(_Counties(options))
    if companies_url:
        cluster = _Companies([], callback="(row) => L.circleMarker(row)", show_coverage_on_hover=False)
        cluster.add_child(_FetchedCompanies(companies_url))
        made.add_child(cluster)
    return made


def features(state: dict[str, Any], companies: str = "") -> folium.FeatureGroup:
    """What follows the view, from `gardenmap.maps.state.of`: gardens and names as GeoJSON, counties, legend, buttons.

    `companies` is the word for a company in the legend; empty where the release has none.
    """
    group = folium.FeatureGroup(name="gardens")
    points = [*map(_garden, state["gardens"]), *map(_label, state["labels"])]
    folium.GeoJson(
        {"type": "FeatureCollection", "features": points},
        point_to_layer=JsCode("(feature, place) => gardenMap.mark(feature.properties, place)"),
    ).add_to(group)
    chosen = state["chosen"]
    shown = {
        "lang": state["lang"],
        "title": state["words"]["title"],
        "chosen": chosen,
        "empty": [code for code, county in state["counties"].items() if not county["gardens"]],
        "counties": {code: county["name"] for code, county in state["counties"].items()},
        "bounds": state["steps"][-1 if chosen else 0]["bounds"],
        "legend": render("legend", state=state, radius=RADIUS, companies=companies),
        "steps": render("steps", state=state, shown=state["steps"][-1 if chosen else 0]["id"]),
    }
    group.add_child(_Shown(shown))
    return group


def _garden(garden: dict[str, Any]) -> dict[str, Any]:
    return _point(
        garden,
        kind="garden",
        id=quote(garden["id"]),
        tip=quote(garden["tip"]),
        look=garden["look"],
        size=round(garden["size"] ** 0.5, 3),
        inside=garden["inside"],
        selected=garden["selected"],
        side=garden["side"],
        name=quote(garden["name"]),
    )


def _label(label: dict[str, Any]) -> dict[str, Any]:
    return _point(label, kind="label", name=quote(label["text"]), look=label["look"], side=label["side"])


def _point(place: dict[str, Any], **properties: object) -> dict[str, Any]:
    geometry = {"type": "Point", "coordinates": [place["lon"], place["lat"]]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}
