"""The facts of one garden, and how each reads."""

from __future__ import annotations

from typing import Any

import pandas as pd

from gardenmap.model import Membership
from gardenmap.panels.table import Cell
from gardenmap.selection import Selection
from gardenmap.text import MISSING, Text
from gardenmap.text.words import MEMBERSHIP, n_

FACT = {
    "place": n_("Place"),
    "serves": n_("Serves"),
    "founded": n_("Founded"),
    "membership": n_("Evidence"),
    "evidence": n_("What supports it"),
    "siva_programme": n_("Siva’s programme"),
    "orgnr": n_("Organisation number"),
    "website": n_("Website"),
    "status_note": n_("Changes"),
    "coord_precision": n_("Point on the map"),
    "note": n_("Note"),
}
_PRECISION = {"town": n_("centre of the town"), "region": n_("centre of the region: the office was not found")}


def fact(row: Any, selection: Selection, text: Text) -> Cell:
    """What a fact is about."""
    return Cell(text(FACT[row.fact]))


def answer(row: Any, selection: Selection, text: Text) -> Cell:
    """What is known of it; two dots where it is missing."""
    found = getattr(row, f"value_{text.language}")
    if pd.isna(found):
        return Cell(MISSING, missing=text("missing"))
    if row.fact == "membership":
        return Cell(text(MEMBERSHIP[Membership(found)]))
    if row.fact == "coord_precision":
        return Cell(text(_PRECISION[found]))
    if row.fact == "website":
        # Cut, not parsed: what the package allows as an address need not be one that Python can read.
        return Cell(found.partition("//")[2].partition("/")[0].removeprefix("www."), href=found)
    return Cell(str(found))
