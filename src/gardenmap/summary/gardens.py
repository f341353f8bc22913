"""Figures by garden and by county, and how much of each is known."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from gardenmap.model import Caveat, Membership, ObservationStatus
from gardenmap.selection import Selection, select

BY_GARDEN = [
    "garden",
    "short_name",
    "county_no",
    "county",
    "lat",
    "value",
    "low",
    "high",
    "status",
    "documented",
    "closed",
    "source",
    "method",
    "caveats",
]


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
    estimate.
    """
    gardens = selection.gardens
    figures = _in_year(selection, indicator, "garden")
    estimate = figures["status"].map({status.value: status.is_estimate for status in ObservationStatus})
    figures = figures.assign(estimate=estimate).sort_values(["estimate", "source_date"], ascending=[True, False])
    figures = figures.drop_duplicates("area").set_index("area").reindex(gardens["id"])
    return pd.DataFrame(
        {
            "garden": gardens["id"].to_numpy(),
            "short_name": gardens["short_name"].to_numpy(),
            "county_no": gardens["county_no"].to_numpy(),
            "county": gardens["county_no"].map(_county_names(selection)).to_numpy(),
            "lat": gardens["lat"].to_numpy(),
            "value": figures["value"].to_numpy(),
            "low": figures["low"].to_numpy(),
            "high": figures["high"].to_numpy(),
            "status": figures["status"].fillna(ObservationStatus.MISSING.value).to_numpy(),
            "documented": (gardens["membership"] != Membership.UNVERIFIED.value).to_numpy(),
            "closed": (gardens["status"] == "closed").to_numpy(),
            "source": figures["source"].to_numpy(),
            "method": figures["method"].to_numpy(),
            "caveats": figures["caveats"].to_numpy(),
        },
        columns=BY_GARDEN,
    )


def by_garden_everywhere(selection: Selection, indicator: str) -> pd.DataFrame:
    """`by_garden` over all gardens of the release, whatever counties are chosen."""
    return by_garden(select(selection.release, replace(selection.view, county=(), membership=())), indicator)


def coverage(frame: pd.DataFrame) -> Coverage:
    """What `by_garden` knows: how many gardens reported, how many are estimated, and of what sum."""
    statuses = [ObservationStatus(letter) for letter in frame["status"]]
    values = frame["value"].to_numpy()
    estimated = [value for value, status in zip(values, statuses, strict=True) if status.is_estimate]
    reported = [value for value, status in zip(values, statuses, strict=True) if status.is_reported]
    total = float(sum(estimated) + sum(reported)) if estimated or reported else None
    return Coverage(
        gardens=len(frame),
        reported=len(reported),
        estimated=len(estimated),
        total=total,
        estimated_share=float(sum(estimated)) / total if total else None,
    )


def register(selection: Selection) -> pd.DataFrame:
    """One row per garden in the selection, south to north: who it is and what is known of it.

    Columns: garden, short_name, place, county, membership, evidence_year, documented, closed, and for each of
    companies and value_creation (NOK million) the value with `_status`; projects: those in the selection that it
    takes part in, national ones among them (0 = none recorded).
    """
    gardens = selection.gardens
    companies, creation = by_garden(selection, "companies"), by_garden(selection, "value_creation")
    projects = selection.project_gardens["garden"].value_counts()
    return pd.DataFrame(
        {
            "garden": companies["garden"],
            "short_name": companies["short_name"],
            "place": gardens["place"].to_numpy(),
            "county": companies["county"],
            "membership": gardens["membership"].to_numpy(),
            "evidence_year": gardens["evidence_year"].to_numpy(),
            "documented": companies["documented"],
            "closed": companies["closed"],
            "companies": companies["value"],
            "companies_status": companies["status"],
            "value_creation": creation["value"],
            "value_creation_status": creation["status"],
            "projects": companies["garden"].map(projects).fillna(0).astype("int64"),
            "source": companies["source"],
            "method": companies["method"],
        }
    )


def by_county(selection: Selection, indicator: str) -> pd.DataFrame:
    """One row per county in the selection, south to north by label point, also those without a garden.

    Columns: county_no, county, value (sum over its gardens; NA where none has a value), gardens, reported, estimated,
    status (A when all values are reported, E when any is an estimate, O when none has a value), source, method (of
    the first of its gardens).
    """
    counties = selection.release.counties
    if selection.view.county:
        counties = counties[counties["county_no"].isin(selection.view.county)]
    frame = by_garden(selection, indicator)
    rows = []
    for county in counties.sort_values("label_lat").itertuples():
        part = frame[frame["county_no"] == county.county_no]
        known = coverage(part)
        status = ObservationStatus.ESTIMATED if known.estimated else ObservationStatus.REPORTED
        rows.append(
            {
                "county_no": county.county_no,
                "county": county.name,
                "value": known.total,
                "gardens": known.gardens,
                "reported": known.reported,
                "estimated": known.estimated,
                "status": (status if known.total is not None else ObservationStatus.MISSING).value,
                "source": part["source"].iloc[0] if len(part) else pd.NA,
                "method": part["method"].iloc[0] if len(part) else pd.NA,
            }
        )
    return pd.DataFrame(rows)


def country_statement(selection: Selection, indicator: str) -> Statement | None:
    """What the network itself states for the whole country in the view's year, if it does."""
    rows = _in_year(selection, indicator, "country")
    if rows.empty:
        return None
    row = rows.sort_values("source_date").iloc[-1]
    return Statement(
        value=float(row["value"]),
        is_lower_bound=Caveat.LOWER_BOUND.value in str(row["caveats"]).split(),
        source=row["source"],
        source_date=None if pd.isna(row["source_date"]) else row["source_date"],
    )


def counties_without_garden(selection: Selection) -> list[str]:
    """Names of the counties that have no garden in the whole release, south to north; of the chosen ones if any."""
    counties = selection.release.counties.sort_values("label_lat")
    empty = counties[~counties["county_no"].isin(selection.release.gardens["county_no"])]
    if selection.view.county:
        empty = empty[empty["county_no"].isin(selection.view.county)]
    return list(empty["name"])


def mean(selection: Selection, indicator: str) -> float | None:
    """The mean over all gardens of the release that have a value in the view's year; None where none has."""
    rows = selection.release.observations
    year = selection.view.year
    rows = rows[
        (rows["indicator"] == indicator)
        & (rows["area_type"] == "garden")
        & (rows["period_from"] <= year)
        & (rows["period_to"] >= year)
    ]
    return float(rows["value"].mean()) if len(rows) else None


def _in_year(selection: Selection, indicator: str, area_type: str) -> pd.DataFrame:
    rows = selection.observations
    year = selection.view.year
    rows = rows[(rows["indicator"] == indicator) & (rows["area_type"] == area_type)]
    return rows[((rows["period_from"] <= year) & (rows["period_to"] >= year)).fillna(False).astype(bool)]


def _county_names(selection: Selection) -> dict[str, str]:
    return dict(zip(selection.release.counties["county_no"], selection.release.counties["name"], strict=True))
