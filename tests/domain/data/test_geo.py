"""Places on the ground: distances in kilometres as a person would measure them, and what coordinates are."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from gardenmap.geo import NORWAY, WGS84, Bounds, Misplaced, county_polygons, kilometres_from_county, misplaced, points

AGDER = shapely.box(7.1, 58.2, 8.1, 59.2)
COUNTIES = gpd.GeoDataFrame(
    {"county_no": ["42", "56"]}, geometry=[AGDER, shapely.box(25.3, 69.4, 26.3, 70.4)], crs=WGS84
)


def distances(*places: tuple[str, float, float]) -> list[float]:
    """From places (county number, longitude, latitude) to the county that each of them names."""
    return kilometres_from_county(points(pd.DataFrame(places, columns=["county_no", "lon", "lat"])), COUNTIES).tolist()


def test_gardens_become_points_with_a_reference_system_and_keep_their_columns() -> None:
    gardens = points(pd.DataFrame({"id": ["lista"], "lon": [6.8], "lat": [58.1]}))
    assert isinstance(gardens, gpd.GeoDataFrame)
    assert gardens.crs == WGS84
    assert (gardens["id"][0], gardens.geometry[0]) == ("lista", shapely.Point(6.8, 58.1))


def test_a_degree_east_is_half_as_far_at_60_north_as_a_degree_north() -> None:
    east, south = distances(("42", 9.1, 58.7), ("42", 7.6, 57.2))
    assert east == pytest.approx(57.9, rel=0.01)
    assert south == pytest.approx(111.2, rel=0.01)


def test_the_north_is_measured_as_well_as_the_south() -> None:
    assert distances(("56", 25.8, 71.4)) == pytest.approx([111.5], rel=0.01)


def test_inside_its_county_the_distance_is_zero_and_inside_another_it_is_not() -> None:
    inside, other = distances(("42", 7.6, 58.7), ("56", 7.6, 58.7))
    assert inside == 0
    assert other > 1000


def test_without_a_polygon_of_the_county_the_distance_is_missing_and_not_zero() -> None:
    assert pd.isna(distances(("03", 7.6, 58.7))).all()
    assert distances() == []


def test_codes_of_counties_are_text_and_what_cannot_be_read_is_missing() -> None:
    found = county_polygons(
        [
            {"properties": {"county_no": "03", "geometry": "a name"}, "geometry": shapely.geometry.mapping(AGDER)},
            {"properties": {}, "geometry": {"type": "Polygon", "coordinates": "none"}},
        ]
    )
    assert found.index.tolist() == [1, 2]
    assert found["county_no"].tolist() == ["03", ""]
    assert found.geometry.isna().tolist() == [False, True]


EXTENTS = {
    "the land": (Bounds(7.05, 57.98, 25.78, 71.17), None),
    "the territorial sea": (Bounds(4.09, 57.76, 31.76, 71.38), None),
    "swapped": (Bounds(57.98, 7.05, 71.17, 25.78), Misplaced.SWAPPED),
    "UTM 33": (Bounds(-80_000, 6_450_000, 1_120_000, 7_940_000), Misplaced.METRES),
    "east 0": (Bounds(0, 6_450_000, 0, 6_450_000), Misplaced.METRES),
    "round the globe": (Bounds(370, 59, 371, 60), Misplaced.ELSEWHERE),
    "no place": (Bounds(0, 0, 0, 0), Misplaced.ELSEWHERE),
    "one corner swapped": (Bounds(7, 10, 60, 58), Misplaced.ELSEWHERE),
    "Svalbard": (Bounds(10, 76, 34, 81), Misplaced.ELSEWHERE),
}


@pytest.mark.parametrize(("extent", "why"), EXTENTS.values(), ids=EXTENTS)
def test_coordinates_that_are_not_in_norway_are_told_apart_by_why(extent: Bounds, why: Misplaced | None) -> None:
    assert misplaced(extent) is why


def test_lindesnes_and_nordkapp_are_in_norway() -> None:
    assert NORWAY.holds(7.05, 57.98)
    assert NORWAY.holds(25.78, 71.17)
