"""A release with companies whose every text means no good: it is shown as text, and nothing of it runs."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessibility import faults
from playwright.sync_api import Page, expect
from running import ROOT, complete, running_app
from screen import control, frame, heading, leaflet, look, marked, marker, panel, press_county, settled
from worlds import company
from worlds import frame as table

from gardenmap.data import package
from gardenmap.data.check import check
from gardenmap.data.tables import TABLES, file_name, meaning
from gardenmap.data.tables.columns import WEB_ADDRESS
from gardenmap.data.tables.network import WORDS
from gardenmap.panels.pages import PAGES

NASTY = (
    "<img src=x onerror=window.__pwned=1>",
    "</script><script>window.__pwned=1</script>",
    "{{ 6*7 }} {% raw %} {# ${7*7} {name} %s",
    "[click](javascript:window.__pwned=1) **bold** $x$ :red[x]",
    "♥ \"quoted\" 'single' `tick` & &amp; \\ <b>bold",
    "\u202eevil\u202c \u2066left\u2069 \u200f\u0301\u0301\ufeff\u00ad",
    "Langt" * 100,
    "<svg/onload=window.__pwned=1>",
)
IN_ADDRESS = "/'\"><svg/onload=window.__pwned=1>"
"""What a web address may hold, since it has no space."""
FACTS = (
    "title_nb",
    "title_en",
    "about_nb",
    "about_en",
    "publisher",
    "contact",
    "licence",
    "licence_title",
    "licence_url",
)
ORIGIN = ("title", "publisher", "url", "licence", "credit_nb", "credit_en")
SOURCE = "arsrapport23.siva.no-5175ae"
VOSS = {"municipality": "Voss", "municipality_no": "4621", "source": SOURCE, "lon": 7.5, "industry": "Reiseliv"}
COMPANIES = [
    *(company(f"V{n}", "46", name=f"Vossabedrift {n:02d}", lat=60.43 + n / 1000, **VOSS) for n in range(30)),
    company("F1", "46", name="Fjordfisk", **(VOSS | {"lat": 61.2, "lon": 6.5, "garden": "voss"})),
    company("N1", "18", name="Øyvær Fisk", lat=67.28, lon=14.4, municipality_no="1804", source=SOURCE),
]


def poisoned(name: str, rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """The rows of a table with something nasty after every word that a person wrote."""
    described = {column: meaning(each) for column, each in TABLES[name].columns.items()}
    free = [
        column
        for column, means in described.items()
        if means.kind == "text" and not (means.form or means.one_of or means.refers_to) and column != "area"
    ]
    addresses = [column for column, means in described.items() if means.form == WEB_ADDRESS]
    for n, row in enumerate(rows):
        for column in addresses:
            row[column] = " ".join(each + IN_ADDRESS for each in row[column].split())
        for m, column in enumerate(free):
            if row[column]:
                row[column] = f"{row[column][:500]} {NASTY[(n + m) % len(NASTY)]}"
        if name == "network_facts":  # beside a figure of observations.csv their words may have no digits
            row |= {"observation": "", **dict.fromkeys(WORDS, NASTY[n % len(NASTY)])}
    return rows


def poison(folder: Path) -> None:
    for name, schema in TABLES.items():
        path = folder / file_name(name)
        if name == "counties":
            continue
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(schema.columns), lineterminator="\n")
            writer.writeheader()
            writer.writerows(poisoned(name, rows))
    every = json.dumps(" ".join(NASTY), ensure_ascii=False)
    facts = [f"{name} = {every}" for name in FACTS]
    origin = [f"{name} = {every}" for name in ORIGIN]
    (folder / "raw" / "release.toml").write_text(
        "\n".join(["date = 2026-11-23", *facts, "[[origins]]", *origin]), encoding="utf-8"
    )
    polygons = json.loads((folder / file_name("counties")).read_text(encoding="utf-8"))
    for n, feature in enumerate(polygons["features"]):
        for name in ("name", "name_official", "name_sami", "name_kven"):
            feature["properties"][name] = f"{feature['properties'][name] or ''} {NASTY[n % len(NASTY)]}".strip()
    (folder / file_name("counties")).write_text(json.dumps(polygons), encoding="utf-8")


@pytest.fixture(scope="module")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app of its own, with a poisoned copy of the data package and some companies."""
    folder = Path(shutil.copytree(ROOT / "data", tmp_path_factory.mktemp("hostile") / "data"))
    package.write({"companies": table("companies", COMPANIES)}, folder)
    poison(folder)
    assert [str(problem) for problem in check(folder)] == [], "a package that the check refuses tests nothing"
    with running_app(GARDENMAP_DATA=str(folder)) as app:
        yield app.url
        assert "Traceback" not in app.log.read_text()


