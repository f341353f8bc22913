"""All gardens as upright bars from Lindesnes to Nordkapp, one of them marked; no rank."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from gardenmap.charts.marks import BARS, STUB, Look, look_of, look_word, marker, number, own_marker, phrase, stub_marker
from gardenmap.charts.rows import counties_from_north
from gardenmap.charts.theme import (
    BARE_BAR,
    NARROW,
    figure,
    fit,
    hidden_axis,
    note,
    safe,
    steps,
    value_axis,
    width,
    words,
)
from gardenmap.look import Palette
from gardenmap.text import Text

PLOT = 122
HEAD = 26
LANE = 13
BRACKET = 6
SIZE = 11


class Bar(NamedTuple):
    """One garden as it is drawn: its place from the south, its county, its value."""

    x: int
    garden: str
    name: str
    county: str
    value: float
    look: Look
    hover: str


def skyline(frame: pd.DataFrame, text: Text, palette: Palette, *, own: str, mean: float | None, unit: str) -> go.Figure:
    """One upright bar per garden of the country, the one with the id `own` outlined and named.

    Columns of `frame`: garden, short_name, county, lat, value (in `unit`; NA where missing), status, documented.
    At least one row.
    """
    bars = _placed(frame, text, unit)
    highest = max([*(bar.value for bar in bars if bar.look.is_drawn), mean or 0])
    left = 12 + width(text.plain(max(steps(highest, 5), default=0)), SIZE)
    slot = (NARROW - left - 6) / len(bars)
    lanes = _lanes(bars, slot)
    foot = BRACKET + LANE * (max(lane for *_, lane in lanes) + 1) + 4
    px = (highest or 1) / PLOT
    span = (-foot * px, (PLOT + HEAD) * px)
    return figure(
        [*_bars(bars, own, text, palette), *_stubs(bars, text, palette), _counties(lanes, palette)],
        text,
        palette,
        height=PLOT + HEAD + foot + 4,
        margin={"l": left, "r": 6, "t": 2, "b": 2},
        xaxis=hidden_axis((-0.6, len(bars) - 0.4)),
        yaxis=value_axis(palette, text, highest=highest, span=span, most=5),
        yaxis2=hidden_axis((-foot, PLOT + HEAD), overlaying="y"),
        shapes=[_brackets(lanes, palette), *_mean_line(mean, len(bars), palette), *_leader(bars, own, px, palette)],
        annotations=[*_mean_label(mean, bars, own, slot, text, palette), *_own_label(bars, own, text, palette)],
    )


def _placed(frame: pd.DataFrame, text: Text, unit: str) -> list[Bar]:
    bars = []
    from_north = [garden for own in counties_from_north(frame).values() for garden in own]
    for x, garden in enumerate(reversed(from_north)):
        look = look_of(garden.status, garden.value, documented=garden.documented)
        hover = (
            f"<b>{safe(fit(garden.short_name, NARROW, SIZE))}</b>, {safe(garden.county)}"
            f"<br>{phrase(garden.status, garden.value, text, unit)}"
        )
        bars.append(Bar(x, garden.garden, garden.short_name, garden.county, garden.value, look, hover))
    return bars


def _bars(bars: Sequence[Bar], own: str, text: Text, palette: Palette) -> list[dict]:
    drawn = {look: [bar for bar in bars if bar.look is look and bar.garden != own] for look in BARS}
    mine = [bar for bar in bars if bar.garden == own and bar.look.is_drawn]
    traces = [
        _trace(look_word(look, text), of_look, [bar.value for bar in of_look], marker(look, palette))
        for look, of_look in drawn.items()
        if of_look
    ]
    return traces + [
        _trace("own", [bar], [bar.value], own_marker(bar.look, palette)) | {"showlegend": False} for bar in mine
    ]


def _trace(name: str, bars: Sequence[Bar], heights: list[float], style: dict) -> dict:
    return {
        **BARE_BAR,
        "name": name,
        "x": [bar.x for bar in bars],
        "y": heights,
        "width": 0.8,
        "hovertext": [bar.hover for bar in bars],
        "hoverinfo": "text",
        "customdata": [f"garden:{bar.garden}" for bar in bars],
        "marker": style,
    }


def _stubs(bars: Sequence[Bar], text: Text, palette: Palette) -> list[dict]:
    """Stripes and two dots where a value is missing, on the axis that counts px: a stub has no value."""
    missing = [bar for bar in bars if bar.look is Look.MISSING]
    empty = [bar for bar in bars if not bar.look.is_drawn]
    stubs = [
        _trace(look_word(Look.MISSING, text), missing, [STUB] * len(missing), stub_marker(palette)) | {"yaxis": "y2"}
    ]
    signs = words(
        [bar.x for bar in empty],
        [STUB if bar.look is Look.MISSING else 0 for bar in empty],
        [number(bar.look, bar.value, text) for bar in empty],
        size=SIZE,
        color=palette.ink2,
        place="top center",
        offset=5,
        yaxis="y2",
        name="no value",
        hovertext=[bar.hover for bar in empty],
        hoverinfo="text",
        customdata=[f"garden:{bar.garden}" for bar in empty],
    )
    return [*(stubs if missing else []), *([signs] if empty else [])]


def _lanes(bars: Sequence[Bar], slot: float) -> list[tuple[str, int, int, int]]:
    """County, first bar, last bar and the line below the axis in which its name fits even on a phone."""
    ends: list[float] = []
    placed = []
    for county, group in groupby(bars, key=lambda bar: bar.county):
        own = [bar.x for bar in group]
        middle, half = (own[0] + own[-1] + 1) / 2 * slot, width(county, SIZE) / 2
        lane = next((n for n, end in enumerate(ends) if end <= middle - half), len(ends))
        ends[lane : lane + 1] = [middle + half]
        placed.append((county, own[0], own[-1], lane))
    return placed


def _brackets(lanes: Sequence[tuple[str, int, int, int]], palette: Palette) -> dict:
    """A line below the gardens of each county; one shape, which a browser draws sooner than a trace."""
    y = -BRACKET + 1
    return {
        "type": "path",
        "name": "brackets",
        "yref": "y2",
        "path": "".join(f"M{first - 0.35},{y}L{last + 0.35},{y}" for _, first, last, _ in lanes),
        "line": {"width": 1, "color": palette.control},
    }


def _counties(lanes: Sequence[tuple[str, int, int, int]], palette: Palette) -> dict:
    return words(
        [(first + last) / 2 for _, first, last, _ in lanes],
        [-BRACKET - LANE * (lane + 0.5) for *_, lane in lanes],
        [safe(county) for county, *_ in lanes],
        size=SIZE,
        color=palette.ink2,
        place="middle center",
        yaxis="y2",
        name="counties",
    )


def _mean_line(mean: float | None, n: int, palette: Palette) -> list[dict]:
    return (
        []
        if mean is None
        else [
            {
                "type": "line",
                "x0": -0.6,
                "x1": n - 0.4,
                "y0": mean,
                "y1": mean,
                "line": {"width": 1.2, "dash": "dot", "color": palette.ink},
            }
        ]
    )


def _mean_label(
    mean: float | None, bars: Sequence[Bar], own: str, slot: float, text: Text, palette: Palette
) -> list[dict]:
    """The mean's number in one line or more, as far right and low above its line as it covers no bar."""
    if mean is None:
        return []
    label = text("mean {number}", number=text.approximately(mean))
    heights = [math.inf if bar.garden == own else bar.value if bar.look.is_drawn else 0 for bar in bars]
    spots = []
    for lines in ([label], label.split(" ", 1), label.split()):
        wide = min(math.ceil((max(width(line, SIZE) for line in lines) + 3) / slot), len(bars))
        spots += [(max(mean, *heights[end - wide : end]), lines, end) for end in range(wide, len(bars) + 1)]
    free_from, lines, end = min(spots, key=lambda spot: (spot[0], len(spot[1]), -spot[2]))
    return [
        note(
            "<br>".join(lines),
            size=SIZE,
            color=palette.ink2,
            x=end - 0.5,
            xanchor="right",
            # Where the own bar is among the few that there are, nothing is free.
            y=free_from if math.isfinite(free_from) else mean,
            yanchor="bottom",
            yshift=1,
            borderpad=0,
            bgcolor=palette.bg,
        )
    ]


def _leader(bars: Sequence[Bar], own: str, px: float, palette: Palette) -> list[dict]:
    """A line from the own bar up to its name."""
    return [
        {
            "type": "line",
            "x0": bar.x,
            "x1": bar.x,
            "y0": bar.value if bar.look.is_drawn else STUB * 2 * px,
            "y1": (PLOT + 8) * px,
            "line": {"width": 1, "color": palette.ink},
        }
        for bar in bars
        if bar.garden == own
    ]


def _own_label(bars: Sequence[Bar], own: str, text: Text, palette: Palette) -> list[dict]:
    found = []
    for bar in (bar for bar in bars if bar.garden == own):
        share = bar.x / len(bars)
        anchor = "left" if share < 0.35 else "right" if share > 0.65 else "center"
        name = safe(fit(bar.name, 190, 13))
        found.append(
            note(
                f"<b>{name} {number(bar.look, bar.value, text)}</b>",
                size=13,
                color=palette.ink,
                x=bar.x,
                xanchor=anchor,
                xshift={"left": -8, "right": 8, "center": 0}[anchor],
                y=1,
                yref="paper",
                yanchor="top",
                yshift=3,
            )
        )
    return found
