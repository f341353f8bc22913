"""The page stands on the screen before Streamlit has started, and Streamlit takes its place unnoticed."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from running import complete
from screen import heading, look, menu, panel, settled, view

from gardenmap.panels.pages import PAGES

MOST = 8
"""Pixels that something may move by; what is further than that is seen to jump."""
PLACES = """of => Object.fromEntries([...document.getElementById(of).querySelectorAll(`
        h1, .gm-kpi, .gm-pills, .st-key-map, [class*="st-key-panel-"], .gm-section, .st-key-filters, .gm-foot`)]
    .filter(each => each.getBoundingClientRect().height > 1).map(each => {
        const { x, y, width, height } = each.getBoundingClientRect();
        const key = [...each.classList].find(name => name.startsWith('st-key-'));
        return [each.id || key || each.classList[0] || 'h1', [x, y, width, height]];
    }))"""
WATCH = f"""
    addEventListener('DOMContentLoaded', () => {{
        const paint = document.getElementById('first-paint');
        if (!paint) return;
        window.seen = [];
        window.taken = 0;
        const see = () => document.fonts.ready.then(() => paint.isConnected && seen.push(({PLACES})('first-paint')));
        see();
        document.addEventListener('gm:complete', see);
        new MutationObserver(() => {{
            if (paint.isConnected) return;
            window.taken += 1;
            seen.push(({PLACES})('root'));
        }}).observe(document.body, {{ childList: true }});
    }});"""
"""The first paint as it is painted and just before it gives way, and what stands there then."""
VIEWS = {
    1440: ("/", "/?county=46&garden=voss&lang=en", "/bedrifter?county=46,18", "/verdiskaping?lang=en", "/om", "/data"),
    1280: ("/?county=31&lang=en", "/baerekraft", "/hage?garden=lister", "/hage?lang=en", "/?county=99"),
    390: ("/", "/?county=46&lang=en", "/bedrifter", "/baerekraft?status=ongoing", "/hage?garden=voss", "/om?lang=en"),
}


@pytest.mark.parametrize("width", VIEWS)
def test_nothing_that_is_read_moves_when_streamlit_takes_the_place_of_the_first_paint_and_it_does_so_once(
    width: int, new_page: Callable[..., Page]
) -> None:
    page = new_page(width)
    page.add_init_script(WATCH)
    moved = {}
    for address in VIEWS[width]:
        look(page, address)
        first, *later = page.evaluate(f"[...seen, ({PLACES})('root')]")
        assert len(later) >= 3, address
        for places in later:
            for name, place in first.items():
                now = places.get(name, [0] * 4)
                if any(abs(one - other) > MOST for one, other in zip(place, now, strict=True)):
                    moved[address, name] = (place, now)
        assert page.evaluate("taken") == 1, address
    assert moved == {}


def test_without_a_script_everything_is_read_links_lead_on_and_the_form_chooses(browser: Browser, app_url: str) -> None:
    context = browser.new_context(base_url=app_url, locale="nb-NO", java_script_enabled=False)
    page = context.new_page()
    for entry in PAGES:
        for lang in ("nb", "en"):
            page.goto(f"{entry.address}?garden=lister&lang={lang}")
            expect(heading(page)).to_be_in_viewport()
            expect(page.get_by_role("contentinfo")).to_be_visible()
            charts = page.locator(".gm-chart svg[role=img]")
            assert charts.count() >= (0 if entry.id in ("data", "about") else 1), entry.id
            assert all(name for name in charts.evaluate_all("charts => charts.map(each => each.ariaLabel)")), entry.id
    page.goto("/bedrifter?values=reported&lang=en")
    page.get_by_text("County", exact=True).click()
    page.get_by_text("Vestland", exact=True).first.click()
    page.get_by_text("Nordland", exact=True).first.click()
    page.get_by_role("button", name="Show").click()
    expect(heading(page)).to_contain_text("Vestland and Nordland")
    assert urlsplit(page.url).path == "/bedrifter"
    assert view(page)["values"] == "reported"
    assert view(page)["lang"] == "en"
    assert parse_qs(urlsplit(page.url).query)["county"] == ["46", "18"]
    panel(page, "companies-by-county").get_by_role("link", name="Table").click()
    assert urlsplit(page.url).path == "/panels/companies-by-county.html"
    expect(heading(page)).to_contain_text("county")
    expect(page.get_by_role("table")).to_contain_text("Nordland")
    expect(page.get_by_text("Cite as: Næringshagekartet")).to_be_visible()
    page.go_back()
    menu(page, "The gardens").click()
    page.get_by_role("link", name="Voss").first.click()
    expect(heading(page)).to_have_text("Næringshagen på Voss")
    page.get_by_role("link", name="Norsk").click()
    expect(page.locator("html")).to_have_attribute("lang", "nb")
    context.close()


def test_a_reader_keeps_the_place_and_what_is_ticked_while_the_app_starts_and_links_lead_on(page: Page) -> None:
    started: list[Route] = []

    def start() -> None:
        while started:
            started.pop().continue_()
        complete(page)

    page.route(re.compile("/static/js/index"), lambda route: started.append(route))
    page.goto("/?lang=en", wait_until="domcontentloaded")
    menu(page, "Companies").click()
    expect(heading(page)).to_contain_text("companies")
    page.mouse.wheel(0, 700)
    page.wait_for_function("() => scrollY === 700")
    question = panel(page, "companies-over-time").locator("h2")
    before = question.bounding_box()
    start()
    after = question.bounding_box()
    assert before
    assert after
    assert before["y"] == pytest.approx(after["y"], abs=MOST)
    page.goto("/bedrifter?lang=en", wait_until="domcontentloaded")
    page.get_by_text("County", exact=True).click()
    page.get_by_text("Vestland", exact=True).first.click()
    start()
    settled(page, lang="en", county="46")
    expect(heading(page)).to_contain_text("Vestland")
    expect(page.get_by_label("Remove Vestland").first).to_be_visible()


def test_the_menu_marks_the_page_of_a_link_also_where_its_entries_come_last(page: Page) -> None:
    late: list[Route] = []
    page.route(re.compile("/static/js/PageLink"), lambda route: late.append(route))
    look(page, "/om")
    expect(menu(page, "Om")).to_have_count(0)
    late.pop().continue_()
    expect(menu(page, "Om")).to_have_attribute("aria-current", "page")
    expect(page.locator(".st-key-menu [aria-current=page]")).to_have_count(1)


def test_no_script_of_streamlits_is_asked_for_before_the_page_is_painted(page: Page) -> None:
    look(page, "/")
    painted, asked = page.evaluate("""() => [
        performance.getEntriesByName('first-contentful-paint')[0].startTime,
        Math.min(...performance.getEntriesByType('resource')
            .filter(each => each.name.includes('/static/')).map(each => each.startTime))]""")
    assert painted < asked
