"""The server dies under its visitors: the page says so in their language, and goes on by itself when it is back."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable
from os import kill

from playwright.sync_api import Browser, Page, expect
from running import RunningApp, complete, free_port, running_app
from screen import control, heading, look, marker, pick, settled, view

PATIENCE = 90_000
"""Milliseconds; a browser that found no server asks again after up to fifteen seconds."""
NORWEGIAN, ENGLISH = "Ingen forbindelse med serveren", "No connection to the server"


def test_a_killed_server_is_told_in_plain_words_and_the_page_goes_on_when_it_is_back(browser: Browser) -> None:
    port = free_port()
    with running_app(port=port) as app:
        norwegian = look(browser.new_page(base_url=app.url, locale="nb-NO"), "/?county=46&garden=voss")
        english = look(browser.new_page(base_url=app.url, locale="nb-NO"), "/om?lang=en")
        english_form = look(browser.new_page(base_url=app.url, locale="nb-NO"), "/bedrifter?county=46&lang=en")
        pills = look(browser.new_page(base_url=app.url, locale="nb-NO"), "/baerekraft?county=46")
        title = heading(norwegian).inner_text()
        for page in (norwegian, english):
            expect(page.locator("#connection")).to_have_text("")
            expect(page.locator("#connection")).not_to_have_class("is-said")
        kill(app.pid, signal.SIGKILL)
        for page, said in ((norwegian, NORWEGIAN), (english, ENGLISH)):
            expect(page.get_by_role("status").filter(has_text=said)).to_be_in_viewport(timeout=PATIENCE)
        expect(heading(norwegian)).to_have_text(title)
        # Streamlit opens its own dialog after six attempts that found nobody.
        _tried(norwegian, 7)
        expect(norwegian.get_by_role("dialog")).to_have_count(0)
        assert not re.search(r"Connection error|streamlit run", norwegian.locator("body").inner_text())

    with running_app(port=port, GARDENMAP_TIMINGS="1") as app:
        for page in (english_form, pills, norwegian, english):
            expect(page.locator("#connection")).not_to_have_class("is-said", timeout=PATIENCE)
            complete(page)
        # Neither waits for the new server's first run, which knows of no visitor that it could call back.
        pick(english_form, "County", "Nordland")
        settled(english_form, county="46,18")
        pills.get_by_role("link", name="pågår").click()
        settled(pills, status="ongoing", county="46")
        _ran(norwegian, app, 4)
        expect(heading(norwegian)).to_have_text(title)
        assert view(norwegian)["garden"] == "voss"
        marker(norwegian, "odda").click()
        settled(norwegian, garden="odda", county="46")
        for page in (norwegian, english, english_form, pills):
            page.close()
        assert "Traceback" not in app.log.read_text()


def _tried(page: Page, times: int) -> None:
    """Wait until the page has looked for its server so often."""
    for _ in range(times):
        page.wait_for_event("requestfailed", predicate=_asks_for_health, timeout=PATIENCE)


def _ran(page: Page, app: RunningApp, times: int) -> None:
    """Wait until the new server has drawn so many pages: a click that comes before is one that it knows nothing of."""
    while app.log.read_text().count('"event": "run"') < times:
        page.wait_for_timeout(100)


def _asks_for_health(request: object) -> bool:
    return "/_stcore/health" in getattr(request, "url", "")


def test_a_page_that_never_meets_its_server_says_so_and_its_links_lead_on(new_page: Callable[..., Page]) -> None:
    """As behind a proxy that does not pass WebSockets on."""
    page = new_page()
    page.route_web_socket(re.compile("/_stcore/stream"), lambda socket: socket.close())
    page.goto("/?lang=en")
    expect(page.get_by_role("status").filter(has_text=ENGLISH)).to_be_in_viewport(timeout=PATIENCE)
    expect(heading(page)).to_contain_text("47 business gardens")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.locator("#page .gm-menu").get_by_role("link", name="Companies").click()
    page.wait_for_url("**/bedrifter?*")
    control(page, "County").click()
    page.get_by_label("Vestland", exact=True).check()
    expect(heading(page)).to_contain_text("Vestland")
    assert view(page)["county"] == "46"
