"""All gardens as rows in blocks by county, north on top as on the map beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from gardenmap.charts.beside import Beside, Word
from gardenmap.charts.marks import Look, stripes, total
from gardenmap.charts.rows import Row, bars, counties_from_north, row, signs
from gardenmap.charts.theme import figure, fit, hidden_axis, value_axis
from gardenmap.look import Palette
from gardenmap.text import Text

ROW = 12.6
BAR = 8.6
GAP = 4.4
LEFT = 144
RIGHT = 118
SIZE = 11.5


class Block(NamedTuple):
    """One county: its top and bottom in px, its name, its sum in words."""

    top: float
    bottom: float
    name: str
    sum: str


def ladder(frame: pd.DataFrame, text: Text, palette: Palette, *, unit: str) -> go.Figure:
    """One bar per garden, with the county's sum beside its block; for more than twelve gardens.

    Columns of `frame`: short_name, county, lat, value, low, high (in `unit`; NA where missing), status, documented,
    closed. At least one row.
    """
    blocks, rows = _placed(frame, text, unit)
    bottom = blocks[-1].bottom
    highest = max((row.value for row in rows if row.look.is_drawn), default=0)
    return figure(
        [*bars(rows, palette, BAR), *signs(rows, text, palette)],
        text,
        palette,
        height=bottom + 24,
        margin={"l": LEFT, "r": RIGHT, "t": 22, "b": 2},
        xaxis=value_axis(
            palette,
            text,
            highest=highest,
            span=(0, highest * 1.04 or 1),
            side="top",
            zeroline=True,
            zerolinecolor=palette.ink2,
            zerolinewidth=1,
        ),
        yaxis=hidden_axis((bottom, 0)),
        beside=Beside(
            SIZE,
            [*(row.name for row in rows), *_gutter(blocks)],
            [block.bottom + GAP / 2 for block in blocks[:-1]],
        ),
        shapes=stripes([row.y for row in rows if row.look is Look.MISSING], BAR, palette),
    )


def _placed(frame: pd.DataFrame, text: Text, unit: str) -> tuple[list[Block], list[Row]]:
    blocks: list[Block] = []
    rows: list[Row] = []
    top = 0.0
    for county, gardens in counties_from_north(frame).items():
        own = [
            row(garden, top + ROW * (n + 0.5), text, unit=unit, room=LEFT - 8, size=SIZE)
            for n, garden in enumerate(gardens)
        ]
        bottom = top + ROW * max(len(own), 2)
        summed = total([row.look for row in own], [row.value for row in own], text)
        blocks.append(Block(top, bottom, fit(county, RIGHT - 6, SIZE), summed))
        rows += own
        top = bottom + GAP
    return blocks, rows


def _gutter(blocks: Sequence[Block]) -> Iterator[Word]:
    """County names and sums to the right of the bars, on the first two rows of each block."""
    for block in blocks:
        yield Word(block.name, block.top + ROW * 0.5, x=1, shift=6, is_bold=True)
        yield Word(block.sum, block.top + ROW * 1.5, x=1, shift=6, is_pale=True)
