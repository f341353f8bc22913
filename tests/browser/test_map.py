"""The map: every garden with its certainty, by mouse, keyboard and finger, and no host but our own unasked."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from running import complete
from screen import control, frame, inside, leaflet, look, marked, marker, pick, press_county, press_on_map, rgb, settled

from gardenmap import current
from gardenmap.look import PALETTES

MARKERS = """nodes => nodes.map(node => ({
    garden: node.dataset.garden, label: node.ariaLabel, tab: node.tabIndex, role: node.getAttribute("role"),
    y: node.getBoundingClientRect().y,
}))"""
COVERED = """map => {
    const all = found => [...map.querySelectorAll(found)];
    const panes = all('.gm-legend-pane, .gm-steps').map(each => each.getBoundingClientRect());
    const meets = (one, other) => one.left < other.right - 1 && one.right > other.left + 1
        && one.top < other.bottom - 1 && one.bottom > other.top + 1;
    return all('.gm-garden:not(.gm-dim) :is(.gm-name, circle.gm-halo)')
        .filter(each => panes.some(pane => meets(each.getBoundingClientRect(), pane)))
        .map(each => each.closest('.gm-garden').ariaLabel);
}"""
WITHIN = """node => {
    const [its, map] = [node, node.closest('#map_div')].map(each => each.getBoundingClientRect());
    return its.left >= map.left && its.right <= map.right && its.top >= map.top && its.bottom <= map.bottom;
}"""
TALLER = """([county, height]) => document.querySelector('.st-key-map iframe').contentDocument
    .querySelector(`path[data-county='${county}']`).getBoundingClientRect().height > height"""
"""Leaflet begins to move a frame after a press on a button: asked until it has."""
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364f80f0001050101"
    "27185e570000000049454e44ae426082"
)


def test_every_garden_has_one_marker_that_keyboard_and_reader_meet_from_south_to_north(page: Page) -> None:
    look(page, "/")
    release, _ = current.on_show()
    assert release
    found = leaflet(page).locator(".gm-garden").evaluate_all(MARKERS)
    assert [each["garden"] for each in found] == list(release.gardens["id"])
    assert all(
        each["label"].startswith(f"{name}.") for each, name in zip(found, release.gardens["short_name"], strict=True)
    )
    assert {(each["tab"], each["role"]) for each in found} == {(0, "button")}
    from_the_bottom_up = [each["y"] for each in found]
    assert from_the_bottom_up == sorted(from_the_bottom_up, reverse=True)
    unsure = set(release.gardens.query("membership == 'unverified' and status == 'active'")["id"])
    hollow = leaflet(page).locator(".gm-garden:has(circle.gm-unverified)")
    assert set(hollow.evaluate_all("nodes => nodes.map(node => node.dataset.garden)")) == unsure
    looks = {
        name: leaflet(page)
        .locator(f".gm-garden circle.gm-{name}")
        .first.evaluate("mark => [getComputedStyle(mark).fill, getComputedStyle(mark).strokeDasharray]")
        for name in ("estimate", "unverified", "closed")
    }
    assert "gm-hatch" in looks["estimate"][0]
    assert looks["unverified"][1] != "none"
    assert leaflet(page).locator(".gm-garden.gm-of-closed .gm-cross").first.is_visible()
    for word in ("rapportert", "anslag (ca.)", "ikke bekreftet", "meldt nedlagt", "tall mangler", "Bedrifter per hage"):
        expect(frame(page).locator(".gm-legend-pane")).to_contain_text(word)
    expect(frame(page)).to_contain_text("Ingen hage i Vestfold, Østfold, Oslo og Akershus")
    expect(frame(page).get_by_role("region", name="Kart over næringshagene")).to_have_accessible_description(
        re.compile("^47 næringshager passer til valgene, fra ")
    )


@pytest.mark.parametrize("width", [1440, 390])
def test_a_chosen_county_names_its_gardens_and_neither_legend_nor_buttons_lie_over_them(
    width: int, new_page: Callable[..., Page]
) -> None:
    page = new_page(width)
    covered = {}
    for county, gardens in (("46", 8), ("18", 3), ("34", 9), ("11", 4)):
        look(page, f"/?county={county}")
        expect(inside(page)).to_have_count(gardens)
        expect(inside(page).locator(".gm-name")).to_have_count(gardens)
        covered[county] = frame(page).evaluate(COVERED)
    assert covered == {county: [] for county in covered}


def test_the_map_stays_while_choices_come_and_go_and_looks_where_the_visitor_wants(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if "counties.geojson" in request.url else None)
    look(page, "/")
    leaflet(page).evaluate("map => { map.isTheSame = true; }")
    land = leaflet(page).locator("path[data-county='50']")
    whole = land.bounding_box()
    press_on_map(page, "Midt")
    expect(frame(page).get_by_role("button", name="Midt", exact=True)).to_have_attribute("aria-pressed", "true")
    middle = land.bounding_box()
    assert whole["height"] * 1.5 < middle["height"]
    press_on_map(page, "Zoom inn")
    page.wait_for_function(TALLER, arg=["50", middle["height"] * 1.5])
    complete(page)  # Leaflet hears no press while it moves
    press_on_map(page, "Zoom ut")
    page.wait_for_function(f"arg => !({TALLER})(arg)", arg=["50", middle["height"] * 1.1])
    complete(page)
    press_on_map(page, "Hele landet")
    assert land.bounding_box() == pytest.approx(whole, abs=1)
    pick(page, "Fylke", "Nordland")
    settled(page, county="18")
    marker(page, "egga").hover()
    tip = leaflet(page).locator(".leaflet-tooltip", has_text="Egga")
    expect(tip).to_contain_text("Sortland, Nordland, ca. 120 bedrifter")
    assert tip.evaluate(WITHIN)
    page.get_by_text("English").click()
    settled(page, county="18", lang="en")
    expect(
        page.frame_locator(".st-key-map iframe").get_by_role("region", name="Map of the business gardens")
    ).to_be_visible()
    press_county(page, "18")
    settled(page, lang="en")
    assert leaflet(page).evaluate("map => map.isTheSame")
    assert len(fetched) == 1


def test_gardens_are_chosen_and_let_go_with_the_keyboard_and_keep_the_focus_and_stand_whole_inside_the_map(
    page: Page,
) -> None:
    look(page, "/?county=46")
    for garden in leaflet(page).locator(".gm-garden").all():
        garden.focus()
        assert garden.evaluate(WITHIN), garden.get_attribute("data-garden")
    marker(page, "voss").focus()
    for key, wanted in (("Enter", {"garden": "voss"}), ("Space", {}), ("Space", {"garden": "voss"}), ("Enter", {})):
        page.keyboard.press(key)
        settled(page, county="46", **wanted)
        expect(marker(page, "voss")).to_be_focused()
    pick(page, "Fylke", "Nordland")
    settled(page, county="46,18")
    expect(control(page, "Fylke")).to_be_focused()


def test_the_background_from_kartverket_is_fetched_only_while_it_is_turned_on(new_page: Callable[..., Page]) -> None:
    page = new_page(beside="https://cache.kartverket.no/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).hostname or ""))
    page.route("https://cache.kartverket.no/**", lambda route: route.fulfill(body=PIXEL, content_type="image/png"))
    look(page, "/")
    assert "cache.kartverket.no" not in asked
    asked.clear()
    background = frame(page).get_by_role("button", name="Topografisk bakgrunn fra Kartverket")
    background.click()
    expect(leaflet(page).locator("img.leaflet-tile-loaded").first).to_be_attached()
    expect(leaflet(page).locator(".leaflet-control-attribution")).to_contain_text("© Kartverket")
    assert set(asked) == {"cache.kartverket.no"}
    background.click()
    expect(leaflet(page).locator("img.leaflet-tile")).to_have_count(0)


def test_page_charts_and_map_turn_dark_and_light_with_the_device(page: Page) -> None:
    look(page, "/?garden=lister")
    page.evaluate("window.isTheSame = true")
    for theme in ("dark", "light"):
        page.emulate_media(color_scheme=theme)
        palette = PALETTES[theme]
        expect(page.locator(".gm-question").first).to_have_css("color", rgb(palette.ink))
        expect(page.locator("body")).to_have_css("background-color", rgb(palette.bg))
        expect(leaflet(page)).to_have_css("background-color", rgb(palette.ground))
        expect(leaflet(page).locator("path[data-county='42']")).to_have_css("fill", rgb(palette.land))
        expect(page.locator(".gm-chart .main-svg .xtick text").first).to_have_css("fill", rgb(palette.ink2))
    assert page.evaluate("isTheSame")
    expect(marked(page)).to_have_attribute("data-garden", "lister")


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Put a finger on the start, move it to the end, and lift it."""
    cdp = page.context.new_cdp_session(page)
    for step in range(13):
        x, y = (a + (b - a) * step / 12 for a, b in zip(start, end, strict=True))
        kind = "touchMove" if step else "touchStart"
        cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def test_a_tap_chooses_a_garden_and_one_finger_scrolls_the_page_over_the_map(phone: Page) -> None:
    look(phone, "/")
    marker(phone, "nordkappregionen").tap()
    settled(phone, garden="nordkappregionen")
    expect(phone.locator(".gm-chosen-garden")).to_contain_text("Nordkapp")
    phone.locator(".st-key-map").scroll_into_view_if_needed()
    box = phone.locator(".st-key-map").bounding_box()
    assert box
    where = "map => map.querySelector('[data-garden=lister]').getBoundingClientRect().y"
    before = leaflet(phone).evaluate(where)
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    drag(phone, middle, (middle[0], middle[1] - 150))
    phone.wait_for_function(
        "top => document.querySelector('.st-key-map').getBoundingClientRect().top < top - 60", arg=box["y"]
    )
    assert leaflet(phone).evaluate(where) == before, "the map has moved within its frame"
    assert phone.evaluate("visualViewport.scale") == 1
