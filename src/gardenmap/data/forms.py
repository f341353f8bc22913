"""What a file is where it is not what it should be: a workbook, a web page, text of another kind or encoding.

A file that as a whole has another form has one fault, which says what it is and what to do; nothing in it is judged.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any, NamedTuple

from gardenmap.data.rules import Advice, Rule
from gardenmap.data.tables import TABLES, file_name


class Form(NamedTuple):
    """The rule that a whole file breaks, what to do, and where one sees it."""

    rule: Rule
    advice: Advice
    row: int | None = None
    value: str | None = None
    values: Mapping[str, object] = {}


EXPECTED = {".csv": Rule.NOT_CSV, ".geojson": Rule.NOT_GEOJSON, ".toml": Rule.NOT_TOML}
"""What a file must be, by the ending of its name."""

_ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd")
_DOCUMENTS = (b"%PDF-", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3")
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_A_WORKBOOK = (b"xl/", b"opendocument.spreadsheet", b"Index/Document.iwa")
"""Names in a zip that is a workbook of Excel, LibreOffice or Numbers."""

_WEB_PAGE = re.compile(r"<(!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_XML = re.compile(r"\s*<[?!a-z]", re.IGNORECASE)
_CONFLICT = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)
_OTHER_LETTERS = re.compile("\ufffd|Ã[¦¸¥†˜…©\x86\x98\x85]|â€[“”™œ\x9c\x9d]")
"""What is left of letters and dashes that were once read in another encoding."""
_NORDIC = frozenset("æøåÆØÅéáčđŋšŧžäöüÄÖ")
_ENCODINGS = {"Windows-1252": "cp1252", "Mac Roman": "mac-roman", "MS-DOS": "cp865"}


def of_bytes(content: bytes, expected: Rule) -> Form | None:
    """The form of a file that is no text in UTF-8."""
    if content.startswith(_OLD_WORKBOOK) or (
        content.startswith(_ARCHIVES[0]) and any(name in content for name in _IN_A_WORKBOOK)
    ):
        return Form(expected, Advice.WORKBOOK)
    if content.startswith(_ARCHIVES):
        return Form(expected, Advice.ARCHIVE)
    if content.startswith(_DOCUMENTS):
        return Form(expected, Advice.NO_TEXT)
    if content and not content.strip(b"\0"):
        return Form(Rule.FILE_EMPTY, Advice.FETCH_AGAIN)
    # Every other byte is zero where Western text has two bytes to the letter.
    halves = (content[::2].count(0), content[1::2].count(0))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or max(halves) > len(content) // 4:
        return Form(expected, Advice.SAVE_UTF8, values={"encoding": "UTF-16"})
    return None


def of_undecodable(content: bytes, error: UnicodeDecodeError, expected: Rule) -> Form:
    """The form of text that is not in UTF-8, with the first row and byte that are not."""
    row = content.count(b"\n", 0, error.start) + 1
    if markup := _markup(content.decode("latin-1"), expected):
        return markup
    if error.end == len(content) and error.reason == "unexpected end of data":
        return Form(Rule.CUT_OFF, Advice.FETCH_AGAIN, row)
    byte = f"0x{content[error.start]:02X}"
    if _NORDIC & set(content.decode("utf-8", "ignore")):
        return Form(Rule.NOT_UTF8, Advice.RETYPE_ROW, row, values={"byte": byte})
    high = bytes(each for each in content if each > 0x7F)
    letters = {
        name: sum(letter in _NORDIC for letter in high.decode(codec, "ignore")) for name, codec in _ENCODINGS.items()
    }
    encoding = max(letters, key=letters.__getitem__)
    header = content.partition(b"\n")[0]
    # What Excel with Norwegian settings calls CSV, and nothing more.
    advice = Advice.SAVE_UTF8_WITH_COMMA if header.count(b";") > header.count(b",") else Advice.SAVE_UTF8
    return Form(Rule.NOT_UTF8, advice, row, values={"byte": byte, "encoding": encoding})


def of_text(text: str, expected: Rule) -> Form | None:
    """The form of text that is no table and no GeoJSON of ours, whatever is in it."""
    if markup := _markup(text, expected):
        return markup
    if text.startswith("version https://git-lfs"):
        return Form(expected, Advice.FETCH_LFS)
    if found := _CONFLICT.search(text):
        return Form(expected, Advice.END_CONFLICT, _row(text, found))
    if found := _OTHER_LETTERS.search(text):
        return Form(
            Rule.LETTERS_LOST, Advice.FETCH_UTF8, _row(text, found), text[found.start() - 20 : found.end() + 20]
        )
    return None


def _markup(text: str, expected: Rule) -> Form | None:
    if not _XML.match(text):
        return None
    if _WEB_PAGE.search(text[:1000]):
        return Form(expected, Advice.WEB_PAGE)
    return Form(expected, Advice.OTHER_FORMAT, values={"form": "XML"})


def _row(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.start()) + 1


def _named(cells: Sequence[str], columns: Sequence[str]) -> bool:
    """Whether at least half of the columns are named in these cells, however they are written."""
    return 2 * len(set(columns) & set(map(_plain, cells))) >= len(columns)


def _plain(name: str) -> str:
    return name.strip().strip("'\"").strip().casefold()


def of_table(text: str, columns: Sequence[str]) -> Form | None:
    """The form of a table that is not comma-separated, or whose first row does not name its columns."""
    if "\r" in text and "\n" not in text:
        return Form(Rule.NOT_CSV, Advice.OLD_LINE_ENDS)
    if text.lstrip().startswith(("{", "[")):
        return Form(Rule.NOT_CSV, Advice.OTHER_FORMAT, values={"form": "JSON"})
    lines = text.splitlines()[: len(columns) + 20]
    separated = lines[0].casefold().startswith("sep=")
    for mark, advice in ((";", Advice.USE_COMMA), ("\t", Advice.USE_COMMA_NOT_TAB), ("|", Advice.USE_COMMA_NOT_BAR)):
        if mark in text and _named(lines[separated].split(mark), columns):
            return Form(Rule.NOT_CSV, advice, 1)
    return _of_header(lines, columns) if not separated else Form(Rule.NOT_CSV, Advice.REMOVE_FIRST, 1, lines[0])


def _of_header(lines: Sequence[str], columns: Sequence[str]) -> Form | None:
    rows = [[cell.strip() for cell in _cells(line)] for line in lines]
    names = {"columns": ",".join(columns)}
    header = list(map(_plain, rows[0]))
    for name, schema in TABLES.items():
        if header == list(schema.columns) != list(columns):
            return Form(Rule.NO_HEADER, Advice.OTHER_TABLE, 1, values={"table": file_name(name)})
    if _named(rows[0], columns):
        differ = set(rows[0]) - set(columns)
        touched = [name for name in rows[0] if name not in columns and _plain(name) in columns]
        if touched and len(touched) == len(differ) and set(columns) <= set(header):
            return Form(Rule.NO_HEADER, Advice.WRITE_HEADER, 1, ",".join(touched), names)
        return None
    if len(rows[0]) == 1 and _named(rows[0][0].split(","), columns):
        return Form(Rule.NOT_CSV, Advice.UNQUOTE_LINES, 1)
    if _named([row[0] for row in rows if row], columns):
        return Form(Rule.NO_HEADER, Advice.TRANSPOSE, 1)
    for number, row in enumerate(rows, start=1):
        if _named(row, columns):
            return Form(Rule.NO_HEADER, Advice.REMOVE_ABOVE, number)
    return Form(Rule.NO_HEADER, Advice.WRITE_HEADER, 1, lines[0], names)


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader(StringIO(line), strict=True), [])
    except csv.Error:
        return [line]


def of_properties(names: Sequence[str], columns: Sequence[str]) -> Form | None:
    """The form of a collection whose features are of something else than counties of ours."""
    if _named(names, columns):
        return None
    return Form(Rule.NO_PROPERTIES, Advice.WRITE_PROPERTIES, 1, ", ".join(names), {"columns": ", ".join(columns)})


def of_geography(text: str) -> Form:
    """The form of text that is not a GeoJSON collection of features with properties and geometry."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return Form(Rule.NOT_GEOJSON, *_of_lines(text))
    kind = found.get("type") if isinstance(found, dict) else None
    if kind == "Topology":
        return Form(Rule.NOT_GEOJSON, Advice.OTHER_FORMAT, values={"form": "TopoJSON"})
    if isinstance(found, dict) and ("geometryType" in found or "spatialReference" in found):
        return Form(Rule.NOT_GEOJSON, Advice.OTHER_FORMAT, values={"form": "Esri JSON"})
    is_part = kind == "Feature" or (isinstance(found, dict) and {"coordinates", "geometries"} & found.keys())
    is_list = isinstance(found, list) and bool(found) and all(isinstance(each, dict) for each in found)
    return Form(Rule.NOT_GEOJSON, Advice.COLLECT if is_part or is_list else Advice.FETCH_AGAIN)


def _of_lines(text: str) -> tuple[Any, ...]:
    first, *rest = [line.lstrip("\x1e") for line in text.splitlines() if line.strip("\x1e \t")] or [""]
    try:
        is_feature = bool(rest) and json.loads(first).get("type") == "Feature"
    except (ValueError, AttributeError, RecursionError):
        is_feature = False
    return (Advice.COLLECT,) if is_feature else (Advice.FETCH_AGAIN,)
