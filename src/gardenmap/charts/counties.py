"""Counties as horizontal bars, north on top, with a sentence for those that have no garden."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from gardenmap.charts.beside import Beside, Word, name
from gardenmap.charts.marks import BARS, STUB, Look, look_of, marker, number, phrase, stripes
from gardenmap.charts.theme import BARE_BAR, figure, fit, hidden_axis, safe, value_axis, width
from gardenmap.look import Palette
from gardenmap.text import Text

ROW = 24
BAR = 14
SIZE = 13
WIDEST_NAME = 140


def county_bars(frame: pd.DataFrame, text: Text, palette: Palette, *, unit: str) -> go.Figure:
    """One bar per county with its sum in words; hatched where any garden's value is an estimate.

    Columns of `frame`, south to north: county, gardens (how many), value (in `unit`; NA where missing), status, none
    (the words where there is no garden). At least one row.
    """
    rows = [
        (ROW * (n + 0.5), county, look_of(county.status, county.value))
        for n, county in enumerate(frame.iloc[::-1].itertuples())
    ]
    highest = max((county.value for _, county, look in rows if look.is_drawn), default=0)
    left = min(WIDEST_NAME, max(width(county, SIZE) for county in frame["county"]) + 14)
    missing = [y for y, county, look in rows if look is Look.MISSING and county.gardens]
    end = highest or 1
    return figure(
        _bars(rows, text, palette, unit),
        text,
        palette,
        height=ROW * len(rows) + 26,
        margin={"l": left, "r": 92, "t": 22, "b": 4},
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
        yaxis=hidden_axis((ROW * len(rows), 0)),
        beside=Beside(
            SIZE,
            [
                *(name(fit(county.county, left - 12, SIZE), y) for y, county, _ in rows),
                *(_end(county, look, y, end, text) for y, county, look in rows),
            ],
        ),
        shapes=stripes(missing, BAR, palette),
    )


def _bars(rows: list[tuple], text: Text, palette: Palette, unit: str) -> list[dict]:
    found = {look: [(y, county) for y, county, own in rows if own is look] for look in BARS}
    return [
        {
            **BARE_BAR,
            "orientation": "h",
            "name": look.value,
            "width": BAR,
            "x": [county.value for _, county in own],
            "y": [y for y, _ in own],
            "hovertext": [
                f"<b>{safe(county.county)}</b><br>{phrase(county.status, county.value, text, unit)}"
                for _, county in own
            ],
            "hoverinfo": "text",
            "marker": marker(look, palette),
        }
        for look, own in found.items()
        if own
    ]


def _end(county, look: Look, y: float, end: float, text: Text) -> Word:
    """The sum at the end of a bar, and what stands where there is none."""
    if look.is_drawn:
        return Word(number(look, county.value, text), y, x=county.value / end, shift=6)
    if county.gardens:
        return Word(number(look, county.value, text), y, shift=STUB + 4, is_pale=True)
    return Word(county.none, y, shift=6, is_pale=True)
