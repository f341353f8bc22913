"""All faults of a data package at once, each with its place, its rule and what to do."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gardenmap.data import relations
from gardenmap.data.cells import judge_cells
from gardenmap.data.rules import Advice, Rule
from gardenmap.data.sheets import Sheet, decode, read_counties, read_csv
from gardenmap.data.tables import OBSERVATION_KEY, TABLES, about, file_name
from gardenmap.errors import Problem

RELEASE_FILE = "raw/release.toml"


@dataclass(frozen=True)
class Inspection:
    """A package as text, with the date of its release and its faults."""

    sheets: dict[str, Sheet]
    date: date | None
    problems: list[Problem]


def _release_date(directory: Path) -> tuple[date | None, list[Problem]]:
    sheet = Sheet(RELEASE_FILE)
    text = decode(directory / RELEASE_FILE, sheet)
    found = None
    if text:
        try:
            found = tomllib.loads(text).get("date")
        except tomllib.TOMLDecodeError:
            found = None
        if type(found) is not date:
            sheet.fault(Rule.NOT_TOML, Advice.FETCH_AGAIN, column="date")
            found = None
    return found, sheet.problems


def inspect(directory: Path) -> Inspection:
    """Read every file of a package as text and judge it; never raises for what the files hold."""
    sheets = {}
    for name, schema in TABLES.items():
        read = read_counties if name == "counties" else read_csv
        sheets[name] = read(directory, file_name(name), list(schema.columns))
    keys = {
        name: sheets[name].keys(about(schema).key[0])
        for name, schema in TABLES.items()
        if sheets[name].lines and about(schema).key[0] in sheets[name].columns
    }
    for name, schema in TABLES.items():
        judge_cells(sheets[name], schema, keys)
        relations.judge_duplicates(sheets[name], about(schema).key)
    observations, projects = sheets["observations"], sheets["projects"]
    relations.judge_duplicates(observations, OBSERVATION_KEY)
    relations.judge_points(sheets["gardens"], sheets["counties"])
    relations.judge_areas(observations, sheets["gardens"], sheets["counties"])
    relations.judge_periods(observations, "period_from", "period_to")
    relations.judge_periods(projects, "start", "end")
    relations.judge_values(observations, sheets["indicators"])
    relations.judge_sums(observations)
    relations.judge_statuses(projects)
    day, problems = _release_date(directory)
    for sheet in sheets.values():
        problems += sorted(sheet.problems, key=lambda problem: problem.row or 0)
    return Inspection(sheets, day, problems)


def check(directory: Path) -> list[Problem]:
    """Every fault of the package in a directory; empty when it can be read."""
    return inspect(directory).problems
