"""Every way to a choice leads to the same address, and the browser's own buttons walk back through them."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Page, WebSocketRoute, expect
from running import complete
from screen import (
    bar,
    control,
    frame,
    heading,
    inside,
    look,
    marked,
    marker,
    menu,
    panel,
    pick,
    press_bar,
    press_county,
    settled,
    view,
)

HOVERED = """chart => {
    chart.on("plotly_hover", ({ points: [point] }) => { window.hovered = point.customdata; });
    chart.on("plotly_unhover", () => { window.hovered = undefined; });
}"""


def by_marker(page: Page) -> None:
    marker(page, "voss").click()


def by_bar(page: Page) -> None:
    press_bar(page, "companies-by-garden", "Voss")


def by_row(page: Page) -> None:
    rows = panel(page, "gardens")
    if rows.get_by_text("Vis alle").is_visible():
        rows.get_by_text("Vis alle").click()
    rows.get_by_role("link", name="Voss").first.click()


def by_list(page: Page) -> None:
    pick(page, "Næringshage", "Voss")


def by_table(page: Page) -> None:
    panel(page, "companies-by-garden").get_by_role("link", name="Tabell").click()
    page.get_by_role("dialog").get_by_role("link", name="Voss").click()


def test_every_way_to_a_garden_marks_it_and_the_line_below_the_figures_lets_it_go(page: Page) -> None:
    look(page, "/")
    for way in (by_marker, by_bar, by_row, by_list, by_table):
        way(page)
        settled(page, garden="voss")
        expect(marked(page)).to_have_attribute("data-garden", "voss")
        expect(marked(page)).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".st-key-chosen-garden")).to_contain_text("Voss")
        expect(control(page, "Næringshage")).to_have_value("Voss")
        expect(panel(page, "gardens").locator("tr[aria-current]")).to_contain_text("Voss")
        expect(page.get_by_role("dialog")).to_have_count(0)
        page.get_by_role("link", name="Fjern valget").click()
        settled(page)
    marker(page, "voss").click()
    settled(page, garden="voss")
    page.get_by_role("link", name="Åpne siden om hagen").click()
    expect(heading(page)).to_have_text("Næringshagen på Voss")
    settled(page, "/hage", garden="voss")
    page.get_by_role("link", name="Hallingdal →").click()
    settled(page, garden="hallingdal")
    expect(heading(page)).to_contain_text("Hallingdal")
    page.get_by_role("navigation", name="Du er her").get_by_role("link", name="Buskerud").click()
    settled(page, county="33")
    expect(heading(page)).to_contain_text("Buskerud: 2 næringshager")


def test_every_way_to_counties_leads_to_the_same_address(page: Page) -> None:
    look(page, "/")
    pick(page, "Fylke", "Vestland", "Rogaland")
    settled(page, county="11,46")
    expect(inside(page)).to_have_count(12)
    control(page, "Fylke").press("Backspace")
    settled(page, county="46")
    expect(heading(page)).to_contain_text("Vestland: 8 næringshager")
    shown = page.url
    press_county(page, "46")
    settled(page)
    press_county(page, "46")
    settled(page, county="46")
    assert page.url == shown
    press_county(page, "11", "Control")
    settled(page, county="11,46")
    press_county(page, "11", "Control")
    settled(page, county="46")
    look(page, "/bedrifter")
    press_bar(page, "companies-by-county", "Vestland")
    settled(page, county="46")
    expect(heading(page)).to_contain_text("Vestland")
    menu(page, "Oversikt").click()
    settled(page, "/", county="46")
    assert page.url == shown


def test_a_press_on_a_bar_chooses_where_it_ends_on_the_bar_and_nothing_where_it_is_drawn_away(page: Page) -> None:
    look(page, "/bedrifter")
    steps = page.evaluate("history.length")
    panel(page, "companies-by-county").locator(".js-plotly-plot").evaluate(HOVERED)

    def press(county: str, code: str, right: float, down: float) -> None:
        x, y = bar(page, "companies-by-county", county)
        page.mouse.move(x, y)
        # Plotly looks for what is below the mouse every 50 ms, and no hand is quicker.
        page.wait_for_function("code => window.hovered === code", arg=code)
        page.mouse.down()
        page.mouse.move(x + right, y + down)
        page.mouse.up()

    for away in ((0, 60), (9, 0), (-200, 0)):
        press("Vestland", "county:46", *away)
    press("Rogaland", "county:11", 2, 1)
    settled(page, county="11")
    assert page.evaluate("history.length") == steps + 1, "a press that ended elsewhere was a choice of its own"


def test_statuses_and_themes_are_chosen_in_pills_lists_and_charts(page: Page) -> None:
    look(page, "/baerekraft")
    rows = panel(page, "project-list").locator("tbody tr")
    page.get_by_role("link", name="pågår").click()
    settled(page, status="ongoing")
    expect(page.locator(".gm-pill[aria-current]")).to_contain_text("17 pågår")
    expect(rows).to_have_count(17)
    page.get_by_role("link", name="pågår").click()
    settled(page)
    expect(rows).to_have_count(59)
    press_bar(page, "projects-by-county", "Nordland")
    settled(page, county="18")
    expect(rows).to_have_count(4)
    pick(page, "Prosjektstatus", "pågår", "planlagt")
    settled(page, county="18", status="ongoing,planned")
    expect(rows).to_have_count(3)
    page.goto("/baerekraft")
    complete(page)
    name = panel(page, "projects-by-theme").locator(".ytick text").last.text_content()
    press_bar(page, "projects-by-theme", name or "")
    expect(page.get_by_label(f"Remove {name}").first).to_be_visible()


def test_further_choices_are_made_in_a_list_that_stays_open_and_says_what_is_chosen(page: Page) -> None:
    look(page, "/?lang=en")
    page.get_by_role("button", name="More choices").click()
    page.get_by_text("Reported figures only").click()
    settled(page, values="reported", lang="en")
    page.get_by_text("Value creation", exact=True).last.click()
    settled(page, values="reported", indicator="value_creation", lang="en")
    expect(frame(page)).to_contain_text("Value creation per garden")
    pick(page, "Project status", "ongoing")
    settled(page, values="reported", indicator="value_creation", status="ongoing", lang="en")
    page.keyboard.press("Escape")
    expect(page.get_by_text("2021, reported only, 1 filter")).to_be_visible()


def test_quick_choices_are_all_kept_and_a_reload_and_a_second_tab_show_the_same(
    new_page: Callable[..., Page],
) -> None:
    page = new_page()
    look(page, "/")
    control(page, "Fylke").click()
    for county in ("Vestfold", "Buskerud", "Agder"):
        page.get_by_role("option", name=county, exact=True).click()
    page.keyboard.press("Escape")
    settled(page, county="42,39,33")
    marker(page, "lister").click()
    page.get_by_text("English").click()
    settled(page, county="42,39,33", garden="lister", lang="en")
    expect(heading(page)).to_contain_text("Agder, Vestfold and Buskerud")
    title = heading(page).inner_text()
    page.reload()
    complete(page)
    other = look(new_page(390, 844, locale="de-DE"), page.url)
    for each in (page, other):
        expect(heading(each)).to_have_text(title)
        expect(marked(each)).to_have_attribute("data-garden", "lister")
        expect(inside(each)).to_have_count(5)
        assert each.evaluate("document.documentElement.lang") == "en"
        assert each.get_by_role("alert").count() == 0


def test_choices_are_all_kept_where_the_line_is_so_slow_that_the_page_does_not_know_of_the_first_yet(
    page: Page,
) -> None:
    held: list[Callable[[], None]] = []
    is_slow = False

    def pass_on(client: WebSocketRoute) -> None:
        server = client.connect_to_server()

        def answer(message: str | bytes) -> None:
            held.append(lambda: client.send(message)) if is_slow else client.send(message)

        server.on_message(answer)

    page.route_web_socket(re.compile("/_stcore/stream"), pass_on)
    look(page, "/")
    is_slow = True
    press_county(page, "42")
    marker(page, "lister").click()
    menu(page, "Bedrifter").scroll_into_view_if_needed()
    page.get_by_role("button", name="Flere valg").click()
    page.get_by_text("English").click()
    is_slow = False
    for release in held:
        release()
    settled(page, county="42", garden="lister", lang="en")
    expect(heading(page)).to_contain_text("Agder: 3 business gardens")
    expect(control(page, "Business garden")).to_have_value("Lister")


def test_back_and_forward_walk_through_choices_languages_and_pages(page: Page) -> None:
    look(page, "/")
    steps: list[tuple[str, str, dict[str, str]]] = [("47 næringshager", "/", {})]

    def step(title: str, path: str = "/", /, **wanted: str) -> None:
        settled(page, path, **wanted)
        expect(heading(page)).to_contain_text(title)
        steps.append((title, path, wanted))

    press_county(page, "46")
    step("Vestland: 8 næringshager", county="46")
    marker(page, "voss").click()
    step("Vestland: 8 næringshager", county="46", garden="voss")
    menu(page, "Bedrifter").click()
    step("580 bedrifter", "/bedrifter", county="46", garden="voss")
    pick(page, "Fylke", "Nordland")
    step("Vestland og Nordland", "/bedrifter", county="46,18", garden="voss")
    page.get_by_text("English").click()
    step("Vestland and Nordland", "/bedrifter", county="46,18", garden="voss", lang="en")
    assert page.evaluate("history.length") == 2 + 5, "one step each, and the empty tab that it began in"
    for walk, path in ((page.go_back, steps[-2::-1]), (page.go_forward, steps[1:])):
        for title, address, wanted in path:
            walk()
            settled(page, address, **wanted)
            expect(heading(page)).to_contain_text(title)
    expect(menu(page, "Companies")).to_have_attribute("aria-current", "page")
    expect(page.get_by_label("Remove Nordland").first).to_be_visible()
    expect(control(page, "Business garden")).to_have_value("Voss")


def test_a_step_back_right_after_a_choice_shows_what_was_there_before(page: Page) -> None:
    look(page, "/?county=46")
    title = heading(page).inner_text()
    for again in range(3):
        pick(page, "Fylke", "Nordland")
        page.wait_for_url("**county=46%2C18*", wait_until="commit")
        page.go_back()
        expect(page.get_by_label("Remove Nordland").first).to_have_count(0)
        expect(heading(page)).to_have_text(title)
        assert view(page) == {"county": "46"}, again


def test_the_menu_takes_the_view_along_to_every_page_and_marks_where_it_has_led_to(page: Page) -> None:
    wanted = {"county": "46", "garden": "voss", "indicator": "value_creation", "values": "reported", "lang": "en"}
    look(page, f"/?{urlencode(wanted)}")
    for name in ("Companies", "Value creation", "Sustainability", "The gardens", "Data", "About", "Overview"):
        menu(page, name).click()
        expect(menu(page, name)).to_have_attribute("aria-current", "page")
        expect(page.locator(".st-key-menu [aria-current=page]")).to_have_count(1)
        settled(page, **wanted)
    expect(heading(page)).to_contain_text("Vestland: 8 business gardens")
    expect(marked(page)).to_have_attribute("data-garden", "voss")


def test_the_first_page_opens_beside_another_with_the_same_view(page: Page) -> None:
    look(page, "/om?county=46")
    with page.context.expect_page() as opened:
        menu(page, "Oversikt").click(button="middle")
    expect(heading(opened.value)).to_contain_text("Vestland")
    assert urlsplit(opened.value.url).path == "/"
