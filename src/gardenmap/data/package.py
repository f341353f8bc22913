"""Read and write a data package; a release is known by the hash of its tables."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Mapping, Sequence
from io import StringIO
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from gardenmap.data.check import Inspection, inspect
from gardenmap.data.sheets import as_read
from gardenmap.data.tables import OPTIONAL, TABLES, about, dtype, file_name, meaning
from gardenmap.errors import DataError
from gardenmap.model import Release

_PARSERS = {"text": str, "whole": int, "number": float}


def typed(rows: Sequence[Mapping[str, str]], schema: pa.DataFrameSchema) -> pd.DataFrame:
    """Rows of text as a frame with the columns of the table; an empty cell is missing."""
    columns = {}
    for name, column in schema.columns.items():
        parse = _PARSERS[meaning(column).kind]
        values = [parse(row[name]) if row.get(name) else None for row in rows]
        columns[name] = pd.Series(values, dtype=dtype(column))
    return pd.DataFrame(columns)


def frames(package: Inspection) -> dict[str, pd.DataFrame]:
    """Every table of an inspected package as a frame; an optional one that is not there is empty."""
    lines = {name: sheet.lines for name, sheet in package.sheets.items()}
    return {name: typed([line.cells for line in lines.get(name, ())], schema) for name, schema in TABLES.items()}


def read(directory: Path) -> Release:
    """The release in a folder or a zip.

    Raises DataError with all problems where the package has any.
    """
    package = inspect(directory)
    if package.problems or package.date is None:
        raise DataError(package.problems)
    files = {sheet.file: sheet.content for sheet in package.sheets.values()}
    tables = frames(package)
    return Release(
        id=release_id(files),
        date=package.date,
        counties_geojson=as_read(files[file_name("counties")].decode("utf-8-sig")).encode(),
        files=files,
        **tables | {"counties": south_to_north(tables["counties"])},
    )


def south_to_north(counties: pd.DataFrame) -> pd.DataFrame:
    """Counties in the order of every list: by the middle of their extent, Agder first."""
    return counties.iloc[(counties["min_lat"] + counties["max_lat"]).argsort(kind="stable")].reset_index(drop=True)


def release_id(files: Mapping[str, bytes]) -> str:
    """First 8 hexadecimal digits of the SHA-256 of the table files, in the order of their names."""
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(f"{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:8]


def cell(value: object) -> str:
    """A value as files have it: missing is empty, numbers have no more digits than they need."""
    if pd.isna(value):
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def as_csv(frame: pd.DataFrame, schema: pa.DataFrameSchema) -> str:
    """A table as it stands in its file: columns and rows in order."""
    return delimited(
        schema.validate(frame[list(schema.columns)].sort_values(list(about(schema).order), ignore_index=True))
    )


def delimited(
    frame: pd.DataFrame, write_cell: Callable[[object], str] = cell, delimiter: str = ",", end: str = "\n"
) -> str:
    """Heading and rows as they come, quoted where RFC 4180 asks for it."""
    out = StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(frame.columns)
    writer.writerows([write_cell(value) for value in row] for row in frame.astype(object).itertuples(index=False))
    return out.getvalue()


def write(tables: Mapping[str, pd.DataFrame], directory: Path) -> None:
    """Write the CSV tables of a package; the same frames always give the same bytes."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, frame in tables.items():
        if name in OPTIONAL and frame.empty:
            continue
        content = as_csv(frame, TABLES[name])
        (directory / file_name(name)).write_text(content, encoding="utf-8", newline="\n")
