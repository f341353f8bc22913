"""All gardens as horizontal bars in blocks by county, north on top as on the map beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from gardenmap.charts.marks import Look, stripes, total
from gardenmap.charts.rows import Row, bars, counties_from_north, row, signs
from gardenmap.charts.theme import DROP, figure, fit, name_axis, safe, value_axis, words
from gardenmap.look import Palette
from gardenmap.text import Text

ROW = 12.6
BAR = 8.6
GAP = 4.4
LEFT = 144
RIGHT = 118
SIZE = 11.5


class Block(NamedTuple):
    """One county: its top and bottom in px, its name as markup, its sum in words."""

    top: float
    bottom: float
    name: str
    sum: str


def ladder(frame: pd.DataFrame, text: Text, palette: Palette, *, unit: str) -> go.Figure:
    """One bar per garden, with the county's sum beside its block; for more than twelve gardens.

    Columns of `frame`: garden (id), short_name, county, lat, value, low, high (in `unit`; NA where missing), status,
    documented, closed. At least one row.
    """
    blocks, rows = _placed(frame, text, palette, unit)
    bottom = blocks[-1].bottom
    highest = max((row.value for row in rows if row.look.is_drawn), default=0)
    end = highest * 1.04 or 1
    return figure(
        [*bars(rows, text, palette, BAR), *signs(rows, text, palette, BAR), _counties(blocks, end, palette)],
        text,
        palette,
        height=bottom + 24,
        margin={"l": LEFT, "r": RIGHT, "t": 22, "b": 2},
        xaxis=value_axis(palette, text, highest=highest, span=(0, end), side="top"),
        yaxis=name_axis(palette, bottom, {row.y: row.name for row in rows}, SIZE),
        shapes=[
            *stripes([row.y for row in rows if row.look is Look.MISSING], BAR, palette),
            *_hairlines([(bottom - block.bottom - GAP / 2) / bottom for block in blocks[:-1]], palette),
        ],
    )


def _placed(frame: pd.DataFrame, text: Text, palette: Palette, unit: str) -> tuple[list[Block], list[Row]]:
    blocks: list[Block] = []
    rows: list[Row] = []
    top = 0.0
    for county, gardens in counties_from_north(frame).items():
        own = [
            row(garden, top + ROW * (n + 0.5), text, palette, unit=unit, space=LEFT - 8, size=SIZE)
            for n, garden in enumerate(gardens)
        ]
        bottom = top + ROW * max(len(own), 2)
        summed = total([row.look for row in own], [row.value for row in own], text)
        blocks.append(Block(top, bottom, safe(fit(county, RIGHT - 6, SIZE)), summed))
        rows += own
        top = bottom + GAP
    return blocks, rows


def _counties(blocks: Sequence[Block], end: float, palette: Palette) -> dict:
    """County names and sums to the right of the bars, on the first two rows of each block."""
    return words(
        [end] * len(blocks) * 2,
        [block.top + ROW * line + DROP * SIZE for block in blocks for line in (0.5, 1.5)],
        [line for block in blocks for line in (block.name, block.sum)],
        size=SIZE,
        color=[palette.ink, palette.ink2] * len(blocks),
        weight=[600, 400] * len(blocks),
        offset=6,
        name="counties",
    )


def _hairlines(heights: Sequence[float], palette: Palette) -> list[dict]:
    """Lines between the counties from edge to edge; heights as shares of the plot, from below."""
    # Across the plot a line has no length in px, and in the margins no other.
    parts = (
        (0, 1, {}),
        (-LEFT, 0, {"xsizemode": "pixel", "xanchor": 0}),
        (0, RIGHT, {"xsizemode": "pixel", "xanchor": 1}),
    )
    return [
        {
            "type": "path",
            "name": "hairlines",
            "path": "".join(f"M{x0},{y:.5f}L{x1},{y:.5f}" for y in heights),
            "xref": "paper",
            "yref": "paper",
            "layer": "below",
            "line": {"width": 1, "color": palette.line},
            **anchored,
        }
        for x0, x1, anchored in parts
        if heights
    ]
