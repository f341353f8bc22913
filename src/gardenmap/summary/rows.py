"""Rows as plain values: a table of some hundred rows is quicker to walk than to query."""

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
    whole = _whole(selection.release, table)
    return [whole[label] for label in getattr(selection, table).index]


def of_release(release: Release, table: str) -> list[Row]:
    """The same of a whole release."""
    return list(_whole(release, table).values())


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


@lru_cache(maxsize=32)
def _whole(release: Release, table: str) -> dict[Any, Row]:
    found = getattr(release, table)
    columns = [[None if pd.isna(value) else value for value in found[name].tolist()] for name in found]
    return {label: dict(zip(found, cells, strict=True)) for label, *cells in zip(found.index, *columns, strict=True)}
