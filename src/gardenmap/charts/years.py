"""Published figures year by year; a year is a category, and one without a figure keeps its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from gardenmap.charts.marks import BARS, STUB, Look, look_of, look_word, marker, number, phrase, stub_marker
from gardenmap.charts.theme import (
    BARE_BAR,
    NARROW,
    axis,
    figure,
    hidden_axis,
    note,
    safe,
    steps,
    value_axis,
    width,
    words,
)
from gardenmap.charts.year_labels import FILLED, LABEL, Label, fitting, written
from gardenmap.look import Palette
from gardenmap.model import ObservationStatus
from gardenmap.text import Text

PLOT = 112
HEAD = 34
FOOT = 22
SIZE = 11
BILLION = 1000
"""NOK million in a billion."""


class Bar(NamedTuple):
    """One figure as it is drawn: its year, where it begins and how wide it is in the year's place, its value."""

    year: int
    offset: float
    width: float
    value: float
    look: Look
    lines: tuple[str, ...]
    hover: str


def year_bars(frame: pd.DataFrame, text: Text, palette: Palette, *, unit: str, years: range) -> go.Figure:
    """One bar per year and vintage of a series; two vintages of a year stand side by side, both kept.

    Columns of `frame`: year, value (in `unit`; NA where missing), status, vintage (partial date of the source),
    caveats (codes, space separated). A year of `years` without a row is shown as missing, a row outside `years` is left
    out. At least one row.
    """
    rows = [row for row in frame.itertuples() if row.year in years]
    in_billions = unit == "mnok" and max((row.value for row in rows), default=0) >= 10 * BILLION
    bars = _placed(rows, text, unit, BILLION if in_billions else 1)
    highest = max((bar.value for bar in bars if bar.look.is_drawn), default=0)
    span = (0, (highest or 1) * (1 + HEAD / PLOT))
    left = 12 + width(text.plain(max(steps(highest, 5), default=0)), SIZE)
    slot = (NARROW - left - 6) / len(years)
    labels = fitting(_labels(bars), years, slot)
    breaks = sorted({int(row.year) for row in rows if row.status == ObservationStatus.BREAK})
    return figure(
        [*_bars(bars, {label.year for label in labels}, text, palette), *_stubs(bars, years, text, palette)],
        text,
        palette,
        height=PLOT + HEAD + FOOT + 4,
        margin={"l": left, "r": 6, "t": 4, "b": FOOT},
        xaxis=year_axis(years, palette, NARROW - left - 6, [bar.year for bar in bars if bar.look.is_drawn]),
        # Plotly forgets which numbers to hide when a later axis has bars too, so the values stand on the later one.
        yaxis=hidden_axis((0, PLOT + HEAD)),
        yaxis2=value_axis(palette, text, highest=highest, span=span, most=5, overlaying="y", anchor="x"),
        uniformtext={"mode": "hide", "minsize": LABEL},
        shapes=[_break_line(years.index(year), palette) for year in breaks],
        annotations=[
            *(written(label, years, slot, palette) for label in labels),
            *(_break_word(years.index(year), len(years), slot, text, palette) for year in breaks),
            *_unit_note(unit, in_billions, text, palette),
        ],
    )


def year_axis(years: range, palette: Palette, available: float, first: Iterable[int] = (), **more) -> dict:
    """Years as categories, each with its place; labels for those that fit in so many px, `first` before the others."""
    apart = width("2000", SIZE) + 6
    slot = available / len(years)
    shown: list[int] = []
    for year in [*sorted(set(first), reverse=True), *reversed(years)]:
        if all(abs(year - other) * slot >= apart for other in shown):
            shown.append(year)
    return axis(
        palette,
        span=(-0.5, len(years) - 0.5),
        ticks=[str(year) for year in sorted(shown)],
        labels=[str(year) for year in sorted(shown)],
        type="category",
        categoryorder="array",
        categoryarray=[str(year) for year in years],
        **more,
    )


def _placed(rows: Sequence, text: Text, unit: str, scale: int) -> list[Bar]:
    bars = []
    for year, vintages in groupby(sorted(rows, key=lambda row: row.year), key=lambda row: row.year):
        of_year = list(vintages)
        share = FILLED / len(of_year)
        for n, row in enumerate(of_year):
            look = look_of(row.status, row.value)
            hover = [f"<b>{year}</b>: {safe(phrase(row.status, row.value, text, unit, row.caveats))}"]
            if row.vintage == row.vintage and row.vintage:
                hover.append(text("published {date}", date=safe(text.date(row.vintage))))
            bars.append(
                Bar(
                    year=int(year),
                    offset=n * share - FILLED / 2,
                    width=share * (0.94 if len(of_year) > 1 else 1),
                    value=row.value / scale,
                    look=look,
                    lines=_lines(look, row.value / scale, row.caveats, text),
                    hover="<br>".join(hover),
                )
            )
    return bars