def assert_harmless(page: Page) -> None:
    for each in page.frames:
        assert each.evaluate("window.__pwned") is None
        assert each.locator("img[src='x']").count() == 0


def test_nothing_in_the_data_runs_on_any_page(page: Page) -> None:
    for path in (*(entry.address for entry in PAGES), "/hage?garden=lindesnesregionen", "/?county=42&lang=en"):
        look(page, path)
        expect(heading(page)).to_be_visible()
        assert_harmless(page)
        said = page.locator("body").inner_text()
        assert "{{ 6*7 }}" in said or path in ("/om", "/baerekraft"), "what looks like a template is text"
        assert "42 {% raw %}" not in said


def test_a_name_of_markup_or_template_is_read_as_it_is_in_map_lists_charts_and_tables(page: Page) -> None:
    look(page, "/")
    for nasty in ("<img src=x onerror=window.__pwned=1>", "{{ 6*7 }} {% raw %}", "</script><script>"):
        expect(panel(page, "gardens").get_by_text(nasty).first).to_be_attached()
        found = leaflet(page).locator(f".gm-garden:not(.gm-selected)[aria-label*='{nasty}']").first
        words = found.get_attribute("aria-label") or ""
        found.focus()
        expect(leaflet(page).locator(".leaflet-tooltip").filter(has_text=nasty).last).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.locator(".gm-chosen-garden")).to_contain_text(nasty)
        expect(marked(page)).to_have_attribute("aria-label", words)
        expect(marked(page)).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="Åpne siden om hagen").click()
    expect(page).to_have_url(re.compile("/hage"))
    north = page.locator(".gm-neighbours a").last
    for _ in NASTY:
        garden = panel(page, "garden-among-gardens")
        question = garden.get_by_role("heading").inner_text()
        garden.get_by_role("link", name="Tabell").click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_have_accessible_name(question)
        expect(dialog.get_by_role("link").first).to_be_visible()
        assert_harmless(page)
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        was = heading(page).inner_text()
        north.click()
        expect(heading(page)).not_to_have_text(was)
        expect(garden.get_by_role("heading")).not_to_have_text(question)
    control(page, "Næringshage").click()
    expect(page.get_by_role("option").filter(has_text="<svg/onload").first).to_be_attached()
    assert_harmless(page)


def test_companies_are_gathered_on_the_map_fetched_once_and_those_of_the_chosen_counties_alone(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if "companies.json" in request.url else None)
    look(page, "/")
    expect(leaflet(page)).to_have_attribute("data-companies", "32")
    expect(leaflet(page).locator(".marker-cluster")).to_have_text(["31"])
    press_county(page, "46")
    settled(page, county="46")
    expect(leaflet(page)).to_have_attribute("data-companies", "31")
    company_point = leaflet(page).locator(".gm-company")
    company_point.hover()
    expect(leaflet(page).locator(".leaflet-tooltip")).to_contain_text("Fjordfisk")
    marker(page, "voss").click()
    settled(page, county="46", garden="voss")
    near = leaflet(page).locator("path[data-county='46']").bounding_box()
    expect(leaflet(page).locator(".marker-cluster")).to_have_text(["30"])
    leaflet(page).locator(".marker-cluster").click()
    expect(company_point).not_to_have_count(1)
    complete(page)
    assert near
    assert leaflet(page).locator("path[data-county='46']").bounding_box()["height"] > near["height"]
    expect(frame(page).locator(".gm-legend-pane")).to_contain_text("en bedrift")
    assert len(fetched) == 1
    assert_harmless(page)


def test_the_list_of_companies_is_searched_and_follows_the_counties(page: Page) -> None:
    look(page, "/bedrifter?lang=en")
    register = panel(page, "companies-register")
    expect(register).to_contain_text("32 companies that a source names")
    register.hover()
    register.get_by_role("button", name="Search").click()
    page.keyboard.type("Fjordfisk")
    expect(register).to_contain_text("1 result")
    assert faults(page) == []
    register.get_by_role("button", name="Close Search").click()
    control(page, "County").click()
    page.keyboard.type("Nordland")
    page.get_by_role("option").first.click()
    page.keyboard.press("Escape")
    expect(register).to_contain_text("1 company that a source names")
    expect(register.locator("[role=gridcell]").filter(has_text="Øyvær Fisk")).to_be_attached()
    assert register.bounding_box()["width"] > 1300
    assert_harmless(page)
