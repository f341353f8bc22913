"""Tables as files that other programs read: CSV, GeoJSON, and a zip of several."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from io import BytesIO

import pandas as pd

from gardenmap.data.package import as_csv
from gardenmap.data.tables import TABLES, file_name


def table_csv(name: str, frame: pd.DataFrame) -> bytes:
    """A table, or some of its rows, as in the package: UTF-8, comma, LF."""
    return as_csv(frame, TABLES[name]).encode()


def gardens_geojson(gardens: pd.DataFrame) -> bytes:
    """The gardens as points in EPSG:4326; missing values are null."""
    features = []
    for row in gardens.astype(object).to_dict("records"):
        cells = {str(key): None if pd.isna(value) else value for key, value in row.items()}
        point = {"type": "Point", "coordinates": [cells.pop("lon"), cells.pop("lat")]}
        features.append({"type": "Feature", "id": cells["id"], "properties": cells, "geometry": point})
    return (json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False) + "\n").encode()


def tables_zip(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """CSV files in one zip; the same tables always give the same bytes."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, frame in tables.items():
            entry = zipfile.ZipInfo(file_name(name), date_time=(1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, table_csv(name, frame), zipfile.ZIP_DEFLATED)
    return content.getvalue()
