"""What a release holds, in key figures and readable tables: they stand on the page about the data."""

from __future__ import annotations

from typing import Any

import pandas as pd

from gardenmap.charts.marks import look_of
from gardenmap.model import Caveat, ObservationStatus, ProjectStatus
from gardenmap.panels.columns import note, value
from gardenmap.panels.key_figures import KeyFigure
from gardenmap.panels.names import area_name, indicator_name, period, title_lang
from gardenmap.panels.table import Cell, Column, Table, tabled
from gardenmap.selection import Selection
from gardenmap.summary import release as summary
from gardenmap.summary.projects import by_status
from gardenmap.text import Text
from gardenmap.text.words import CAVEAT, OBSERVATION_STATUS, PROJECT_STATUS, UNIT, n_

TOPIC = {
    "companies": n_("Companies"),
    "value_creation": n_("Value creation"),
    "programme": n_("Programme and network"),
    "funding": n_("Funding"),
    "people": n_("People"),
    "quality": n_("Results and opinions"),
}
UNIVERSE = {
    "network": n_("the network’s members"),
    "siva_gardens": n_("gardens in Siva’s programme"),
    "siva_programmes": n_("gardens and incubators in Siva’s programmes"),
    "incubators": n_("incubators in Siva’s programme"),
    "garden": n_("one garden, county or region"),
}
AREA_TYPE = {
    "country": n_("Whole country"),
    "county": n_("Counties"),
    "region": n_("Regions"),
    "garden": n_("Gardens"),
}

STATUS_MEANING = {
    ObservationStatus.REPORTED: n_("The source states it as its own figure."),
    ObservationStatus.PROVISIONAL: n_("The source states it, but may still change it."),
    ObservationStatus.ESTIMATED: n_("Shared out from a total by the method described above."),
    ObservationStatus.IMPUTED: n_("Worked out from other published figures; the note on the figure says how."),
    ObservationStatus.BREAK: n_("The source began to count in a new way: not comparable with the years before."),
    ObservationStatus.UNCERTAIN: n_("Stated or worked out, but doubtful; the note on the figure says why."),
    ObservationStatus.MISSING: n_("No figure was found. That is never the same as 0."),
    ObservationStatus.MISSING_LATE: n_("A figure exists, but has not been collected."),
    ObservationStatus.NOT_APPLICABLE: n_("There can be no figure, as for a year before the garden was founded."),
    ObservationStatus.CONFIDENTIAL: n_("The figure is known, but hidden to protect single companies."),
}
SIGN = {
    ObservationStatus.REPORTED: n_("solid"),
    ObservationStatus.PROVISIONAL: n_("white with a border"),
    ObservationStatus.ESTIMATED: n_("hatched, with “approx.” and two digits"),
    ObservationStatus.IMPUTED: n_("hatched"),
    ObservationStatus.BREAK: n_("solid, with a dashed line before it"),
    ObservationStatus.UNCERTAIN: n_("pale, in brackets"),
    ObservationStatus.MISSING: n_("grey stripes and two dots"),
    ObservationStatus.MISSING_LATE: n_("grey stripes and two dots"),
    ObservationStatus.NOT_APPLICABLE: n_("one dot"),
    ObservationStatus.CONFIDENTIAL: n_("a colon"),
}
PROJECT_MEANING = {
    ProjectStatus.COMPLETED: n_("The source says that it is done. Final."),
    ProjectStatus.ONGOING: n_("The source describes work in progress. Open."),
    ProjectStatus.PLANNED: n_("The source describes something to come. Open."),
    ProjectStatus.PAUSED: n_("The source says that it rests. Open."),
    ProjectStatus.CANCELLED: n_("The source says that it was given up. Final."),
    ProjectStatus.UNKNOWN: n_("The source does not say how far it has come."),
}


