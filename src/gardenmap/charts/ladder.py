"""All gardens as rows in blocks by county, north on top as on the map beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from gardenmap.charts.marks import Look, stripes, total
from gardenmap.charts.rows import Row, bars, counties_from_north, row, signs
from gardenmap.charts.theme import axis, figure, fit, safe, value_axis, words
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

    Columns of `frame`: short_name, county, lat, value, low, high (in `unit`; NA where missing), status, documented,
    closed. At least one row.
    """
    blocks, rows = _placed(frame, text, palette, unit)
    bottom = blocks[-1].bottom
    highest = max((row.value for row in rows if row.look.is_drawn), default=0)
    end = highest * 1.04 or 1
    return figure(
        [*bars(rows, palette, BAR), *signs(rows, text, palette), _gutter(blocks, end, palette)],
        text,
        palette,
        height=bottom + 24,
        margin={"l": LEFT, "r": RIGHT, "t": 22, "b": 2},
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
            span=(bottom, 0),
            ticks=[row.y for row in rows],
            labels=[row.name for row in rows],
            size=SIZE,
            color=palette.ink,
            ticklabelstandoff=6,
        ),
        yaxis2=_hairlines(blocks, palette),
        shapes=stripes([row.y for row in rows if row.look is Look.MISSING], BAR, palette),
    )


def _placed(frame: pd.DataFrame, text: Text, palette: Palette, unit: str) -> tuple[list[Block], list[Row]]:
    blocks: list[Block] = []
    rows: list[Row] = []
    top = 0.0
    for county, gardens in counties_from_north(frame).items():
        own = [
            row(garden, top + ROW * (n + 0.5), text, palette, unit=unit, room=LEFT - 8, size=SIZE)
            for n, garden in enumerate(gardens)
        ]
        bottom = top + ROW * max(len(own), 2)
        summed = total([row.look for row in own], [row.value for row in own], text)
        blocks.append(Block(top, bottom, safe(fit(county, RIGHT - 6, SIZE)), summed))
        rows += own
        top = bottom + GAP
    return blocks, rows


def _gutter(blocks: Sequence[Block], end: float, palette: Palette) -> dict:
    """County names and sums to the right of the bars, on the first two rows of each block."""
    n = len(blocks)
    return words(
        [end] * (2 * n),
        [block.top + ROW * 0.5 for block in blocks] + [block.top + ROW * 1.5 for block in blocks],
        [block.name for block in blocks] + [block.sum for block in blocks],
        size=SIZE,
        color=[palette.ink] * n + [palette.ink2] * n,
        weight=[600] * n + [400] * n,
        offset=6,
        yaxis="y2",
        name="counties",
    )


def _hairlines(blocks: Sequence[Block], palette: Palette) -> dict:
    """Lines between the counties from edge to edge: ticks of a second axis, as long as the margins are wide."""
    return axis(
        palette,
        span=(blocks[-1].bottom, 0),
        ticks=[block.bottom + GAP / 2 for block in blocks[:-1]],
        overlaying="y",
        anchor="x",
        showgrid=True,
        tickwidth=1,
        tickcolor=palette.line,
        ticklen=LEFT,
        mirror="ticks",
        showline=True,
        linecolor="rgba(0,0,0,0)",
    ) | {"ticks": "outside"}
