"""The few gardens of a county, each with its range, its number and the mean of the country."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
import plotly.graph_objects as go

from gardenmap.charts.marks import Look, number, stripes
from gardenmap.charts.rows import Row, bars, row, signs
from gardenmap.charts.theme import axis, figure, note, value_axis, width
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
        row(garden, ROW * (n + 0.5), text, palette, unit=unit, room=WIDEST_NAME - 10, size=SIZE)
        for n, garden in enumerate(gardens)
    ]
    drawn = [row for row in rows if row.look.is_drawn]
    highest = max([*(max(row.value, row.high if row.high == row.high else 0) for row in drawn), mean or 0])
    end = highest * 1.06 or 1
    return figure(
        [*bars(rows, palette, BAR), *_lines(drawn, palette), *signs(rows, text, palette)],
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
        yaxis=axis(
            palette,
            span=(ROW * len(rows), 0),
            ticks=[row.y for row in rows],
            labels=[row.name for row in rows],
            size=SIZE,
            color=palette.ink,
            ticklabelstandoff=6,
        ),
        shapes=[
            *stripes([row.y for row in rows if row.look is Look.MISSING], BAR, palette),
            *_mean_line(mean, palette),
        ],
        annotations=[*_numbers(drawn, text, palette), *_mean_label(mean, end, text, palette)],
    )


def _left(names: Iterable[str]) -> float:
    return min(WIDEST_NAME, max(width(name, SIZE) for name in names) + 26)


def _lines(rows: Sequence[Row], palette: Palette) -> list[dict]:
    """Low to high as one trace of lines; a garden without a range has none."""
    ranged = [row for row in rows if row.low == row.low and row.high == row.high]
    return (
        [
            {
                "type": "scatter",
                "mode": "lines",
                "name": "ranges",
                "hoverinfo": "skip",
                "x": [x for row in ranged for x in (row.low, row.high, None)],
                "y": [y for row in ranged for y in (row.y, row.y, None)],
                "line": {"width": 1.2, "color": palette.ink},
            }
        ]
        if ranged
        else []
    )


def _numbers(rows: Sequence[Row], text: Text, palette: Palette) -> list[dict]:
    return [
        note(
            number(row.look, row.value, text),
            size=SIZE,
            color=palette.ink2,
            x=1,
            xref="paper",
            xshift=RIGHT,
            xanchor="right",
            y=row.y,
            yanchor="middle",
            yshift=1,
        )
        for row in rows
    ]


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


def _mean_label(mean: float | None, end: float, text: Text, palette: Palette) -> list[dict]:
    if mean is None:
        return []
    anchor = "left" if mean < end * 0.25 else "right" if mean > end * 0.75 else "center"
    label = text("country mean {number}", number=text.number(mean))
    return [
        note(label, size=12, color=palette.ink2, x=mean, xanchor=anchor, y=1, yref="paper", yshift=22, yanchor="bottom")
    ]
