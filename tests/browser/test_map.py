"""The map stays where it is while its markers follow the view, and every way to a garden ends in the same place."""

import re
import time
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from running import GARDENS, complete
from screen import (
    chart_map,
    click_county,
    control,
    gardens,
    heading,
    inside,
    look,
    marked,
    marker,
    open_menu_entry,
    pick,
    settled,
    view,
)

from gardenmap.ui import releases

MARK = """() => {
    const map = document.querySelector('.gm-map');
    [map, ...map.querySelectorAll('.gm-garden')].forEach(node => { node.untouched = true; });
}"""
IS_MARKED = """() => {
    const map = document.querySelector('.gm-map');
    return [map, ...map.querySelectorAll('.gm-garden')].every(node => node.untouched);
}"""
OTHER_BASE = """() => {
    const { box, state, tell } = gardenmapMap.held();
    return gardenmapMap.show(box.parentNode, { ...state, base: '/assets/00000000/map-base.js' }, tell);
}"""
BENEATH = """(map, { x, y }) => {
    Object.assign(map.style, { position: 'fixed', left: `${x}px`, top: `${y}px` });
}"""
"""The map moved to where something stands; both are on the page's own ground."""
IS_ON_TOP = """node => {
    const { x, y } = node.getBoundingClientRect();
    return document.elementFromPoint(x + 9, y + 9) === node;
}"""
ZOOM = "() => gardenmapMap.held().map.getZoom().toFixed(1)"
IN_FLIGHT = """button => {
    gardenmapMap.held().map.once('zoomanim', () => setTimeout(() => button.click()));
}"""
"""Press what is on the page as soon as the map has begun to fly."""
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f0001050101"
    "27185e570000000049454e44ae426082"
)
MARKERS = """nodes => nodes.map(node => ({
    garden: node.dataset.garden, label: node.ariaLabel, tab: node.tabIndex, role: node.getAttribute("role"),
    y: node.getBoundingClientRect().top + node.getBoundingClientRect().height / 2,
}))"""


def test_a_county_of_the_filter_and_a_county_of_the_map_are_the_same_choice(new_page: Callable[..., Page]) -> None:
    typed, clicked = look(new_page(), "/"), look(new_page(), "/")
    for page in (typed, clicked):
        page.evaluate(MARK)
    pick(typed, "Fylke", "Nordland")
    click_county(clicked, "18")
    for page in (typed, clicked):
        settled(page, county="18")
        expect(heading(page)).to_contain_text("Nordland")
        expect(inside(page)).not_to_have_count(GARDENS)
        expect(chart_map(page).locator(".gm-garden")).to_have_count(GARDENS)
        assert page.evaluate(IS_MARKED), "the map was built anew"
    assert view(typed) == view(clicked)
    assert heading(typed).inner_text() == heading(clicked).inner_text()
    assert gardens(inside(typed)) == gardens(inside(clicked))
    typed.get_by_role("link", name="English").click()
    settled(typed, county="18", lang="en")
    expect(chart_map(typed)).to_have_attribute("aria-label", "Map of the business gardens")
    assert typed.evaluate(IS_MARKED), "the map was built anew"


def test_the_map_is_carried_along_to_other_pages_and_back(page: Page) -> None:
    look(page, "/")
    page.evaluate(MARK)
    for name, path, maps in (("Hagene", "/hage", 1), ("Bedrifter", "/bedrifter", 0), ("Oversikt", "/", 1)):
        open_menu_entry(page, name)
        page.wait_for_url(lambda url, path=path: urlsplit(url).path == path)
        complete(page)
        expect(page.locator(".gm-map")).to_have_count(maps)
    expect(chart_map(page).locator(".gm-garden")).to_have_count(GARDENS)
    assert page.evaluate(IS_MARKED), "the map was built anew"
    marker(page, "voss").click()
    settled(page, garden="voss")
    expect(marked(page)).to_have_attribute("data-garden", "voss")
    assert page.evaluate(IS_MARKED), "the map was built anew"


def test_another_release_of_borders_is_another_map(page: Page) -> None:
    look(page, "/")
    page.evaluate(MARK)
    page.evaluate(OTHER_BASE)
    complete(page)
    assert page.evaluate("!document.querySelector('.gm-map').untouched")
    expect(page.locator(".gm-map")).to_have_count(1)
    marker(page, "voss").click()
    settled(page, garden="voss")


@pytest.mark.parametrize("garden", ["odda", "nordkappregionen"])
def test_what_the_pointer_shows_of_a_garden_lies_inside_the_map_and_goes_with_esc(page: Page, garden: str) -> None:
    look(page, "/")
    marker(page, garden).hover()
    tip, frame = page.locator(".leaflet-tooltip"), page.locator(".gm-map")
    expect(tip).to_be_visible()
    its, room = (part.evaluate("each => each.getBoundingClientRect().toJSON()") for part in (tip, frame))
    assert room["left"] <= its["left"]
    assert its["right"] <= room["right"]
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)


