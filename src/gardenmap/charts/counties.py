"""Counties as horizontal bars, north on top, with a word for those that have no garden."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from gardenmap.charts.marks import BARS, STUB, Look, look_of, look_word, marker, number, phrase, stripes
from gardenmap.charts.theme import BARE_BAR, DROP, NARROW, figure, fit, name_axis, safe, value_axis, width, words
from gardenmap.look import Palette
from gardenmap.text import Text

ROW = 24
BAR = 14
SIZE = 13
WIDEST_NAME = 140


def county_bars(frame: pd.DataFrame, text: Text, palette: Palette, *, unit: str) -> go.Figure:
    """One bar per county with its sum in words; hatched where any garden's value is an estimate.

    Columns of `frame`, south to north: county_no, county, gardens (how many), value (in `unit`; NA where missing),
    status, none (the words where there is no garden). At least one row.
    """
    rows = [
        (ROW * (n + 0.5), county, look_of(county.status, county.value))
        for n, county in enumerate(frame.iloc[::-1].itertuples())
    ]
    highest = max((county.value for _, county, look in rows if look.is_drawn), default=0)
    left = min(WIDEST_NAME, max(width(county, SIZE) for county in frame["county"]) + 14)
    names = {y: safe(fit(county.county, left - 12, SIZE)) for y, county, _ in rows}
    missing = [y for y, county, look in rows if look is Look.MISSING and county.gardens]
    return figure(
        [*_bars(rows, text, palette, unit), *_ends(rows, text, palette, unit)],
        text,
        palette,
        height=ROW * len(rows) + 26,
        margin={"l": left, "r": 92, "t": 22, "b": 4},
        xaxis=value_axis(palette, text, highest=highest, span=(0, highest or 1), side="top"),
        yaxis=name_axis(palette, ROW * len(rows), names, SIZE),
        shapes=stripes(missing, BAR, palette),
    )


def _bars(rows: list[tuple], text: Text, palette: Palette, unit: str) -> list[dict]:
    found = {look: [(y, county) for y, county, own in rows if own is look] for look in BARS}
    return [
        {
            **BARE_BAR,
            "orientation": "h",
            "name": look_word(look, text),
            "width": BAR,
            "x": [county.value for _, county in own],
            "y": [y for y, _ in own],
            "hovertext": [_hover(county, text, unit) for _, county in own],
            "hoverinfo": "text",
            "customdata": [f"county:{county.county_no}" for _, county in own],
            "marker": marker(look, palette),
        }
        for look, own in found.items()
        if own
    ]


def _ends(rows: list[tuple], text: Text, palette: Palette, unit: str) -> list[dict]:
    """The sum at the end of each bar, and what stands where there is none: its sign, or the words for no garden."""
    drawn = [(y, county, number(look, county.value, text)) for y, county, look in rows if look.is_drawn]
    empty = [(y, county, number(look, county.value, text)) for y, county, look in rows if not look.is_drawn]
    unknown = [end for end in empty if end[1].gardens]
    none = [(y, county, safe(county.none)) for y, county, _ in empty if not county.gardens]
    return [
        *([_words("sums", drawn, [county.value for _, county, _ in drawn], 6, palette.ink)] if drawn else []),
        *(
            _words(name, ends, [0] * len(ends), offset, palette.ink2)
            | {
                "hovertext": [_hover(county, text, unit) for _, county, _ in ends],
                "hoverinfo": "text",
                "customdata": [f"county:{county.county_no}" for _, county, _ in ends],
            }
            for name, ends, offset in (("no value", unknown, STUB + 4), ("none", none, 6))
            if ends
        ),
    ]


def _words(name: str, ends: list[tuple], x: list[float], offset: float, color: str) -> dict:
    return words(
        x,
        [y + DROP * SIZE for y, *_ in ends],
        [end for *_, end in ends],
        size=SIZE,
        color=color,
        offset=offset,
        name=name,
    )


def _hover(county, text: Text, unit: str) -> str:
    found = phrase(county.status, county.value, text, unit) if county.gardens else safe(county.none)
    return f"<b>{safe(fit(county.county, NARROW, SIZE))}</b><br>{found}"
