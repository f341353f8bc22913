"""Figures by garden, and how much of each is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pandas as pd

from gardenmap.model import Caveat, Membership, ObservationStatus
from gardenmap.selection import Selection, select
from gardenmap.summary.rows import COUNT, FLAG, NUMBER, TEXT, YEAR, Row, frame, of_release, rows, rows_of

BY_GARDEN = {
    "garden": TEXT,
    "short_name": TEXT,
    "county_no": TEXT,
    "county": TEXT,
    "lat": NUMBER,
    "value": NUMBER,
    "low": NUMBER,
    "high": NUMBER,
    "status": TEXT,
    "documented": FLAG,
    "closed": FLAG,
    "source": TEXT,
    "method": TEXT,
    "caveats": TEXT,
}
REGISTER = {
    "garden": TEXT,
    "short_name": TEXT,
    "place": TEXT,
    "county": TEXT,
    "membership": TEXT,
    "evidence_year": YEAR,
    "documented": FLAG,
    "closed": FLAG,
    "companies": NUMBER,
    "companies_status": TEXT,
    "value_creation": NUMBER,
    "value_creation_status": TEXT,
    "projects": COUNT,
    "source": TEXT,
    "method": TEXT,
}
_NO_FIGURE: Row = {"status": ObservationStatus.MISSING.value} | dict.fromkeys(
    ("value", "low", "high", "source", "method", "caveats")
)


@dataclass(frozen=True)
class Coverage:
    """How much of one figure is known: counts of gardens, and what share of the sum is estimated."""

    gardens: int
    reported: int
    estimated: int
    total: float | None
    """Sum over the gardens, in the indicator's unit; None where no garden has a value."""
    estimated_share: float | None

    @property
    def missing(self) -> int:
        return self.gardens - self.reported - self.estimated


@dataclass(frozen=True)
class Statement:
    """A figure that somebody published about the whole country."""

    value: float
    is_lower_bound: bool
    source: str
    source_date: str | None


def by_garden(selection: Selection, indicator: str) -> pd.DataFrame:
    """One row per garden in the selection, south to north, with its value of an indicator in the view's year.

    Columns: garden, short_name, county_no, county, lat, value/low/high (the indicator's unit, NA where missing),
    status (letter; O where missing), documented, closed, source, method, caveats. A reported value goes before an
    estimate, and so does a garden's own word that it has none to show; the newest of several counts.
    """
    return frame(garden_rows(selection, indicator), BY_GARDEN)


def garden_rows(selection: Selection, indicator: str) -> list[Row]:
    """The rows of `by_garden`."""
    figures = _best(selection, indicator)
    names = {county["county_no"]: county["name"] for county in of_release(selection.release, "counties")}
    return [
        {
            "garden": garden["id"],
            "short_name": garden["short_name"],
            "county_no": garden["county_no"],
            "county": names.get(garden["county_no"]),
            "lat": garden["lat"],
            "documented": garden["membership"] != Membership.UNVERIFIED,
            "closed": garden["status"] == "closed",
            **{name: figures.get(garden["id"], _NO_FIGURE)[name] for name in _NO_FIGURE},
        }
        for garden in rows(selection, "gardens")
    ]


def by_garden_everywhere(selection: Selection, indicator: str) -> pd.DataFrame:
    """`by_garden` over all gardens of the release, whatever counties are chosen."""
    return by_garden(_everywhere(selection), indicator)


def coverage(split: pd.DataFrame) -> Coverage:
    """What `by_garden` knows: how many gardens reported, how many are estimated, and of what sum."""
    return coverage_of(zip(split["status"].tolist(), split["value"].tolist(), strict=True))


def coverage_in(selection: Selection, indicator: str) -> Coverage:
    """The coverage of `by_garden`, without its frame."""
    return coverage_of((row["status"], row["value"]) for row in garden_rows(selection, indicator))


def coverage_of(figures: Iterable[tuple[str, float | None]]) -> Coverage:
    """The same of pairs of status and value."""
    found = [(ObservationStatus(status), value) for status, value in figures]
    estimated = [value for status, value in found if status.is_estimate]
    reported = [value for status, value in found if status.is_reported]
    total = float(sum(estimated) + sum(reported)) if estimated or reported else None
    return Coverage(
        gardens=len(found),
        reported=len(reported),
        estimated=len(estimated),
        total=total,
        estimated_share=sum(estimated) / total if total else None,
    )


def register(selection: Selection) -> pd.DataFrame:
    """One row per garden in the selection, south to north: who it is and what is known of it.

    Columns: garden, short_name, place, county, membership, evidence_year, documented, closed, and for each of
    companies and value_creation (NOK million) the value with `_status`; projects: those in the selection that it
    takes part in (0 = none recorded). National ones belong to the whole network and to no garden.
    """
    companies = garden_rows(selection, "companies")
    creation = garden_rows(selection, "value_creation")
    links, everything = selection.project_gardens, selection.release.projects
    national = everything["id"][everything["scope"] == "national"]
    projects = links["garden"][~links["project"].isin(national)].value_counts().to_dict()
    return frame(
        (
            garden
            | own
            | {
                "companies": own["value"],
                "companies_status": own["status"],
                "value_creation": created["value"],
                "value_creation_status": created["status"],
                "projects": projects.get(own["garden"], 0),
            }
            for garden, own, created in zip(rows(selection, "gardens"), companies, creation, strict=True)
        ),
        REGISTER,
    )


def country_statement(selection: Selection, indicator: str) -> Statement | None:
    """What the network itself states for the whole country in the view's year, if it does; never an estimate."""
    stated = [row for row in _in_year(selection, indicator, "country") if ObservationStatus(row["status"]).is_reported]
    if not stated:
        return None
    latest = max(stated, key=lambda row: row["source_date"] or "")
    return Statement(
        value=latest["value"],
        is_lower_bound=Caveat.LOWER_BOUND.value in (latest["caveats"] or "").split(),
        source=latest["source"],
        source_date=latest["source_date"],
    )


def mean(selection: Selection, indicator: str) -> float | None:
    """The mean over all gardens of the release that have a value in the view's year; None where none has.

    Whatever counties are chosen; `values=reported` leaves the estimates out of it.
    """
    whole = _everywhere(selection)
    values = [row["value"] for row in _best(whole, indicator).values() if row["value"] is not None]
    return sum(values) / len(values) if values else None


def _best(selection: Selection, indicator: str) -> dict[str, Row]:
    """The figure that counts for each garden in the view's year."""
    figures = _in_year(selection, indicator, "garden")
    return {row["area"]: row for row in sorted(figures, key=lambda row: (_rank(row), row["source_date"] or ""))}


def _rank(row: Row) -> int:
    """Which of several figures of a garden counts: the highest."""
    status = ObservationStatus(row["status"])
    if status.is_reported:
        return 3
    if status.is_estimate:
        return 1
    return 0 if status in (ObservationStatus.MISSING, ObservationStatus.MISSING_LATE) else 2


def _in_year(selection: Selection, indicator: str, area_type: str) -> list[Row]:
    year = selection.view.year
    return [
        row
        for row in rows_of(selection, "observations", indicator=indicator, area_type=area_type)
        if row["period_from"] is not None and row["period_from"] <= year <= (row["period_to"] or row["period_from"])
    ]


def _everywhere(selection: Selection) -> Selection:
    return select(selection.release, replace(selection.view, county=(), membership=()))
