"""Sums over several years as spans from year to year: they overlap, so they are no points of a yearly series."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from gardenmap.charts.marks import BARS, hedged, look_of, look_word, marker
from gardenmap.charts.theme import BARE_BAR, NARROW, axis, figure, fit, hidden_axis, pale, safe, width, words
from gardenmap.charts.years import year_axis
from gardenmap.look import Palette
from gardenmap.text import Text

ROW = 38
SPAN = 8
SIZE = 12.5
FOOT = 22


def period_spans(frame: pd.DataFrame, text: Text, palette: Palette, years: range) -> go.Figure:
    """One row per accumulated sum: its words, and below them a span over the years that it covers.

    Columns of `frame`, first row on top: label (whose sum, of which years), period_from, period_to (years, both
    included), value (NOK million; NA where missing), status, caveats (codes, space separated). At least one row.
    """
    rows = [(ROW * (n + 1), row, look_of(row.status, row.value)) for n, row in enumerate(frame.itertuples())]
    shown = year_axis(years, palette, NARROW - 4)["ticktext"]
    bottom = ROW * len(rows) + 6
    return figure(
        [*_spans(rows, years, text, palette), _sums(rows, text, palette)],
        text,
        palette,
        height=bottom + FOOT + 2,
        margin={"l": 2, "r": 2, "t": 2, "b": FOOT},
        xaxis=axis(
            palette,
            span=(0, len(years)),
            ticks=[int(year) - years[0] + 0.5 for year in shown],
            labels=shown,
            showline=True,
            linecolor=palette.control,
        ),
        yaxis=hidden_axis((bottom, 0)),
    )


def _spans(rows: Sequence[tuple], years: range, text: Text, palette: Palette) -> list[dict]:
    """From the beginning of the first year to the end of the last, cut where the axis of years ends."""
    traces = []
    for look in BARS:
        own = [
            (y, max(int(row.period_from), years[0]) - years[0], min(int(row.period_to), years[-1]) - years[0] + 1)
            for y, row, of_row in rows
            if of_row is look
        ]
        trace = {
            **BARE_BAR,
            "orientation": "h",
            "name": look_word(look, text),
            "base": [first for _, first, _ in own],
            "x": [end - first for _, first, end in own],
            "y": [y - SPAN / 2 for y, *_ in own],
            "width": SPAN,
            "marker": marker(look, palette),
            "hoverinfo": "skip",
        }
        traces += [trace] if own else []
    return traces


def amount(row, text: Text) -> str:
    """The sum of a row in words, as sure as it is: 115,29 mrd. kr, ca. 91 mrd. kr, over 8,6 mrd. kr."""
    if look_of(row.status, row.value).is_estimate:
        return text("approx.\u00a0{number}", number=text.money(row.value, estimate=True))
    return hedged(text.money(row.value), row.caveats, text)


def _sums(rows: Sequence[tuple], text: Text, palette: Palette) -> dict:
    """The sum of each row and what it is, above its span."""
    found = []
    for _, row, _ in rows:
        money = amount(row, text)
        label = safe(fit(row.label, NARROW - 20 - width(money, SIZE), SIZE))
        found.append(f"<b>{money}</b>\u00a0 {pale(label, palette)}")
    y = [y - SPAN - 3 for y, *_ in rows]
    return words([0] * len(rows), y, found, size=SIZE, color=palette.ink, place="top right", name="sums")
