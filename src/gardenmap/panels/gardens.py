"""The panel that lists the gardens themselves."""

from __future__ import annotations

import pandas as pd

from gardenmap.panels.by_garden import nothing_here
from gardenmap.panels.panel import Panel
from gardenmap.selection import Selection
from gardenmap.summary.gardens import register
from gardenmap.text import Text


def _reach(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    documented = int(frame["documented"].sum())
    return text(
        "{gardens}, south to north · {n} documented as active in 2020 or later · {rest} not confirmed",
        gardens=text.plural("{n} business garden", "{n} business gardens", len(frame)),
        n=text.number(documented),
        rest=text.number(len(frame) - documented),
    )


GARDENS = Panel(
    id="gardens",
    limit=12,
    pages=("overview", "garden"),
    question=lambda _, text: text("Which gardens are they?"),
    table=register,
    reach=_reach,
    sentence=_reach,
    empty=nothing_here,
    columns=("garden", "place", "county", "membership", "companies", "value_creation", "projects"),
)
