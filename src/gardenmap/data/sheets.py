"""The files of a package as text: every cell with its place, before anything is believed about it."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd

from gardenmap.data import forms
from gardenmap.data.folder import Damaged, Folder, Zip
from gardenmap.data.rules import Advice, Rule
from gardenmap.errors import Problem
from gardenmap.geo import county_polygons

_LONGEST_SHOWN = 200
_LONGEST_SAID = 2000
"""A list of every column or choice is longer than what a cell holds."""
_BLANK = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""Soft hyphens, what joins or parts letters, and marks of direction: people do not see them, and searches miss them."""


def _printable(text: str, longest: int = _LONGEST_SHOWN) -> str:
    shown = text if len(text) <= longest else text[:longest] + "…"
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
        values = {
            name: _printable(said, _LONGEST_SAID) if isinstance(said, str) else said for name, said in values.items()
        }
        self.problems.append(Problem(self.file, rule, advice, row, column, value, values))

    def has_form(self, form: forms.Form) -> None:
        """Note that the whole file has another form than it should."""
        self.fault(form.rule, form.advice, row=form.row, value=form.value, **form.values)

    def has(self, *columns: str) -> bool:
        """Whether the table has all of these columns."""
        return all(column in self.columns for column in columns)

    def keys(self, column: str) -> dict[str, Line]:
        """Each value of a column and the first line that holds it."""
        found: dict[str, Line] = {}
        for line in self.lines:
            found.setdefault(line.cells.get(column, ""), line)
        return found


def as_read(text: str) -> str:
    """Text as people read it: composed letters (NFC), nothing invisible, every kind of blank a plain space."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    return _BLANK.sub(" ", _INVISIBLE.sub("", text))


def decode(package: Folder | Zip, sheet: Sheet) -> str:
    """The text of a file, as people read it; empty, and a fault, where there is none or it is of another form."""
    try:
        sheet.content = content = package.read(sheet.file)
    except Damaged:
        sheet.fault(Rule.DAMAGED, Advice.FETCH_AGAIN)
        return ""
    except OSError:
        sheet.fault(Rule.FILE_MISSING, Advice.BUILD)
        return ""
    expected = forms.EXPECTED[Path(sheet.file).suffix]
    form, text = forms.of_bytes(content, expected), ""
    try:
        text = "" if form else content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        form = forms.of_undecodable(content, error, expected)
    if not form and not text.strip():
        form = forms.Form(Rule.FILE_EMPTY, Advice.FETCH_AGAIN)
    if form := form or forms.of_text(text, expected):
        sheet.has_form(form)
        return ""
    return as_read(text)


def _rows(text: str, sheet: Sheet) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with its number; the cells without blanks round them."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    number = 0
    try:
        for row in reader:
            number += 1
            cells = [cell.strip(" ") for cell in row]
            if any(cells):
                yield number, cells
    except csv.Error:
        sheet.fault(Rule.NOT_CSV, Advice.FETCH_AGAIN, row=number + 1)


def _judge_header(sheet: Sheet, expected: Sequence[str]) -> None:
    missing = [column for column in expected if column not in sheet.columns]
    for position, column in enumerate(sheet.columns):
        if column in sheet.columns[:position]:
            sheet.fault(Rule.COLUMN_TWICE, Advice.REMOVE_COLUMN, row=1, column=column)
        elif column not in expected:
            near = "".join(get_close_matches(column, missing, n=1))
            missing = [each for each in missing if each != near]  # the one cause, said once
            advice = Advice.NEAREST if near else Advice.REMOVE_COLUMN
            sheet.fault(Rule.COLUMN_UNKNOWN, advice, row=1, column=column, nearest=near)
    for column in missing:
        sheet.fault(Rule.COLUMN_MISSING, Advice.ADD_COLUMN, row=1, column=column)


def read_csv(package: Folder | Zip, file: str, columns: Sequence[str]) -> Sheet:
    """One CSV table as text, with the faults of a file that does not have just these columns.

    Blank rows, and blank columns without a name, are what a spreadsheet leaves behind: they are passed over.
    """
    sheet = Sheet(file)
    text = decode(package, sheet)
    if form := forms.of_table(text, columns) if text else None:
        sheet.has_form(form)
    if not text or form:
        return sheet
    rows = _rows(text, sheet)
    _, header = next(rows, (1, []))
    named = [position for position, column in enumerate(header) if column]
    sheet.columns = [header[position] for position in named]
    _judge_header(sheet, columns)
    unnamed: list[tuple[int, str]] = []
    number = 1
    for number, row in rows:
        beside = "".join(cell for position, cell in enumerate(row) if position not in named)
        if len(row) <= max(named) or (beside and len(row) > len(header)):
            sheet.fault(Rule.SHORT_ROW, Advice.COUNT_FIELDS, row=number, expected=len(header), found=len(row))
            continue
        if beside:
            unnamed.append((number, beside))
        cells = (row[position] for position in named)
        sheet.lines.append(Line(number, dict(zip(sheet.columns, cells, strict=True))))
    if unnamed:
        row, value = unnamed[0]
        sheet.fault(Rule.COLUMN_UNNAMED, Advice.NAME_COLUMN, row=row, value=value)
    if not text.endswith("\n"):
        sheet.fault(Rule.CUT_OFF, Advice.END_LINE, row=number)
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
    return "" if value is None else unicodedata.normalize("NFC", str(value))


def read_counties(package: Folder | Zip, file: str, columns: Sequence[str]) -> Sheet:
    """The properties of counties.geojson as a table, with the polygons; a row is the number of the feature."""
    sheet = Sheet(file, polygons=county_polygons([]))
    text = decode(package, sheet)
    if not text:
        return sheet
    try:
        features = _features(text)
        polygons = county_polygons(features)
    except (ValueError, RecursionError):
        sheet.has_form(forms.of_geography(text))
        return sheet
    header = list(features[0]["properties"]) if features else []
    if form := forms.of_properties(header, columns):
        sheet.has_form(form)
        return sheet
    sheet.columns, sheet.polygons = header, polygons
    _judge_header(sheet, columns)
    for number, feature in enumerate(features, start=1):
        cells = {column: _as_text(feature["properties"].get(column)) for column in sheet.columns}
        sheet.lines.append(Line(number, cells))
    return sheet
