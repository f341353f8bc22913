"""Projects as blocks over the year that their status was last confirmed; the undated ones in a place of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import cycle

import pandas as pd
import plotly.graph_objects as go

from gardenmap.charts.blocks import per_block
from gardenmap.charts.marks import status_marker
from gardenmap.charts.theme import BARE_BAR, NARROW, figure, hidden_axis, note, words
from gardenmap.charts.years import year_axis
from gardenmap.look import Palette
from gardenmap.model import ProjectStatus
from gardenmap.text import Text
from gardenmap.text.words import PROJECT_STATUS

BLOCK = 25
TALLEST = 250
HEAD = 44
FOOT = 24
SHARE = 0.86
TWO_WIDE_ABOVE = 8
UNDATED = ("undated", "undated, second column", "gap")
"""The places before the first year; one column of undated projects leaves the second empty, for its word is wide."""


def timeline_blocks(frame: pd.DataFrame, text: Text, palette: Palette, *, window: tuple[float, float]) -> go.Figure:
    """Blocks of projects over their year, by status; the window of fresh statuses is shaded.

    Columns of `frame`: year (Int64, NA = undated), status, n. `window`: from when (2024.9 is late in 2024) to which
    year the axis runs. At least one row with n above 0.
    """
    stacks = _stacks(frame[frame["year"].notna()])
    undated = _statuses(frame[frame["year"].isna()].itertuples())
    end = max([int(window[1]), *stacks])
    years = range(min([int(window[0]), *stacks]), end + 1)
    columns = _columns(undated.total())
    lead = list(UNDATED) if columns else []
    per = projects_per_block(frame)
    piles = [(undated, lead[:columns]), *((stack, [str(year)]) for year, stack in stacks.items())]
    piled = [block for pile, places in piles if places for block in _piled(pile, places, per)]
    tallest = max(base + projects for _, base, projects, _ in piled)
    block = min(BLOCK / per, TALLEST / tallest)
    xaxis = year_axis(years, palette, (NARROW - 16) * len(years) / (len(years) + len(lead)))
    xaxis |= {"categoryarray": lead + xaxis["categoryarray"], "range": [-0.5, len(lead) + len(years) - 0.5]}
    return figure(
        [*_blocks(piled, text, palette), _counts(stacks, palette, text)],
        text,
        palette,
        height=block * tallest + HEAD + FOOT,
        margin={"l": 8, "r": 8, "t": 2, "b": FOOT},
        xaxis=xaxis,
        yaxis=hidden_axis((0, tallest + (HEAD - 4) / block)),
        shapes=[*_window(window[0], years, len(lead), palette), *_base_lines(columns, len(lead), len(years), palette)],
        annotations=[
            _window_word(years, len(lead), text, palette),
            *_undated_words(undated.total(), columns, text, palette),
        ],
    )


def projects_per_block(frame: pd.DataFrame) -> int:
    """How many projects a block stands for, from the highest pile of the frame that `timeline_blocks` gets."""
    dated = frame[frame["year"].notna()].groupby("year")["n"].sum()
    undated = int(frame["n"].sum() - dated.sum())
    return per_block(max([-(-undated // max(_columns(undated), 1)), *dated.tolist()]))


def _columns(undated: int) -> int:
    return 0 if not undated else 2 if undated > TWO_WIDE_ABOVE else 1


def _stacks(frame: pd.DataFrame) -> dict[int, Counter[ProjectStatus]]:
    rows: dict[int, list] = {}
    for row in frame.itertuples():
        rows.setdefault(int(row.year), []).append(row)
    return {year: stack for year, own in rows.items() if (stack := _statuses(own)).total()}


def _statuses(rows: Iterable) -> Counter[ProjectStatus]:
    """How many projects have each status, in the fixed order of statuses."""
    counts = Counter(dict.fromkeys(ProjectStatus, 0))
    for row in rows:
        counts[ProjectStatus(row.status)] += int(row.n)
    return counts


def _piled(pile: Counter[ProjectStatus], places: list[str], per: int) -> Iterator[tuple[str, int, int, ProjectStatus]]:
    """Each block's place, the projects below it, those in it, and its status; the places are filled in turn."""
    below, turn = dict.fromkeys(places, 0), cycle(places)
    for status, n in pile.items():
        for first in range(0, n, per):
            place, projects = next(turn), min(per, n - first)
            yield place, below[place], projects, status
            below[place] += projects


def _blocks(piled: list[tuple[str, int, int, ProjectStatus]], text: Text, palette: Palette) -> list[dict]:
    traces = []
    for status in ProjectStatus:
        own = [(place, base, projects) for place, base, projects, of in piled if of is status]
        if own:
            traces.append(
                {
                    **BARE_BAR,
                    "name": text(PROJECT_STATUS[status]),
                    "x": [place for place, *_ in own],
                    "base": [base + projects * (1 - SHARE) / 2 for _, base, projects in own],
                    "y": [projects * SHARE for *_, projects in own],
                    "width": SHARE - 0.04,
                    "marker": status_marker(status, palette),
                    "hoverinfo": "skip",
                }
            )
    return traces


def _counts(stacks: dict[int, Counter[ProjectStatus]], palette: Palette, text: Text) -> dict:
    return words(
        [str(year) for year in stacks],
        [stack.total() for stack in stacks.values()],
        [text.number(stack.total()) for stack in stacks.values()],
        size=12.5,
        color=palette.ink,
        weight=650,
        place="top center",
        offset=5,
        name="counts",
    )


def _window(start: float, years: range, lead: int, palette: Palette) -> list[dict]:
    """A shade, and the line that it begins with: there is no shade where the system forces its colours."""
    begins, ends = max(start - years[0], 0) - 0.5 + lead, len(years) - 0.5 + lead
    place = {"x0": begins, "y0": 0, "y1": 1, "yref": "paper", "layer": "below"}
    return [
        {**place, "type": "rect", "x1": ends, "line": {"width": 0}, "fillcolor": palette.accent_soft},
        {**place, "type": "line", "x1": begins, "line": {"width": 1, "color": palette.line}},
    ]


def _window_word(years: range, lead: int, text: Text, palette: Palette) -> dict:
    return note(
        text("last 24<br>months"),
        size=12,
        color=palette.ink2,
        x=len(years) - 0.5 + lead,
        xanchor="right",
        y=1,
        yref="paper",
        yanchor="top",
        xshift=-2,
    )


def _base_lines(columns: int, lead: int, years: int, palette: Palette) -> list[dict]:
    """The ground that blocks stand on, apart for the undated and the years."""
    spans = [(lead - 0.5, lead + years - 0.5)] + ([(-0.5, columns - 0.5)] if columns else [])
    return [
        {
            "type": "line",
            "x0": x0,
            "x1": x1,
            "y0": 0,
            "y1": 0,
            "yref": "paper",
            "line": {"width": 1.5, "color": palette.control},
        }
        for x0, x1 in spans
    ]


def _undated_words(n: int, columns: int, text: Text, palette: Palette) -> list[dict]:
    if not columns:
        return []
    middle = (columns - 1) / 2
    return [
        note(
            text("undated"),
            size=11,
            color=palette.ink2,
            x=middle if columns > 1 else -0.5,
            xanchor="center" if columns > 1 else "left",
            y=0,
            yref="paper",
            yanchor="top",
            yshift=1,
        ),
        note(
            f"<b>{text.number(n)}</b>",
            size=12.5,
            color=palette.ink,
            x=middle,
            xanchor="center",
            y=-(-n // columns),
            yanchor="bottom",
        ),
    ]
