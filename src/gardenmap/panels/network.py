"""Who the network is, as a source states it: in one line, in full, and beside the gardens of the release."""

from __future__ import annotations

from typing import Any

import pandas as pd

from gardenmap.data.tables.network import PERIOD, VALUE
from gardenmap.model import Membership
from gardenmap.panels.columns import COLUMNS, value
from gardenmap.panels.gardens import evidence
from gardenmap.panels.names import period
from gardenmap.panels.sources import source_line
from gardenmap.panels.table import Cell, Column, Table, tabled
from gardenmap.selection import Selection
from gardenmap.summary.network import facts
from gardenmap.text import Text, unbroken
from gardenmap.text.words import n_

_GARDENS_IN_NETWORK = "gardens_in_network"
"""The definition by which the network counts its own gardens."""


def network_line(selection: Selection, text: Text) -> str:
    """ "Næringshagene i Norge: 47 selvstendige næringshager ... · Kilde: Skift 2021"; empty where nothing is stated."""
    found = facts(selection)
    brief = found.dropna(subset=[f"brief_{text.language}"])
    said = [_filled(row, "brief", selection, text) for row in brief.itertuples()]
    return " · ".join([*said, source_line(brief, selection, text)]) if said else ""


def network_facts(selection: Selection, text: Text) -> Table:
    """Everything that is stated about the network, each with what to know before use and its source."""
    return tabled(facts(selection), (_STATEMENT, COLUMNS["caveats"], COLUMNS["source"]), selection, text)


def mapped_gardens(selection: Selection, text: Text) -> str:
    """How the gardens of the release stand to the network's own number of them: they are no list of its members."""
    gardens, found = selection.release.gardens, facts(selection)
    n, documented = len(gardens), int((gardens["membership"] != Membership.UNVERIFIED).sum())
    said = [
        text(
            "The map shows {gardens}: those that are best documented, not a list of the network’s members. No such "
            "list has been found.",
            gardens=text.plural("{n} business garden", "{n} business gardens", n),
        )
    ]
    if (found.loc[found["indicator"] == _GARDENS_IN_NETWORK, "value"] == n).any():
        said.append(text("That both numbers are {n} does not make them the same gardens.", n=text.number(n)))
    return " ".join([*said, f"{evidence(documented, n, text)}."])


def _filled(row: Any, name: str, selection: Selection, text: Text) -> str:
    """The words of a fact with the figure and the years of its observation in their places."""
    # Not str.format, which would obey whatever else stands in braces: the words come from outside.
    words = unbroken(getattr(row, f"{name}_{text.language}"))
    if pd.isna(row.status):
        return words
    years = period(row.period_from, row.period_to, text)
    return words.replace(VALUE, value(row, selection, text).text).replace(PERIOD, years)


_STATEMENT = Column(
    n_("What is stated"), lambda row, selection, text: Cell(_filled(row, "statement", selection, text)), is_strong=True
)
