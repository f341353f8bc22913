"""Tables as files that other programs read: CSV, GeoJSON, and a zip of several."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pandas as pd

from gardenmap.data.describe import described
from gardenmap.data.facts import RELEASE_FILE
from gardenmap.data.package import as_csv, cell, delimited
from gardenmap.data.tables import OPTIONAL, TABLES, file_name
from gardenmap.model import Release

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def table_csv(name: str, frame: pd.DataFrame) -> bytes:
    """A table, or some of its rows, as in the package: UTF-8, comma, LF."""
    return as_csv(frame, TABLES[name]).encode()


def machine_csv(rows: pd.DataFrame) -> bytes:
    """For programs, RFC 4180: UTF-8, comma, CRLF, decimal point."""
    return delimited(rows, end="\r\n").encode()


def people_csv(rows: pd.DataFrame) -> bytes:
    """For a Norwegian spreadsheet: UTF-8 with BOM, semicolon, decimal comma, and no text that runs as a formula."""
    return delimited(rows, _cell_for_people, ";", "\r\n").encode("utf-8-sig")


def _cell_for_people(value: object) -> str:
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_STARTS_A_FORMULA) else value
    return cell(value).replace(".", ",")


def gardens_geojson(gardens: pd.DataFrame) -> bytes:
    """The gardens as points in EPSG:4326; missing values are null."""
    features = []
    for row in gardens.astype(object).to_dict("records"):
        cells = {str(key): None if pd.isna(value) else value for key, value in row.items()}
        point = {"type": "Point", "coordinates": [cells.pop("lon"), cells.pop("lat")]}
        features.append({"type": "Feature", "id": cells["id"], "properties": cells, "geometry": point})
    return (json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False) + "\n").encode()


def companies_json(release: Release) -> bytes:
    """The companies as the map fetches them, once: latitude, longitude, county, name, and what else is known.

    That is industry, municipality and garden, as far as the source says, and the source itself.
    """
    found = release.companies
    gardens = dict(zip(release.gardens["id"], release.gardens["short_name"], strict=True))
    publishers = dict(zip(release.sources["id"], release.sources["publisher"], strict=True))
    rows = []
    for row in found.astype(object).where(found.notna(), None).itertuples(index=False):
        known = filter(None, (row.industry, row.municipality, gardens.get(row.garden)))
        source = " ".join(filter(None, (publishers[row.source], row.source_date and row.source_date[:4])))
        point = (round(row.lat, 5), round(row.lon, 5))
        rows.append([*point, row.county_no, row.name, f"{', '.join(known)} ({source})"])
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def tables_zip(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """CSV files in one zip; the same tables always give the same bytes."""
    present = {name: frame for name, frame in tables.items() if name not in OPTIONAL or len(frame)}
    return _zip({file_name(name): table_csv(name, frame) for name, frame in present.items()})


def held(release: Release) -> list[str]:
    """The names of the tables that a release has: all but the optional ones without rows."""
    return [name for name in TABLES if name not in OPTIONAL or len(getattr(release, name))]


def package_zip(release: Release, facts: dict[str, Any]) -> bytes:
    """A whole release as a Data Package that can be checked and served again, with the same id.

    Every table and the county borders as they stand in their files, the description of both, and raw/release.toml
    where there is one. `facts` are those of `facts_of`. The same release always gives the same bytes.
    """
    texts = described(release.files, facts | {"date": release.date})
    given = {RELEASE_FILE: facts["file"]} if facts["file"] else {}
    return _zip({**release.files, **{name: content.encode() for name, content in texts.items()}, **given})


def _zip(files: Mapping[str, bytes]) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, body in files.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, body, zipfile.ZIP_DEFLATED)
    return content.getvalue()
