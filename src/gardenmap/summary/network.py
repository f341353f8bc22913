"""What a source states about the network as a whole."""

from __future__ import annotations

import pandas as pd

from gardenmap.selection import Selection
from gardenmap.summary.rows import NUMBER, TEXT, YEAR, Row, frame, of_release, rows_of

_FIGURE = {
    "indicator": TEXT,
    "unit": TEXT,
    "period_from": YEAR,
    "period_to": YEAR,
    "value": NUMBER,
    "status": TEXT,
    "caveats": TEXT,
    "note_nb": TEXT,
    "note_en": TEXT,
}
FACTS = {
    "fact": TEXT,
    "statement_nb": TEXT,
    "statement_en": TEXT,
    "brief_nb": TEXT,
    "brief_en": TEXT,
    **_FIGURE,
    "source": TEXT,
    "source_date": TEXT,
}


def facts(selection: Selection) -> pd.DataFrame:
    """One row per thing that a source states about the network, in curated order, whatever counties are chosen.

    Columns: fact (its code), statement and brief in both languages (brief NA where it has no place in one line); of the
    observation that it rests on indicator, unit, period_from, period_to, value, status, caveats and notes (all NA where
    it rests on none); source, source_date. A fact whose figure the view leaves out is left out too.
    """
    stated = of_release(selection.release, "network_facts")
    return frame((row for fact in stated for row in _with_figure(fact, selection)), FACTS)


def _with_figure(fact: Row, selection: Selection) -> list[Row]:
    """The fact with its figure; none where the view leaves the figure out."""
    own = {**fact, "fact": fact["id"]}
    if fact["observation"] is None:
        return [dict.fromkeys(_FIGURE) | own]
    units = {row["id"]: row["unit"] for row in of_release(selection.release, "indicators")}
    figures = rows_of(selection, "observations", id=fact["observation"])
    return [{**figure, "unit": units[figure["indicator"]], **own} for figure in figures]
