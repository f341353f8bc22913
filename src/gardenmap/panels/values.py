"""The table of a panel to go on working with: numbers as numbers, dates as dates, words in one language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from gardenmap.charts.marks import hedged
from gardenmap.data.workbook import Figure, Value
from gardenmap.model import ObservationStatus
from gardenmap.panels.columns import COLUMNS, note
from gardenmap.panels.names import index
from gardenmap.panels.panel import Panel
from gardenmap.selection import Selection
from gardenmap.text import Text
from gardenmap.text.words import OBSERVATION_STATUS, UNIT, n_

Make = Callable[[Any, Selection, Text], Value]
"""How a row of a frame becomes a value."""

_PARTS = {
    "garden_and_place": ("garden", "place", "county"),
    "municipality": ("municipality", "county"),
    "area_and_indicator": ("area", "indicator"),
    "project_and_actor": ("project", "actors"),
    "project": ("project", "summary"),
    "value": ("value", "unit", "low", "high", "status"),
    "range": ("low", "high"),
    "companies": ("companies", "companies_status"),
    "value_creation": ("value_creation", "value_creation_status"),
}
"""A column with two lines, or with words that say how sure it is, is several here."""
_BESIDE = ("method", "caveats", "note", "source", "source_address")
"""What is said of each row besides what stands in the table to read."""


def values(
    shown: Panel, frame: pd.DataFrame, selection: Selection, text: Text
) -> tuple[tuple[str, ...], list[list[Value]]]:
    """Headings and rows of a panel's table: its columns, then method, notes and sources where it has them."""
    parts = [part for name in shown.columns for part in _PARTS.get(name, (name,)) if part not in _BESIDE]
    names = [name for name in dict.fromkeys((*parts, *_BESIDE)) if _NEEDS.get(name, "") in ("", *frame)]
    headings = {name: text(_HEADINGS.get(name) or COLUMNS[name].heading) for name in names}
    if shown.unit:
        headings["value"] += f" ({shown.unit(text)})"
    makes = [_VALUES.get(name) or _words(name) for name in names]
    rows = [[make(row, selection, text) for make in makes] for row in frame.itertuples(index=False)]
    return tuple(headings.values()), rows


def partial_date(known: Any, text: Text) -> Value:
    """A whole date as a date, a part of one in words, nothing where it is missing."""
    if pd.isna(known):
        return None
    return date.fromisoformat(known) if len(known) == len("2026-12-01") else text.date(known)


def _words(name: str) -> Make:
    """The words of the table to read, with their tags."""

    def words(row: Any, selection: Selection, text: Text) -> Value:
        cell = COLUMNS[name].cell(row, selection, text)
        return f"{cell.text} ({', '.join(cell.tags)})" if cell.tags else cell.text or None

    return words


def _figure(field: str, name: str = "value") -> Make:
    """A number of a figure whose status stands beside it; nothing where the status has no value."""

    def figure(row: Any, selection: Selection, text: Text) -> Value:
        found = getattr(row, field)
        status = ObservationStatus(getattr(row, "status" if name == "value" else f"{name}_status"))
        if pd.isna(found) or not status.has_value:
            return None
        if status.is_estimate:
            shown = text("approx.\u00a0{number}", number="#")
        elif getattr(row, f"{name}_over", False) is True:
            shown = text("over\u00a0{number}", number="#")
        else:
            shown = hedged("#", getattr(row, "caveats", None), text)
        before, _, after = (f"({shown})" if status is ObservationStatus.UNCERTAIN else shown).partition("#")
        return Figure(float(found), before, after, is_estimate=status.is_estimate)

    return figure


def _count(field: str) -> Make:
    return lambda row, selection, text: Figure(int(getattr(row, field)))


def _date(field: str) -> Make:
    return lambda row, selection, text: partial_date(getattr(row, field), text)


def _plain(field: str) -> Make:
    """What stands in the frame."""

    def plain(row: Any, selection: Selection, text: Text) -> Value:
        found = getattr(row, field.format(lang=text.language))
        return None if pd.isna(found) else str(found)

    return plain


def _status(name: str) -> Make:
    return lambda row, selection, text: text(OBSERVATION_STATUS[ObservationStatus(getattr(row, f"{name}_status"))])


def _year(row: Any, selection: Selection, text: Text) -> Value:
    return text("undated") if pd.isna(row.year) else int(row.year)


def _unit(row: Any, selection: Selection, text: Text) -> Value:
    return text(UNIT[index(selection.release, "indicators", "id", "unit")[row.indicator]])


def _sources(row: Any, selection: Selection, text: Text) -> Value:
    """Title, publisher and date of each source of a row."""
    title, publisher, dated = (
        index(selection.release, "sources", "id", name) for name in ("title", "publisher", "date")
    )
    return (
        "; ".join(f"{title[code]} ({publisher[code]}, {text.date(dated[code])})" for code in _codes(row.source)) or None
    )


def _addresses(row: Any, selection: Selection, text: Text) -> Value:
    address = index(selection.release, "sources", "id", "url")
    return " ".join(address[code] for code in _codes(row.source)) or None


def _codes(codes: Any) -> list[str]:
    return [] if pd.isna(codes) else str(codes).split()


_VALUES: dict[str, Make] = {
    "value": _figure("value"),
    "low": _figure("low"),
    "high": _figure("high"),
    "unit": _unit,
    "companies": _figure("companies", "companies"),
    "companies_status": _status("companies"),
    "value_creation": _figure("value_creation", "value_creation"),
    "value_creation_status": _status("value_creation"),
    **{name: _count(name) for name in ("projects", "gardens", "reported", "estimated", "n")},
    "outdated_n": _count("outdated"),
    "end_passed_n": _count("end_passed"),
    "year": _year,
    "vintage": _date("vintage"),
    "status_as_of": _date("status_as_of"),
    "place": _plain("place"),
    "summary": _plain("summary_{lang}"),
    "method": _plain("method"),
    "note": lambda row, selection, text: note(row, text) or None,
    "source": _sources,
    "source_address": _addresses,
}
_HEADINGS = {
    "low": n_("At least"),
    "high": n_("At most"),
    "unit": n_("Unit"),
    "companies_status": n_("Certainty of companies"),
    "value_creation_status": n_("Certainty of value creation"),
    "place": n_("Place"),
    "summary": n_("Summary"),
    "method": n_("Method"),
    "note": n_("More about the figure"),
    "source_address": n_("Address of the source"),
}
_NEEDS = {
    "unit": "indicator",
    "low": "low",
    "high": "high",
    "method": "method",
    "caveats": "caveats",
    "note": "note_nb",
    "source": "source",
    "source_address": "source",
}
"""The column of the frame without which there is no such value."""