def _labels(bars: Sequence[Bar]) -> list[Label]:
    found = groupby((bar for bar in bars if bar.look.is_drawn), key=lambda bar: bar.year)
    drawn = [(year, list(own)) for year, own in found]
    tallest = {year: max(bar.value for bar in own) for year, own in drawn}
    return [
        Label(
            year=year,
            value=tallest[year],
            lines=own[0].lines if len(own) == 1 else tuple("\u00a0".join(bar.lines) for bar in own),
            lean=0 if len(own) == 1 else -1 if tallest.get(year - 1, 0) <= tallest.get(year + 1, 0) else 1,
        )
        for year, own in drawn
    ]


def _lines(look: Look, value: float, caveats: str | None, text: Text) -> tuple[str, ...]:
    """The label of a bar, its "ca." or "over" above the number: two short lines have room where a long one has none."""
    shown = number(look, value, text, caveats)
    has_word = look.is_estimate or shown != number(look, value, text)
    return tuple(shown.split("\u00a0", 1)) if has_word else (shown,)


def _bars(bars: Sequence[Bar], labelled: set[int], text: Text, palette: Palette) -> list[dict]:
    """One trace per look; a number that has no place on a phone stands on its bar as soon as the bar is wide enough."""
    found = {look: [bar for bar in bars if bar.look is look] for look in BARS}
    return [
        {
            "type": "bar",
            "name": look_word(look, text),
            "yaxis": "y2",
            "x": [str(bar.year) for bar in own],
            "y": [bar.value for bar in own],
            "offset": [bar.offset for bar in own],
            "width": [bar.width for bar in own],
            "text": ["" if bar.year in labelled else f"<b>{'<br>'.join(bar.lines)}</b>" for bar in own],
            "textposition": "outside",
            "textangle": 0,
            "constraintext": "both",
            "cliponaxis": False,
            "textfont": {"size": LABEL, "color": palette.ink},
            "hovertext": [bar.hover for bar in own],
            "hoverinfo": "text",
            "marker": marker(look, palette),
        }
        for look, own in found.items()
        if own
    ]


def _stubs(bars: Sequence[Bar], years: range, text: Text, palette: Palette) -> list[dict]:
    """Stripes and two dots for a year without a figure, on the axis that counts px: a stub has no value."""
    drawn = {bar.year for bar in bars if bar.look.is_drawn}
    empty = {year: Look.MISSING for year in years if year not in drawn}
    empty |= {bar.year: bar.look for bar in bars if bar.year not in drawn}
    hover = {year: f"<b>{year}</b>: .. ({text('missing')})" for year in empty}
    hover |= {bar.year: bar.hover for bar in bars}
    missing = [str(year) for year, look in empty.items() if look is Look.MISSING]
    stubs = {
        **BARE_BAR,
        "name": look_word(Look.MISSING, text),
        "x": missing,
        "y": [STUB] * len(missing),
        "width": FILLED,
        "marker": stub_marker(palette),
        "hovertext": [hover[int(year)] for year in missing],
        "hoverinfo": "text",
    }
    written = words(
        [str(year) for year in empty],
        [STUB if look is Look.MISSING else 0 for look in empty.values()],
        [number(look, 0, text) for look in empty.values()],
        size=SIZE,
        color=palette.ink2,
        place="top center",
        offset=5,
        name="no value",
        hovertext=[hover[year] for year in empty],
        hoverinfo="text",
    )
    return [*([stubs] if missing else []), *([written] if empty else [])]


def _break_line(place: int, palette: Palette) -> dict:
    return {
        "type": "line",
        "x0": place - 0.5,
        "x1": place - 0.5,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"width": 1, "dash": "dash", "color": palette.ink2},
    }


def _break_word(place: int, n: int, slot: float, text: Text, palette: Palette) -> dict:
    word = text("break")
    fits = (n - place) * slot > width(word, SIZE) + 8
    return note(
        word,
        size=SIZE,
        color=palette.ink2,
        x=place - 0.5,
        y=1,
        yref="paper",
        yanchor="top",
        yshift=4,
        xanchor="left" if fits else "right",
    )


def _unit_note(unit: str, in_billions: bool, text: Text, palette: Palette) -> list[dict]:
    """Money says its unit above the axis, for the numbers on the bars are short."""
    if unit != "mnok":
        return []
    return [
        note(
            text("NOK bn") if in_billions else text("NOK million"),
            size=SIZE,
            color=palette.ink2,
            x=0,
            xref="paper",
            xanchor="left",
            y=1,
            yref="paper",
            yanchor="top",
            yshift=4,
        )
    ]
