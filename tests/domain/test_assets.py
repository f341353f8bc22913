import re

import pytest
from plotly.offline import get_plotlyjs_version
from running import ROOT

from gardenmap import assets, look

VENDORED = {"leaflet.js", "markercluster.js", "plotly.js"}


def test_an_address_changes_with_the_content() -> None:
    first, other = assets.made("counties.geojson", b"one"), assets.made("counties.geojson", b"other")
    assert first.url != other.url
    assert first is assets.made("counties.geojson", b"one")


def test_only_our_own_files_can_be_asked_for() -> None:
    with pytest.raises(KeyError):
        assets.asset("__init__.py")


def test_each_vendored_file_has_its_licence_beside_it() -> None:
    assert {
        "LICENSE.inter.txt",
        "LICENSE.leaflet.txt",
        "LICENSE.plotly.txt",
        "LICENSE.markercluster.txt",
    } <= assets.names()


def test_the_browser_draws_figures_with_the_version_that_they_are_described_for() -> None:
    assert f"plotly.js (basic - minified) v{get_plotlyjs_version()}\n" in assets.asset("plotly.js").body[:200].decode()


def test_the_icon_has_the_accent_colour() -> None:
    assert look.LIGHT.accent in assets.asset("favicon.svg").body.decode()


def test_every_script_of_our_own_has_its_reason_and_its_price_in_lines() -> None:
    decision = (ROOT / "docs" / "decisions" / "0023-own-scripts.md").read_text(encoding="utf-8")
    told = {name: int(lines) for name, lines in re.findall(r"^\| `([\w-]+\.js)` \| (\d+) \|", decision, re.MULTILINE)}
    own = {name for name in assets.names() if name.endswith(".js")} - VENDORED
    assert told == {name: assets.asset(name).body.count(b"\n") for name in own}