def key_figures(selection: Selection, text: Text) -> tuple[KeyFigure, ...]:
    """Figures, gardens with a figure of their own, projects with a dated status, and sources of the whole release."""
    held = summary.contents(selection.release)
    told, of_total = held.told, n_("of {total}")
    reported, reserved = text.number(told["reported"]), text.number(held.reserved)
    split = [
        text("{n} reported, {reserved} of them with reservations", n=reported, reserved=reserved)
        if held.reserved
        else text("{n} reported", n=reported),
        text("{n} derived", n=text.number(told["derived"])),
        text.plural("{n} estimate", "{n} estimates", told["estimated"]),
    ]
    if told["missing"]:
        split.append(text("{n} missing", n=text.number(told["missing"])))
    without = held.gardens - held.gardens_with_figure
    return (
        KeyFigure(
            "figures",
            text("Figures"),
            text.number(held.figures),
            " · ".join(split),
            parts={
                "known": told["reported"],
                "estimated": told["derived"] + told["estimated"],
                "missing": told["missing"],
            },
        ),
        KeyFigure(
            "own-figures",
            text("Gardens with a published figure"),
            text.number(held.gardens_with_figure),
            text("none found for the other {n}", n=text.number(without)),
            after=text(of_total, total=text.number(held.gardens)),
            parts={"known": held.gardens_with_figure, "missing": without},
        ),
        KeyFigure(
            "dated-projects",
            text("Projects with a dated status"),
            text.number(held.projects_dated),
            text("{n} undated", n=text.number(held.projects - held.projects_dated)),
            after=text(of_total, total=text.number(held.projects)),
            parts={"known": held.projects_dated, "unconfirmed": held.projects - held.projects_dated},
        ),
        KeyFigure(
            "sources",
            text("Sources"),
            text.number(held.sources),
            text(
                "from {publishers} publishers · {n} undated",
                publishers=text.number(held.publishers),
                n=text.number(held.sources - held.sources_dated),
            ),
            parts={"known": held.sources_dated, "unconfirmed": held.sources - held.sources_dated},
        ),
    )


def by_topic(selection: Selection, text: Text) -> Table:
    """How many definitions and figures each topic has, and how sure they are."""
    return tabled(summary.by_topic(selection.release), (_TOPIC, _DEFINITIONS, *_SPLIT, _YEARS), selection, text)


def by_area(selection: Selection, text: Text) -> Table:
    """How many figures are about the country, counties, regions and gardens, and how sure they are."""
    return tabled(summary.by_area(selection.release), (_AREA_TYPE, _AREAS, *_SPLIT, _YEARS), selection, text)


def definitions(selection: Selection, text: Text) -> list[tuple[str, str, Table]]:
    """For each topic its name, how much it holds, and the table of its definitions."""
    rows = summary.definitions(selection.release)
    return [
        (
            text(TOPIC[topic]),
            text(
                "{definitions} · {figures}",
                definitions=text.plural("{n} definition", "{n} definitions", len(found)),
                figures=text.plural("{n} figure", "{n} figures", int(found["figures"].sum())),
            ),
            tabled(found, (_DEFINITION, _UNIT, _UNIVERSE, _FIGURES, _YEARS), selection, text),
        )
        for topic, found in rows.groupby("topic", sort=False)
    ]


def shared_out(selection: Selection, text: Text) -> Table:
    """The totals that are split by garden, and what came of it."""
    return tabled(summary.shared_out(selection.release), (_NAME, _VALUE, _PERIOD, _GARDENS, _SPAN), selection, text)


def statuses(selection: Selection, text: Text) -> Table:
    """Every status code with its look, word, meaning and number of figures."""
    return tabled(summary.statuses(selection.release), (_LOOK, _CODE, _MEANING, _SIGN, _FIGURES), selection, text)


def project_statuses(selection: Selection, text: Text) -> Table:
    """Every project status with its look, meaning and number of projects."""
    columns = (_PROJECT_STATUS, _PROJECT_MEANING, _PROJECTS, _OUTDATED)
    return tabled(by_status(selection), columns, selection, text)


def conflicts(selection: Selection, text: Text) -> Table:
    """The figures that clash, with what to know of each."""
    columns = (_NAME, _APPLIES_TO, _PERIOD, _VALUE, _CLASH, _CITED)
    return tabled(summary.conflicts(selection.release), columns, selection, text)


def publishers(selection: Selection, text: Text, most: int) -> Table:
    """The publishers that most rows rest on."""
    columns = (_PUBLISHER, _SOURCES, _FIGURES, _PROJECTS_CITED, _GARDENS_CITED)
    return tabled(summary.publishers(selection.release).head(most), columns, selection, text)


def sources(selection: Selection, text: Text) -> Table:
    """Every source; a publisher's name stands at its first."""
    rows = summary.sources(selection.release)
    rows = rows.assign(first_of=~rows["publisher"].duplicated())
    columns = (_PUBLISHER_ONCE, _TITLE, _DATE, _LICENCE, _FIGURES, _PROJECTS_CITED, _GARDENS_CITED)
    return tabled(rows, columns, selection, text)


def _count(heading: str, name: str) -> Column:
    return Column(heading, lambda row, _, text: Cell(text.number(getattr(row, name))), is_number=True)


def _words(heading: str, name: str, words: dict[Any, str], *, is_strong: bool = False) -> Column:
    return Column(heading, lambda row, _, text: Cell(text(words[getattr(row, name)])), is_strong=is_strong)


def _definition(row: Any, _: Selection, text: Text) -> Cell:
    return Cell(getattr(row, f"name_{text.language}"), below=getattr(row, f"definition_{text.language}"))


def _years(row: Any, _: Selection, text: Text) -> Cell:
    return Cell(period(row.first, row.last, text))


