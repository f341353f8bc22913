"""How each column of a summary reads: its heading, and its cell in words of one language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd

from gardenmap.charts.marks import hedged
from gardenmap.model import Caveat, Membership, ObservationStatus, ProjectStatus
from gardenmap.panels.facts import answer, fact
from gardenmap.panels.names import area_name, group_name, index, indicator_name, lookup, period, theme_name, title_lang
from gardenmap.panels.table import Cell, Column, Table, tabled, titles
from gardenmap.selection import Selection
from gardenmap.text import MISSING, Text, significant, unbroken
from gardenmap.text.words import CAVEAT, MEMBERSHIP, OBSERVATION_STATUS, PROJECT_STATUS, n_

_SIGNS = {ObservationStatus.NOT_APPLICABLE: ".", ObservationStatus.CONFIDENTIAL: ":"}


def readable(frame: pd.DataFrame, columns: tuple[str, ...], selection: Selection, text: Text) -> Table:
    """The rows of a summary as a person reads them, in the order of the frame."""
    return tabled(frame, tuple(COLUMNS[name] for name in columns), selection, text)


def headings(columns: tuple[str, ...], text: Text) -> tuple[str, ...]:
    """The headings alone, for a table that the browser fills."""
    return titles(tuple(COLUMNS[name] for name in columns), text)


def value(row: Any, selection: Selection, text: Text) -> Cell:
    """A number with its certainty: estimates as "ca.", lower bounds as "over", missing as two dots."""
    status = ObservationStatus(row.status)
    if not status.has_value or pd.isna(row.value):
        return _without_value(status, text)
    if status is ObservationStatus.ESTIMATED:
        return Cell(text.approximately(row.value))
    number = hedged(_with_unit(row.value, getattr(row, "unit", None), text), getattr(row, "caveats", None), text)
    return Cell(f"({number})" if status is ObservationStatus.UNCERTAIN else number)


def _without_value(status: ObservationStatus, text: Text) -> Cell:
    """Two dots where a figure is missing, one where there can be none, a colon where it is not shown."""
    if status.has_value:
        status = ObservationStatus.MISSING
    return Cell(_SIGNS.get(status, MISSING), missing=text(OBSERVATION_STATUS[status]))


def _with_unit(number: float, unit: str | None, text: Text) -> str:
    """Amounts of money and shares say their unit; plain counts are counted in what the definition names."""
    if unit == "mnok":
        return text.money(number)
    if unit == "percent":
        return text.percent(number / 100)
    return text.plain(number)


def _value_of(name: str) -> Callable[[Any, Selection, Text], Cell]:
    """A value whose status stands in a column beside it."""

    def cell(row: Any, selection: Selection, text: Text) -> Cell:
        status = ObservationStatus(getattr(row, f"{name}_status"))
        found = getattr(row, name)
        if not status.has_value or pd.isna(found):
            return _without_value(status, text)
        if status.is_estimate:
            return Cell(text.approximately(found))
        number = text.plain(found)
        return Cell(
            text("over\u00a0{number}", number=number) if getattr(row, f"{name}_over", False) is True else number
        )

    return cell


def _range(row: Any, selection: Selection, text: Text) -> Cell:
    if pd.isna(row.low) or pd.isna(row.high):
        return Cell("")
    low, high = (text.number(significant(float(end))) for end in (row.low, row.high))
    return Cell(text("approx.\u00a0{number}", number=f"{low}–{high}"))


def _observation_status(row: Any, selection: Selection, text: Text) -> Cell:
    return Cell(text(OBSERVATION_STATUS[ObservationStatus(row.status)]))


def _garden(row: Any, selection: Selection, text: Text) -> Cell:
    closed = f" {text('reported closed')}" if row.closed else ""
    return Cell(f"{row.short_name}{closed}", choose=row.garden)


def _garden_and_place(row: Any, selection: Selection, text: Text) -> Cell:
    return replace(_garden(row, selection, text), below=f"{row.place}, {row.county}")


def _company_garden(row: Any, selection: Selection, text: Text) -> Cell:
    return Cell("") if pd.isna(row.garden) else Cell(row.short_name, choose=row.garden)


def _municipality(row: Any, selection: Selection, text: Text) -> Cell:
    return Cell(row.municipality, below=row.county)


def _membership(row: Any, selection: Selection, text: Text) -> Cell:
    return Cell(text(MEMBERSHIP[Membership(row.membership)]))


def _indicator(row: Any, selection: Selection, text: Text) -> Cell:
    return Cell(indicator_name(row.indicator, selection, text))


def _area(row: Any, selection: Selection, text: Text) -> Cell:
    name = area_name(row.area_type, row.area, selection, text)
    return Cell(name, choose=row.area if row.area_type == "garden" else "")


def _period(row: Any, selection: Selection, text: Text) -> Cell:
    return Cell(period(row.period_from, row.period_to, text))


def _caveats(row: Any, selection: Selection, text: Text) -> Cell:
    words = [text(CAVEAT[Caveat(code)]) for code in _codes(row.caveats)]
    return Cell("; ".join(words), below=note(row, text))


def note(row: Any, text: Text) -> str:
    """What the release says of a figure in free words; nothing where it says nothing, or not in this table."""
    said = getattr(row, f"note_{text.language}", None)
    return "" if pd.isna(said) else unbroken(str(said))


def _source(row: Any, selection: Selection, text: Text) -> Cell:
    if pd.isna(row.source):
        return Cell("")
    title, publisher, url, dated = (
        index(selection.release, "sources", "id", column).get(row.source)
        for column in ("title", "publisher", "url", "date")
    )
    published = publisher if dated is None or pd.isna(dated) else f"{publisher}, {text.date(dated)}"
    return Cell(str(title), href=str(url), below=str(published), lang=title_lang(text))


def _project(row: Any, selection: Selection, text: Text) -> Cell:
    summary = getattr(row, f"summary_{text.language}")
    tags = (text("participation inferred"),) if getattr(row, "inferred", False) else ()
    return Cell(row.title, href=row.url, tags=tags, below="" if pd.isna(summary) else summary, lang=title_lang(text))


def _project_and_actor(row: Any, selection: Selection, text: Text) -> Cell:
    return Cell(row.title, href=row.url, below="" if pd.isna(row.actors) else row.actors, lang=title_lang(text))


def _area_and_indicator(row: Any, selection: Selection, text: Text) -> Cell:
    area = _area(row, selection, text)
    return replace(area, below=indicator_name(row.indicator, selection, text))


def _actors(row: Any, selection: Selection, text: Text) -> Cell:
    return Cell("" if pd.isna(row.actors) else row.actors)


def _counties(row: Any, selection: Selection, text: Text) -> Cell:
    if pd.isna(row.counties) or not row.counties:
        return Cell(text("National"))
    names = [lookup(selection.release, "counties", "county_no", code, "name") for code in row.counties.split()]
    return Cell(", ".join(names))


def _theme(row: Any, selection: Selection, text: Text) -> Cell:
    return Cell(theme_name(row.theme, selection, text))


def _project_status(row: Any, selection: Selection, text: Text) -> Cell:
    word = text(PROJECT_STATUS[ProjectStatus(row.status)])
    tags = []
    if getattr(row, "end_passed", False):
        tags.append(text("planned end passed"))
    if getattr(row, "outdated", False):
        tags.append(text("out of date"))
    return Cell(word[:1].upper() + word[1:], swatch=row.status, tags=tuple(tags))


def _status_as_of(row: Any, selection: Selection, text: Text) -> Cell:
    return Cell(text.date(None if pd.isna(row.status_as_of) else row.status_as_of))


def _status_note(row: Any, selection: Selection, text: Text) -> Cell:
    note = getattr(row, f"status_note_{text.language}")
    return Cell("" if pd.isna(note) else note)


def _count(name: str) -> Callable[[Any, Selection, Text], Cell]:
    return lambda row, selection, text: Cell(text.number(getattr(row, name)))


def _text(name: str) -> Callable[[Any, Selection, Text], Cell]:
    def cell(row: Any, selection: Selection, text: Text) -> Cell:
        found = getattr(row, name)
        return Cell("" if pd.isna(found) else str(found))

    return cell


def _year(row: Any, selection: Selection, text: Text) -> Cell:
    return Cell(text("undated") if pd.isna(row.year) else str(int(row.year)))


def _group(row: Any, selection: Selection, text: Text) -> Cell:
    return Cell(group_name(row.group, row.name, selection, text))


def _codes(codes: Any) -> list[str]:
    return [] if codes is None or pd.isna(codes) else str(codes).split()


COLUMNS = {
    "garden": Column(n_("Business garden"), _garden, is_strong=True),
    "garden_and_place": Column(n_("Business garden"), _garden_and_place, is_strong=True),
    "county": Column(n_("County"), _text("county")),
    "membership": Column(n_("Evidence"), _membership),
    "company": Column(n_("Company"), _text("name"), is_strong=True),
    "industry": Column(n_("Industry"), _text("industry")),
    "municipality": Column(n_("Municipality"), _municipality),
    "company_garden": Column(n_("Business garden"), _company_garden),
    "value": Column(n_("Value"), value, is_number=True),
    "companies": Column(n_("Companies"), _value_of("companies"), is_number=True),
    "value_creation": Column(n_("Value creation, NOK million"), _value_of("value_creation"), is_number=True),
    "projects": Column(n_("Projects"), _count("projects"), is_number=True),
    "range": Column(n_("Range"), _range, is_number=True),
    "status": Column(n_("Certainty"), _observation_status),
    "gardens": Column(n_("Gardens"), _count("gardens"), is_number=True),
    "reported": Column(n_("Reported"), _count("reported"), is_number=True),
    "estimated": Column(n_("Estimated"), _count("estimated"), is_number=True),
    "year": Column(n_("Year"), _year),
    "vintage": Column(
        n_("Published"),
        lambda row, _, text: Cell(text.date(None if pd.isna(row.vintage) else row.vintage)),
        is_number=True,
    ),
    "indicator": Column(n_("Definition"), _indicator, is_strong=True),
    "area": Column(n_("Applies to"), _area, is_strong=True),
    "period": Column(n_("Period"), _period),
    "caveats": Column(n_("Note"), _caveats),
    "source": Column(n_("Source"), _source),
    "project": Column(n_("Project"), _project, is_strong=True),
    "project_and_actor": Column(n_("Project and organisation"), _project_and_actor, is_strong=True),
    "area_and_indicator": Column(n_("Applies to"), _area_and_indicator, is_strong=True),
    "actors": Column(n_("Garden or organisation"), _actors),
    "counties": Column(n_("County"), _counties),
    "theme": Column(n_("Theme"), _theme),
    "project_status": Column(n_("Status"), _project_status),
    "status_as_of": Column(n_("Status as of"), _status_as_of, is_number=True),
    "status_note": Column(n_("What supports it"), _status_note),
    "fact": Column(n_("What"), fact),
    "answer": Column(n_("Answer"), answer),
    "group": Column(n_("Group"), _group, is_strong=True),
    "n": Column(n_("Projects"), _count("n"), is_number=True),
    "outdated_n": Column(n_("Out of date"), _count("outdated"), is_number=True),
    "end_passed_n": Column(n_("Planned end passed"), _count("end_passed"), is_number=True),
}
