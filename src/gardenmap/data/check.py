"""All faults of a data package at once, each with its place, its rule and what to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gardenmap.data import places, relations
from gardenmap.data.cells import judge_cells
from gardenmap.data.facts import release_facts
from gardenmap.data.folder import Folder, Zip, opened
from gardenmap.data.rules import ONE_CAUSE, Advice, Rule
from gardenmap.data.sheets import Sheet, read_counties, read_csv
from gardenmap.data.tables import OBSERVATION_KEY, OPTIONAL, TABLES, about, file_name
from gardenmap.errors import DataError, Problem

MANY = 3
"""So many rows with the same fault in one column are one fault."""


@dataclass(frozen=True)
class Inspection:
    """A package as text, with the date of its release and its faults."""

    sheets: dict[str, Sheet]
    """Every table by name; an optional one only where its file is there."""
    date: date | None
    problems: list[Problem]


def _sheets(package: Folder | Zip) -> dict[str, Sheet]:
    """Every table as text; an optional one whose file is not there is left out."""
    sheets = {}
    for name, schema in TABLES.items():
        file = file_name(name)
        if name in OPTIONAL and not package.has(file):
            continue
        read = read_counties if name == "counties" else read_csv
        sheets[name] = read(package, file, list(schema.columns))
        if name in OPTIONAL and sheets[name].columns and not sheets[name].lines and not sheets[name].problems:
            sheets[name].fault(Rule.FILE_EMPTY, Advice.REMOVE_FILE)
    return sheets


def inspect(directory: Path) -> Inspection:
    """Read every file of a package as text and judge it; never raises for what the files hold."""
    try:
        package = opened(directory)
    except DataError as error:
        return Inspection({}, None, list(error.problems))
    sheets = _sheets(package)
    keys = {
        name: sheet.keys(key)
        for name, sheet in sheets.items()
        if sheet.lines and (key := about(TABLES[name]).key[0]) in sheet.columns
    }
    for name, sheet in sheets.items():
        judge_cells(sheet, TABLES[name], keys)
        relations.judge_duplicates(sheet, about(TABLES[name]).key)
    observations, projects = sheets["observations"], sheets["projects"]
    relations.judge_duplicates(observations, OBSERVATION_KEY)
    polygons = places.sound_polygons(sheets["counties"])
    for name in {"gardens", "companies"} & sheets.keys():
        places.judge_points(sheets[name], polygons)
    relations.judge_areas(observations, sheets["gardens"], sheets["counties"])
    relations.judge_periods(observations, "period_from", "period_to")
    relations.judge_periods(projects, "start", "end")
    relations.judge_values(observations, sheets["indicators"])
    relations.judge_sums(observations)
    relations.judge_statuses(projects)
    if "network_facts" in sheets:
        relations.judge_network_facts(sheets["network_facts"], observations)
    facts, problems = release_facts(package)
    day = None if problems else facts["date"]
    for sheet in sheets.values():
        problems += _gathered(sorted(sheet.problems, key=lambda problem: problem.row or 0))
    return Inspection(sheets, day, problems)


def _gathered(problems: Sequence[Problem]) -> list[Problem]:
    """The same faults, where what has become of a whole column or file is one, with its further rows."""
    groups: dict[object, list[Problem]] = defaultdict(list)
    for number, problem in enumerate(problems):
        together = problem.suggestion in ONE_CAUSE and problem.row
        groups[(problem.rule, problem.suggestion, problem.column) if together else number].append(problem)
    found = []
    for first, *rest in groups.values():
        if 1 + len(rest) < MANY:
            found += [first, *rest]
        else:
            found.append(replace(first, also=[problem.row for problem in rest if problem.row]))
    return sorted(found, key=lambda problem: problem.row or 0)


def check(directory: Path) -> list[Problem]:
    """Every fault of the package in a folder or a zip; empty when it can be read."""
    return inspect(directory).problems
