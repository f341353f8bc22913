"""What a visitor chooses is shown at once, whether Streamlit is there, late or deaf; in the end both agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from running import complete
from screen import control, heading, landed, look, marked, marker, pick, settled, view

STREAMLITS = re.compile(r"/static/js/index\.")
ANSWERS = re.compile("/acts/")


@pytest.fixture
def cut_off(browser: Browser, app_url: str) -> Iterator[Page]:
    """A window that gets no answer to a choice by request, of which the browser complains in its console."""
    page = browser.new_page(base_url=app_url, locale="nb-NO")
    page.route(ANSWERS, lambda route: route.abort())
    yield page
    page.close()


@contextmanager
def held(page: Page) -> Iterator[None]:
    """Streamlit's scripts do not come before the end of this."""
    waiting: list[Route] = []
    page.route(STREAMLITS, lambda route: waiting.append(route))
    yield
    for route in waiting:
        route.continue_()


def test_a_choice_before_the_app_is_there_is_shown_and_can_be_taken_back_and_the_app_goes_on_from_there(
    page: Page,
) -> None:
    with held(page):
        page.goto("/?lang=en")
        pick(page, "County", "Vestland")
        expect(heading(page)).to_contain_text("Vestland: 8 business gardens")
        landed(page)
        marker(page, "voss").click()
        expect(marked(page)).to_have_attribute("data-garden", "voss")
        assert view(page).items() >= {"county": "46", "garden": "voss"}.items()
        page.go_back()
        expect(marked(page)).to_have_count(0)
        page.go_back()
        expect(heading(page)).to_contain_text("47 business gardens")
        assert view(page) == {"lang": "en"}
        page.go_forward()
        expect(heading(page)).to_contain_text("Vestland: 8 business gardens")
        expect(page).to_have_title(re.compile("^Vestland: 8 business gardens"))
    settled(page, county="46", garden=None)
    expect(heading(page)).to_contain_text("Vestland: 8 business gardens")
    expect(page.locator("#connection")).not_to_have_class("is-said")
    marker(page, "voss").click()
    settled(page, county="46", garden="voss")


def test_what_cannot_be_fetched_comes_by_the_line(cut_off: Page) -> None:
    page = look(cut_off, "/")
    pick(page, "Fylke", "Vestland")
    settled(page, county="46")
    marker(page, "voss").click()
    settled(page, county="46", garden="voss")
    expect(marked(page)).to_have_attribute("data-garden", "voss")
    page.go_back()
    expect(marked(page)).to_have_count(0)
    page.unroute(ANSWERS)
    pick(page, "Fylke", "Nordland")
    settled(page, county="46,18", garden=None)
    expect(heading(page)).to_contain_text("Vestland og Nordland")


def test_a_choice_that_cannot_be_fetched_before_the_app_is_there_waits_for_it_and_the_page_says_so(
    cut_off: Page,
) -> None:
    page = cut_off
    notice = page.locator("#connection")
    with held(page):
        page.goto("/")
        marker(page, "voss").click()
        expect(notice).to_be_in_viewport()
        expect(notice).to_contain_text("Valget ditt vises så snart siden kan ta imot det.")
        expect(marked(page)).to_have_count(0)
    settled(page, garden="voss")
    expect(marked(page)).to_have_attribute("data-garden", "voss")
    expect(notice).not_to_have_class("is-said")


@pytest.mark.parametrize("slower", [1, 4])
@pytest.mark.parametrize("after", [0, 20, 60, 150])
def test_a_step_back_right_after_a_choice_shows_what_was_there_before_and_adds_no_step(
    page: Page, after: int, slower: int
) -> None:
    look(page, "/")
    pick(page, "Fylke", "Vestland")
    settled(page, county="46")
    steps = page.evaluate("history.length")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.evaluate(
        """after => {
            addEventListener("popstate", () => (window.stepped = true), { once: true });
            gardenmapPage.act("land:18");
            const isThere = () => location.search.includes("county=18");
            const back = () => (isThere() ? setTimeout(() => history.back(), after) : setTimeout(back));
            back();
        }""",
        after,
    )
    page.wait_for_function("() => window.stepped")
    settled(page, county="46")
    expect(heading(page)).to_contain_text("Vestland")
    page.wait_for_timeout(500)
    assert view(page)["county"] == "46"
    expect(heading(page)).to_contain_text("Vestland")
    assert page.evaluate("history.length") == steps + 1
    page.go_forward()
    settled(page, county="18")
    expect(heading(page)).to_contain_text("Nordland")


