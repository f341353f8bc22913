"""Gardens as horizontal bars on an axis that counts px downwards: what ladder and ranges share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pandas as pd

from gardenmap.charts.marks import BARS, STUB, Look, look_of, look_word, marker, number, phrase
from gardenmap.charts.theme import BARE_BAR, DROP, NARROW, fit, pale, safe, width, words
from gardenmap.look import Palette
from gardenmap.model import Membership
from gardenmap.text import Text
from gardenmap.text.words import MEMBERSHIP

SIGN = 11


class Row(NamedTuple):
    """One garden as it is drawn: its middle in px from the top, its code, its name as markup, its value and range."""

    y: float
    garden: str
    name: str
    value: float
    low: float
    high: float
    look: Look
    hover: str


def counties_from_north(frame: pd.DataFrame) -> dict[str, list]:
    """The rows of each county, the northernmost first: counties by their gardens' mean latitude."""
    counties: dict[str, list] = {}
    for garden in sorted(frame.itertuples(), key=lambda garden: -garden.lat):
        counties.setdefault(garden.county, []).append(garden)
    mean = {county: sum(garden.lat for garden in own) / len(own) for county, own in counties.items()}
    return {county: counties[county] for county in sorted(counties, key=mean.__getitem__, reverse=True)}


def row(garden, y: float, text: Text, palette: Palette, *, unit: str, space: float, size: float) -> Row:
    """A row of the frame at its place; the name in grey where the garden is not confirmed, with × where it closed."""
    look = look_of(garden.status, garden.value, documented=garden.documented)
    name = safe(fit(garden.short_name, space, size)) + (" ×" if garden.closed else "")
    hover = f"<b>{safe(fit(garden.short_name, NARROW, size))}</b><br>{phrase(garden.status, garden.value, text, unit)}"
    if not garden.documented:
        hover += f"<br>{text(MEMBERSHIP[Membership.UNVERIFIED])}"
    if garden.closed:
        hover += f"<br>{text('reported closed')}"
    return Row(
        y=y,
        garden=garden.garden,
        name=name if garden.documented else pale(name, palette),
        value=garden.value,
        low=garden.low,
        high=garden.high,
        look=look,
        hover=hover,
    )


def bars(rows: Iterable[Row], text: Text, palette: Palette, thickness: float) -> list[dict]:
    """One trace per look that occurs: plotly cannot mix patterns with colours of their own in one trace."""
    found = {look: [row for row in rows if row.look is look] for look in BARS}
    return [
        {
            **BARE_BAR,
            "orientation": "h",
            "name": look_word(look, text),
            "width": thickness,
            "x": [row.value for row in of_look],
            "y": [row.y for row in of_look],
            "hovertext": [row.hover for row in of_look],
            "hoverinfo": "text",
            "customdata": [f"garden:{row.garden}" for row in of_look],
            "marker": marker(look, palette),
        }
        for look, of_look in found.items()
        if of_look
    ]


def signs(rows: Sequence[Row], text: Text, palette: Palette, thickness: float) -> list[dict]:
    """What stands where there is no bar: two dots, a colon, a dot."""
    empty = [row for row in rows if not row.look.is_drawn]
    # The point of a sign is no wider than its row, else it would take the clicks on the bars beside it; spaces do the
    # rest of the way past the stripes.
    offset = min(STUB + 3, thickness)
    spaces = "\u00a0" * round((STUB + 3 - offset) / width("\u00a0", SIGN))
    written = words(
        [0] * len(empty),
        [row.y + DROP * SIGN for row in empty],
        [spaces + number(row.look, row.value, text) for row in empty],
        size=SIGN,
        color=palette.ink2,
        offset=offset,
        name="no value",
        hovertext=[row.hover for row in empty],
        hoverinfo="text",
        customdata=[f"garden:{row.garden}" for row in empty],
    )
    return [written] if empty else []
