"""Sustainability projects as counted blocks: one block, one project."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import cycle
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from gardenmap.charts.marks import status_marker
from gardenmap.charts.theme import (
    BARE_BAR,
    DROP,
    NARROW,
    figure,
    fit,
    hidden_axis,
    name_axis,
    pale,
    safe,
    value_axis,
    width,
    words,
)
from gardenmap.look import Palette
from gardenmap.model import ProjectStatus
from gardenmap.summary.projects import SEVERAL
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


class Group(NamedTuple):
    """A county or a theme as it is drawn: its middle in px from the top, its code, its name, its projects by status."""

    y: float
    code: str
    name: str
    counts: dict[ProjectStatus, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def status_blocks(frame: pd.DataFrame, text: Text, palette: Palette, *, none: str) -> go.Figure:
    """The projects of each status in a row, the outdated ones pale with a full border, the count and words at the end.

    Columns of `frame`, statuses in their fixed order: status, n, outdated (of n). `none` is the word for no project.
    """
    rows = [
        (STATUS_ROW * (place + 0.5), ProjectStatus(row.status), int(row.n), int(row.outdated))
        for place, row in enumerate(frame.itertuples())
    ]
    names = {y: _capital(text(PROJECT_STATUS[status])) for y, status, *_ in rows}
    left = math.ceil(max(width(name, SIZE) for name in names.values()) + 8)
    # The names begin at the left edge: they stand to the right of their axis, less than nothing away from it.
    side = {"side": "right", "anchor": "free", "position": 0, "ticklabelstandoff": -left - 1}
    return figure(
        [*_in_one(rows, text, palette), _counts(rows, none, text, palette)],
        text,
        palette,
        height=STATUS_ROW * len(rows) + 4,
        margin={"l": left, "r": 116, "t": 2, "b": 2},
        xaxis=hidden_axis((0, max(FEWEST_PLACES, *(n for *_, n, _ in rows)))),
        yaxis=name_axis(palette, STATUS_ROW * len(rows), names, SIZE, **side),
    )


def group_blocks(frame: pd.DataFrame, text: Text, palette: Palette, *, none: str, kind: str) -> go.Figure:
    """The projects of each county or theme in a row, by status; the first group on top.

    Columns of `frame`: group (code), name (the label; the group's code stands in where it is empty), order, status,
    n (one row with 0 for a group without projects). At least one row. `none` is the word for no project, `kind` what
    the groups are: county or theme.
    """
    groups = _groups(frame)
    most = max(group.total for group in groups)
    left = min(WIDEST_GROUP, max(width(group.name, SIZE) for group in groups) + 14)
    return figure(
        [*_stacked(groups, per_block(most), kind, text, palette), _totals(groups, none, text, palette)],
        text,
        palette,
        height=GROUP_ROW * len(groups) + 26,
        margin={"l": left, "r": 30, "t": 22, "b": 4},
        xaxis=value_axis(palette, text, highest=max(most, 2), span=(0, max(most + 0.2, FEWEST_PLACES)), side="top"),
        yaxis=name_axis(
            palette,
            GROUP_ROW * len(groups),
            {group.y: safe(fit(group.name, left - 12, SIZE)) for group in groups},
            SIZE,
        ),
    )


def blocks(start: int, n: int, per: int) -> Iterator[tuple[float, float]]:
    """Where each block begins and how long it is, for `n` projects after the first `start`; the last may be shorter."""
    for first in range(0, n, per):
        projects = min(per, n - first)
        yield start + first + projects * (1 - SHARE) / 2, projects * SHARE


def _groups(frame: pd.DataFrame) -> list[Group]:
    found: dict[str, Group] = {}
    for row in sorted(frame.itertuples(), key=lambda row: row.order):
        y = GROUP_ROW * (len(found) + 0.5)
        group = found.setdefault(row.group, Group(y, row.group, row.name or row.group, dict.fromkeys(ProjectStatus, 0)))
        group.counts[ProjectStatus(row.status)] += int(row.n)
    return list(found.values())


def _in_one(rows: Sequence[tuple[float, ProjectStatus, int, int]], text: Text, palette: Palette) -> list[dict]:
    """All blocks in one trace, which a browser draws sooner than several; no pattern, for the row says the word.

    Of each row: its middle, its status, how many projects, and how many of them are outdated.
    """
    per = per_block(max(n for _, _, n, _ in rows))
    drawn = [
        (base, length, y, status, n, is_outdated)
        for y, status, n, outdated in rows
        for is_outdated, first, count in ((False, 0, n - outdated), (True, n - outdated, outdated))
        for base, length in blocks(first, count, per)
    ]
    looks = [(palette.status[status], is_outdated) for *_, status, _, is_outdated in drawn]
    trace = {
        **BARE_BAR,
        "orientation": "h",
        "name": "projects",
        "showlegend": False,
        "base": [base for base, *_ in drawn],
        "x": [length for _, length, *_ in drawn],
        "y": [y for _, _, y, *_ in drawn],
        "width": STATUS_BLOCK,
        "hovertext": [_hover(_capital(text(PROJECT_STATUS[status])), n, text) for *_, status, n, _ in drawn],
        "hoverinfo": "text",
        "customdata": [f"status:{status}" for *_, status, _, _ in drawn],
        "marker": {
            "color": [look.faded if is_outdated else look.fill for look, is_outdated in looks],
            "line": {"width": 1, "color": [look.border for look, _ in looks]},
        },
    }
    return [trace] if drawn else []


def _stacked(groups: Sequence[Group], per: int, kind: str, text: Text, palette: Palette) -> list[dict]:
    """One trace per status, the statuses in their order within each row."""
    traces = []
    for status in ProjectStatus:
        drawn = [
            (base, length, group)
            for group in groups
            for base, length in blocks(_before(status, group), group.counts[status], per)
        ]
        word = text(PROJECT_STATUS[status])
        trace = {
            **BARE_BAR,
            "orientation": "h",
            "name": word,
            "x": [length for _, length, _ in drawn],
            "base": [base for base, *_ in drawn],
            "y": [group.y for *_, group in drawn],
            "width": GROUP_BLOCK,
            "marker": status_marker(status, palette),
            "hovertext": [_hover(group.name, group.counts[status], text, word) for *_, group in drawn],
            "hoverinfo": "text",
            "customdata": [None if group.code == SEVERAL else f"{kind}:{group.code}" for *_, group in drawn],
        }
        traces += [trace] if drawn else []
    return traces


def _before(status: ProjectStatus, group: Group) -> int:
    """How many projects of a group have a status that stands further left."""
    statuses = list(ProjectStatus)
    return sum(group.counts[each] for each in statuses[: statuses.index(status)])


def _hover(name: str, n: int, text: Text, status: str = "") -> str:
    """What the pointer finds on a block: the group, and how many of its projects have that status."""
    counted = text.plural("{n} project", "{n} projects", n)
    return f"<b>{safe(fit(name, NARROW, SIZE))}</b><br>" + (f"{status}: {counted}" if status else counted)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _totals(groups: Sequence[Group], none: str, text: Text, palette: Palette) -> dict:
    """How many projects there are, where the blocks of each row end."""
    totals = [group.total for group in groups]
    return words(
        totals,
        [group.y + DROP * SIZE for group in groups],
        [text.number(total) if total else none for total in totals],
        size=SIZE,
        color=[palette.ink if total else palette.ink2 for total in totals],
        weight=[600 if total else 400 for total in totals],
        offset=6,
        name="counts",
    )


def _counts(rows: Sequence[tuple], none: str, text: Text, palette: Palette) -> dict:
    """The same of each status, and how many of them are outdated."""
    remarks = [_remark(n, outdated, none, text) for *_, n, outdated in rows]
    return words(
        [n for *_, n, _ in rows],
        [y + DROP * SIZE for y, *_ in rows],
        [
            f"<b>{text.number(n)}</b> {pale(remark, palette)}" if remark else f"<b>{text.number(n)}</b>"
            for (*_, n, _), remark in zip(rows, remarks, strict=True)
        ],
        size=SIZE,
        color=palette.ink,
        offset=6,
        name="counts",
    )


def _remark(n: int, outdated: int, none: str, text: Text) -> str:
    if n == 0:
        return none
    if outdated == 0:
        return ""
    if outdated == n:
        return text("all out of date") if n > 1 else text("out of date")
    return text("{n} out of date", n=text.number(outdated))
