"""A visitor without a mouse: each journey is made with Tab, Enter, Space and Escape."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pytest
from playwright.sync_api import Page, expect
from running import GARDENS, ROOT, complete
from screen import control, look, pick, settled

FOCUSED = """() => {
    const own = document.activeElement;
    const ring = own.querySelector('.gm-box') ?? own;
    const label = own.closest('label')?.querySelector('.gm-label') ?? own.closest('label');
    return {
        name: own.getAttribute('aria-label') || (label ?? own).textContent.trim(),
        garden: own.dataset.garden,
        act: own.dataset.act,
        isSeen: [own, ring].some(each => getComputedStyle(each).outlineStyle !== 'none'),
    };
}"""


WITHIN = """own => {
    const [its, map] = [own, own.closest('.gm-map')].map(each => each.getBoundingClientRect());
    return its.left >= map.left && its.right <= map.right && its.top >= map.top && its.bottom <= map.bottom;
}"""
LANDED = "() => !document.querySelector('.leaflet-pan-anim, .leaflet-zoom-anim')"


@pytest.fixture
def overview(page: Page) -> Page:
    page.goto("/")
    complete(page)
    return page


def focused(page: Page) -> dict[str, Any]:
    return page.evaluate(FOCUSED)


def tab(page: Page) -> dict[str, Any]:
    page.keyboard.press("Tab")
    return focused(page)


def go_to(page: Page, selector: str) -> None:
    page.locator(selector).first.focus()


def test_the_first_stop_leads_past_the_menu_to_the_filters_and_leaves_the_address_alone(overview: Page) -> None:
    address = overview.url
    first = tab(overview)
    assert first["name"] == "Hopp til innholdet"
    assert first["isSeen"]
    overview.keyboard.press("Enter")
    assert overview.evaluate("document.activeElement.id") == "main"
    assert tab(overview)["name"] == "Fylke Hele landet"
    assert overview.url == address


def test_every_stop_of_the_overview_has_a_name_and_is_seen_and_the_gardens_come_from_south_to_north(
    overview: Page,
) -> None:
    stops = [tab(overview) for _ in range(16 + GARDENS)]
    assert [stop for stop in stops if not stop["name"] or not stop["isSeen"]] == []
    from_south = pd.read_csv(ROOT / "data" / "gardens.csv").sort_values("lat")["id"]
    assert [stop["garden"] for stop in stops if stop["garden"]] == list(from_south)


@pytest.mark.parametrize("address", ["/?county=46", "/hage?garden=voss"])
def test_a_garden_that_has_the_keyboard_s_frame_stands_whole_inside_the_map(page: Page, address: str) -> None:
    page.goto(address)
    complete(page)
    outside = []
    for garden in page.locator(".gm-garden").all():
        garden.focus()
        page.wait_for_function(LANDED)
        if not garden.evaluate(WITHIN):
            outside.append(garden.get_attribute("data-garden"))
    assert outside == []


def test_counties_are_chosen_one_after_another_with_letters_and_space_in_a_list_that_stays_open(overview: Page) -> None:
    county = control(overview, "Fylke")
    county.focus()
    overview.keyboard.press("Enter")
    overview.keyboard.press("v")
    assert focused(overview)["name"] == "Vestfold"
    overview.keyboard.press("v")
    assert focused(overview)["name"] == "Vestland"
    overview.keyboard.press("Space")
    settled(overview, county="46")
    expect(county).to_contain_text("Vestland")
    assert focused(overview)["name"] == "Vestland"
    overview.keyboard.press("ArrowDown")
    overview.keyboard.press("Space")
    settled(overview, county="46,34")
    assert focused(overview)["name"] == "Innlandet"
    overview.keyboard.press("Escape")
    expect(county).to_be_focused()
    assert focused(overview)["name"] == "Fylke Vestland, Innlandet"
    expect(overview.get_by_label("Innlandet", exact=True)).to_be_hidden()


def test_the_whole_country_is_one_step_away_and_the_focus_goes_back_to_the_filter(page: Page) -> None:
    look(page, "/?county=46,18")
    county = control(page, "Fylke")
    county.focus()
    page.keyboard.press("ArrowDown")
    assert focused(page)["name"] == "Agder"
    page.locator("#page [data-clear=county]").focus()
    page.keyboard.press("Enter")
    settled(page, county=None)
    expect(county).to_be_focused()
    assert focused(page)["name"] == "Fylke Hele landet"


def test_a_list_that_is_left_is_closed(overview: Page) -> None:
    control(overview, "Fylke").click()
    expect(overview.get_by_label("Agder", exact=True)).to_be_visible()
    go_to(overview, ".gm-copy")
    expect(overview.get_by_label("Agder", exact=True)).to_be_hidden()


def test_a_garden_is_chosen_and_let_go_on_the_map_and_keeps_the_focus(overview: Page) -> None:
    marker = overview.locator(".gm-garden[data-garden=lister]")
    marker.focus()
    overview.keyboard.press("Enter")
    expect(overview).to_have_url(re.compile("garden=lister"))
    expect(marker).to_have_attribute("aria-pressed", "true")
    assert focused(overview)["garden"] == "lister"
    overview.keyboard.press("Space")
    expect(marker).to_have_attribute("aria-pressed", "false")
    assert focused(overview)["garden"] == "lister"


def test_counties_are_no_stops_between_the_filters_and_the_gardens(overview: Page) -> None:
    go_to(overview, ".gm-copy")
    assert tab(overview)["garden"] == "lindesnesregionen"


def test_further_choices_are_made_in_a_list_that_stays_open_and_gives_the_focus_back(overview: Page) -> None:
    more = control(overview, "2021, alle verdier")
    more.focus()
    overview.keyboard.press("Enter")
    assert tab(overview)["name"] == "År"
    assert tab(overview)["name"] == "Bare rapporterte tall"
    overview.keyboard.press("Space")
    settled(overview, values="reported")
    assert focused(overview)["name"] == "Bare rapporterte tall"
    assert tab(overview)["name"] == "Bedrifter"
    overview.keyboard.press("ArrowDown")
    settled(overview, indicator="value_creation")
    assert focused(overview)["name"] == "Verdiskaping"
    overview.keyboard.press("Escape")
    expect(control(overview, "2021, bare rapporterte")).to_be_focused()


def test_the_table_of_a_chart_is_opened_read_and_closed(overview: Page) -> None:
    button = overview.locator(".st-key-panel-companies-by-garden [data-table]")
    button.focus()
    overview.keyboard.press("Enter")
    dialog = overview.get_by_role("dialog", name="Hvor mange bedrifter har hver hage?")
    dialog.get_by_role("table").wait_for()
    assert focused(overview)["name"] == "Lukk"
    table = tab(overview)
    assert table["name"] == "Hvor mange bedrifter har hver hage?"
    assert table["isSeen"]
    overview.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()


def test_a_garden_in_the_table_of_a_chart_is_chosen_and_the_table_is_closed(overview: Page) -> None:
    button = overview.locator(".st-key-panel-companies-by-garden [data-table]")
    button.focus()
    overview.keyboard.press("Enter")
    overview.get_by_role("dialog").get_by_role("link", name="Voss").click()
    expect(overview).to_have_url(re.compile("garden=voss"))
    expect(overview.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()


def test_what_the_release_is_opens_and_closes_with_the_keyboard(overview: Page) -> None:
    summary = overview.locator(".gm-release summary")
    summary.focus()
    overview.keyboard.press("Enter")
    expect(overview.locator(".gm-release .gm-drop-body")).to_be_visible()
    overview.keyboard.press("Escape")
    expect(overview.locator(".gm-release .gm-drop-body")).to_be_hidden()
    expect(summary).to_be_focused()


def test_the_copied_link_is_announced(overview: Page) -> None:
    said = overview.locator("#page .gm-links [role=status]")
    expect(said).to_be_empty()
    go_to(overview, ".gm-copy")
    overview.keyboard.press("Enter")
    expect(said).to_contain_text("Lenken er kopiert")
    expect(overview.locator(".gm-copy")).to_be_focused()


def test_the_language_changes_for_page_and_map_without_a_new_page_and_keeps_the_focus(overview: Page) -> None:
    overview.evaluate("window.isTheSame = true")
    go_to(overview, "[data-act='lang:en']")
    overview.keyboard.press("Enter")
    expect(overview.locator("html")).to_have_attribute("lang", "en")
    expect(overview.get_by_role("region", name="Map of the business gardens")).to_be_visible()
    expect(overview.get_by_role("navigation", name="Menu")).to_be_attached()
    expect(overview.locator("[data-act='lang:en']")).to_have_attribute("aria-current", "true")
    assert focused(overview)["act"] == "lang:en"
    assert overview.evaluate("window.isTheSame")


def test_the_menu_marks_the_page_it_has_led_to(overview: Page) -> None:
    menu = overview.get_by_role("navigation", name="Meny")
    menu.get_by_role("link", name="Bærekraft").focus()
    overview.keyboard.press("Enter")
    expect(overview).to_have_url(re.compile("/baerekraft"))
    expect(menu.locator("[aria-current=page]")).to_have_text("Bærekraft")
    expect(menu.get_by_role("link", name="Bærekraft")).to_be_focused()


def test_a_status_filters_the_projects_and_keeps_the_focus(page: Page) -> None:
    page.goto("/baerekraft")
    complete(page)
    pill = page.locator("[data-act='status:ongoing']")
    pill.focus()
    page.keyboard.press("Enter")
    expect(pill).to_have_attribute("aria-current", "true")
    expect(pill).to_be_focused()


def test_one_walks_north_from_garden_to_garden_with_enter_alone(page: Page) -> None:
    page.goto("/hage?garden=lister")
    complete(page)
    go_to(page, ".gm-way >> nth=1")
    for name in ("Pågang", "TEAL", "Fyresdal"):
        expect(page.locator(".gm-way").nth(1)).to_contain_text(name)
        expect(page.locator(".gm-way").nth(1)).to_be_focused()
        page.keyboard.press("Enter")


def test_whoever_unfolds_a_table_stands_on_the_first_new_row(overview: Page) -> None:
    go_to(overview, ".st-key-panel-gardens .gm-more")
    overview.keyboard.press("Enter")
    expect(overview.locator(".st-key-panel-gardens .gm-rest :is(a, button)").first).to_be_focused()


def test_letting_a_garden_go_leaves_the_reader_in_the_content(page: Page) -> None:
    page.goto("/?garden=lister")
    complete(page)
    go_to(page, ".gm-chosen [data-act='garden:lister']")
    page.keyboard.press("Enter")
    expect(page.locator(".gm-chosen")).to_have_count(0)
    page.wait_for_function("() => document.activeElement.closest('#main') !== null")


def test_what_a_choice_has_led_to_is_announced_and_the_first_sight_is_not(overview: Page) -> None:
    said = overview.locator("body > [role=status][data-live-announcer]")
    expect(said).to_be_empty()
    pick(overview, "Fylke", "Vestland")
    expect(overview.get_by_role("status").filter(has_text="Vestland: ")).to_be_attached()
    expect(said).to_have_text(overview.locator("h1").inner_text())


def test_no_single_letter_does_anything_but_write(overview: Page) -> None:
    overview.evaluate(
        "new MutationObserver(() => { window.ran = true; }).observe(document.querySelector('.stApp'),"
        "{ attributes: true, attributeFilter: ['data-test-script-state'] })"
    )
    overview.keyboard.press("r")
    overview.keyboard.press("c")
    expect(overview.get_by_role("dialog")).to_have_count(0)
    control(overview, "Fylke").focus()
    overview.keyboard.press("ArrowDown")
    overview.keyboard.press("r")
    assert focused(overview)["name"] == "Rogaland"
    assert not overview.evaluate("window.ran")
