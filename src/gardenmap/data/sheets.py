"""The files of a package as text: every cell with its place, before anything is believed about it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd

from gardenmap.data.rules import Advice, Rule
from gardenmap.errors import Problem
from gardenmap.geo import county_polygons

_LONGEST_SHOWN = 200


def _printable(text: str) -> str:
    shown = text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
    return "".join(character if character.isprintable() else "\ufffd" for character in shown)


class Line(NamedTuple):
    """One row: its number as a spreadsheet counts, and its cells as text, empty where missing."""

    number: int
    cells: dict[str, str]


@dataclass
class Sheet:
    """One table as text, with the faults of the file itself."""

    file: str
    columns: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    content: bytes = b""
    polygons: gpd.GeoDataFrame | None = None
    """Only of the counties, as the file has them, EPSG:4326: `county_no`, geometry, by the number of the feature."""

    def fault(
        self,
        rule: Rule,
        advice: Advice,
        *,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
        **values: object,
    ) -> None:
        """Note a fault; what the file holds is shown clipped and without characters that a screen would obey."""
        column, value = (text if text is None else _printable(text) for text in (column, value))
        self.problems.append(Problem(self.file, rule, advice, row, column, value, values))

    def has(self, *columns: str) -> bool:
        """Whether the table has all of these columns."""
        return all(column in self.columns for column in columns)

    def keys(self, column: str) -> dict[str, Line]:
        """Each value of a column and the first line that holds it."""
        found: dict[str, Line] = {}
        for line in self.lines:
            found.setdefault(line.cells.get(column, ""), line)
        return found


def decode(path: Path, sheet: Sheet) -> str:
    """The text of a file; empty, and a fault, where there is none."""
    try:
        sheet.content = content = path.read_bytes()
    except OSError:
        sheet.fault(Rule.FILE_MISSING, Advice.BUILD)
        return ""
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        sheet.fault(Rule.NOT_UTF8, Advice.SAVE_UTF8, row=row, byte=f"0x{content[error.start]:02X}")
        return ""
    if not text.strip():
        sheet.fault(Rule.FILE_EMPTY, Advice.FETCH_AGAIN)
        return ""
    return text


def _rows(text: str, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    number = 0
    try:
        for row in reader:
            number += 1
            yield number, row
    except csv.Error:
        sheet.fault(Rule.NOT_CSV, Advice.FETCH_AGAIN, row=number + 1)


def _judge_header(sheet: Sheet, expected: Sequence[str]) -> None:
    if len(sheet.columns) == 1 and ";" in sheet.columns[0]:
        sheet.fault(Rule.NOT_CSV, Advice.USE_COMMA, row=1)
        return
    for column in expected:
        if column not in sheet.columns:
            sheet.fault(Rule.COLUMN_MISSING, Advice.ADD_COLUMN, row=1, column=column)
    for position, column in enumerate(sheet.columns):
        if column in sheet.columns[:position]:
            sheet.fault(Rule.COLUMN_TWICE, Advice.REMOVE_COLUMN, row=1, column=column)
        elif column not in expected:
            near = get_close_matches(column, set(expected) - set(sheet.columns), n=1)
            advice = Advice.NEAREST if near else Advice.REMOVE_COLUMN
            sheet.fault(Rule.COLUMN_UNKNOWN, advice, row=1, column=column, nearest="".join(near))


def read_csv(directory: Path, file: str, columns: Sequence[str]) -> Sheet:
    """One CSV table as text, with the faults of a file that does not have just these columns."""
    sheet = Sheet(file)
    text = decode(directory / file, sheet)
    if not text:
        return sheet
    rows = _rows(text, sheet)
    _, sheet.columns = next(rows, (1, []))
    _judge_header(sheet, columns)
    number = 1
    for number, row in rows:
        if len(row) == len(sheet.columns):
            sheet.lines.append(Line(number, dict(zip(sheet.columns, row, strict=True))))
        else:
            sheet.fault(Rule.SHORT_ROW, Advice.COUNT_FIELDS, row=number, expected=len(sheet.columns), found=len(row))
    if not text.endswith("\n"):
        sheet.fault(Rule.CUT_OFF, Advice.FETCH_AGAIN, row=number)
    return sheet


def _features(text: str) -> list[dict[str, Any]]:
    """The features of a collection, each with properties; ValueError where the text is not such a collection."""
    collection = json.loads(text)
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        raise ValueError
    for feature in features:
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(properties, dict):
            raise ValueError
        json.dumps(properties, ensure_ascii=False).encode()  # half a surrogate pair is a ValueError too
    return features


def _as_text(value: object) -> str:
    return "" if value is None else str(value)


def read_counties(directory: Path, file: str, columns: Sequence[str]) -> Sheet:
    """The properties of counties.geojson as a table, with the polygons; a row is the number of the feature."""
    sheet = Sheet(file, polygons=county_polygons([]))
    text = decode(directory / sheet.file, sheet)
    if not text:
        return sheet
    try:
        features = _features(text)
        sheet.polygons = county_polygons(features)
    except (ValueError, RecursionError):
        sheet.fault(Rule.NOT_GEOJSON, Advice.FETCH_AGAIN)
        return sheet
    sheet.columns = list(features[0]["properties"]) if features else []
    _judge_header(sheet, columns)
    for number, feature in enumerate(features, start=1):
        cells = {column: _as_text(feature["properties"].get(column)) for column in sheet.columns}
        sheet.lines.append(Line(number, cells))
    return sheet
