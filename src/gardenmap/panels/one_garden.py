"""The panels of one garden's page."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from gardenmap.charts.skyline import skyline
from gardenmap.look import Palette
from gardenmap.model import Membership, ObservationStatus
from gardenmap.panels.by_garden import coverage_line, in_words, nothing_here
from gardenmap.panels.over_time import said_of_all, small_plots, years_known
from gardenmap.panels.panel import Chart, Panel
from gardenmap.selection import Selection, select
from gardenmap.summary.figures import series
from gardenmap.summary.garden import beside, facts
from gardenmap.summary.gardens import by_garden_everywhere, mean, register
from gardenmap.text import Text
from gardenmap.text.words import MEMBERSHIP


def name(selection: Selection) -> str:
    """The marked garden's short name; empty where none is marked."""
    gardens = selection.release.gardens
    found = gardens.loc[gardens["id"] == selection.view.garden, "short_name"]
    return str(found.iloc[0]) if len(found) else ""


def in_brief(selection: Selection, text: Text) -> tuple[str, str]:
    """The marked garden's full name, and in one line its place, county, evidence and number of companies."""
    everywhere = select(selection.release, replace(selection.view, county=(), membership=()))
    known = register(everywhere).set_index("garden").loc[str(selection.view.garden)]
    status = ObservationStatus(known["companies_status"])
    if status.has_value:
        companies = in_words("companies", known["companies"], text, estimate=status.is_estimate)
    else:
        companies = text("figure missing")
    words = [known["place"], known["county"], text(MEMBERSHIP[Membership(known["membership"])]), companies]
    names = dict(zip(selection.release.gardens["id"], selection.release.gardens["name"], strict=True))
    return names[str(selection.view.garden)], " · ".join(words)


def _skyline(frame: pd.DataFrame, selection: Selection, text: Text, palette: Palette) -> list[Chart]:
    figure = skyline(
        frame,
        text,
        palette,
        own=selection.view.garden or "",
        mean=mean(selection, "companies"),
        unit="companies",
    )
    return [Chart(figure, alt=_skyline_takeaway(frame, selection, text))]


def _skyline_takeaway(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    own = frame[(frame["garden"] == selection.view.garden) & frame["value"].notna()]
    if own.empty:
        return coverage_line(frame, text)
    number = in_words("companies", own["value"].iloc[0], text, estimate=own["status"].iloc[0] == "E")
    return text(
        "{garden}: {number}. The mean of all gardens is {mean}.",
        garden=own["short_name"].iloc[0],
        number=number,
        mean=text.approximately(mean(selection, "companies")),
    )


def _among_coverage(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    said = text(
        "{coverage}, from Lindesnes to Nordkapp. Good for the picture, not for judging a single garden.",
        coverage=coverage_line(frame, text),
    )
    own = frame[frame["garden"] == selection.view.garden]
    if not own["closed"].any() or not (own["status"] == ObservationStatus.ESTIMATED).any():
        return said
    why = text("The garden is reported closed and has an estimate all the same: all in the release share the totals.")
    return f"{said} {why}"


def _series(selection: Selection) -> pd.DataFrame:
    return series(selection, area=selection.view.garden or "")


def _years_published(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    published, worked_out = years_known(frame)
    total = selection.release.date.year - int(frame["year"].min()) + 1
    parts = [
        text("{n} of {total} years published", n=published, total=total),
        text("{n} more worked out from other figures", n=worked_out) if worked_out else "",
        text("{n} years missing (..)", n=total - published - worked_out),
    ]
    return " · ".join(filter(None, parts))


def _facts_coverage(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    missing = int(frame[f"value_{text.language}"].isna().sum())
    updated = text("Last updated {date}", date=text.date(selection.release.date))
    return updated + (" · " + text("{n} missing", n=text.number(missing)) if missing else "")


def _beside_coverage(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    return text("Sums of estimates are good for a county, less so for a single garden.")


GARDEN_AMONG_GARDENS = Panel(
    id="garden-among-gardens",
    question=lambda selection, text: text("How big is {garden} beside the others?", garden=name(selection)),
    table=lambda selection: by_garden_everywhere(selection, "companies"),
    coverage=_among_coverage,
    takeaway=_skyline_takeaway,
    charts=_skyline,
    empty=nothing_here,
    columns=("garden", "county", "value", "range", "status"),
)

GARDEN_BESIDE = Panel(
    id="garden-beside",
    question=lambda _, text: text("The garden, its county and the country: how do they compare?"),
    table=beside,
    coverage=_beside_coverage,
    takeaway=_beside_coverage,
    empty=nothing_here,
    columns=("area", "gardens", "companies", "value_creation"),
    origin=lambda text: text("Sources: those of the figures by garden, and of the network’s totals"),
)

GARDEN_OVER_TIME = Panel(
    id="garden-over-time",
    question=lambda selection, text: text("Which yearly figures are published for {garden}?", garden=name(selection)),
    table=_series,
    coverage=_years_published,
    takeaway=said_of_all,
    charts=small_plots,
    empty=lambda _, text: text("No yearly figure of its own has been found for this garden."),
    columns=("indicator", "year", "value", "status", "vintage", "caveats", "source"),
)

GARDEN_FACTS = Panel(
    id="garden-facts",
    question=lambda _, text: text("What do we know about the garden?"),
    table=facts,
    coverage=_facts_coverage,
    takeaway=_facts_coverage,
    empty=nothing_here,
    columns=("fact", "answer"),
)