def test_a_step_back_while_a_choice_is_on_its_way_is_what_is_shown(page: Page) -> None:
    look(page, "/")
    first = heading(page).inner_text()
    pick(page, "Fylke", "Vestland")
    settled(page, county="46")
    page.evaluate(
        """() => {
            const { fetch } = window;
            const late = (...asked) => new Promise((done) => setTimeout(done, 500)).then(() => fetch(...asked));
            window.fetch = (...asked) => (asked[0].includes("county%3D") ? late(...asked) : fetch(...asked));
            document.querySelector("#page [name=county][value='18']").click();
            setTimeout(() => history.back(), 50);
        }"""
    )
    expect(heading(page)).to_have_text(first)
    page.wait_for_timeout(1000)
    expect(page.locator("#page [name=county][value='18']")).not_to_be_checked(timeout=1000)
    assert "county" not in view(page)
    expect(heading(page)).to_have_text(first)


def test_quick_choices_build_on_each_other(page: Page) -> None:
    look(page, "/")
    page.evaluate("['land:46', 'land+:18', 'garden:voss', 'lang:en'].forEach(code => gardenmapPage.act(code))")
    settled(page, county="46,18", garden="voss", lang="en")
    expect(heading(page)).to_contain_text("Vestland and Nordland")
    complete(page)
    page.reload()
    expect(heading(page)).to_contain_text("Vestland and Nordland")


def another(route: Route) -> None:
    """Answers a choice with another page than the session will hold."""
    page = route.fetch().json()
    route.fulfill(json=page | {"tag": "another", "html": page["html"].replace("Vestland", "Another place")})


def test_what_lies_below_what_is_seen_follows_each_of_several_choices(page: Page) -> None:
    look(page, "/")
    rows = page.locator(".st-key-panel-gardens tbody tr")
    expect(rows).to_have_count(47)
    assert rows.first.bounding_box()["y"] > page.viewport_size["height"]
    for codes, number in ((["land:46"], 8), (["land+:18", "land:42", "land:42"], 47), (["land:46", "land+:18"], 11)):
        page.evaluate("codes => codes.forEach(code => gardenmapPage.act(code))", codes)
        page.wait_for_function("() => gardenmapPage.isSettled()")
        settled(page)
        expect(rows).to_have_count(number, timeout=100)


def test_where_the_session_holds_another_page_that_one_is_shown(page: Page) -> None:
    """As after a new release, or where what the line brought was of a view that had been left."""
    page.route(ANSWERS, another)
    look(page, "/")
    pick(page, "Fylke", "Vestland")
    settled(page, county="46")
    expect(heading(page)).to_contain_text("Vestland: 8 næringshager")


def test_what_is_pressed_is_fetched_before_it_is_let_go_and_only_once(page: Page) -> None:
    look(page, "/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/acts/" in request.url else None)
    # The markers first: a county has the map fly, and they with it.
    for found, wanted in (
        (marker(page, "voss"), {"garden": "voss"}),
        (page.locator("#page [data-act='garden:voss']").first, {"garden": None}),
        (page.get_by_label("Vestland", exact=True), {"county": "46"}),
        (page.locator("#page .gm-choice-county [data-clear]"), {"county": None}),
    ):
        if wanted == {"county": "46"}:
            control(page, "Fylke").click()
        asked.clear()
        found.hover()
        page.mouse.down()
        page.wait_for_timeout(300)
        assert len(asked) == 1, found
        page.mouse.up()
        settled(page, **wanted)
        assert len(asked) == 1, found


def test_a_box_that_is_pressed_with_the_space_bar_is_fetched_before_it_is_let_go_and_only_once(page: Page) -> None:
    look(page, "/")
    control(page, "Fylke").click()
    page.get_by_label("Vestland", exact=True).focus()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/acts/" in request.url else None)
    page.keyboard.down("Space")
    page.wait_for_timeout(300)
    assert len(asked) == 1
    page.keyboard.up("Space")
    settled(page, county="46")
    assert len(asked) == 1


def test_what_is_pressed_and_left_again_changes_nothing(page: Page) -> None:
    look(page, "/")
    first = heading(page).inner_text()
    control(page, "Fylke").click()
    box = page.get_by_label("Vestland", exact=True)
    box.hover()
    with page.expect_response(ANSWERS):
        page.mouse.down()
    page.mouse.move(5, 5)
    page.mouse.up()
    page.wait_for_timeout(300)
    expect(box).not_to_be_checked()
    expect(heading(page)).to_have_text(first)
    control(page, "Fylke").click()
    box.click()
    settled(page, county="46")


def test_a_choice_in_a_hidden_tab_reaches_the_session_when_the_tab_is_seen(page: Page) -> None:
    look(page, "/")
    other = page.context.new_page()
    other.bring_to_front()
    page.evaluate("gardenmapPage.act('land:46')")
    page.bring_to_front()
    settled(page, county="46")
    other.close()
    control(page, "Fylke").click()
    expect(page.get_by_label("Vestland", exact=True)).to_be_checked()
