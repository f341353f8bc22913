"""Whatever a data package says in its texts is shown as text: nothing of it runs, and nothing breaks the pages."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from running import ROOT, running_app
from screen import chart_map, heading, look

from gardenmap.data.check import check
from gardenmap.data.tables import TABLES, file_name, meaning
from gardenmap.ui.site import SITE

NASTY = (
    "<img src=x onerror=window.__pwned=1>",
    "</script><script>window.__pwned=1</script>",
    "\u202eevil\u202c \u2066left\u2069",
    "{{7*7}} {name} %s ${x}",
    "[click](javascript:window.__pwned=1) **bold** $x$ :red[x]",
    "😀 \"quoted\" 'single' `tick` & &amp; \\",
    "Langt" * 30,
    "<svg/onload=window.__pwned=1> <b>bold",
)

CODES = ("area",)
"""Columns of text that hold a code all the same."""


def poison(folder: Path) -> None:
    """Put something nasty after every word that a person wrote."""
    for name, schema in TABLES.items():
        if name == "counties":
            continue
        path = folder / file_name(name)
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        free = [
            column
            for column, described in schema.columns.items()
            if (means := meaning(described)).kind == "text"
            and not (means.form or means.one_of or means.refers_to)
            and column not in CODES
        ]
        for n, row in enumerate(rows):
            for m, column in enumerate(free):
                if row[column]:
                    row[column] = f"{row[column][:1500]} {NASTY[(n + m) % len(NASTY)]}"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(schema.columns), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


@pytest.fixture(scope="module")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app of its own, with a poisoned copy of the data package."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    shutil.copytree(ROOT / "data", folder)
    poison(folder)
    assert check(folder) == [], "a package that the check refuses tests nothing"
    with running_app(GARDENMAP_DATA=str(folder)) as app:
        yield app.url
        assert "Traceback" not in app.log.read_text()


def test_nothing_in_the_data_runs_on_any_page(page: Page) -> None:
    for path in (*(entry.address for entry in SITE), "/hage?garden=lindesnesregionen", "/?county=42&lang=en"):
        look(page, path)
        expect(heading(page)).to_be_visible()
        assert page.evaluate("window.__pwned") is None, path
        assert page.locator("img[src='x']").count() == 0, path
        if page.locator(".st-key-map").count():
            assert chart_map(page).locator("html").evaluate("() => window.__pwned") is None, path


def test_a_name_of_markup_is_read_as_markup_in_table_map_and_list(page: Page) -> None:
    look(page, "/")
    table = page.locator(".st-key-panel-gardens .gm-table")
    expect(table.get_by_text("<img src=x onerror=window.__pwned=1>").first).to_be_attached()
    marker = chart_map(page).locator(".gm-garden[aria-label*='<img src=x']").first
    marker.focus()
    expect(chart_map(page).locator(".gm-tip")).to_contain_text("<img src=x onerror=window.__pwned=1>")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-chosen-garden")).to_contain_text("<img src=x")
    assert chart_map(page).locator("html").evaluate("() => window.__pwned") is None
    assert page.evaluate("window.__pwned") is None
