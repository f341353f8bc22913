"""Companies as points: fetched once, filtered in the browser, and a list with a search box that says the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from running import ROOT, running_app
from screen import chart_map, look, marker, pick, settled
from worlds import company, frame

from gardenmap.data import package
from gardenmap.data.check import check

NASTY = "<img src=x onerror=window.__pwned=1> Bakeri"
SOURCE = "arsrapport23.siva.no-5175ae"
VOSS = {"municipality": "Voss", "municipality_no": "4621", "source": SOURCE}
ROWS = [
    *(
        company(f"V{n}", "46", name=f"Vossabedrift {n:02d}", lat=60.43 + n / 1000, lon=7.5, industry="Reiseliv", **VOSS)
        for n in range(30)
    ),
    company("V99", "46", name=NASTY, lat=61.2, lon=6.5, garden="voss", **VOSS),
    company("N1", "18", name="Øyvær Fisk", lat=67.28, lon=14.4, municipality_no="1804", source=SOURCE),
]
AT = "(_, place) => { const { x, y } = gardenmapMap.held().map.latLngToContainerPoint(place); return [x, y]; }"
ZOOM = "() => gardenmapMap.held().map.getZoom()"


@pytest.fixture(scope="module")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app of its own: the published release with some companies."""
    folder = Path(shutil.copytree(ROOT / "data", tmp_path_factory.mktemp("companies") / "data"))
    package.write({"companies": frame("companies", ROWS)}, folder)
    assert [str(problem) for problem in check(folder)] == []
    with running_app(GARDENMAP_DATA=str(folder)) as app:
        yield app.url
        assert "Traceback" not in app.log.read_text()


def click_map(page: Page, lat: float, lon: float) -> None:
    """Click the place on the map, wherever the map has it now."""
    x, y = chart_map(page).evaluate(AT, [lat, lon])
    chart_map(page).click(position={"x": x, "y": y})


def names(register: Locator) -> Locator:
    return register.locator("tbody tr td:first-child")


def test_the_list_is_searched_turned_and_follows_the_counties(page: Page) -> None:
    look(page, "/bedrifter")
    register = page.locator(".st-key-panel-companies-register")
    expect(register).to_contain_text("32 bedrifter som en kilde navngir")
    expect(register.get_by_role("status")).to_have_text("1 til 20 av 32")
    expect(names(register).first).to_have_text(NASTY)
    register.get_by_role("button", name="Neste").click()
    expect(register.get_by_role("status")).to_have_text("21 til 32 av 32")
    expect(names(register).last).to_have_text("Øyvær Fisk")
    register.get_by_role("searchbox").fill("VOSS reise")
    expect(register.get_by_role("status")).to_have_text("1 til 20 av 30")
    register.get_by_role("searchbox").fill("finnes ikke")
    expect(register.get_by_role("status")).to_have_text("Ingen bedrift passer.")
    register.get_by_role("searchbox").fill("")
    pick(page, "Fylke", "Nordland")
    settled(page, county="18")
    expect(names(register)).to_have_text(["Øyvær Fisk"])
    assert page.evaluate("window.__pwned") is None


def test_companies_that_did_not_come_are_said_to_be_missing_and_asked_for_again(browser: Browser, app_url: str) -> None:
    page = browser.new_page(base_url=app_url, locale="nb-NO")
    page.route("**/companies.json", lambda route: route.abort())
    page.goto("/bedrifter")
    register = page.locator(".st-key-panel-companies-register")
    expect(register.get_by_role("status")).to_have_text("Bedriftene kunne ikke hentes. Prøv en gang til.")
    page.unroute("**/companies.json")
    register.get_by_role("searchbox").fill("voss")
    expect(register.get_by_role("status")).to_have_text("1 til 20 av 31")
    page.close()


def test_a_filter_changes_the_points_without_fetching_them_again(new_page: Callable[..., Page]) -> None:
    page = new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "companies.json" in request.url else None)
    look(page, "/")
    expect(chart_map(page)).to_have_attribute("data-companies", "32")
    pick(page, "Fylke", "Vestland")
    settled(page, county="46")
    expect(chart_map(page)).to_have_attribute("data-companies", "31")
    expect(chart_map(page).locator(".gm-signs")).to_contain_text("flere bedrifter")
    assert len(asked) == 1


def test_a_click_zooms_into_many_companies_and_tells_of_one_in_words_alone(page: Page) -> None:
    look(page, "/?county=46")
    expect(chart_map(page)).to_have_attribute("data-companies", "31")
    click_map(page, 61.2, 6.5)
    note = chart_map(page).locator(".gm-note")
    expect(note).to_contain_text(NASTY)
    expect(note).to_contain_text("Voss")
    expect(note.get_by_role("link", name="Siva 2026")).to_be_visible()
    assert page.evaluate("window.__pwned") is None
    note.get_by_role("button", name="Lukk").click()
    expect(note).to_have_count(0)
    before = page.evaluate(ZOOM)
    click_map(page, 60.4445, 7.5)
    page.wait_for_function(f"before => ({ZOOM})() > before", arg=before)


def test_gardens_and_counties_are_still_chosen_where_no_company_stands(page: Page) -> None:
    look(page, "/")
    marker(page, "lister").click()
    settled(page, garden="lister")
    click_map(page, 69.5, 24.0)
    settled(page, county="56", garden=None)
