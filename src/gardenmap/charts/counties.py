"""Counties as horizontal bars, north on top, with a sentence for those that have no garden."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from gardenmap.charts.marks import BARS, STUB, Look, look_of, marker, number, phrase, stripes
from gardenmap.charts.theme import DROP, axis, figure, fit, safe, value_axis, width, words
from gardenmap.look import Palette
from gardenmap.text import Text

ROW = 24
BAR = 14
SIZE = 13
WIDEST_NAME = 140


def county_bars(frame: pd.DataFrame, text: Text, palette: Palette, *, unit: str) -> go.Figure:
    """One bar per county with its sum in words; hatched where any garden's value is an estimate.

    Columns of `frame`, south to north: county, gardens (how many), value (in `unit`; NA where missing), status. At
    least one row.
    """
    rows = [
        (ROW * (n + 0.5), county, look_of(county.status, county.value))
        for n, county in enumerate(frame.iloc[::-1].itertuples())
    ]
    highest = max((county.value for _, county, look in rows if look.is_drawn), default=0)
    left = min(WIDEST_NAME, max(width(county, SIZE) for county in frame["county"]) + 14)
    missing = [y for y, county, look in rows if look is Look.MISSING and county.gardens]
    return figure(
        [*_bars(rows, text, palette, unit), *_ends(rows, text, palette)],
        text,
        palette,
        height=ROW * len(rows) + 26,
        margin={"l": left, "r": 92, "t": 22, "b": 4},
        xaxis=value_axis(
            palette,
            text,
            highest=highest,
            span=(0, highest or 1),
            side="top",
            zeroline=True,
            zerolinecolor=palette.ink2,
            zerolinewidth=1,
        ),
        yaxis=axis(
            palette,
            span=(ROW * len(rows), 0),
            ticks=[y for y, *_ in rows],
            labels=[safe(fit(county.county, left - 12, SIZE)) for _, county, _ in rows],
            size=SIZE,
            color=palette.ink,
            ticklabelstandoff=6,
        ),
        shapes=stripes(missing, BAR, palette),
    )


def _bars(rows: list[tuple], text: Text, palette: Palette, unit: str) -> list[dict]:
    found = {look: [(y, county) for y, county, own in rows if own is look] for look in BARS}
    return [
        {
            "type": "bar",
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


def _ends(rows: list[tuple], text: Text, palette: Palette) -> list[dict]:
    """The sum at the end of a bar, and what stands where there is none."""

    def said(county, look: Look) -> str:
        nobody = not look.is_drawn and not county.gardens
        return text("no business garden") if nobody else number(look, county.value, text)

    ends = [
        (county.value if look.is_drawn else 0, y + DROP, said(county, look), look, county.gardens)
        for y, county, look in rows
    ]
    sums = [end for end in ends if end[3].is_drawn]
    gone = [end for end in ends if not end[3].is_drawn and end[4]]
    none = [end for end in ends if not end[3].is_drawn and not end[4]]
    return [
        words(
            [x for x, *_ in some],
            [y for _, y, *_ in some],
            [string for _, _, string, *_ in some],
            size=SIZE,
            color=color,
            offset=offset,
            name=name,
        )
        for some, color, offset, name in (
            (sums, palette.ink, 6, "sums"),
            (gone, palette.ink2, STUB + 4, "no value"),
            (none, palette.ink2, 6, "none"),
        )
        if some
    ]
