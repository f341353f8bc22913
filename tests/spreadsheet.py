"""A workbook as a spreadsheet opens it: its sheets, and in each cell what it is."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from xml.etree import ElementTree

_NAMES = {"": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
_ESCAPED = re.compile(r"_x([0-9A-F]{4})_")
_FIRST_DAY = date(1899, 12, 30)
_SHORT_DATE = "14"
Content = str | float | date | None


@dataclass(frozen=True)
class Cell:
    """What a cell holds, and the pattern by which a number is shown."""

    content: Content
    pattern: str = ""


@dataclass(frozen=True)
class Book:
    """The sheets of a workbook by name, each as rows of cells, and the properties of the file."""

    sheets: dict[str, list[list[Cell]]]
    properties: dict[str, str]
    formulas: int

    def contents(self, name: str) -> list[list[Content]]:
        return [[cell.content for cell in row] for row in self.sheets[name]]

    def rows(self, name: str) -> list[dict[str, Content]]:
        """The rows of a sheet, by the names in its head."""
        head, *rest = self.contents(name)
        return [dict(zip(map(str, head), row, strict=True)) for row in rest]


def opened(body: bytes) -> Book:
    archive = zipfile.ZipFile(BytesIO(body))
    assert archive.testzip() is None

    def part(name: str) -> ElementTree.Element:
        return ElementTree.fromstring(archive.read(name) if name in archive.namelist() else "<none/>")

    texts = ["".join(each.itertext()) for each in part("xl/sharedStrings.xml").findall("si", _NAMES)]
    texts = [_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) for text in texts]
    styles, names = (
        part("xl/styles.xml"),
        [each.get("name", "") for each in part("xl/workbook.xml").iter(_tag("sheet"))],
    )
    own = {each.get("numFmtId"): each.get("formatCode", "") for each in styles.iter(_tag("numFmt"))}
    numbers = [each.get("numFmtId", "") for each in styles.find("cellXfs", _NAMES) or []]
    patterns = [own.get(number, number) for number in numbers]
    pages = [part(f"xl/worksheets/sheet{n}.xml") for n, _ in enumerate(names, start=1)]
    return Book(
        {name: _grid(page, texts, patterns) for name, page in zip(names, pages, strict=True)},
        {each.tag.rpartition("}")[2]: each.text or "" for each in part("docProps/core.xml")},
        sum(len(list(page.iter(_tag("f")))) + len(list(page.iter(_tag("hyperlink")))) for page in pages),
    )


def _tag(name: str) -> str:
    return f"{{{_NAMES['']}}}{name}"


def _grid(page: ElementTree.Element, texts: list[str], patterns: list[str]) -> list[list[Cell]]:
    found: dict[tuple[int, int], Cell] = {}
    for cell in page.iter(_tag("c")):
        letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r", "")).groups()  # type: ignore[union-attr]
        column = sum((ord(letter) - 64) * 26**n for n, letter in enumerate(reversed(letters)))
        value, pattern = cell.findtext("v", None, _NAMES), patterns[int(cell.get("s", "0"))]
        content: Content = None
        if value is not None:
            content = texts[int(value)] if cell.get("t") == "s" else float(value)
            if pattern == _SHORT_DATE and isinstance(content, float):
                content = _FIRST_DAY + timedelta(days=content)
        found[int(row), column] = Cell(content, pattern)
    high, wide = (max((place[n] for place in found), default=0) for n in (0, 1))
    return [[found.get((row, column), Cell(None)) for column in range(1, wide + 1)] for row in range(1, high + 1)]
