"""A table that a person reads: columns, and cells of plain text in one language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from gardenmap.selection import Selection
from gardenmap.text import Text


@dataclass(frozen=True)
class Cell:
    """One cell: plain text (never markup), perhaps with a link, a status swatch, amber tags, a second line.

    `choose` is a garden id that a click on the cell chooses; `lang` is the language of the text where it is not the
    page's. `missing` says in a word why there is no value, for whoever hears the sign; empty where there is one.
    """

    text: str
    href: str = ""
    swatch: str = ""
    tags: tuple[str, ...] = ()
    below: str = ""
    choose: str = ""
    lang: str = ""
    missing: str = ""


@dataclass(frozen=True)
class Column:
    """A heading (an English message), how a row becomes a cell, and whether it stands to the right."""

    heading: str
    cell: Callable[[Any, Selection, Text], Cell]
    is_number: bool = False
    is_strong: bool = False


@dataclass(frozen=True)
class Table:
    """A readable table: headings and rows of cells in one language."""

    columns: tuple[Column, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tabled(frame: pd.DataFrame, columns: tuple[Column, ...], selection: Selection, text: Text) -> Table:
    """The rows of a frame as a person reads them, in its order."""
    return Table(
        columns=columns,
        headings=titles(columns, text),
        rows=tuple(
            tuple(column.cell(row, selection, text) for column in columns) for row in frame.itertuples(index=False)
        ),
    )


def titles(columns: tuple[Column, ...], text: Text) -> tuple[str, ...]:
    """The headings in one language; empty where a column has none."""
    return tuple(text(column.heading) if column.heading else "" for column in columns)
