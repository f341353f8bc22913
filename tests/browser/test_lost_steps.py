"""A step in the browser's history that Streamlit overlooks is noticed, and the page is fetched after all."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from screen import heading, look, marker, open_menu_entry, settled, view

DEAF = """addEventListener("popstate", (event) => {
    if (!window.deaf || !event.isTrusted) return;
    event.stopImmediatePropagation();
    window.overheard = (window.overheard ?? 0) + 1;
}, true)"""


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
