"""Where Norway is, and how far it is between places.

Files hold EPSG:4326. Distances and the printed map use EPSG:25833, where the north is not inflated.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from math import cos, radians
from typing import NamedTuple

import numpy as np
import shapely

WGS84 = "EPSG:4326"
UTM33 = "EPSG:25833"

KM_PER_DEGREE = 111.2


class Bounds(NamedTuple):
    """A box of longitudes and latitudes, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lon: float, lat: float) -> bool:
        return self.west <= lon <= self.east and self.south <= lat <= self.north


NORWAY = Bounds(4.0, 57.8, 31.5, 71.4)
"""The mainland and the coast; not Svalbard or Jan Mayen."""


def distance_km(shape: shapely.Geometry, lon: float, lat: float) -> float:
    """Kilometres from a point to the nearest edge of a shape in EPSG:4326; 0 inside it.

    Measured in a plane laid on the point: good to one per cent within 100 km.
    """
    scale = np.array([KM_PER_DEGREE * cos(radians(lat)), KM_PER_DEGREE])
    plane = shapely.transform(shape, lambda points: (points - (lon, lat)) * scale)
    return float(shapely.distance(plane, shapely.Point(0, 0)))


def contains(shape: shapely.Geometry, lon: float, lat: float) -> bool:
    """Whether a point lies inside a shape in EPSG:4326; quick from the second point on."""
    shapely.prepare(shape)
    return bool(shapely.contains_xy(shape, lon, lat))


def utm33(lons: Sequence[float], lats: Sequence[float]) -> np.ndarray:
    """Points in metres in EPSG:25833: one row per point, east and north."""
    return np.column_stack(_to_utm33()(list(lons), list(lats)))


@cache
def _to_utm33() -> Callable[[list[float], list[float]], tuple[list[float], list[float]]]:
    from pyproj import Transformer  # half a map's time to make, so made once, and not before it is needed

    return Transformer.from_crs(WGS84, UTM33, always_xy=True).transform
