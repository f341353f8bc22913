"""The figures at the top of a page, each with a line on how much of it is known."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pandas as pd

from gardenmap.charts.marks import hedged
from gardenmap.model import Membership, ObservationStatus, ProjectStatus
from gardenmap.panels.by_garden import coverage_line, no_garden
from gardenmap.panels.gardens import evidence
from gardenmap.panels.names import period
from gardenmap.panels.projects import none_word
from gardenmap.selection import Selection
from gardenmap.summary.figures import of_garden
from gardenmap.summary.gardens import by_garden, by_garden_everywhere, country_statement, coverage
from gardenmap.summary.projects import by_status
from gardenmap.summary.projects import of_garden as projects_of_garden
from gardenmap.text import MISSING, Text, significant


@dataclass(frozen=True)
class KeyFigure:
    """A label, a number with a small word before or after it, and how much of it is known.

    `parts` gives the bar: the known, estimated, unconfirmed and missing parts, as counts of gardens or projects.
    """

    id: str
    label: str
    number: str
    coverage: str
    before: str = ""
    after: str = ""
    parts: dict[str, int] = field(default_factory=dict)


def of_selection(selection: Selection, text: Text) -> tuple[KeyFigure, ...]:
    """Gardens, companies, value creation and projects of a selection."""
    return (
        _gardens(selection, text),
        _network_figure(selection, "companies", text),
        _network_figure(selection, "value_creation", text),
        _projects(selection, text),
    )


def of_one_garden(selection: Selection, text: Text) -> tuple[KeyFigure, ...]:
    """Companies, value creation, the latest published company count, employed persons and projects of one garden."""
    garden = str(selection.view.garden)
    rows = of_garden(selection, garden)
    return (
        _of_year(selection, "companies", text("Companies, {year}", year=selection.view.year), text),
        _of_year(selection, "value_creation", text("Value creation a year, {year}", year=selection.view.year), text),
        _latest(rows, "target_companies_garden", text("Target companies"), selection, text),
        _latest(rows, "employees_colocated", text("Persons working there"), selection, text),
        _garden_projects(selection, garden, text),
    )


def _gardens(selection: Selection, text: Text) -> KeyFigure:
    documented = int((selection.gardens["membership"] != Membership.UNVERIFIED.value).sum())
    total, everywhere = len(selection.gardens), len(selection.release.gardens)
    return KeyFigure(
        id="gardens",
        label=text("Business gardens"),
        number=text.number(total),
        after="" if selection.is_country else text("of {total}", total=text.number(everywhere)),
        coverage=evidence(documented, total, text) if total else no_garden(selection, text),
        parts={"known": documented, "unconfirmed": total - documented},
    )


def _network_figure(selection: Selection, indicator: str, text: Text) -> KeyFigure:
    frame = by_garden(selection, indicator)
    known = coverage(frame)
    statement = country_statement(selection, indicator) if selection.is_country else None
    label = {
        "companies": text("Companies, {year}", year=selection.view.year),
        "value_creation": text("Value creation a year, {year}", year=selection.view.year),
    }[indicator]
    parts = {"known": known.reported, "estimated": known.estimated, "missing": known.missing}
    key = indicator.replace("_", "-")
    if statement is not None:
        return KeyFigure(
            id=key,
            label=label,
            number=_number(indicator, statement.value, text),
            before=text("over") if statement.is_lower_bound else "",
            coverage=text(
                "Total stated by NiN · {n} of {total} gardens have reported",
                n=text.number(known.reported),
                total=text.number(known.gardens),
            ),
            parts=parts,
        )
    if known.total is None:
        return KeyFigure(
            id=key,
            label=label,
            number=MISSING,
            after=text("missing") if known.gardens else "",
            coverage=coverage_line(frame, text) if known.gardens else no_garden(selection, text),
            parts=parts,
        )
    is_estimate = known.estimated > 0
    value = significant(known.total) if is_estimate else known.total
    return KeyFigure(
        id=key,
        label=label,
        number=_number(indicator, value, text),
        before=text("approx.") if is_estimate else "",
        coverage=coverage_line(frame, text),
        parts=parts,
    )


def _number(indicator: str, value: float, text: Text) -> str:
    return text.money(value) if indicator == "value_creation" else text.number(value)


def _projects(selection: Selection, text: Text) -> KeyFigure:
    found = _project_figure(by_status(selection), none_word(selection, text), text)
    if not selection.view.membership:
        return found
    # Projects belong to places: gardens that are chosen by their evidence do not choose among them.
    return replace(found, coverage=f"{found.coverage} · {text('whatever the garden')}")


def _project_figure(frame: pd.DataFrame, none: str, text: Text) -> KeyFigure:
    counted = {ProjectStatus(row.status): int(row.n) for row in frame.itertuples()}
    total = sum(counted.values())
    final = sum(n for status, n in counted.items() if status.is_final)
    outdated, unknown = int(frame["outdated"].sum()), counted.get(ProjectStatus.UNKNOWN, 0)
    fresh = total - final - outdated - unknown
    settled = [text.plural("{n} final", "{n} final", final)] if final else []
    settled += [text.plural("{n} fresh", "{n} fresh", fresh)] if fresh else []
    rest = text("{n} out of date or unknown", n=text.number(outdated + unknown)) if outdated + unknown else ""
    said = " · ".join(filter(None, (", ".join(settled), rest))) or none
    return KeyFigure(
        id="projects",
        label=text("Sustainability projects"),
        number=text.number(total),
        coverage=said,
        parts={"known": final + fresh, "unconfirmed": outdated + unknown},
    )


def _garden_projects(selection: Selection, garden: str, text: Text) -> KeyFigure:
    rows = projects_of_garden(selection, garden)
    own = rows[rows["scope"] != "national"]
    return _project_figure(
        own.groupby("status", as_index=False).agg(n=("project", "size"), outdated=("outdated", "sum")),
        text("none recorded"),
        text,
    )


def _of_year(selection: Selection, indicator: str, label: str, text: Text) -> KeyFigure:
    """The marked garden's figure of the view's year, its own before an estimate."""
    frame = by_garden_everywhere(selection, indicator)
    found = frame[(frame["garden"] == selection.view.garden) & frame["value"].notna()]
    if found.empty:
        return _missing(indicator, label, text("no figure in this choice"), text)
    row = found.iloc[0]
    if not ObservationStatus(row["status"]).is_estimate:
        return KeyFigure(
            id=indicator.replace("_", "-"),
            label=label,
            number=_number(indicator, row["value"], text),
            coverage=text("reported by the garden"),
            parts={"known": 1},
        )
    between = text(
        "estimate, between {low} and {high}",
        low=text.approximately(row["low"]),
        high=text.approximately(row["high"]),
    )
    number = (
        text.money(row["value"], estimate=True)
        if indicator == "value_creation"
        else text.number(significant(row["value"]))
    )
    return KeyFigure(
        id=indicator.replace("_", "-"),
        label=label,
        number=number,
        before=text("approx."),
        coverage=f"{between} · {text('reported closed')}" if row["closed"] else between,
        parts={"estimated": 1},
    )


def _latest(rows: pd.DataFrame, indicator: str, name: str, selection: Selection, text: Text) -> KeyFigure:
    found = rows[(rows["indicator"] == indicator) & rows["value"].notna()]
    found = found.sort_values("period_to", na_position="first")
    if found.empty:
        return _missing(indicator, name, text("no source found"), text)
    row = found.iloc[-1]
    sources = selection.release.sources.set_index("id")
    source = sources.loc[row["source"]]
    dated = text.date(source["date"] if pd.notna(source["date"]) else None, long=True)
    shown = text.plain(row["value"])
    return KeyFigure(
        id=indicator.replace("_", "-"),
        label=f"{name}, {period(row['period_from'], row['period_to'], text)}",
        number=f"({shown})" if row["status"] == ObservationStatus.UNCERTAIN else shown,
        before=hedged("", row["caveats"], text).strip(),
        coverage=text("published by {publisher}, {date}", publisher=source["publisher"], date=dated),
        parts={"known": 1},
    )


def _missing(indicator: str, label: str, why: str, text: Text) -> KeyFigure:
    return KeyFigure(
        id=indicator.replace("_", "-"),
        label=label,
        number=MISSING,
        after=text("missing"),
        coverage=why,
        parts={"missing": 1},
    )
