"""The counties as lines on a sheet, in metres of EPSG:25833."""

from __future__ import annotations

import json
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pytest
from worlds import COUNTIES, release

from gardenmap.geo import UTM33
from gardenmap.maps import outlines

WORLD = release()


def test_the_counties_are_a_geodataframe_in_metres_by_their_number() -> None:
    counties = outlines.counties(WORLD)
    assert isinstance(counties, gpd.GeoDataFrame)
    assert counties.crs == UTM33
    assert sorted(counties.index) == sorted(COUNTIES)
    assert counties.geometry["42"].area / 1e6 == pytest.approx(111.4 * 57.9, rel=0.01)


def test_a_chosen_county_fills_the_height_or_the_width_between_the_margins() -> None:
    (ring,) = outlines.rings(WORLD, ("46",))["46"]
    (left, top), (right, bottom) = ring.min(axis=0), ring.max(axis=0)
    assert max((right - left) / (outlines.WIDTH - 44), (bottom - top) / (outlines.HEIGHT - 132)) == pytest.approx(1)


def test_counties_out_of_sight_are_not_drawn_and_numbers_stay_text() -> None:
    assert set(outlines.rings(WORLD, ())) == set(COUNTIES)
    seen = set(outlines.rings(WORLD, ("03",)))
    assert "03" in seen
    assert not seen & {"56", "46"}


def test_a_place_falls_on_the_sheet_where_its_county_does() -> None:
    at = outlines.frame(WORLD, ("03",))
    (ring,) = outlines.rings(WORLD, ("03",))["03"]
    [place] = outlines.places([COUNTIES["03"][1]], [COUNTIES["03"][2]], at)
    assert np.asarray(place) == pytest.approx(ring[:-1].mean(axis=0), abs=2)
    assert outlines.places([], [], at) == []


def test_a_property_of_a_county_is_never_taken_for_its_polygon() -> None:
    collection = json.loads(WORLD.counties_geojson)
    for feature in collection["features"]:
        feature["properties"]["geometry"] = "a name from outside"
    world = replace(WORLD, counties_geojson=json.dumps(collection).encode())
    assert outlines.paths(world, ()) == outlines.paths(WORLD, ())
