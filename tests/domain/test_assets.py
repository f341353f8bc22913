import pytest
from plotly.offline import get_plotlyjs_version

from gardenmap import assets, look


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
