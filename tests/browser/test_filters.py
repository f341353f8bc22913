"""The form of the filters in a browser: quick choices, an open list, and no script at all."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect
from screen import control, heading, look, pick, settled, view

PLACES = """() => [...document.querySelectorAll('#page :is(main, section, header, form *, h1, h2, p, td, .gm-chart)')]
    .filter(each => !each.closest('.gm-map') && each.getBoundingClientRect().width).map(each => {
        const { x, y, width, height } = each.getBoundingClientRect();
        return [each.classList[0] ?? each.tagName, ...[x, y, width, height].map(Math.round)];
    })"""
"""Where what is read stands, and how large it is."""


def test_quick_choices_are_all_kept_while_the_list_stays_open_where_it_was(page: Page) -> None:
    look(page, "/")
    control(page, "Fylke").click()
    page.evaluate(
        "() => ['46', '18', '50', '18'].forEach((code, n) => setTimeout(() => "
        "document.querySelector(`#page [name=county][value='${code}']`).click(), n * 40))"
    )
    settled(page, county="46,50")
    expect(page.get_by_label("Trøndelag", exact=True)).to_be_checked()
    expect(page.get_by_label("Nordland", exact=True)).not_to_be_checked()
    expect(page.get_by_label("Vestland", exact=True)).to_be_visible()
    page.get_by_label("Vestland", exact=True).click()
    page.keyboard.press("Escape")
    pick(page, "Næringshage", "Rørosregionen")
    settled(page, county="50", garden="roros")


def test_a_press_on_the_names_of_the_counties_chooses_them_and_the_list_stays_open(page: Page) -> None:
    look(page, "/")
    control(page, "Fylke").click()
    names = page.locator("#page details[open]")
    names.get_by_text("Vestland", exact=True).click()
    settled(page, county="46")
    names.get_by_text("Trøndelag", exact=True).click()
    settled(page, county="46,50")


def test_a_step_back_shows_in_the_form_what_was_chosen_before(page: Page) -> None:
    look(page, "/")
    pick(page, "Fylke", "Vestland")
    settled(page, county="46")
    page.go_back()
    expect(control(page, "Fylke")).to_contain_text("Hele landet")
    expect(page.locator("#page [name=county][value='46']")).not_to_be_checked()


def test_the_form_works_without_a_script(browser: Browser, app_url: str) -> None:
    context = browser.new_context(base_url=app_url, locale="nb-NO", java_script_enabled=False)
    page = context.new_page()
    page.goto("/bedrifter?values=reported&lang=en")
    page.locator(".gm-choice-county > summary").click()
    page.get_by_label("Vestland", exact=True).check()
    page.get_by_label("Nordland", exact=True).check()
    page.get_by_role("button", name="Show").click()
    expect(heading(page)).to_contain_text("Vestland and Nordland")
    assert page.url.startswith(f"{app_url}/bedrifter?")
    assert view(page)["values"] == "reported"
    assert view(page)["lang"] == "en"
    context.close()


def test_nothing_moves_when_the_app_starts(new_page: Callable[..., Page]) -> None:
    for path, width in (
        ("/?county=46", 1440),
        ("/hage?garden=voss", 1280),
        ("/baerekraft", 390),
        ("/", 320),
        ("/om", 1440),
    ):
        page = new_page(width)
        page.add_init_script(f"addEventListener('load', () => {{ window.before = ({PLACES})(); }})")
        look(page, path)
        assert page.evaluate("window.before") == page.evaluate(PLACES), (path, width)
