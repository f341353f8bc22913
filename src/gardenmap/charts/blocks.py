"""Sustainability projects as counted blocks: one block, one project."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import cycle

import pandas as pd
import plotly.graph_objects as go

from gardenmap.charts.beside import Beside, Word, name
from gardenmap.charts.marks import status_marker
from gardenmap.charts.theme import BARE_BAR, figure, fit, hidden_axis, value_axis, width
from gardenmap.look import Palette
from gardenmap.model import ProjectStatus
from gardenmap.text import Text
from gardenmap.text.words import PROJECT_STATUS

SIZE = 13
STATUS_ROW = 19
STATUS_BLOCK = 14
GROUP_ROW = 24
GROUP_BLOCK = 18
WIDEST_GROUP = 176
SHARE = 0.88
"""How much of its place a block fills; the rest is the gap to the next."""
FEWEST_PLACES = 12
"""A row has room for so many blocks at least, so that three projects do not look like thirty."""
MOST_BLOCKS = 60
"""More in a row would be a grey film: then one block is 2, 5, 10, 20, 50 ... projects, and the chart says so."""


def per_block(most: int) -> int:
    """How many projects one block stands for where the longest row has `most` of them; 1 as long as there is room."""
    size = 1
    for step in cycle((2, 2.5, 2)):
        if most <= size * MOST_BLOCKS:
            return size
        size = int(size * step)
    raise AssertionError


def status_blocks(frame: pd.DataFrame, text: Text, palette: Palette, *, none: str) -> go.Figure:
    """The projects of each status in a row, the outdated ones pale with a full border, the count and words at the end.

    Columns of `frame`, statuses in their fixed order: status, n, outdated (of n). `none` is the word for no project.
    """
    rows = [
        (STATUS_ROW * (place + 0.5), ProjectStatus(row.status), int(row.n), int(row.outdated))
        for place, row in enumerate(frame.itertuples())
    ]
    labels = [_capital(text(PROJECT_STATUS[status])) for _, status, *_ in rows]
    left = max(width(label, SIZE) for label in labels) + 8
    per = per_block(max(n for _, _, n, _ in rows))
    drawn = [
        (base, length, y, palette.status[status].faded if pale else palette.status[status].fill, status)
        for y, status, n, outdated in rows
        for pale, first, count in ((False, 0, n - outdated), (True, n - outdated, outdated))
        for base, length in blocks(first, count, per)
    ]
    end = max(FEWEST_PLACES, *(n for *_, n, _ in rows))
    return figure(
        _in_one(drawn, palette),
        text,
        palette,
        height=STATUS_ROW * len(rows) + 4,
        margin={"l": left, "r": 116, "t": 2, "b": 2},
        xaxis=hidden_axis((0, end)),
        yaxis=hidden_axis((STATUS_ROW * len(rows), 0)),
        beside=Beside(
            SIZE,
            [
                *(Word(label, y, shift=-left) for (y, *_), label in zip(rows, labels, strict=True)),
                *(_said(n, outdated, y, n / end, none, text) for y, _, n, outdated in rows),
            ],
        ),
    )


def group_blocks(frame: pd.DataFrame, text: Text, palette: Palette, *, none: str) -> go.Figure:
    """The projects of each county or theme in a row, by status; the first group on top.

    Columns of `frame`: group (code), name (the label; the group's code stands in where it is empty), order, status,
    n (one row with 0 for a group without projects). At least one row. `none` is the word for no project.
    """
    rows = sorted(frame.itertuples(), key=lambda row: row.order)
    counts = Counter({(_label(row), ProjectStatus(row.status)): int(row.n) for row in rows})
    groups = list(dict.fromkeys(_label(row) for row in rows))
    totals = [sum(counts[group, status] for status in ProjectStatus) for group in groups]
    most = max(totals)
    left = min(WIDEST_GROUP, max(width(group, SIZE) for group in groups) + 14)
    middles = [GROUP_ROW * (place + 0.5) for place in range(len(groups))]
    end = max(most + 0.2, FEWEST_PLACES)
    return figure(
        _stacked(counts, dict(zip(groups, middles, strict=True)), per_block(most), palette),
        text,
        palette,
        height=GROUP_ROW * len(groups) + 26,
        margin={"l": left, "r": 30, "t": 22, "b": 4},
        xaxis=value_axis(
            palette,
            text,
            highest=max(most, 2),
            span=(0, end),
            side="top",
            zeroline=True,
            zerolinecolor=palette.ink2,
            zerolinewidth=1,
        ),
        yaxis=hidden_axis((GROUP_ROW * len(groups), 0)),
        beside=Beside(
            SIZE,
            [
                *(name(fit(group, left - 12, SIZE), y) for group, y in zip(groups, middles, strict=True)),
                *(_count(total, y, total / end, none, text) for total, y in zip(totals, middles, strict=True)),
            ],
        ),
    )


def blocks(start: int, n: int, per: int) -> Iterator[tuple[float, float]]:
    """Where each block begins and how long it is, for `n` projects after the first `start`; the last may be shorter."""
    for first in range(0, n, per):
        projects = min(per, n - first)
        yield start + first + projects * (1 - SHARE) / 2, projects * SHARE


def _in_one(drawn: Sequence[tuple[float, float, float, str, ProjectStatus]], palette: Palette) -> list[dict]:
    """All blocks in one trace, which a browser draws sooner than several; no pattern, for the row says the word.

    Of each block: where it begins, its length, its row, its colour and the status whose border it has.
    """
    if not drawn:
        return []
    base, length, y, colour, status = zip(*drawn, strict=True)
    return [
        {
            **BARE_BAR,
            "orientation": "h",
            "name": "projects",
            "base": list(base),
            "x": list(length),
            "y": list(y),
            "width": STATUS_BLOCK,
            "hoverinfo": "skip",
            "marker": {
                "color": list(colour),
                "line": {"width": 1, "color": [palette.status[each].border for each in status]},
            },
        }
    ]


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _count(n: int, y: float, x: float, none: str, text: Text) -> Word:
    """How many it is, where its blocks end."""
    words = text.number(n) if n else none
    return Word(words, y, x=x, shift=6, is_bold=n > 0, is_pale=n == 0)


def _said(n: int, outdated: int, y: float, x: float, none: str, text: Text) -> Word:
    if n == 0:
        remark = none
    elif outdated == 0:
        remark = ""
    elif outdated == n:
        remark = text("all out of date") if n > 1 else text("out of date")
    else:
        remark = text("{n} out of date", n=text.number(outdated))
    return Word(text.number(n), y, x=x, shift=6, is_bold=True, aside=remark)


def _label(row) -> str:
    return row.name or row.group


def _stacked(counts: Counter, middles: dict[str, float], per: int, palette: Palette) -> list[dict]:
    """One trace per status, the statuses in their order within each row."""
    filled = dict.fromkeys(middles, 0)
    traces = []
    for status in ProjectStatus:
        places = []
        for group, y in middles.items():
            places += [(*place, y) for place in blocks(filled[group], counts[group, status], per)]
            filled[group] += counts[group, status]
        if places:
            traces.append(
                {
                    **BARE_BAR,
                    "orientation": "h",
                    "name": status.value,
                    "x": [length for _, length, _ in places],
                    "base": [base for base, _, _ in places],
                    "y": [y for _, _, y in places],
                    "width": GROUP_BLOCK,
                    "marker": status_marker(status, palette),
                    "hoverinfo": "skip",
                }
            )
    return traces