def test_without_borders_the_picture_stays_and_the_next_choice_asks_for_them_again(
    browser: Browser, app_url: str
) -> None:
    page = browser.new_page(base_url=app_url, locale="nb-NO")
    page.route("**/counties.geojson", lambda route: route.abort())
    page.goto("/")
    expect(page.locator(".gm-chart .main-svg").first).to_be_visible()
    page.wait_for_function("() => gardenmapPage.isSettled()")
    expect(page.locator(".st-key-map > svg")).to_be_visible()
    expect(page.locator(".gm-map")).to_have_count(0)
    page.unroute("**/counties.geojson")
    pick(page, "Fylke", "Vestland")
    complete(page)
    expect(page.locator(".st-key-map > svg")).to_have_count(0)
    page.close()


def test_what_is_looked_at_while_the_map_flies_is_where_it_goes_when_it_lands(page: Page) -> None:
    look(page, "/")
    country = page.evaluate(ZOOM)
    page.get_by_role("button", name="Hele landet").evaluate(IN_FLIGHT)
    pick(page, "Fylke", "Vestland")
    settled(page, county="46")
    expect(page.get_by_role("button", name="Hele landet")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(ZOOM) == country


def test_a_window_that_is_made_smaller_after_a_choice_sees_as_much_as_a_new_one(new_page: Callable[..., Page]) -> None:
    page, small = look(new_page(), "/"), look(new_page(1300, 900), "/?garden=voss")
    marker(page, "voss").click()
    settled(page, garden="voss")
    page.set_viewport_size({"width": 1300, "height": 900})
    page.wait_for_function(
        "wanted => gardenmapMap.held().map.getZoom().toFixed(1) === wanted", arg=small.evaluate(ZOOM)
    )
    steps = page.get_by_role("group", name="Utsnitt av kartet", exact=True).get_by_role("button")
    assert steps.count() > 1
    assert (
        steps.all_inner_texts()
        == small.get_by_role("group", name="Utsnitt av kartet", exact=True).get_by_role("button").all_inner_texts()
    )


def test_a_step_back_takes_the_table_away_that_lies_over_the_page(page: Page) -> None:
    look(page, "/")
    marker(page, "voss").click()
    settled(page, garden="voss")
    page.get_by_role("button", name="Tabell").first.click()
    expect(page.locator("dialog[open] table")).to_be_visible()
    page.go_back()
    expect(page.locator("dialog")).to_have_count(0)
    settled(page, garden=None)


@pytest.mark.parametrize("script", ["map.js", "map-base.js", "map-drawing.js", "page.js", "charts.js"])
def test_the_page_waits_for_its_scripts_where_they_are_slow(script: str, page: Page) -> None:
    def late(route: Route) -> None:
        time.sleep(2)
        route.continue_()

    page.route(f"**/{script}", late)
    look(page, "/")


def test_what_the_page_opens_lies_above_the_map(new_page: Callable[..., Page]) -> None:
    page = look(new_page(390), "/")
    page.locator("#page .gm-small-menu summary").click()
    entry = page.locator("#page .gm-small-menu a").last
    chart_map(page).evaluate(BENEATH, entry.bounding_box())
    assert entry.evaluate(IS_ON_TOP)


def test_the_map_says_to_a_reader_what_it_shows_of_the_choices(page: Page) -> None:
    look(page, "/")
    drawn = page.get_by_role("region", name="Kart over næringshagene")
    expect(drawn).to_have_accessible_description(re.compile("^47 næringshager passer til valgene, fra Lindesnes til"))
    pick(page, "Fylke", "Troms")
    settled(page, county="55")
    expect(drawn).to_have_accessible_description(re.compile("^2 næringshager passer til valgene, fra Senja"))


def by_mouse(page: Page) -> None:
    marker(page, "voss").click()


def by_enter(page: Page) -> None:
    marker(page, "voss").focus()
    page.keyboard.press("Enter")


def by_space(page: Page) -> None:
    marker(page, "voss").focus()
    page.keyboard.press("Space")


def by_table(page: Page) -> None:
    table = page.locator(".st-key-panel-gardens")
    if not table.get_by_role("link", name="Voss").first.is_visible():
        table.get_by_role("button", name="Vis alle").click()
    table.get_by_role("link", name="Voss").first.click()


def by_search(page: Page) -> None:
    pick(page, "Næringshage", "Voss")


def test_every_way_to_a_garden_marks_it(page: Page) -> None:
    look(page, "/")
    for act in (by_mouse, by_enter, by_space, by_table, by_search):
        act(page)
        settled(page, garden="voss")
        expect(marked(page)).to_have_attribute("data-garden", "voss")
        expect(marked(page)).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".st-key-chosen-garden")).to_contain_text("Voss")
        expect(control(page, "Næringshage")).to_have_value("voss")
        page.get_by_role("link", name="Fjern valget").click()
        settled(page, garden=None)
        expect(marked(page)).to_have_count(0)


