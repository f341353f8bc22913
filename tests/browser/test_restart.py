"""The server dies under its visitors: the page says so in their language, and goes on by itself when it is back."""

from __future__ import annotations

import re
import signal
from os import kill

from playwright.sync_api import Browser, Page, expect
from running import complete, free_port, running_app
from screen import heading, look, marker, settled, view

PATIENCE = 90_000
"""Milliseconds; a browser that found no server asks again after up to fifteen seconds."""
GONE = {"": "Ingen forbindelse med tjeneren", "&lang=en": "No connection to the server"}


def open_page(browser: Browser, url: str, query: str) -> Page:
    return look(browser.new_page(base_url=url, locale="nb-NO"), f"/?county=46&garden=voss{query}")


def test_a_killed_server_is_told_in_plain_words_and_the_page_goes_on_when_it_is_back(browser: Browser) -> None:
    port = free_port()
    with running_app(port) as app:
        pages = {query: open_page(browser, app.url, query) for query in GONE}
        for page in pages.values():
            expect(page.locator("#connection")).to_have_text("")
            expect(page.locator("#connection")).not_to_have_class("is-gone")
        titles = {query: heading(page).inner_text() for query, page in pages.items()}
        kill(app.pid, signal.SIGKILL)
        for query, page in pages.items():
            notice = page.get_by_role("status").filter(has_text=GONE[query])
            expect(notice).to_be_in_viewport(timeout=PATIENCE)
            expect(heading(page)).to_have_text(titles[query])
        # Streamlit opens its own dialog after six attempts that found nobody.
        _tried(pages[""], 7)
        for page in pages.values():
            expect(page.get_by_role("dialog")).to_have_count(0)
            assert not re.search(r"Connection error|streamlit run", page.locator("body").inner_text())

    with running_app(port) as app:
        for query, page in pages.items():
            expect(page.locator("#connection")).not_to_have_class("is-gone", timeout=PATIENCE)
            complete(page)
            expect(heading(page)).to_have_text(titles[query])
            assert view(page)["garden"] == "voss"
            marker(page, "odda").click()
            settled(page, garden="odda", county="46")
            page.close()
        assert "Traceback" not in app.log.read_text()


def _tried(page: Page, times: int) -> None:
    """Wait until the page has looked for its server so often."""
    for _ in range(times):
        page.wait_for_event("requestfailed", predicate=_asks_for_health, timeout=PATIENCE)


def _asks_for_health(request: object) -> bool:
    return "/_stcore/health" in getattr(request, "url", "")
