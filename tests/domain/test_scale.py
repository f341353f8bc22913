"""With thousands of rows a page is as light as with fifty, and a fault in every row is not searched in every row."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from running import ROOT
from worlds import company, garden, observation, project, release, write_package

from gardenmap.charts.blocks import MOST_BLOCKS, per_block
from gardenmap.data import cells
from gardenmap.data.check import check
from gardenmap.model import ProjectStatus, Release
from gardenmap.panels import panel
from gardenmap.panels.columns import readable
from gardenmap.selection import select
from gardenmap.text import Text
from gardenmap.ui import drawn, releases, written
from gardenmap.view import ViewState, Vocabulary, default

GARDENS = [garden("lista"), garden("odda", "46"), garden("nordkapp", "56", membership="unverified")]
STATUSES = list(ProjectStatus)


def world(n: int) -> Release:
    figures = [
        observation(name, area, n + year, "A", period_from=year, period_to=year)
        for name in ("companies", "value_creation", "target_companies")
        for year in (2020, 2021)
        for area in ("NO", "lista", "odda")
    ]
    projects = [
        project(f"P{i}", ["lista"] if i % 2 else [], status=STATUSES[i % 6], counties=("42", "46 56", None)[i % 3])
        for i in range(n)
    ]
    return release(GARDENS, figures, projects, companies=[company(f"B{i}") for i in range(n)], id=f"{n:08d}")


def view(found: Release, **choices: object) -> ViewState:
    return replace(default(Vocabulary.of(found)), **choices)  # type: ignore[arg-type]


def test_a_list_of_thousands_sends_its_first_rows_and_says_how_many_there_are() -> None:
    large = world(3000)
    html = drawn.content(large, view(large), "project-list")[0].replace("\u00a0", " ")
    assert html.count("<tr") == panel("project-list").most + 1
    assert "Listen slutter etter 100 av 3 000 rader" in html
    assert "Vis 100" in html
    assert "3 000 prosjekter" in html
    assert drawn.csv(large, view(large), "project-list").count(b"\r\n") == 3001


def test_a_list_that_fits_is_sent_whole_and_says_nothing_of_an_end() -> None:
    small = world(60)
    html = drawn.content(small, view(small), "project-list")[0]
    assert html.count("<tr") == 61
    assert "Vis alle 60" in html
    assert "Listen slutter" not in html


def test_a_page_is_no_larger_with_thousands_of_projects_and_companies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(releases, "facts", dict)
    for page in ("overview", "sustainability", "companies"):
        little, much = (len(written.of_view(found, view(found), page).content) for found in (world(300), world(3000)))
        assert much < little * 1.05, page


def test_a_release_without_companies_has_no_trace_of_them_on_any_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(releases, "facts", dict)
    without, with_some = release(GARDENS, id="11111111"), release(GARDENS, companies=[company()], id="22222222")
    question = panel("companies-register").question(select(without, view(without)), Text())
    assert question in written.of_view(with_some, view(with_some), "companies").content
    assert question not in written.of_view(without, view(without), "companies").content


@pytest.mark.parametrize(
    ("most", "size"), [(0, 1), (1, 1), (MOST_BLOCKS, 1), (61, 2), (121, 5), (301, 10), (20_000, 500)]
)
def test_a_block_stands_for_a_round_number_of_projects(most: int, size: int) -> None:
    assert per_block(most) == size
    assert most / size <= MOST_BLOCKS


CHOICES: dict[str, dict[str, object]] = {
    "country": {},
    "county": {"county": ("46",)},
    "counties": {"county": ("42", "56")},
    "membership": {"membership": ("unverified",)},
    "reported": {"county": ("46",), "values": "reported"},
    "status": {"status": (ProjectStatus.ONGOING,), "theme": ("circular",), "county": ("42",)},
    "nothing": {"county": ("03",)},
}


@pytest.mark.parametrize("choices", CHOICES.values(), ids=CHOICES)
def test_what_is_found_by_index_is_what_a_walk_over_all_rows_finds(choices: dict[str, object]) -> None:
    found = world(120)
    asked = view(found, **choices)
    selection = select(found, asked)
    gardens = set(selection.gardens["id"])
    areas = {"NO", *asked.county, *gardens}
    narrow = bool(asked.county or asked.membership)
    figures = [row["id"] for row in found.observations.to_dict("records") if not narrow or row["area"] in areas]
    assert selection.observations["id"].tolist() == figures
    projects = [
        row["id"]
        for row in found.projects.to_dict("records")
        if (not asked.county or set(str(row["counties"]).split()) & set(asked.county))
        and (not asked.status or row["status"] in asked.status)
    ]
    assert selection.projects["id"].tolist() == projects
    listed = panel("project-list").table(selection)
    assert sorted(listed["project"]) == sorted(projects)
    text = Text()
    assert len(readable(listed, panel("project-list").columns, selection, text).rows) == len(projects)


def test_a_value_that_is_wrong_in_every_row_is_compared_with_the_right_ones_only_a_few_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = write_package(tmp_path, world(300))
    path = package / "project_gardens.csv"
    path.write_text(re.sub(r"^P(\d+),", r"Q\1,", path.read_text(), flags=re.MULTILINE))
    searched: list[str] = []
    search = cells.get_close_matches
    monkeypatch.setattr(
        cells, "get_close_matches", lambda *args, **how: searched.append(args[0]) or search(*args, **how)
    )
    faults = check(package)
    assert len(faults) == 150
    assert len(searched) == cells.MOST_SUGGESTIONS


def test_the_costs_of_a_package_can_be_measured(tmp_path: Path) -> None:
    package = write_package(tmp_path, world(10))
    measured = [sys.executable, "benchmarks/alone.py", str(package)]
    costs = json.loads(subprocess.run(measured, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)
    assert all(cost > 0 for cost in costs.values())
    assert {"check and read the package, s", "overview of a county: select, sum up, draw, write, ms"} <= costs.keys()
