"""Do the polygons and the points of a package lie where they should?

A county's polygon is judged by itself first: where it is wrong, that is the fault, and no garden is blamed for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import geopandas as gpd
import pandas as pd
import shapely

from gardenmap.data.cells import parse
from gardenmap.data.rules import Advice, Rule
from gardenmap.data.sheets import Sheet
from gardenmap.data.tables.columns import COUNTY_NO, MUNICIPALITY_NO
from gardenmap.geo import NORWAY, Bounds, Misplaced, kilometres_from_county, misplaced, points

COUNTY_MARGIN_KM = 5
"""Simplified coasts leave a harbour town some hundred metres off land; a region's centre may lie in a fjord."""

_SHAPE_ADVICE = {
    Misplaced.SWAPPED: Advice.SWAPPED_SHAPE,
    Misplaced.METRES: Advice.METRES_SHAPE,
    Misplaced.ELSEWHERE: Advice.DEGREES_SHAPE,
}
_POINT_ADVICE = {
    Misplaced.SWAPPED: Advice.SWAPPED_POINT,
    Misplaced.METRES: Advice.METRES_POINT,
    Misplaced.ELSEWHERE: Advice.DEGREES_POINT,
}


def sound_polygons(counties: Sheet) -> gpd.GeoDataFrame:
    """The polygons that points can be judged by, EPSG:4326: `county_no`, geometry; each other one is a fault.

    Polygons that share a number are left out without one: the number is the fault.
    """
    polygons = counties.polygons
    faults = list(_polygon_faults(polygons))
    for row, rule, advice, found in faults:
        cells = counties.lines[row - 1].cells
        named = " ".join(filter(None, (cells.get("county_no"), cells.get("name"))))
        counties.fault(rule, advice, row=row, value=": ".join(filter(None, (named, found))))
    return polygons.drop([row for row, *_ in faults]).drop_duplicates("county_no", keep=False)


def _polygon_faults(polygons: gpd.GeoDataFrame) -> Iterator[tuple[int, Rule, Advice, str]]:
    """The number of each feature whose polygon is wrong, the first rule that it breaks, the advice, what was found."""
    for row, shape in polygons.geometry.items():
        if shape is None or shape.is_empty or shape.geom_type not in ("Polygon", "MultiPolygon"):
            yield row, Rule.NO_SHAPE, Advice.FETCH_AGAIN, shape.geom_type if shape else ""
            continue
        if how := misplaced(Bounds(*shape.bounds)):
            corners = shapely.get_coordinates(shape).tolist()
            outside = next(f"{x}, {y}" for x, y in corners if not NORWAY.holds(x, y))
            yield row, Rule.SHAPE_OUTSIDE_NORWAY, _SHAPE_ADVICE[how], outside
        elif not shape.is_valid:
            yield row, Rule.BROKEN_SHAPE, Advice.MEND_SHAPE, shapely.is_valid_reason(shape)


def judge_points(places: Sheet, counties: gpd.GeoDataFrame) -> None:
    """Each garden or company lies in Norway, in or near its county, and its two codes agree.

    Where a county has no polygon here, a place in it is not judged by it.
    """
    if not places.has("lat", "lon", "county_no", "municipality_no"):
        return
    _judge_codes(places)
    located = _in_norway(places, _located(places))
    distances = kilometres_from_county(located, counties)
    for row, distance in distances[distances > COUNTY_MARGIN_KM].items():
        places.fault(
            Rule.FAR_FROM_COUNTY,
            Advice.CHECK_POINT,
            row=row,
            column="county_no",
            value=located["county_no"][row],
            most=COUNTY_MARGIN_KM,
            distance=round(distance),
        )


def _in_norway(places: Sheet, located: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The points that lie in Norway; each other one is a fault."""
    coordinates = zip(located.index, located["lat"], located["lon"], strict=True)
    outside = {
        row: (how, f"{lat}, {lon}") for row, lat, lon in coordinates if (how := misplaced(Bounds(lon, lat, lon, lat)))
    }
    # That 6511000 is more than 90 is the same fault in other words.
    places.problems = [
        problem
        for problem in places.problems
        if not (problem.row in outside and problem.column in ("lat", "lon") and problem.rule in (Rule.LEAST, Rule.MOST))
    ]
    for row, (how, value) in outside.items():
        places.fault(Rule.OUTSIDE_NORWAY, _POINT_ADVICE[how], row=row, column="lat", value=value)
    return located.drop(list(outside))


def _judge_codes(places: Sheet) -> None:
    for line in places.lines:
        county, municipality = line.cells["county_no"], line.cells["municipality_no"]
        are_codes = re.fullmatch(COUNTY_NO.pattern, county) and re.fullmatch(MUNICIPALITY_NO.pattern, municipality)
        if are_codes and municipality[:2] != county:
            places.fault(
                Rule.OTHER_COUNTY,
                Advice.CHECK_CODES,
                row=line.number,
                column="municipality_no",
                value=f"{municipality}, {county}",
            )


def _located(places: Sheet) -> gpd.GeoDataFrame:
    """The places with two numbers for a point, by row: `county_no`, `lat`, `lon`, geometry."""
    rows = {
        line.number: (line.cells["county_no"], parse(line.cells["lat"]), parse(line.cells["lon"]))
        for line in places.lines
    }
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=["county_no", "lat", "lon"])
    return points(frame.astype({"county_no": "str", "lat": "float64", "lon": "float64"}).dropna())
