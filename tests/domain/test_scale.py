"""With thousands of rows a page is as light as with fifty, and a fault in every row is not searched in every row."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from document import Element, parsed
from markupsafe import Markup
from worlds import company, garden, observation, project, release, write_package

from gardenmap.charts.blocks import MOST_BLOCKS, per_block
from gardenmap.current import Visit
from gardenmap.data import cells
from gardenmap.data.check import check
from gardenmap.html.page import page_html
from gardenmap.html.panel import panel_parts
from gardenmap.model import ProjectStatus, Release
from gardenmap.panels import pages, panel
from gardenmap.panels.columns import readable
from gardenmap.selection import select
from gardenmap.text import Text
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


def page(found: Release, page_id: str) -> Markup:
    return page_html(Visit(found, view(found), pages.page(page_id)), Markup())


def listed(found: Release) -> tuple[Element, str]:
    """The list of projects as it stands on its page, and its words."""
    seen = Visit(found, view(found), pages.page("sustainability"))
    root = parsed(Markup().join(panel_parts(seen, panel("project-list"))))
    return root, root.words


def test_a_list_of_thousands_sends_its_first_rows_and_says_how_many_there_are() -> None:
    root, words = listed(world(3000))
    assert len(root.all("tr")) == panel("project-list").most + 1
    assert "Listen slutter etter 100 av 3 000 rader" in words
    assert "Vis 100" in words
    assert "3 000 prosjekter" in words


def test_a_list_that_fits_is_sent_whole_and_says_nothing_of_an_end() -> None:
    root, words = listed(world(60))
    assert len(root.all("tr")) == 61
    assert "Vis alle 60" in words
    assert "Listen slutter" not in words


def test_a_page_is_no_larger_with_thousands_of_projects_and_companies() -> None:
    small, large = world(300), world(3000)
    for page_id in ("overview", "sustainability", "companies"):
        assert len(page(large, page_id)) < len(page(small, page_id)) * 1.05, page_id


def test_a_release_without_companies_has_no_trace_of_them_on_any_page() -> None:
    without, with_some = release(GARDENS, id="11111111"), release(GARDENS, companies=[company()], id="22222222")
    assert "st-key-panel-companies-register" in page(with_some, "companies")
    question = panel("companies-register").question(select(without, view(without)), Text())
    for entry in pages.PAGES:
        assert "companies-register" not in page(without, entry.id)
        assert question not in page(without, entry.id)


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
