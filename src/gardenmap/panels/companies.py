"""The panel that lists the companies themselves, where the release has them."""

from __future__ import annotations

import pandas as pd

from gardenmap.panels.panel import Panel
from gardenmap.selection import Selection
from gardenmap.summary.companies import listed
from gardenmap.text import Text


def _coverage(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    named = text.plural("{n} company that a source names", "{n} companies that a source names", len(frame))
    return text("{companies} · no garden’s number of companies is counted from them", companies=named)


COMPANIES_REGISTER = Panel(
    id="companies-register",
    needs="companies",
    question=lambda _, text: text("Which companies are they?"),
    table=listed,
    coverage=_coverage,
    takeaway=_coverage,
    empty=lambda _, text: text("No company is named here."),
    columns=("company", "industry", "municipality", "company_garden", "source"),
    limit=20,
)
