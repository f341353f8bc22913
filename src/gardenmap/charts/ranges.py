"""The few gardens of a county, each with its range, its number and the mean of the country."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

from gardenmap.charts.beside import Beside, Word
from gardenmap.charts.marks import Look, number, stripes
from gardenmap.charts.rows import Row, bars, row, signs
from gardenmap.charts.theme import figure, hidden_axis, value_axis, width
from gardenmap.look import Palette
from gardenmap.text import Text

ROW = 27
BAR = 15
SIZE = 13
WIDEST_NAME = 160
RIGHT = 76


def ranges(frame: pd.DataFrame, text: Text, palette: Palette, *, unit: str, mean: float | None) -> go.Figure:
    """One thick bar per garden, north on top, with its number at the right; for twelve gardens or fewer.

    Columns of `frame`: short_name, lat, value, low, high (in `unit`; NA where missing), status, documented, closed.
    A thin line shows low to high, a dotted one the mean of all gardens in the country. At least one row.
    """
    gardens = sorted(frame.itertuples(), key=lambda garden: -garden.lat)
    rows = [
        row(garden, ROW * (n + 0.5), text, unit=unit, room=WIDEST_NAME - 10, size=SIZE)
        for n, garden in enumerate(gardens)
    ]
    drawn = [row for row in rows if row.look.is_drawn]
    highest = max([*(max(row.value, row.high if row.high == row.high else 0) for row in drawn), mean or 0])
    end = highest * 1.06 or 1
    return figure(
        [*bars(rows, palette, BAR), *signs(rows, text, palette)],
        text,
        palette,
        height=ROW * len(rows) + 44,
        margin={"l": _left(garden.short_name for garden in gardens), "r": RIGHT, "t": 40, "b": 4},
        xaxis=value_axis(
            palette,
            text,
            highest=highest,
            span=(0, end),
            side="top",
            zeroline=True,
            zerolinecolor=palette.ink2,
            zerolinewidth=1,
        ),
        yaxis=hidden_axis((ROW * len(rows), 0)),
        shapes=[
            *stripes([row.y for row in rows if row.look is Look.MISSING], BAR, palette),
            *_lines(drawn, palette),
            *_mean_line(mean, palette),
        ],
        beside=Beside(SIZE, [*(row.name for row in rows), *_numbers(drawn, text), *_mean_label(mean, end, text)]),
    )


def _left(names: Iterable[str]) -> float:
    return min(WIDEST_NAME, max(width(name, SIZE) for name in names) + 26)


def _lines(rows: Sequence[Row], palette: Palette) -> list[dict]:
    """Low to high as one shape, which a browser draws sooner than a trace; a garden without a range has none."""
    ranged = [row for row in rows if row.low == row.low and row.high == row.high]
    path = "".join(f"M{row.low},{row.y}L{row.high},{row.y}" for row in ranged)
    return (
        [{"type": "path", "name": "ranges", "path": path, "line": {"width": 1.2, "color": palette.ink}}] if path else []
    )


def _numbers(rows: Sequence[Row], text: Text) -> list[Word]:
    return [Word(number(row.look, row.value, text), row.y, x=1, shift=RIGHT, side="left", is_pale=True) for row in rows]


def _mean_line(mean: float | None, palette: Palette) -> list[dict]:
    return (
        []
        if mean is None
        else [
            {
                "type": "line",
                "x0": mean,
                "x1": mean,
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "line": {"width": 1.5, "dash": "dot", "color": palette.ink},
            }
        ]
    )


def _mean_label(mean: float | None, end: float, text: Text) -> list[Word]:
    if mean is None:
        return []
    x = mean / end
    side: Literal["left", "middle", "right"] = "right" if x < 0.25 else "left" if x > 0.75 else "middle"
    return [Word(text("country mean {number}", number=text.approximately(mean)), -30, x=x, side=side, is_pale=True)]
