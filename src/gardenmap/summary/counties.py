"""Figures by county: sums over the gardens of each."""

from __future__ import annotations

import pandas as pd

from gardenmap.model import ObservationStatus
from gardenmap.selection import Selection
from gardenmap.summary.gardens import coverage_of, garden_rows
from gardenmap.summary.rows import COUNT, NUMBER, TEXT, Row, frame, of_release

BY_COUNTY = {
    "county_no": TEXT,
    "county": TEXT,
    "value": NUMBER,
    "gardens": COUNT,
    "reported": COUNT,
    "estimated": COUNT,
    "status": TEXT,
    "source": TEXT,
    "method": TEXT,
}


def by_county(selection: Selection, indicator: str) -> pd.DataFrame:
    """One row per county in the selection, south to north, also those without a garden.

    Columns: county_no, county, value (sum over its gardens; NA where none has a value), gardens, reported, estimated,
    status (A when all values are reported, E when any is an estimate, O when none has a value), source, method (of
    the first of its gardens).
    """
    of_county: dict[str, list[Row]] = {row["county_no"]: [] for row in _counties(selection)}
    for row in garden_rows(selection, indicator):
        of_county.setdefault(row["county_no"], []).append(row)
    return frame((_county_row(county, of_county[county["county_no"]]) for county in _counties(selection)), BY_COUNTY)


def _county_row(county: Row, gardens: list[Row]) -> Row:
    known = coverage_of((row["status"], row["value"]) for row in gardens)
    status = ObservationStatus.ESTIMATED if known.estimated else ObservationStatus.REPORTED
    first = gardens[0] if gardens else {}
    return {
        "county_no": county["county_no"],
        "county": county["name"],
        "value": known.total,
        "gardens": known.gardens,
        "reported": known.reported,
        "estimated": known.estimated,
        "status": (status if known.total is not None else ObservationStatus.MISSING).value,
        "source": first.get("source"),
        "method": first.get("method"),
    }


def counties_without_garden(selection: Selection) -> list[str]:
    """Names of the counties that have no garden in the whole release, south to north; of the chosen ones if any."""
    taken = {garden["county_no"] for garden in of_release(selection.release, "gardens")}
    return [county["name"] for county in _counties(selection) if county["county_no"] not in taken]


def _counties(selection: Selection) -> list[Row]:
    """The chosen counties, or all, south to north."""
    chosen = selection.view.county
    return [row for row in of_release(selection.release, "counties") if not chosen or row["county_no"] in chosen]
