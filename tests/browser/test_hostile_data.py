"""Whatever a data package says in its texts is shown as text: nothing of it runs, and nothing breaks the pages."""

from __future__ import annotations

import csv
import json
import shutil
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path

import pytest
import requests
from gardenmap.ui.addresses import ADDRESSES
from gardenmap.ui.site import SITE
from PIL import Image
from playwright.sync_api import Page, expect
from running import ROOT, running_app
from screen import chart_map, heading, look

from gardenmap.data.check import check
from gardenmap.data.tables import TABLES, file_name, meaning
from gardenmap.data.tables.columns import WEB_ADDRESS
from gardenmap.data.tables.network import WORDS
from gardenmap.ui import documents

NASTY = (
    "<img src=x onerror=window.__pwned=1>",
    "</script><script>window.__pwned=1</script>",
    "\u202eevil\u202c \u2066left\u2069",
    "{{7*7}} {name} %s ${x}",
    "[click](javascript:window.__pwned=1) **bold** $x$ :red[x]",
    "😀 \"quoted\" 'single' `tick` & &amp; \\",
    "Langt" * 280,
    "<svg/onload=window.__pwned=1> <b>bold",
    "=HYPERLINK(A1) \u200f\u0301\u0301\ufeff\u00ad",
)
IN_ADDRESS = "/'\"><svg/onload=window.__pwned=1>"
"""What a web address may hold, since it has no space."""
RELEASE = """date = 2026-11-23
title_nb = {0}
title_en = {0}
about_nb = {0}
about_en = {0}
publisher = {0}
contact = {0}
licence = {0}
licence_title = {0}
licence_url = {0}
[[origins]]
title = {0}
publisher = {0}
url = {0}
licence = {0}
credit_nb = {0}
credit_en = {0}
"""

DATA = "application/json"
CODES = ("area",)
"""Columns of text that hold a code all the same."""


def poison(folder: Path) -> None:
    """Put something nasty after every word that a person wrote."""
    for name, schema in TABLES.items():
        path = folder / file_name(name)
        if name == "counties" or not path.exists():
            continue
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        free = [
            column
            for column, described in schema.columns.items()
            if (means := meaning(described)).kind == "text"
            and not (means.form or means.one_of or means.refers_to)
            and column not in CODES
        ]
        addresses = [column for column, each in schema.columns.items() if meaning(each).form == WEB_ADDRESS]
        for n, row in enumerate(rows):
            for column in addresses:
                row[column] = " ".join(each + IN_ADDRESS for each in row[column].split())
            for m, column in enumerate(free):
                if row[column]:
                    row[column] = f"{row[column][:500]} {NASTY[(n + m) % len(NASTY)]}"
            if name == "network_facts":  # beside a figure of observations.csv their words may have no digits
                row |= {"observation": "", **dict.fromkeys(WORDS, NASTY[n % len(NASTY)])}
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(schema.columns), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    (folder / "raw" / "release.toml").write_text(
        RELEASE.format(json.dumps(" ".join(NASTY), ensure_ascii=False)), encoding="utf-8"
    )
    polygons = json.loads((folder / file_name("counties")).read_text(encoding="utf-8"))
    for n, feature in enumerate(polygons["features"]):
        for name in ("name", "name_official", "name_sami", "name_kven"):
            feature["properties"][name] = f"{feature['properties'][name] or ''} {NASTY[n % len(NASTY)]}".strip()
    (folder / file_name("counties")).write_text(json.dumps(polygons), encoding="utf-8")


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


def test_a_name_of_markup_is_read_as_markup_in_table_map_and_list(page: Page) -> None:
    look(page, "/")
    table = page.locator(".st-key-panel-gardens .gm-table")
    expect(table.get_by_text("<img src=x onerror=window.__pwned=1>").first).to_be_attached()
    marker = chart_map(page).locator(".gm-garden[aria-label*='<img src=x']").first
    marker.focus()
    expect(chart_map(page).locator(".gm-tip")).to_contain_text("<img src=x onerror=window.__pwned=1>")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-chosen-garden")).to_contain_text("<img src=x")
    assert page.evaluate("window.__pwned") is None


class _Elements(HTMLParser):
    """What a browser would make of a page: its elements and their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("query", ["", "?lang=en", "?county=42&garden=lister", "?county=46&values=reported"])
def test_the_page_before_the_app_holds_nothing_that_the_data_could_run(app_url: str, query: str) -> None:
    scripts = documents.without_figures(SITE[0], "nb").body.count(b"<script")
    for entry in SITE:
        elements = _Elements(requests.get(f"{app_url}{entry.address}{query}", timeout=60).text).found
        assert not [attrs for _, attrs in elements for name in attrs if name.startswith("on")], entry.id
        assert not [attrs for _, attrs in elements if (attrs.get("href") or "").startswith("javascript")], entry.id
        assert "img" not in dict(elements), entry.id
        assert [tag for tag, _ in elements].count("script") == scripts + 1, "the data of charts and map"
        [data] = [attrs for tag, attrs in elements if tag == "script" and attrs.get("id") == "drawn"]
        assert data["type"] == DATA


@pytest.mark.parametrize("query", ["", "?county=42&garden=lister", "?garden=lister&page=garden", "?county=46&lang=en"])
def test_the_picture_of_a_link_is_drawn_whatever_the_names_are(app_url: str, query: str) -> None:
    answer = requests.get(f"{app_url}/preview/x.png{query}", timeout=60)
    assert answer.status_code == 200
    assert Image.open(BytesIO(answer.content)).size == (1200, 630)


def test_the_open_data_hands_every_text_over_as_it_is_and_in_its_form(app_url: str) -> None:
    answers = {each: requests.get(app_url + each.path, timeout=60) for each in ADDRESSES}
    assert {answer.status_code for answer in answers.values()} == {200}
    for address, answer in answers.items():
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "html" not in answer.headers["content-type"]
        if "json" in address.path:
            json.loads(answer.text)
    with zipfile.ZipFile(BytesIO(requests.get(f"{app_url}/api/v1/datapackage.zip", timeout=60).content)) as archive:
        [gardens] = [name for name in archive.namelist() if name == file_name("gardens")]
        rows = list(csv.DictReader(StringIO(archive.read(gardens).decode(), newline="")))
    names = " ".join(row["name"] for row in rows)
    assert all(nasty in names for nasty in NASTY)


def test_no_text_of_a_table_for_people_begins_as_a_formula(app_url: str) -> None:
    answer = requests.get(f"{app_url}/api/v1/projects.csv?format=people", timeout=60)
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(rows) > 10
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@")]
