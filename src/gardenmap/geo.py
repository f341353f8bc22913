"""Where Norway is, and points and polygons as GeoDataFrames.

Files hold EPSG:4326. Distances and the printed map use EPSG:25833, where the north is not inflated.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import Any, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

WGS84 = "EPSG:4326"
UTM33 = "EPSG:25833"

_LARGEST_ANGLE = 1000
"""Far above every degree, also one that has gone round the globe twice, and far below the northings of Norway."""


class Bounds(NamedTuple):
    """A box of longitudes and latitudes, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lon: float, lat: float) -> bool:
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def encloses(self, other: Bounds) -> bool:
        return self.holds(other.west, other.south) and self.holds(other.east, other.north)


NORWAY = Bounds(4.0, 57.7, 31.8, 71.4)
"""The mainland, the coast and the territorial sea, which official county polygons reach into; not Svalbard or Jan
Mayen."""


class Misplaced(Enum):
    """Why coordinates that should be degrees, longitude first, do not lie in Norway."""

    SWAPPED = auto()
    METRES = auto()
    ELSEWHERE = auto()


def misplaced(extent: Bounds) -> Misplaced | None:
    """Why a point or polygon with this extent does not lie in Norway; None where it does."""
    if NORWAY.encloses(extent):
        return None
    if NORWAY.encloses(Bounds(extent.south, extent.west, extent.north, extent.east)):
        return Misplaced.SWAPPED
    return Misplaced.METRES if max(map(abs, extent)) > _LARGEST_ANGLE else Misplaced.ELSEWHERE


def points(table: pd.DataFrame) -> gpd.GeoDataFrame:
    """Rows with `lon` and `lat`, such as gardens or companies, as points in EPSG:4326: the same columns, geometry."""
    return gpd.GeoDataFrame(table, geometry=gpd.points_from_xy(table["lon"], table["lat"], crs=WGS84))


def county_polygons(features: Sequence[Mapping[str, Any]]) -> gpd.GeoDataFrame:
    """GeoJSON features in EPSG:4326 by their number, from 1: `county_no`; geometry, missing where it cannot be read."""
    codes = [feature["properties"].get("county_no") for feature in features]
    # GeoDataFrame.from_features stops at the first geometry that it cannot read, and lets a property stand for one.
    geometries = [json.dumps(feature.get("geometry")) for feature in features]
    with np.errstate(over="ignore"):  # a number that is too large for a float is for the check to find
        # Without heights, which no map here shows: where only some corners have one, the ring cannot be projected.
        shapes = shapely.force_2d(shapely.from_geojson(geometries, on_invalid="ignore"))
    frame = pd.DataFrame({"county_no": ["" if code is None else str(code) for code in codes]}, dtype="str")
    frame.index += 1
    return gpd.GeoDataFrame(frame, geometry=shapes, crs=WGS84)


def kilometres_from_county(places: gpd.GeoDataFrame, counties: gpd.GeoDataFrame) -> pd.Series:
    """How far each place is from the county that its `county_no` says, in kilometres, by the index of the places.

    0 inside; missing where the county has no polygon. `counties` has one polygon per `county_no`.
    """
    around = places.sjoin(counties, predicate="within", lsuffix="own", rsuffix="around")
    inside = places.index.isin(around.index[around["county_no_own"] == around["county_no_around"]])
    outside = places[~inside].to_crs(UTM33)
    theirs = counties[counties["county_no"].isin(outside["county_no"])]
    polygons = theirs.to_crs(UTM33).set_index("county_no").geometry.reindex(outside["county_no"])
    metres = outside.distance(polygons.set_axis(outside.index))
    return (metres / 1000).reindex(places.index).mask(inside, 0.0)
