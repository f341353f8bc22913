"""The few gardens of a county as horizontal bars, each with its range, its number and the mean of the country."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
import plotly.graph_objects as go

from gardenmap.charts.marks import Look, number, stripes
from gardenmap.charts.rows import Row, bars, row, signs
from gardenmap.charts.theme import figure, name_axis, note, value_axis, width
from gardenmap.look import Palette
from gardenmap.text import Text

ROW = 27
BAR = 15
SIZE = 13
WIDEST_NAME = 160
RIGHT = 76


def ranges(frame: pd.DataFrame, text: Text, palette: Palette, *, unit: str, mean: float | None) -> go.Figure:
    """One thick bar per garden, north on top, with its number at the right; for twelve gardens or fewer.

    Columns of `frame`: garden (id), short_name, lat, value, low, high (in `unit`; NA where missing), status,
    documented, closed. A thin line shows low to high, a dotted one the mean of all gardens in the country. At least one
    row.
    """
    gardens = sorted(frame.itertuples(), key=lambda garden: -garden.lat)
    rows = [
        row(garden, ROW * (n + 0.5), text, palette, unit=unit, space=WIDEST_NAME - 10, size=SIZE)
        for n, garden in enumerate(gardens)
    ]
    drawn = [row for row in rows if row.look.is_drawn]
    highest = max([*(max(row.value, row.high if row.high == row.high else 0) for row in drawn), mean or 0])
    end = highest * 1.06 or 1
    return figure(
        [*bars(rows, text, palette, BAR), *signs(rows, text, palette, BAR)],
        text,
        palette,
        height=ROW * len(rows) + 44,
        margin={"l": _left(garden.short_name for garden in gardens), "r": RIGHT, "t": 40, "b": 4},
        xaxis=value_axis(palette, text, highest=highest, span=(0, end), side="top"),
        yaxis=name_axis(palette, ROW * len(rows), {row.y: row.name for row in rows}, SIZE),
        shapes=[
            *stripes([row.y for row in rows if row.look is Look.MISSING], BAR, palette),
            *_lines(drawn, palette),
            *_mean_line(mean, palette),
        ],
        annotations=[*_numbers(drawn, text, palette), *_mean_label(mean, end, text, palette)],
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


def _numbers(rows: Sequence[Row], text: Text, palette: Palette) -> list[dict]:
    """The value of each garden, at the right edge."""
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
            borderpad=0,
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
    share = mean / end
    return [
        note(
            text("country mean {number}", number=text.approximately(mean)),
            size=SIZE,
            color=palette.ink2,
            x=mean,
            xanchor="left" if share < 0.25 else "right" if share > 0.75 else "center",
            y=1,
            yref="paper",
            yanchor="middle",
            yshift=31,
            borderpad=0,
        )
    ]
