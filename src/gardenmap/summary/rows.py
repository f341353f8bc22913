"""Rows as plain values: a table of some hundred rows is quicker to walk than to query.

Of large tables only the rows that are asked for are made: `rows_of` finds them without a walk over all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from gardenmap.model import Release
from gardenmap.selection import Selection

Row = Mapping[str, Any]
TEXT, NUMBER, COUNT, YEAR, FLAG = "str", "float64", "int64", "Int64", "bool"


def rows(selection: Selection, table: str) -> list[Row]:
    """The rows of one table of the selection, in its order, with None where a value is missing; read only."""
    return _whole(selection.release, table).at(getattr(selection, table).index.tolist())


def rows_of(selection: Selection, table: str, **cells: str) -> list[Row]:
    """The rows of the selection in which these columns have these values, in the order of the table."""
    whole, found = getattr(selection.release, table), getattr(selection, table)
    labels = _places(selection.release, table, tuple(cells)).get(tuple(cells.values()))
    if labels is None:
        return []
    if found is not whole:
        labels = labels[found.index.get_indexer_for(labels) >= 0]
    return _whole(selection.release, table).at(labels.tolist())


def of_release(release: Release, table: str) -> list[Row]:
    """The rows of one table of a whole release."""
    return _whole(release, table).at(getattr(release, table).index.tolist())


def frame(found: Iterable[Row], columns: Mapping[str, str]) -> pd.DataFrame:
    """A frame with exactly these columns and types, also where it has no row or no value."""
    found = list(found)
    return pd.DataFrame(
        {name: _typed([row[name] for row in found], kind) for name, kind in columns.items()}, copy=False
    )


def number(value: float | None) -> tuple[bool, float]:
    """Sorts a number or year, missing last."""
    return value is None, value or 0


def _typed(cells: list[Any], kind: str) -> Any:
    # Arrays, for a frame copies every Series that it is given.
    return pd.array(cells, dtype=kind) if kind in (TEXT, YEAR) else np.array(cells, dtype=kind)


class _Whole:
    """A table by columns; a row is made when it is first asked for, and kept."""

    def __init__(self, found: pd.DataFrame) -> None:
        self._place = {label: n for n, label in enumerate(found.index)}
        self._columns = {str(name): _plain(found[name]) for name in found}
        self._made: dict[Any, Row] = {}

    def at(self, labels: Iterable[Any]) -> list[Row]:
        made = self._made
        return [made[label] if label in made else self._make(label) for label in labels]

    def _make(self, label: Any) -> Row:
        place = self._place[label]
        row = self._made[label] = {name: cells[place] for name, cells in self._columns.items()}
        return row


def _plain(cells: pd.Series) -> list[Any]:
    """The cells as Python has them, None where one is missing; the same words are one object, not thousands."""
    codes, values = pd.factorize(cells)
    known = np.empty(len(values) + 1, dtype=object)
    known[:-1] = values.tolist()
    return known[codes].tolist()


@lru_cache(maxsize=32)
def _whole(release: Release, table: str) -> _Whole:
    return _Whole(getattr(release, table))


@lru_cache(maxsize=32)
def _places(release: Release, table: str, columns: tuple[str, ...]) -> dict[tuple[str, ...], np.ndarray]:
    """The labels of the rows for every combination of values in these columns."""
    found = getattr(release, table)
    labels: dict[tuple[str, ...], list[Any]] = {}
    for label, *values in zip(found.index, *(_plain(found[name]) for name in columns), strict=True):
        labels.setdefault(tuple(values), []).append(label)
    return {values: np.array(own) for values, own in labels.items()}
