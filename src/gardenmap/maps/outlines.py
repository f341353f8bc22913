"""The counties as lines on a small sheet: projected once, made coarser for the scale at which they are drawn."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import geopandas as gpd
import numpy as np

from gardenmap.geo import UTM33, WGS84, county_polygons
from gardenmap.model import Release

WIDTH, HEIGHT = 446, 532
"""The sheet, as wide and as high as the map of the app on a wide screen."""
_EDGE = 22
_HEAD = 110
_STEP = 2
"""Lines are drawn in half points: whole numbers are short."""
_COARSENESS = 1.3
_SMALLEST_ISLAND = 7.0


@dataclass(frozen=True)
class Frame:
    """A part of EPSG:25833 on the sheet: the point at its upper left, and metres to a point of the sheet."""

    west: float
    north: float
    metres: float

    def place(self, points: np.ndarray) -> np.ndarray:
        """Metres to points of the sheet: one row per point, right and down."""
        return (points - (self.west, self.north)) / (self.metres, -self.metres)


@lru_cache(maxsize=64)
def frame(release: Release, chosen: tuple[str, ...]) -> Frame:
    """The part that holds the chosen counties, or the whole country, with a margin."""
    everywhere = counties(release)
    held = everywhere[everywhere.index.isin(chosen)]
    west, south, east, north = (everywhere if held.empty else held).total_bounds
    # Above a county stands the legend; beside the whole country there is room for it.
    head = _HEAD if chosen else _EDGE
    metres = float(max((east - west) / (WIDTH - 2 * _EDGE), (north - south) / (HEIGHT - _EDGE - head)))
    middle = (HEIGHT - _EDGE + head) / 2
    return Frame((west + east - WIDTH * metres) / 2, (north + south) / 2 + middle * metres, metres)


@lru_cache(maxsize=64)
def rings(release: Release, chosen: tuple[str, ...]) -> dict[str, list[np.ndarray]]:
    """County number -> outlines as points of the sheet; counties out of sight and the smallest islands left out.

    Neighbours keep one common border however coarse it becomes.
    """
    at = frame(release, chosen)
    everywhere = counties(release)
    drawn: dict[str, list[np.ndarray]] = {}
    for code, ring in _in_sight(everywhere, at).simplify_coverage(at.metres * _COARSENESS).exterior.items():
        drawn.setdefault(code, []).append(at.place(np.asarray(ring.coords)))
    return {code: drawn[code] for code in everywhere.index if code in drawn}


@lru_cache(maxsize=64)
def paths(release: Release, chosen: tuple[str, ...]) -> dict[str, str]:
    """The same as SVG paths, in half points of the sheet."""
    return {code: "".join(_path(ring) for ring in found) for code, found in rings(release, chosen).items()}


def places(lons: Sequence[float], lats: Sequence[float], at: Frame) -> list[tuple[float, float]]:
    """Longitudes and latitudes as points of the sheet."""
    metric = gpd.GeoSeries.from_xy(lons, lats, crs=WGS84).to_crs(UTM33).get_coordinates()
    return [(x, y) for x, y in at.place(metric.to_numpy()).tolist()]


@lru_cache(maxsize=2)
def counties(release: Release) -> gpd.GeoDataFrame:
    """The polygons of the counties in EPSG:25833, by county number: geometry."""
    features = json.loads(release.counties_geojson)["features"]
    return county_polygons(features).set_index("county_no").to_crs(UTM33)


def _in_sight(everywhere: gpd.GeoDataFrame, at: Frame) -> gpd.GeoSeries:
    """The polygons on the sheet and a little beyond, by county number, one by one; without the smallest islands."""
    margin = 40 * at.metres
    east, south = at.west + WIDTH * at.metres, at.north - HEIGHT * at.metres
    # Cut before they are made coarser: a fifth of the work where one county is looked at.
    parts = everywhere.clip_by_rect(at.west - margin, south - margin, east + margin, at.north + margin).explode()
    return parts[parts.area > _SMALLEST_ISLAND * at.metres**2]


def _path(points: np.ndarray) -> str:
    steps = np.rint(points * _STEP).astype(int)
    moves = np.diff(steps, axis=0)
    moves = moves[moves.any(axis=1)][:-1]
    line = " ".join(f"{x} {y}" for x, y in moves.tolist()).replace(" -", "-")
    return f"M{steps[0][0]} {steps[0][1]}l{line}z" if len(moves) > 1 else ""