def _with_unit(row: Any, selection: Selection, text: Text) -> Cell:
    says_unit = row.unit in ("mnok", "percent")
    return Cell(value(row, selection, text).text, below="" if says_unit else text(UNIT[row.unit]))


def _span(row: Any, _: Selection, text: Text) -> Cell:
    least, most = text.approximately(row.smallest), text.approximately(row.largest)
    return Cell(text("{least} to {most}", least=least, most=most), below=text(UNIT[row.unit]))


def _look(row: Any, _: Selection, text: Text) -> Cell:
    status = ObservationStatus(row.status)
    look = look_of(status, 1.0 if status.has_value else float("nan"))
    return Cell(text(OBSERVATION_STATUS[status]), swatch=look.value)


def _project_status(row: Any, _: Selection, text: Text) -> Cell:
    return Cell(text(PROJECT_STATUS[ProjectStatus(row.status)]), swatch=row.status)


def _clash(row: Any, _: Selection, text: Text) -> Cell:
    words = [text(CAVEAT[code]) for code in summary.IN_CONFLICT if code in [Caveat(c) for c in row.caveats.split()]]
    return Cell("; ".join(words), below=note(row, text))


def _cited(row: Any, selection: Selection, text: Text) -> Cell:
    source = selection.release.sources.set_index("id").loc[row.source]
    dated = None if pd.isna(row.source_date) else row.source_date
    below = f"{source['publisher']}, {text.date(dated)}"
    return Cell(source["title"], href=source["url"], below=below, lang=title_lang(text))


def _title(row: Any, _: Selection, text: Text) -> Cell:
    return Cell(row.title, href=row.url, lang=title_lang(text))


def _source_date(row: Any, _: Selection, text: Text) -> Cell:
    return Cell(text.date(None if pd.isna(row.date) else row.date))


def _licence(row: Any, _: Selection, text: Text) -> Cell:
    return Cell(text("not stated") if pd.isna(row.licence) else row.licence)


_FIGURES = _count(n_("Figures"), "figures")
_SPLIT = (
    _FIGURES,
    _count(n_("Reported"), "reported"),
    _count(n_("Derived"), "derived"),
    _count(n_("Estimates"), "estimated"),
    _count(n_("Missing"), "missing"),
)
_TOPIC = _words(n_("Topic"), "topic", TOPIC, is_strong=True)
_DEFINITIONS = _count(n_("Definitions"), "definitions")
_YEARS = Column(n_("Years"), _years, is_number=True)
_AREA_TYPE = _words(n_("Applies to"), "area_type", AREA_TYPE, is_strong=True)
_AREAS = _count(n_("Areas"), "areas")
_DEFINITION = Column(n_("Definition"), _definition, is_strong=True)
_UNIT = _words(n_("Unit"), "unit", UNIT)
_UNIVERSE = _words(n_("Who is counted"), "universe", UNIVERSE)
_NAME = Column(
    n_("Definition"), lambda row, selection, text: Cell(indicator_name(row.indicator, selection, text)), is_strong=True
)
_VALUE = Column(n_("Value"), _with_unit, is_number=True)
_PERIOD = Column(n_("Period"), lambda row, _, text: Cell(period(row.period_from, row.period_to, text)), is_number=True)
_GARDENS = _count(n_("Gardens with an estimate"), "gardens")
_SPAN = Column(n_("Smallest to largest"), _span, is_number=True)
_LOOK = Column(n_("Certainty"), _look, is_strong=True)
_CODE = Column(n_("Code"), lambda row, *_: Cell(row.status))
_MEANING = _words(n_("Meaning"), "status", STATUS_MEANING)
_SIGN = _words(n_("On the page"), "status", SIGN)
_PROJECT_STATUS = Column(n_("Status"), _project_status, is_strong=True)
_PROJECT_MEANING = _words(n_("Meaning"), "status", PROJECT_MEANING)
_PROJECTS = _count(n_("Projects"), "n")
_OUTDATED = _count(n_("Out of date"), "outdated")
_APPLIES_TO = Column(
    n_("Applies to"), lambda row, selection, text: Cell(area_name(row.area_type, row.area, selection, text))
)
_CLASH = Column(n_("What to know"), _clash)
_CITED = Column(n_("Source"), _cited)
_PUBLISHER = Column(n_("Publisher"), lambda row, *_: Cell(row.publisher), is_strong=True)
_PUBLISHER_ONCE = Column(n_("Publisher"), lambda row, *_: Cell(row.publisher if row.first_of else ""), is_strong=True)
_SOURCES = _count(n_("Sources"), "sources")
_PROJECTS_CITED = _count(n_("Projects"), "projects")
_GARDENS_CITED = _count(n_("Gardens"), "gardens")
_TITLE = Column(n_("Source"), _title)
_DATE = Column(n_("Date"), _source_date)
_LICENCE = Column(n_("Licence"), _licence)