def test_focus_stays_on_a_marker_that_is_chosen_and_let_go_by_keyboard(page: Page) -> None:
    look(page, "/")
    by_enter(page)
    settled(page, garden="voss")
    expect(marked(page)).to_have_count(1)
    expect(marker(page, "voss")).to_be_focused()
    page.keyboard.press("Enter")
    settled(page, garden=None)
    expect(marked(page)).to_have_count(0)
    expect(marker(page, "voss")).to_be_focused()


def test_every_garden_has_one_marker_that_keyboard_and_reader_meet_from_south_to_north(page: Page) -> None:
    look(page, "/")
    release, _ = releases.current()
    assert release
    found = chart_map(page).locator(".gm-garden").evaluate_all(MARKERS)
    assert [each["garden"] for each in found] == list(release.gardens["id"])
    assert all(
        each["label"].startswith(f"{name}.") for each, name in zip(found, release.gardens["short_name"], strict=True)
    )
    assert {(each["tab"], each["role"]) for each in found} == {(0, "button")}
    from_the_bottom_up = [each["y"] for each in found]
    assert from_the_bottom_up == sorted(from_the_bottom_up, reverse=True)
    assert release.gardens["lat"].between(58.0, 71.0).all()

    hollow = chart_map(page).locator(".gm-garden.gm-unverified")
    unsure = release.gardens.query("membership == 'unverified' and status == 'active'")
    assert set(gardens(hollow)) == set(unsure["id"])
    fills = hollow.locator(".gm-disc").evaluate_all("discs => discs.map(disc => getComputedStyle(disc).borderStyle)")
    assert set(fills) == {"dashed"}
    assert (
        chart_map(page)
        .locator(".gm-estimate .gm-disc")
        .first.evaluate("disc => getComputedStyle(disc).backgroundImage")
        .startswith("repeating-linear-gradient")
    )


def test_the_background_from_kartverket_is_fetched_only_when_it_is_turned_on(new_page: Callable[..., Page]) -> None:
    page = new_page(beside="https://cache.kartverket.no/")
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(urlsplit(request.url).hostname or ""))
    page.context.route(
        "https://cache.kartverket.no/**", lambda route: route.fulfill(body=PIXEL, content_type="image/png")
    )
    look(page, "/")
    here = set(asked)
    asked.clear()
    with page.expect_response("https://cache.kartverket.no/**"):
        chart_map(page).get_by_role("button", name="Topografisk bakgrunn fra Kartverket").click()
    expect(chart_map(page).locator(".leaflet-control-attribution")).to_contain_text("© Kartverket")
    expect(chart_map(page).locator("img.leaflet-tile-loaded").first).to_be_attached()
    assert "cache.kartverket.no" not in here
    assert set(asked) == {"cache.kartverket.no"}


HIDDEN = """() => {
    const all = (found) => [...document.querySelectorAll(`.gm-map ${found}`)];
    const controls = all('.leaflet-control').map((control) => control.getBoundingClientRect());
    const meets = (one, other) => one.left < other.right - 1 && one.right > other.left + 1
        && one.top < other.bottom - 1 && one.bottom > other.top + 1;
    return [...all('.gm-written .gm-word'), ...all('.gm-garden:not(.gm-dim) .gm-disc')]
        .filter((each) => controls.some((control) => meets(each.getBoundingClientRect(), control)))
        .map((each) => each.textContent || each.parentNode.ariaLabel);
}"""


@pytest.mark.parametrize("width", [1440, 390])
def test_legend_and_buttons_lie_over_nothing_of_a_chosen_county(new_page: Callable[..., Page], width: int) -> None:
    page = new_page(width=width)
    found = {}
    for county in ("46", "18", "34", "11", "50"):
        look(page, f"/?county={county}")
        assert page.locator(".gm-map .gm-written").count(), county
        found[county] = page.evaluate(HIDDEN)
    assert found == {county: [] for county in found}


IN_SIGHT = """() => {
    const { left, right, top, bottom } = document.querySelector('.gm-map').getBoundingClientRect();
    return [...document.querySelectorAll('.gm-map .gm-written .gm-word')].map((word) => {
        const its = word.getBoundingClientRect();
        return [word.textContent, its.left >= left && its.right <= right && its.top >= top && its.bottom <= bottom];
    });
}"""


def test_names_are_arranged_anew_where_the_map_comes_to_rest(page: Page) -> None:
    look(page, "/")
    pick(page, "Fylke", "Nordland")
    settled(page, county="18")
    expect(page.locator(".gm-map .gm-label-garden").first).to_be_attached()
    before = page.evaluate(IN_SIGHT)
    page.evaluate("gardenmapMap.held().map.panBy([150, 0], { animate: false })")
    after = page.evaluate(IN_SIGHT)
    assert 0 < len(after) < len(before)
    assert all(is_whole for _, is_whole in before + after)
