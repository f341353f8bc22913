"""Tables as a workbook (XLSX) that every spreadsheet opens right, whatever language it is set to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

_LONGEST = 32_767
"""Characters that a cell can hold."""
_LONGEST_NAME = 31
_NARROW, _WIDE = 9, 60
"""Width of a column in characters; what is longer goes on in the next line of its cell."""
_OWN_SHORT_DATE = 14
"""The number of the format in which a spreadsheet shows a date as its own language does."""
_A4 = 9


@dataclass(frozen=True)
class Figure:
    """A number that counts as a number, with the words around it that say how it is meant: "ca. 110", "(34)"."""

    value: float
    before: str = ""
    after: str = ""
    is_estimate: bool = False

    @property
    def pattern(self) -> str:
        digits = "#,##0" if float(self.value).is_integer() else "#,##0.0##"
        before, after = (f'"{words}"' if words else "" for words in (self.before, self.after))
        return f"{before}{digits}{after}"


Value = str | int | float | date | Figure | None
"""What a cell holds; None is an empty cell."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook; without headings it is a list of names and what belongs to them."""

    name: str
    rows: Sequence[Sequence[Value]]
    headings: tuple[str, ...] = ()


def workbook(sheets: Sequence[Sheet], *, title: str, made: date) -> bytes:
    """The sheets in one file; the same sheets always give the same bytes, for `made` is the date of the release."""
    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"title": title, "created": datetime.combine(made, time())})
        pen = _Pen(book)
        for sheet in sheets:
            pen.write(sheet)
    return content.getvalue()


class _Pen:
    """Writes sheets into one book, with one format for all cells that look the same."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}

    def write(self, sheet: Sheet) -> None:
        page = self._book.add_worksheet(sheet.name[:_LONGEST_NAME])
        top = 1 if sheet.headings else 0
        for column, heading in enumerate(sheet.headings):
            page.write_string(0, column, heading, self._format(bold=True, text_wrap=True, valign="top", bottom=1))
        for row, cells in enumerate(sheet.rows, start=top):
            for column, cell in enumerate(cells):
                self._cell(page, row, column, cell, is_name=not top and not column)
        for column, width in enumerate(_widths(sheet)):
            page.set_column(column, column, width)
        if top:
            page.freeze_panes(1, 0)
            page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
            page.repeat_rows(0)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        # A county number such as 03 is text, and meant to be.
        page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    def _cell(self, page: Worksheet, row: int, column: int, cell: Value, *, is_name: bool) -> None:
        if isinstance(cell, str):
            # As text whatever it begins with: no formula, no link.
            page.write_string(row, column, cell[:_LONGEST], self._format(text_wrap=True, valign="top", bold=is_name))
        elif isinstance(cell, date):
            page.write_datetime(row, column, cell, self._format(num_format=_OWN_SHORT_DATE, valign="top", align="left"))
        elif isinstance(cell, Figure):
            looks = self._format(num_format=cell.pattern, valign="top", italic=cell.is_estimate)
            page.write_number(row, column, cell.value, looks)
        elif cell is not None:
            page.write_number(row, column, cell, self._format(valign="top"))

    def _format(self, **looks: Any) -> Format:
        key = tuple(looks.items())
        if key not in self._formats:
            self._formats[key] = self._book.add_format(looks)
        return self._formats[key]


def _widths(sheet: Sheet) -> list[int]:
    """The width of each column in characters: that of its longest cell, or of the longest word above it."""
    columns = zip(*sheet.rows, strict=True) if sheet.rows else ([] for _ in sheet.headings)
    heads = [max(map(len, heading.split()), default=0) + 3 for heading in sheet.headings]
    cells = [max((_length(cell) + 1 for cell in column), default=0) for column in columns]
    return [min(max(_NARROW, *pair), _WIDE) for pair in zip(cells, heads or cells, strict=True)]


def _length(cell: Value) -> int:
    if isinstance(cell, Figure):
        return len(cell.before) + len(f"{cell.value:,.3f}".rstrip("0").rstrip(".")) + len(cell.after) + 1
    return 0 if cell is None else len(str(cell))
