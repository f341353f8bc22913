"""Do the cells of a row, and the tables of a package, agree with each other?

Each function takes sheets and adds the faults that it finds to them. Cells that are no number are left out here:
`cells` has already said so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gardenmap.data.cells import parse
from gardenmap.data.rules import Advice, Rule
from gardenmap.data.sheets import Line, Sheet
from gardenmap.data.tables.columns import PARTIAL_DATE
from gardenmap.data.tables.network import PERIOD, VALUE, WORDS
from gardenmap.model import ObservationStatus, ProjectStatus

COUNTED_UNITS = ("companies", "gardens", "operators", "persons")

_OBSERVATION_STATUSES = {status.value: status for status in ObservationStatus}
_PROJECT_STATUSES = {status.value: status for status in ProjectStatus}
_DATE = re.compile(PARTIAL_DATE.pattern)
_DIGITS = re.compile(r"\d+")


def judge_duplicates(sheet: Sheet, key: Sequence[str]) -> None:
    """No two rows with the same key, as people read it: neither capitals nor doubled blanks tell two apart."""
    if not sheet.has(*key):
        return
    first: dict[str, tuple[int, tuple[str, ...]]] = {}
    for line in sheet.lines:
        values = tuple(line.cells[column] for column in key)
        number, same = first.setdefault(_compared("\0".join(values)), (line.number, values))
        if number != line.number and any(values):
            is_twin = values != same
            sheet.fault(
                Rule.TWIN if is_twin else Rule.DUPLICATE,
                Advice.ONE_ROW_OR_RENAME if is_twin else Advice.ONE_ROW,
                row=line.number,
                column=key[0],
                value=", ".join(values),
                key=", ".join(key),
                first=number,
            )


def _compared(text: str) -> str:
    return " ".join(text.casefold().split())


def _is_reversed(start: str, end: str) -> bool:
    shared = min(len(start), len(end))
    return bool(_DATE.fullmatch(start) and _DATE.fullmatch(end)) and start[:shared] > end[:shared]


def judge_periods(sheet: Sheet, start: str, end: str) -> None:
    """No period ends before it begins, as far as both dates are known."""
    if not sheet.has(start, end):
        return
    for line in sheet.lines:
        if _is_reversed(line.cells[start], line.cells[end]):
            sheet.fault(
                Rule.REVERSED,
                Advice.SWAP_YEARS,
                row=line.number,
                column=end,
                value=f"{line.cells[start]}, {line.cells[end]}",
            )


def judge_areas(observations: Sheet, gardens: Sheet, counties: Sheet) -> None:
    """The area of each figure exists: the country, a county of the package, one of its gardens."""
    if not observations.has("area_type", "area"):
        return
    known = {
        "country": ("NO", {"NO"}),
        "county": (counties.file, set(counties.keys("county_no")) if counties.lines else None),
        "garden": (gardens.file, set(gardens.keys("id")) if gardens.lines else None),
    }
    for line in observations.lines:
        table, keys = known.get(line.cells["area_type"], ("", None))
        area = line.cells["area"]
        if keys is None or area in keys:
            continue
        meant = area.zfill(2)  # a spreadsheet makes 3 of 03
        advice = Advice.WRITE if table == counties.file and meant in keys else Advice.ADD_FIRST
        observations.fault(Rule.UNKNOWN, advice, row=line.number, column="area", value=area, table=table, instead=meant)


def _value_faults(cells: dict[str, str], unit: str) -> Iterator[tuple[Rule, Advice, str]]:
    value, low, high = (parse(cells[column]) for column in ("value", "low", "high"))
    status = _OBSERVATION_STATUSES.get(cells["status"])
    if status:
        if status.has_value and not cells["value"]:
            yield Rule.VALUE_MISSING, Advice.GIVE_VALUE, "value"
        if not status.has_value and cells["value"]:
            yield Rule.VALUE_UNEXPECTED, Advice.CLEAR_VALUE, "value"
        if status is ObservationStatus.ESTIMATED and not (cells["low"] and cells["high"]):
            yield Rule.NO_RANGE, Advice.GIVE_RANGE, "low"
    if value is None:
        return
    if (low is not None and value < low) or (high is not None and value > high):
        yield Rule.OUTSIDE_RANGE, Advice.CHECK_RANGE, "value"
    if value < 0 and unit in (*COUNTED_UNITS, "fte", "percent"):
        yield Rule.NEGATIVE, Advice.CHECK_VALUE, "value"
    if unit in COUNTED_UNITS and value != int(value):
        yield Rule.PART_OF_ONE, Advice.CHECK_VALUE, "value"
    if unit == "percent" and value > 100:
        yield Rule.OVER_100, Advice.CHECK_VALUE, "value"


def judge_values(observations: Sheet, indicators: Sheet) -> None:
    """Each value fits its status, its range and the unit of its indicator."""
    if not observations.has("indicator", "value", "low", "high", "status"):
        return
    units = {key: line.cells.get("unit", "") for key, line in indicators.keys("id").items()}
    for line in observations.lines:
        for rule, advice, column in _value_faults(line.cells, units.get(line.cells["indicator"], "")):
            observations.fault(rule, advice, row=line.number, column=column, value=line.cells[column] or None)


def judge_sums(observations: Sheet) -> None:
    """Where gardens carry estimates, the gardens add up to the country in the same indicator and period."""
    key = ("indicator", "period_from", "period_to")
    if not observations.has(*key, "area_type", "value", "status"):
        return
    groups: dict[tuple[str, ...], dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in observations.lines:
        groups[tuple(line.cells[column] for column in key)][line.cells["area_type"]].append(line)
    for group in groups.values():
        estimated = [line for line in group["garden"] if line.cells["status"] == ObservationStatus.ESTIMATED]
        if not estimated:
            continue
        stated = [line.cells["value"] for line in (*group["garden"], *group["country"])]
        if any(value and parse(value) is None for value in stated):
            continue
        found = sum(parse(line.cells["value"]) or 0 for line in group["garden"])
        totals: list[Any] = [parse(line.cells["value"]) for line in group["country"]]
        if not any(total is not None and abs(total - found) < 0.5 for total in totals):
            place = (group["country"] or estimated)[0]
            expected = next((f"{total:g}" for total in totals if total is not None), "..")
            observations.fault(
                Rule.SUM,
                Advice.RUN_ESTIMATES,
                row=place.number,
                column="value",
                value=place.cells["value"],
                found=f"{found:g}",
                expected=expected,
            )


def judge_statuses(projects: Sheet) -> None:
    """A status that can grow old has a date."""
    if not projects.has("status", "status_as_of"):
        return
    for line in projects.lines:
        status = _PROJECT_STATUSES.get(line.cells["status"])
        if status and status.is_open and not line.cells["status_as_of"]:
            projects.fault(
                Rule.UNDATED_STATUS, Advice.GIVE_STATUS_DATE, row=line.number, column="status_as_of", value=status.value
            )


def _fact_faults(cells: Mapping[str, str], figure: Mapping[str, str] | None) -> Iterator[tuple[Rule, Advice, str]]:
    numbers = sorted(_DIGITS.findall(cells["statement_nb"]))
    for column in (column for column in WORDS if cells[column]):
        words = cells[column]
        typed = words.replace(VALUE, "").replace(PERIOD, "")
        if cells["observation"]:
            if VALUE not in words or re.search(r"[\d{}]", typed):
                yield Rule.FIGURE_TYPED, Advice.LEAVE_ROOM, column
            continue
        if typed != words:
            yield Rule.NO_FIGURE, Advice.NAME_OBSERVATION, column
        if sorted(_DIGITS.findall(words)) != numbers:
            yield Rule.OTHER_NUMBERS, Advice.CHECK_WORDS, column
    for column, other in (("brief_nb", "brief_en"), ("brief_en", "brief_nb")):
        if cells[other] and not cells[column]:
            yield Rule.REQUIRED, Advice.FILL_IN, column
    if figure is not None:
        status = _OBSERVATION_STATUSES.get(figure["status"])
        if status and not status.is_reported:
            yield Rule.NOT_STATED, Advice.NAME_OBSERVATION, "observation"
        if figure["source"] != cells["source"]:
            yield Rule.OTHER_SOURCE, Advice.CHECK_SOURCE, "source"


def judge_network_facts(facts: Sheet, observations: Sheet) -> None:
    """A fact has figure and source from the observation that it rests on, and says the same in both languages."""
    if not facts.has(*WORDS, "observation", "source") or not observations.has("id", "status", "source"):
        return
    figures = observations.keys("id")
    for line in facts.lines:
        found = figures.get(line.cells["observation"]) if line.cells["observation"] else None
        for rule, advice, column in _fact_faults(line.cells, found.cells if found else None):
            facts.fault(
                rule, advice, row=line.number, column=column, value=line.cells[column], figure=VALUE, years=PERIOD
            )
