"""The counties as lines on a small sheet: projected once, made coarser for the scale at which they are drawn."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely

from gardenmap.geo import utm33
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
    shapes = _counties(release)
    held = [shape for code, shape in shapes.items() if code in chosen] or list(shapes.values())
    west, south, east, north = shapely.total_bounds(held)
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
    shapes = _counties(release)
    owners, parts = _in_sight(shapes, at)
    drawn: dict[str, list[np.ndarray]] = {}
    for owner, part in zip(owners, shapely.coverage_simplify(parts, at.metres * _COARSENESS), strict=True):
        drawn.setdefault(owner, []).append(at.place(shapely.get_coordinates(shapely.get_exterior_ring(part))))
    return {code: drawn[code] for code in shapes if code in drawn}


@lru_cache(maxsize=64)
def paths(release: Release, chosen: tuple[str, ...]) -> dict[str, str]:
    """The same as SVG paths, in half points of the sheet."""
    return {code: "".join(_path(ring) for ring in found) for code, found in rings(release, chosen).items()}


def places(lons: Sequence[float], lats: Sequence[float], at: Frame) -> list[tuple[float, float]]:
    """Longitudes and latitudes as points of the sheet."""
    if not len(lons):
        return []
    return [(float(x), float(y)) for x, y in at.place(utm33(lons, lats))]


@lru_cache(maxsize=2)
def _counties(release: Release) -> dict[str, shapely.Geometry]:
    features = json.loads(release.counties_geojson)["features"]
    shapes = shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features])
    projected = shapely.transform(shapes, lambda points: utm33(points[:, 0], points[:, 1]))
    return dict(zip((feature["properties"]["county_no"] for feature in features), projected, strict=True))


def _in_sight(shapes: dict[str, shapely.Geometry], at: Frame) -> tuple[list[str], np.ndarray]:
    """The polygons on the sheet and a little beyond, and whose each is; without the smallest islands."""
    margin = 40 * at.metres
    east, south = at.west + WIDTH * at.metres, at.north - HEIGHT * at.metres
    # Cut before they are made coarser: a fifth of the work where one county is looked at.
    cut = shapely.clip_by_rect(
        list(shapes.values()), at.west - margin, south - margin, east + margin, at.north + margin
    )
    parts, index = shapely.get_parts(cut, return_index=True)
    kept = shapely.area(parts) > _SMALLEST_ISLAND * at.metres**2
    codes = list(shapes)
    return [codes[n] for n in index[kept]], parts[kept]


def _path(points: np.ndarray) -> str:
    steps = np.rint(points * _STEP).astype(int)
    moves = np.diff(steps, axis=0)
    moves = moves[moves.any(axis=1)][:-1]
    said = " ".join(f"{x} {y}" for x, y in moves.tolist()).replace(" -", "-")
    return f"M{steps[0][0]} {steps[0][1]}l{said}z" if len(moves) > 1 else ""
