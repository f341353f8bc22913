"""A step in the browser's history that Streamlit overlooks is noticed, and the page is fetched after all."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from screen import heading, look, marker, open_menu_entry, settled, view

DEAF = """addEventListener("popstate", (event) => {
    if (!window.deaf || !event.isTrusted) return;
    event.stopImmediatePropagation();
    window.overheard = (window.overheard ?? 0) + 1;
}, true)"""

LATE = """(() => {
    const each = (own, message) => setTimeout(() => own.call(undefined, message), 900);
    globalThis.WebSocket = class extends WebSocket {
        addEventListener(type, own, how) {
            super.addEventListener(type, type === "message" ? (message) => each(own, message) : own, how);
        }
        set onmessage(own) { super.onmessage = (message) => each(own, message); }
        send(message) { setTimeout(() => super.send(message), 900); }
    };
})()"""
"""Streamlit's line takes nearly a second each way."""
PATIENT = """(() => {
    const plain = setTimeout;
    globalThis.setTimeout = (act, after, ...more) => after === 5000 ? 0 : plain(act, after, ...more);
})()"""
"""What is given up after five seconds is waited for without end."""


def test_a_step_back_that_reaches_nobody_is_made_up_for(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.add_init_script(DEAF)
    look(page, "/")
    first = heading(page).inner_text()
    marker(page, "voss").click()
    settled(page, garden="voss")
    page.goto("/bedrifter?county=46")
    settled(page, county="46")
    open_menu_entry(page, "Oversikt")
    page.wait_for_url("**/?*")
    settled(page, county="46")
    expect(heading(page)).to_contain_text("8 næringshager")
    page.evaluate("window.deaf = true")
    page.go_back()
    expect(heading(page)).to_contain_text("580 bedrifter")
    page.wait_for_url("**/bedrifter?*")
    assert view(page)["county"] == "46"
    assert page.evaluate("window.overheard") == 1
    assert first != heading(page).inner_text()


def test_a_page_that_is_long_on_its_way_is_not_taken_for_a_lost_step(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.add_init_script(LATE)
    look(page, "/")
    page.evaluate("gardenmapPage.act('land:50'); setTimeout(() => gardenmapPage.act('go:companies'), 300)")
    settled(page, county="50")
    page.wait_for_url("**/bedrifter?**")
    # Long enough for the watch over the address to have looked, and for its run to have come back.
    page.wait_for_timeout(4000)
    assert urlsplit(page.url).path == "/bedrifter"
    assert page.locator("#page").get_attribute("data-page") == "companies"


def test_whoever_steps_back_while_a_page_is_turned_waits_for_it_no_longer(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.add_init_script(PATIENT)
    look(page, "/")
    marker(page, "voss").click()
    settled(page, garden="voss")
    page.evaluate("gardenmapPage.act('go:sustainability'); setTimeout(() => history.back(), 20)")
    page.wait_for_function("() => !location.search.includes('voss') && !gardenmapPage.isTurning()")


def test_a_page_that_is_where_the_browser_is_is_left_alone(new_page: Callable[..., Page]) -> None:
    page = new_page()
    asked: list[object] = []
    page.on("websocket", lambda line: line.on("framesent", lambda sent: asked.append(sent)))
    look(page, "/?county=46&x=%3Cb%3E&embed_options=no&theme=&utm_source=mail")
    before, steps = len(asked), page.evaluate("history.length")
    marker(page, "voss").click()
    settled(page, garden="voss")
    # Long enough for the watch over the address to have looked several times.
    page.wait_for_timeout(4000)
    assert len(asked) - before == 1
    assert page.evaluate("history.length") - steps == 1


@pytest.mark.parametrize("after", [5, 20, 60])
def test_a_choice_that_is_made_while_the_page_is_turned_is_made_on_the_new_page(page: Page, after: int) -> None:
    look(page, "/")
    page.evaluate(
        "after => { gardenmapPage.act('go:companies'); setTimeout(() => gardenmapPage.act('land:46'), after); }", after
    )
    page.wait_for_url("**/bedrifter?county=46&**")
    expect(heading(page)).to_contain_text("Vestland")
    settled(page, county="46")
    expect(page.locator("#connection")).not_to_contain_text("gikk galt")
