"""All faults of a data package at once, each with its place, its rule and what to do."""

from __future__ import annotations

import os
import tomllib
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gardenmap.assets.typeface import lacking
from gardenmap.data import places, relations
from gardenmap.data.cells import judge_cells
from gardenmap.data.rules import Advice, Rule
from gardenmap.data.sheets import Sheet, decode, read_counties, read_csv
from gardenmap.data.tables import OBSERVATION_KEY, OPTIONAL, TABLES, about, file_name
from gardenmap.errors import Problem

RELEASE_FILE = "raw/release.toml"


@dataclass(frozen=True)
class Inspection:
    """A package as text, with the date of its release and its faults."""

    sheets: dict[str, Sheet]
    """Every table by name; an optional one only where its file is there."""
    date: date | None
    problems: list[Problem]


def release_file(directory: Path) -> tuple[dict[str, Any], list[Problem]]:
    """What raw/release.toml says, and its faults: it must be TOML with a date."""
    sheet = Sheet(RELEASE_FILE)
    text = decode(directory / RELEASE_FILE, sheet)
    found: dict[str, Any] = {}
    if text:
        with suppress(tomllib.TOMLDecodeError):
            found = tomllib.loads(text)
        if type(found.get("date")) is not date:
            sheet.fault(Rule.NOT_TOML, Advice.FETCH_AGAIN, column="date")
        letters = lacking(str(found))
        if letters:
            sheet.fault(Rule.LETTERS, Advice.OTHER_LETTERS, letters=letters)
    return found, sheet.problems


def _sheets(directory: Path) -> dict[str, Sheet]:
    """Every table as text; an optional one whose file is not there is left out."""
    sheets = {}
    for name, schema in TABLES.items():
        path = directory / file_name(name)
        if name in OPTIONAL and not os.path.lexists(path):
            continue
        read = read_counties if name == "counties" else read_csv
        sheets[name] = read(directory, path.name, list(schema.columns))
        if name in OPTIONAL and sheets[name].columns and not sheets[name].lines and not sheets[name].problems:
            sheets[name].fault(Rule.FILE_EMPTY, Advice.REMOVE_FILE)
    return sheets


def inspect(directory: Path) -> Inspection:
    """Read every file of a package as text and judge it; never raises for what the files hold."""
    sheets = _sheets(directory)
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
    facts, problems = release_file(directory)
    day = None if problems else facts["date"]
    for sheet in sheets.values():
        problems += sorted(sheet.problems, key=lambda problem: problem.row or 0)
    return Inspection(sheets, day, problems)


def check(directory: Path) -> list[Problem]:
    """Every fault of the package in a directory; empty when it can be read."""
    return inspect(directory).problems
