"""A phone: one finger scrolls, two move the map, the system's own sheet shares the view, and nothing is too small."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from screen import chart_map, look

Point = tuple[float, float]
SHARES = """answer => { navigator.share = async (told) => {
    window.told = told;
    if (answer) throw new DOMException("", answer);
}; }"""
SCROLLED = "scrollY"
PLACE = """map => {
    const { left, top } = map.querySelector('[data-garden=lister]').getBoundingClientRect();
    const own = map.getBoundingClientRect();
    return [left - own.left, top - own.top];
}"""


@pytest.fixture
def phone(browser: Browser, app_url: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=app_url, locale="nb-NO", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    troubles: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield page
    context.close()
    assert troubles == []


def drag(page: Page, *ways: tuple[Point, Point]) -> None:
    """Put a finger on the start of each way, move all at once to the ends, and lift them."""
    cdp = page.context.new_cdp_session(page)
    steps = 12

    def fingers(share: float) -> list[dict[str, float]]:
        return [
            {"x": a + (c - a) * share, "y": b + (d - b) * share, "id": n} for n, ((a, b), (c, d)) in enumerate(ways)
        ]

    cdp.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": fingers(0)})
    for step in range(1, steps + 1):
        cdp.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": fingers(step / steps)})
    cdp.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(chart_map(page).locator(".leaflet-zoom-anim")).to_have_count(0)


def middle(page: Page) -> Point:
    """The middle of the map on the screen, where one sees it whole."""
    chart_map(page).evaluate("map => map.scrollIntoView({ block: 'center' })")
    box = chart_map(page).bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def place(page: Page) -> list[float]:
    """Where a garden is on the map, whatever the page has scrolled."""
    return chart_map(page).evaluate(PLACE)


@pytest.mark.parametrize(("lang", "words"), [("nb", "Bruk to fingre"), ("en", "Use two fingers")])
def test_one_finger_scrolls_the_page_over_the_map_and_is_told_of_two(phone: Page, lang: str, words: str) -> None:
    look(phone, f"/?lang={lang}")
    x, y = middle(phone)
    before, stood = phone.evaluate(SCROLLED), place(phone)
    drag(phone, ((x, y), (x, y - 150)))
    phone.wait_for_function(f"before => {SCROLLED} > before + 60", arg=before)
    assert place(phone) == stood
    hint = chart_map(phone).locator(".gm-hint")
    expect(hint).to_contain_text(words)
    expect(hint).to_be_visible()
    expect(hint).to_be_hidden()


def test_two_fingers_move_the_map_and_leave_the_page(phone: Page) -> None:
    look(phone, "/")
    x, y = middle(phone)
    before, (left, top) = phone.evaluate(SCROLLED), place(phone)
    drag(phone, ((x - 40, y), (x + 40, y - 90)), ((x + 40, y), (x + 120, y - 90)))
    now_left, now_top = place(phone)
    assert now_left - left == pytest.approx(80, abs=12)
    assert now_top - top == pytest.approx(-90, abs=12)
    assert phone.evaluate(SCROLLED) == before
    expect(chart_map(phone).locator(".gm-hint")).to_be_hidden()


def test_two_fingers_apart_bring_the_map_nearer(phone: Page) -> None:
    look(phone, "/")
    x, y = middle(phone)
    county = chart_map(phone).locator("path[data-county='50']")
    before = county.bounding_box()
    drag(phone, ((x - 30, y), (x - 90, y)), ((x + 30, y), (x + 90, y)))
    after = county.bounding_box()
    assert before
    assert after
    assert after["height"] > before["height"] * 1.4


def test_a_tap_chooses_a_garden_and_the_next_finger_scrolls_again(phone: Page) -> None:
    look(phone, "/")
    chart_map(phone).locator(".gm-garden").last.tap()
    expect(phone.locator(".st-key-chosen-garden")).to_contain_text("Fjern valget")
    x, y = middle(phone)
    before = phone.evaluate(SCROLLED)
    drag(phone, ((x, y), (x, y - 150)))
    phone.wait_for_function(f"before => {SCROLLED} > before + 60", arg=before)


def share_sheet(phone: Page, answer: str = "") -> None:
    """A browser that can share; the sheet ends with `answer`, the name of an error, or well."""
    phone.add_init_script(f"({SHARES})({answer!r})")


@pytest.mark.parametrize(("lang", "word", "copy"), [("nb", "Del", "Kopier lenke"), ("en", "Share", "Copy link")])
def test_the_systems_sheet_gets_the_title_and_the_address_of_the_view(
    phone: Page, lang: str, word: str, copy: str
) -> None:
    share_sheet(phone)
    look(phone, f"/hage?garden=lister&lang={lang}")
    button = phone.get_by_role("button", name=word, exact=True)
    box = button.bounding_box()
    assert box
    assert box["height"] >= 44
    button.tap()
    told = phone.evaluate("window.told")
    assert told["title"] == phone.title()
    address = urlsplit(told["url"])
    assert address.path == "/hage"
    said = dict(parse_qsl(address.query))
    assert said["garden"] == "lister"
    assert said.get("lang", "nb") == lang
    assert {"year", "release"} <= set(said)
    expect(phone.locator("#page .gm-copied")).to_be_empty()
    expect(phone.get_by_role("button", name=copy)).to_be_visible()


def test_a_sheet_that_is_closed_copies_nothing_and_one_that_fails_copies_the_link(phone: Page) -> None:
    share_sheet(phone, "AbortError")
    look(phone, "/")
    phone.get_by_role("button", name="Del", exact=True).tap()
    phone.wait_for_function("() => window.told")
    expect(phone.locator("#page .gm-copied")).to_be_empty()
    phone.evaluate(SHARES, "NotAllowedError")
    phone.get_by_role("button", name="Del", exact=True).tap()
    expect(phone.locator("#page .gm-copied")).to_contain_text("Lenken er kopiert")


def test_a_browser_that_cannot_share_and_a_desk_that_can_offer_only_the_copy(phone: Page, page: Page) -> None:
    phone.add_init_script("delete Navigator.prototype.share")
    share_sheet(page)
    for each in (phone, page):
        look(each, "/")
        expect(each.get_by_role("button", name="Kopier lenke")).to_be_visible()
        expect(each.locator(".gm-share")).to_be_hidden()


def test_nothing_makes_a_phone_scroll_sideways(phone: Page) -> None:
    share_sheet(phone)
    wide = "() => [document.documentElement, document.body].map(e => e.scrollWidth)"
    for path in ("/?county=46&garden=odda", "/baerekraft", "/hage?garden=lister"):
        look(phone, path)
        for width in (320, 360, 390):
            phone.set_viewport_size({"width": width, "height": 700})
            phone.wait_for_function(f"width => ({wide})().every(each => each === width)", arg=width)
            assert phone.evaluate("visualViewport.scale") == 1
