"""A visitor without a mouse: each journey is made with Tab, Enter, Space and Escape."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect
from screen import control, heading, look, menu, panel, settled

from gardenmap import current

FOCUSED = """() => {
    let own = document.activeElement;
    if (own.contentDocument) own = own.contentDocument.activeElement;
    return {
        name: own.getAttribute('aria-label') || own.closest('label')?.textContent.trim() || own.textContent.trim(),
        garden: own.dataset.garden,
        isLast: own.matches('.gm-foot a:last-of-type'),
        isSeen: own.matches('section, main, [data-testid=stMain]') || getComputedStyle(own).outlineStyle !== 'none',
    };
}"""
"""What has the focus, in the page or in the map's frame; whatever scrolls may be focused, and has its edge seen."""


def focused(page: Page) -> dict[str, Any]:
    return page.evaluate(FOCUSED)


def tab(page: Page) -> dict[str, Any]:
    page.keyboard.press("Tab")
    return focused(page)


def test_every_stop_of_the_overview_has_a_name_and_is_seen_and_the_gardens_come_from_south_to_north(page: Page) -> None:
    look(page, "/")
    stops = [tab(page)]
    while not stops[-1]["isLast"]:
        stops.append(tab(page))
        assert len(stops) < 150
    assert [stop for stop in stops if not stop["name"] or not stop["isSeen"]] == []
    release, _ = current.on_show()
    assert release
    assert [stop["garden"] for stop in stops if stop["garden"]] == list(release.gardens["id"])
    names = [stop["name"] for stop in stops]
    for name in ("Oversikt", "Norsk", "Fylke", "Næringshage", "Kopier lenke", "Zoom inn", "Tabell", "Vis alle 47"):
        assert name in names


def test_counties_and_further_choices_are_made_with_letters_and_space_in_lists_that_give_the_focus_back(
    page: Page,
) -> None:
    look(page, "/")
    said = page.locator("#announcement")
    expect(said).to_be_empty()
    control(page, "Fylke").focus()
    for county, wanted in (("Vestl", "46"), ("Innl", "46,34")):
        page.keyboard.type(county)
        page.keyboard.press("Enter")
        settled(page, county=wanted)
    page.keyboard.press("Escape")
    expect(control(page, "Fylke")).to_be_focused()
    expect(said).to_have_text(heading(page).inner_text())
    page.keyboard.press("Backspace")
    settled(page, county="46")
    more = page.get_by_role("button", name="Flere valg")
    more.focus()
    page.keyboard.press("Enter")
    page.get_by_text("Bare rapporterte tall").wait_for()
    while focused(page)["name"] != "Bare rapporterte tall":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    settled(page, county="46", values="reported")
    assert focused(page)["name"] == "Bare rapporterte tall"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    settled(page, county="46", values="reported", indicator="value_creation")
    page.keyboard.press("Escape")
    expect(more).to_be_focused()


def test_tables_and_the_release_open_and_close_and_the_focus_comes_back(page: Page) -> None:
    look(page, "/")
    link = panel(page, "companies-by-garden").get_by_role("link", name="Tabell")
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Hvor mange bedrifter har hver hage?")
    dialog.get_by_role("table").wait_for()
    names = [tab(page)["name"] for _ in range(3)]
    assert "Hvor mange bedrifter har hver hage?" in names
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(link).to_be_focused()
    release = page.get_by_role("button", name="Utgave")
    release.focus()
    page.keyboard.press("Enter")
    expect(dialog).to_contain_text("59 prosjekter")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(release).to_be_focused()
    rest = panel(page, "gardens").locator(".gm-rest")
    expect(rest.last).to_be_hidden()
    panel(page, "gardens").get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    expect(rest.last).to_be_visible()


def test_links_that_are_choices_keep_the_focus_and_the_menu_and_the_language_are_turned_by_keyboard(page: Page) -> None:
    look(page, "/hage?garden=lister")
    north = page.locator(".gm-neighbours a").nth(1)
    north.focus()
    for name in ("Pågang", "TEAL", "Fyresdal"):
        expect(north).to_contain_text(name)
        expect(north).to_be_focused()
        page.keyboard.press("Enter")
    settled(page, garden="fyresdal")
    menu(page, "Bærekraft").focus()
    page.keyboard.press("Enter")
    settled(page, "/baerekraft", garden="fyresdal")
    pill = page.get_by_role("link", name="pågår")
    pill.focus()
    page.keyboard.press("Enter")
    expect(pill).to_have_attribute("aria-current", "true")
    expect(pill).to_be_focused()
    page.evaluate("window.isTheSame = true")
    page.get_by_role("radio", name="Norsk").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("radio", name="English")).to_be_focused()
    assert page.evaluate("isTheSame")


def test_no_single_letter_does_anything_but_write(page: Page) -> None:
    sent: list[object] = []
    page.on("websocket", lambda line: line.on("framesent", lambda frame: sent.append(frame)))
    look(page, "/")
    before = len(sent)
    for letter in ("r", "c", "R", "C"):
        page.keyboard.press(letter)
    control(page, "Fylke").focus()
    page.keyboard.type("rc")
    expect(control(page, "Fylke")).to_have_value("rc")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert len(sent) == before
