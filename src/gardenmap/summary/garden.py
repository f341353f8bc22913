"""One garden: what is known of it, and its figures beside its county's and the country's."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from gardenmap.model import ObservationStatus
from gardenmap.selection import Selection, select
from gardenmap.summary.gardens import by_garden, country_statement, coverage

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
_ONLY_IF_KNOWN = {"status_note", "note"}


def facts(selection: Selection) -> pd.DataFrame:
    """One row per fact of the marked garden: fact, value_nb, value_en (NA where missing), source (its first).

    No rows where no garden is marked.
    """
    gardens = selection.release.gardens
    found = gardens[gardens["id"] == selection.view.garden]
    rows = []
    for garden in found.to_dict("records"):
        source = str(garden["sources"]).split()[0] if pd.notna(garden["sources"]) else pd.NA
        for fact in FACTS:
            nb, en = (garden.get(f"{fact}_{language}", garden.get(fact)) for language in ("nb", "en"))
            if pd.isna(nb) and fact in _ONLY_IF_KNOWN:
                continue
            rows.append({"fact": fact, "value_nb": nb, "value_en": en, "source": source})
    return pd.DataFrame(rows, columns=["fact", "value_nb", "value_en", "source"])


def beside(selection: Selection) -> pd.DataFrame:
    """The marked garden, its county and the country: area_type, area, gardens, companies and value_creation (NOK
    million) each with `_status`, and `_over` where the source says "over". A sum that holds an estimate has status E;
    the country's are the network's own totals.
    """
    gardens = selection.release.gardens
    found = gardens[gardens["id"] == selection.view.garden]
    if found.empty:
        return pd.DataFrame(columns=["area_type", "area", "gardens"])
    garden, county = found["id"].iloc[0], found["county_no"].iloc[0]
    whole = select(selection.release, replace(selection.view, county=(), membership=()))
    frames = {name: by_garden(whole, name) for name in ("companies", "value_creation")}
    areas = (("garden", garden, "garden"), ("county", county, "county_no"), ("country", "NO", None))
    rows = []
    for area_type, area, column in areas:
        row = {"area_type": area_type, "area": area}
        for name, frame in frames.items():
            part = frame if column is None else frame[frame[column] == area]
            row |= {"gardens": len(part)} | _figure(whole, name, part, area_type)
        rows.append(row)
    return pd.DataFrame(rows)


def _figure(whole: Selection, name: str, part: pd.DataFrame, area_type: str) -> dict[str, object]:
    statement = country_statement(whole, name) if area_type == "country" else None
    if statement is not None:
        return {
            name: statement.value,
            f"{name}_status": ObservationStatus.REPORTED.value,
            f"{name}_over": statement.is_lower_bound,
        }
    known = coverage(part)
    if known.total is None:
        return {name: pd.NA, f"{name}_status": ObservationStatus.MISSING.value}
    status = ObservationStatus.ESTIMATED if known.estimated else ObservationStatus.REPORTED
    return {name: known.total, f"{name}_status": status.value}
