"""The panel that lists the gardens themselves."""

from __future__ import annotations

import pandas as pd

from gardenmap.panels.by_garden import nothing_here
from gardenmap.panels.panel import Panel
from gardenmap.selection import Selection
from gardenmap.summary.gardens import register
from gardenmap.text import Text


def evidence(documented: int, gardens: int, text: Text) -> str:
    """ "38 belagt eller trolig aktive · 9 ikke bekreftet": how well the gardens are known to be there since 2020."""
    active = text.plural("{n} documented or likely active", "{n} documented or likely active", documented)
    return f"{active} · {text('{n} not confirmed', n=text.number(gardens - documented))}"


def _coverage(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    gardens = text.plural("{n} business garden", "{n} business gardens", len(frame))
    documented = int(frame["documented"].sum())
    return f"{text('{gardens}, south to north', gardens=gardens)} · {evidence(documented, len(frame), text)}"


GARDENS = Panel(
    id="gardens",
    limit=12,
    question=lambda _, text: text("Which gardens are they?"),
    table=register,
    coverage=_coverage,
    takeaway=_coverage,
    empty=nothing_here,
    columns=("garden_and_place", "companies", "value_creation", "projects", "membership"),
)
