"""The packages that the product is built on are what really draws it, each in its own part of the house."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import folium
import geopandas as gpd
import plotly.graph_objects as go
import pytest
import streamlit
from every_world import WORLDS
from published import DATA

from gardenmap import assets
from gardenmap.look import LIGHT
from gardenmap.maps import garden_map, outlines, state
from gardenmap.panels import PANELS
from gardenmap.selection import select
from gardenmap.text import Text
from gardenmap.view import Vocabulary, default

CHECKOUT = DATA.parent
SOURCE = CHECKOUT / "src" / "gardenmap"
USED_IN = {
    "streamlit": {"app.py", "pages", "ui"},
    "streamlit_folium": {"ui"},
    "folium": {"maps"},
    "geopandas": {"data", "geo.py", "maps"},
    "plotly": {"charts", "panels"},
    "starlette": {"server"},
}
SELECTION = select(WORLDS["mixed"], default(Vocabulary.of(WORLDS["mixed"])))


@cache
def imported(file: Path) -> set[str]:
    """The packages that a file imports, at its top or inside a function."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name.partition(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_streamlit_reads_what_our_page_tells_it_before_it_starts() -> None:
    """Undocumented, so that a new Streamlit may read something else."""
    told = re.search(r"window\.(\w+) = \{ (\w+): \{ (\w+): true \} \};", assets.content("first-paint.js"))
    assert told
    scripts = Path(streamlit.__file__).with_name("static").rglob("*.js")
    read = {word for script in scripts for word in told.groups() if word in script.read_text(encoding="utf-8")}
    unread = set(told.groups()) - read
    assert not unread, (
        f"Streamlit no longer reads {unread}, and its own dialogs, in English and for programmers, stand over the page "
        "again. Look in its release notes and its index.js for how a host keeps them away now, set that in "
        "assets/first-paint.js, and run tests/browser/test_connection.py."
    )


@pytest.mark.parametrize("package", USED_IN)
def test_a_package_is_used_where_it_belongs_and_nowhere_else(package: str) -> None:
    files = {file: file.relative_to(SOURCE).parts[0] for file in SOURCE.rglob("*.py")}
    files |= dict.fromkeys((CHECKOUT / "pages").glob("*.py"), "pages") | {CHECKOUT / "app.py": "app.py"}
    assert {part for file, part in files.items() if package in imported(file)} == USED_IN[package]


def test_the_map_is_foliums_and_what_follows_the_view_is_a_group_of_its_features() -> None:
    assert isinstance(garden_map.base("/colours.css", "/counties.geojson"), folium.Map)
    group = garden_map.features(state.of(SELECTION, Text("nb")))
    assert isinstance(group, folium.FeatureGroup)
    assert len(garden_map.base("", "").add_child(group).get_root().render()) > 5_000


def test_every_chart_is_a_plotly_figure() -> None:
    for panel in PANELS:
        frame = panel.table(SELECTION)
        for chart in panel.charts(frame, SELECTION, Text("nb"), LIGHT) if len(frame) else ():
            assert type(chart.figure) is go.Figure


def test_the_counties_are_a_geodataframe() -> None:
    assert isinstance(outlines.counties(SELECTION.release), gpd.GeoDataFrame)


def test_the_server_answers_without_streamlit_in_its_memory() -> None:
    """Streamlit's page reaches it through the app beneath; nothing of it is imported."""
    asked = "import sys, gardenmap.server.app as app; print(len(app.ROUTES), sorted({*sys.modules} & {'streamlit'}))"
    done = subprocess.run([sys.executable, "-c", asked], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    assert done.stdout.endswith(" []\n")
