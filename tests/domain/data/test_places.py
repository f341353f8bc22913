"""Polygons are judged by themselves and points by the sound ones: one cause is one fault, at its place."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from worlds import COUNTIES, company, county, garden, release, write_package

from gardenmap.data.check import check, inspect
from gardenmap.data.package import read
from gardenmap.data.rules import Advice, Rule
from gardenmap.errors import Problem
from gardenmap.geo import UTM33, WGS84
from gardenmap.maps import outlines

ROWS = {number: row for row, number in enumerate(sorted(COUNTIES), start=1)}
Geometry = dict[str, Any]


PACKAGE = release(gardens=[garden("lista"), garden("odda", "46")], companies=[company("B1", garden="lista")])
"""Gardens in Agder and Vestland, a company in Agder, and no place in Oslo."""


def change(package: Path, numbers: list[str], turn: Callable[[Geometry], Any]) -> list[Problem]:
    """The faults after the geometry of these counties is another one."""
    path = package / "counties.geojson"
    collection = json.loads(path.read_bytes())
    for feature in collection["features"]:
        if feature["properties"]["county_no"] in numbers:
            feature["geometry"] = turn(feature["geometry"])
    path.write_text(json.dumps(collection), encoding="utf-8")
    return check(package)


def each_point(turn: Callable[[float, float], list[float]]) -> Callable[[Geometry], Geometry]:
    def turned(geometry: Geometry) -> Geometry:
        return geometry | {"coordinates": [[turn(*point) for point in ring] for ring in geometry["coordinates"]]}

    return turned


def first_point(*point: float) -> Callable[[Geometry], Geometry]:
    """One corner is elsewhere; the ring is closed."""

    def turned(geometry: Geometry) -> Geometry:
        ring = geometry["coordinates"][0]
        return geometry | {"coordinates": [[list(point), *ring[1:-1], list(point)]]}

    return turned


def projected(crs: str) -> Callable[[Geometry], Geometry]:
    def turned(geometry: Geometry) -> Geometry:
        feature = {"properties": {}, "geometry": geometry}
        return gpd.GeoDataFrame.from_features([feature], crs=WGS84).to_crs(crs).geometry[0].__geo_interface__

    return turned


def ring(*points: tuple[float, float]) -> Callable[[Geometry], Geometry]:
    return lambda _: {"type": "Polygon", "coordinates": [points]}


CASES: dict[str, tuple[Callable[[Geometry], Any], Rule, Advice]] = {
    "latitude first": (each_point(lambda x, y: [y, x]), Rule.SHAPE_OUTSIDE_NORWAY, Advice.SWAPPED_SHAPE),
    "metres in UTM 33": (projected(UTM33), Rule.SHAPE_OUTSIDE_NORWAY, Advice.METRES_SHAPE),
    "metres in UTM 32": (projected("EPSG:25832"), Rule.SHAPE_OUTSIDE_NORWAY, Advice.METRES_SHAPE),
    "metres of web maps": (projected("EPSG:3857"), Rule.SHAPE_OUTSIDE_NORWAY, Advice.METRES_SHAPE),
    "round the globe": (each_point(lambda x, y: [x + 360, y]), Rule.SHAPE_OUTSIDE_NORWAY, Advice.DEGREES_SHAPE),
    "south of the equator": (each_point(lambda x, y: [x, -y]), Rule.SHAPE_OUTSIDE_NORWAY, Advice.DEGREES_SHAPE),
    "one corner swapped": (first_point(59.8, 10.2), Rule.SHAPE_OUTSIDE_NORWAY, Advice.DEGREES_SHAPE),
    "one corner in metres": (first_point(262000.5, 6640000), Rule.SHAPE_OUTSIDE_NORWAY, Advice.METRES_SHAPE),
    "no geometry": (lambda _: None, Rule.NO_SHAPE, Advice.FETCH_AGAIN),
    "no type": (lambda _: {}, Rule.NO_SHAPE, Advice.FETCH_AGAIN),
    "not an object": (lambda _: "POLYGON EMPTY", Rule.NO_SHAPE, Advice.FETCH_AGAIN),
    "empty": (lambda _: {"type": "Polygon", "coordinates": []}, Rule.NO_SHAPE, Advice.FETCH_AGAIN),
    "empty parts": (lambda _: {"type": "MultiPolygon", "coordinates": []}, Rule.NO_SHAPE, Advice.FETCH_AGAIN),
    "a point": (lambda _: {"type": "Point", "coordinates": [10.7, 60.0]}, Rule.NO_SHAPE, Advice.FETCH_AGAIN),
    "a line": (lambda g: {"type": "LineString", "coordinates": g["coordinates"][0]}, Rule.NO_SHAPE, Advice.FETCH_AGAIN),
    "radians": (each_point(lambda x, y: [x * math.pi / 180, y * math.pi / 180]),
                Rule.SHAPE_OUTSIDE_NORWAY, Advice.DEGREES_SHAPE),
    "metres in UTM 35": (projected("EPSG:25835"), Rule.SHAPE_OUTSIDE_NORWAY, Advice.METRES_SHAPE),
    "metres north first": (
        lambda g: each_point(lambda x, y: [y, x])(projected(UTM33)(g)), Rule.SHAPE_OUTSIDE_NORWAY, Advice.METRES_SHAPE
    ),
    "over the date line": (each_point(lambda x, y: [x - 360, y]), Rule.SHAPE_OUTSIDE_NORWAY, Advice.DEGREES_SHAPE),
    "no coordinates": (lambda _: {"type": "Polygon"}, Rule.NO_SHAPE, Advice.FETCH_AGAIN),
    "a collection in a collection": (
        lambda g: {"type": "GeometryCollection", "geometries": [{"type": "GeometryCollection", "geometries": [g]}]},
        Rule.NO_SHAPE, Advice.FETCH_AGAIN,
    ),
    "a number that is no number": (
        each_point(lambda x, y: [x, float("inf")]), Rule.NO_SHAPE, Advice.FETCH_AGAIN
    ),
    "a number too large for any": (each_point(lambda x, y: [x, 10**400]), Rule.NO_SHAPE, Advice.FETCH_AGAIN),
    "a collection": (lambda g: {"type": "GeometryCollection", "geometries": [g]}, Rule.NO_SHAPE, Advice.FETCH_AGAIN),
    "an open ring": (ring((10.2, 59.8), (10.9, 59.8), (10.9, 60.1), (10.2, 60.1)), Rule.NO_SHAPE, Advice.FETCH_AGAIN),
    "no number": (each_point(lambda x, y: [x, float("nan")]), Rule.NO_SHAPE, Advice.FETCH_AGAIN),
    "words": (each_point(lambda x, y: ["east", "north"]), Rule.NO_SHAPE, Advice.FETCH_AGAIN),
    "a ring that crosses itself": (
        ring((10.2, 59.8), (10.9, 60.1), (10.9, 59.8), (10.2, 60.1), (10.2, 59.8)), Rule.BROKEN_SHAPE, Advice.MEND_SHAPE
    ),
    "no area": (ring((10.2, 59.8), (10.9, 59.8), (10.2, 59.8), (10.2, 59.8)), Rule.BROKEN_SHAPE, Advice.MEND_SHAPE),
}  # fmt: skip


@pytest.mark.parametrize(("turn", "rule", "advice"), CASES.values(), ids=CASES)
def test_a_wrong_polygon_is_the_one_fault_although_no_garden_is_there(
    package: Path, turn: Callable[[Geometry], Any], rule: Rule, advice: Advice
) -> None:
    (problem,) = change(package, ["03"], turn)
    assert (problem.file, problem.row, problem.rule) == ("counties.geojson", ROWS["03"], rule)
    assert problem.suggestion == advice
    assert (problem.value or "").startswith("03 Oslo")


@pytest.mark.parametrize(("turn", "rule", "advice"), CASES.values(), ids=CASES)
def test_no_garden_or_company_is_blamed_for_the_wrong_polygon_of_its_county(
    package: Path, turn: Callable[[Geometry], Any], rule: Rule, advice: Advice
) -> None:
    problems = change(package, ["42", "46"], turn)
    assert [(p.file, p.row, p.rule) for p in problems] == [
        ("counties.geojson", ROWS["42"], rule),
        ("counties.geojson", ROWS["46"], rule),
    ]


HEIGHTS = {
    "every corner": each_point(lambda x, y: [x, y, 12.5]),
    "one corner": lambda geometry: geometry | {"coordinates": [[*geometry["coordinates"][0][:1], [8.1, 58.2, 0],
                                                                *geometry["coordinates"][0][2:]]]},
}  # fmt: skip


@pytest.mark.parametrize("turn", HEIGHTS.values(), ids=HEIGHTS)
def test_heights_in_a_polygon_are_no_fault_and_the_map_does_without_them(
    package: Path, turn: Callable[[Geometry], Any]
) -> None:
    before = outlines.paths(read(package), ("42",))
    path = package / "gardens.csv"
    path.write_text(path.read_text().replace(",58.7,7.6,", ",58.18,7.6,"))  # off the coast, so that it is measured
    assert change(package, ["42"], turn) == []
    assert outlines.paths(read(package), ("42",)) == before


@pytest.mark.parametrize(
    ("turn", "advice"),
    [
        (projected(UTM33), Advice.METRES_SHAPE),
        (projected("EPSG:3857"), Advice.METRES_SHAPE),
        (each_point(lambda x, y: [y, x]), Advice.SWAPPED_SHAPE),
        (each_point(lambda x, y: [x * math.pi / 180, y * math.pi / 180]), Advice.DEGREES_SHAPE),
    ],
    ids=["metres in UTM 33", "metres of web maps", "swapped", "radians"],
)
def test_where_all_polygons_are_wrong_in_the_same_way_that_is_one_fault_and_no_place_is_blamed(
    package: Path, turn: Callable[[Geometry], Any], advice: Advice
) -> None:
    (problem,) = change(package, list(COUNTIES), turn)
    assert (problem.file, problem.row, problem.rule) == ("counties.geojson", 1, Rule.SHAPE_OUTSIDE_NORWAY)
    assert problem.suggestion == advice
    assert str(problem).endswith(" Also in rows 2-15.")


@pytest.mark.parametrize("file", ["gardens.csv", "companies.csv"])
def test_where_all_points_are_swapped_that_is_one_fault(tmp_path: Path, file: str) -> None:
    ids = ("a", "b", "c")
    swapped = {"lat": 7.6, "lon": 58.7}
    wrong, right = ([make(each, **cells) for each in ids] for make, cells in ((garden, swapped), (garden, {})))
    world = (
        release(gardens=wrong)
        if file == "gardens.csv"
        else release(gardens=right, companies=[company(each, **swapped) for each in ids])
    )
    (problem,) = check(write_package(tmp_path, world))
    assert (problem.file, problem.row, problem.column, problem.rule) == (file, 2, "lat", Rule.OUTSIDE_NORWAY)
    assert (problem.suggestion, problem.also) == (Advice.SWAPPED_POINT, [3, 4])


def test_the_line_of_a_wrong_polygon_says_county_corner_and_what_to_do(package: Path) -> None:
    (problem,) = change(package, ["03"], each_point(lambda x, y: [y, x]))
    assert str(problem) == (
        "counties.geojson:1: The polygon must be in Norway. Found '03 Oslo: 59.5, 10.2'. "
        "Longitude and latitude are swapped: write longitude first, in degrees, EPSG:4326."
    )


def test_the_line_of_a_broken_polygon_says_where_it_is_broken(package: Path) -> None:
    (problem,) = change(package, ["03"], CASES["a ring that crosses itself"][0])
    assert problem.value == "03 Oslo: Self-intersection[10.55 59.95]"


def test_a_hostile_name_of_a_county_is_repeated_without_what_a_terminal_would_obey(tmp_path: Path) -> None:
    world = release(counties=[county("03", name="\x1b[2JOslo"), county("42")], gardens=[garden("lista")])
    problems = change(write_package(tmp_path, world), ["03"], projected(UTM33))
    assert Rule.SHAPE_OUTSIDE_NORWAY in {problem.rule for problem in problems}
    assert all(str(problem).isprintable() for problem in problems)


def test_two_polygons_with_one_number_are_one_fault_and_no_place_is_judged_by_either(package: Path) -> None:
    path = package / "counties.geojson"
    collection = json.loads(path.read_bytes())
    collection["features"][ROWS["56"] - 1]["properties"]["county_no"] = "42"
    path.write_text(json.dumps(collection), encoding="utf-8")
    assert [(p.file, p.row, p.column, p.rule) for p in check(package)] == [
        ("counties.geojson", ROWS["56"], "county_no", Rule.DUPLICATE)
    ]


POINTS = {
    "latitude and longitude swapped": ("7.6", "58.7", Advice.SWAPPED_POINT),
    "metres in UTM 33": ("6522000", "71500", Advice.METRES_POINT),
    "metres, east first": ("71500.5", "6522000.5", Advice.METRES_POINT),
    "no place": ("0", "0", Advice.DEGREES_POINT),
    "round the globe": ("58.7", "367.6", Advice.DEGREES_POINT),
    "Stockholm's latitude alone": ("59.3", "59.3", Advice.DEGREES_POINT),
}


@pytest.mark.parametrize("file", ["gardens.csv", "companies.csv"])
@pytest.mark.parametrize(("lat", "lon", "advice"), POINTS.values(), ids=POINTS)
def test_a_point_outside_norway_is_one_fault_that_says_what_is_wrong_with_it(
    package: Path, file: str, lat: str, lon: str, advice: Advice
) -> None:
    path = package / file
    text = path.read_text(encoding="utf-8")
    assert ",58.7,7.6," in text
    path.write_text(text.replace(",58.7,7.6,", f",{lat},{lon},"), encoding="utf-8")
    (problem,) = check(package)
    assert (problem.file, problem.row, problem.column, problem.rule) == (file, 2, "lat", Rule.OUTSIDE_NORWAY)
    assert problem.suggestion == advice


def test_a_harbour_off_the_simplified_coast_is_in_its_county_and_a_place_further_out_is_not(tmp_path: Path) -> None:
    near, far = garden("near", lon=7.6, lat=58.2 - 4 / 111.4), garden("far", lon=7.6, lat=58.2 - 6 / 111.4)
    (problem,) = check(write_package(tmp_path, release(gardens=[near, far])))
    assert (problem.row, problem.rule) == (2, Rule.FAR_FROM_COUNTY)
    assert problem.values == {"most": 5, "distance": 6}


def test_the_counties_of_a_package_are_read_as_a_geodataframe(package: Path) -> None:
    polygons = inspect(package).sheets["counties"].polygons
    assert isinstance(polygons, gpd.GeoDataFrame)
    assert polygons.crs == WGS84
    assert polygons["county_no"].tolist() == sorted(COUNTIES)
    assert polygons.geom_type.unique().tolist() == ["Polygon"]
