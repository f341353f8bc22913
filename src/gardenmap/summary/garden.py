"""One garden: what is known of it, and its figures beside its county's and the country's."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from gardenmap.model import ObservationStatus
from gardenmap.selection import Selection, select
from gardenmap.summary.gardens import country_statement, coverage_of, garden_rows
from gardenmap.summary.rows import COUNT, FLAG, NUMBER, TEXT, Row, frame

FACTS = (
    "place",
    "serves",
    "founded",
    "membership",
    "evidence",
    "siva_programme",
    "orgnr",
    "website",
    "status_note",
    "coord_precision",
    "note",
)
"""What a garden's page says of it, in this order; a fact without an answer is said to be missing."""
BESIDE = {
    "area_type": TEXT,
    "area": TEXT,
    "gardens": COUNT,
    "companies": NUMBER,
    "companies_status": TEXT,
    "companies_over": FLAG,
    "value_creation": NUMBER,
    "value_creation_status": TEXT,
    "value_creation_over": FLAG,
}
_ONLY_IF_KNOWN = {"status_note", "note"}


def facts(selection: Selection) -> pd.DataFrame:
    """One row per fact of the marked garden: fact, value_nb, value_en (NA where missing), source (all of the
    garden's, with spaces, since none is named for the single fact).

    No rows where no garden is marked.
    """
    gardens = selection.release.gardens
    found = gardens[gardens["id"] == selection.view.garden]
    rows = []
    for garden in found.to_dict("records"):
        for fact in FACTS:
            nb, en = (garden.get(f"{fact}_{language}", garden.get(fact)) for language in ("nb", "en"))
            if pd.isna(nb) and fact in _ONLY_IF_KNOWN:
                continue
            rows.append({"fact": fact, "value_nb": nb, "value_en": en, "source": garden["sources"]})
    return pd.DataFrame(rows, columns=["fact", "value_nb", "value_en", "source"])


def beside(selection: Selection) -> pd.DataFrame:
    """The marked garden, its county and the country: area_type, area, gardens, companies and value_creation (NOK
    million) each with `_status`, and `_over` where the source says "over". A sum that holds an estimate has status E;
    the country's are the network's own totals.
    """
    everywhere = select(selection.release, replace(selection.view, county=(), membership=()))
    figures = {name: garden_rows(everywhere, name) for name in ("companies", "value_creation")}
    own = next((row for row in figures["companies"] if row["garden"] == selection.view.garden), None)
    if own is None:
        return frame([], BESIDE)
    areas = (("garden", own["garden"], "garden"), ("county", own["county_no"], "county_no"), ("country", "NO", None))
    found = []
    for area_type, area, column in areas:
        row: dict[str, object] = {"area_type": area_type, "area": area}
        for name, gardens in figures.items():
            part = [each for each in gardens if column is None or each[column] == area]
            row |= {"gardens": len(part)} | _figure(everywhere, name, part, area_type)
        found.append(row)
    return frame(found, BESIDE)


def _figure(everywhere: Selection, name: str, gardens: list[Row], area_type: str) -> dict[str, object]:
    statement = country_statement(everywhere, name) if area_type == "country" else None
    if statement is not None:
        value, status = statement.value, ObservationStatus.REPORTED
    else:
        known = coverage_of((row["status"], row["value"]) for row in gardens)
        value, status = known.total, ObservationStatus.ESTIMATED if known.estimated else ObservationStatus.REPORTED
    return {
        name: value,
        f"{name}_status": (ObservationStatus.MISSING if value is None else status).value,
        f"{name}_over": statement is not None and statement.is_lower_bound,
    }
