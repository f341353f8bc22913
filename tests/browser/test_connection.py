"""The server dies, the line is cut, a run fails: the page says so in the visitor's language, and goes on by itself."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from behind_nginx import fleet
from playwright.sync_api import Browser, Page, expect
from running import ROOT, RunningApp, complete, free_port, running_app
from screen import control, heading, look, marked, marker, menu, panel, pick, settled

GONE = {"nb": "Ingen forbindelse med serveren", "en": "No connection to the server"}
LONG = 90_000
"""Milliseconds; a page without a server looks for it now and then."""
DOOR = """
import streamlit as st

from gardenmap.server.app import MIDDLEWARE, ROUTES, lifespan
from gardenmap.ui import head
from gardenmap.ui.complete import failed

sound = head.show_key_figures


def show_key_figures(visit):
    if "46" in visit.view.county:
        raise ValueError("Vestland is broken")
    sound(visit)


head.show_key_figures = show_key_figures
app = st.App({script!r}, routes=ROUTES, middleware=MIDDLEWARE, lifespan=lifespan, on_script_error=failed)
"""


def told(page: Page, words: str) -> None:
    """Wait until the page says so, where it is seen and read out."""
    expect(page.get_by_role("status").filter(has_text=words)).to_be_in_viewport(timeout=LONG)
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert not re.search(r"Connection error|streamlit run", page.locator("body").inner_text())


def test_a_killed_server_is_told_and_the_view_comes_back_from_the_address_when_another_answers(
    browser: Browser,
) -> None:
    port = free_port()
    with running_app(port=port) as app:
        norwegian, english = (browser.new_page(base_url=app.url, locale="nb-NO") for _ in range(2))
        look(norwegian, "/?county=46&garden=voss")
        look(english, "/om?lang=en")
        title = heading(norwegian).inner_text()
        for page in (norwegian, english):
            expect(page.locator("#connection")).to_be_empty()
        os.kill(app.pid, signal.SIGKILL)
        told(norwegian, GONE["nb"])
        told(english, GONE["en"])
        expect(heading(norwegian)).to_have_text(title)
    with running_app(port=port) as app:
        for page in (norwegian, english):
            expect(page.locator("#connection")).to_be_empty(timeout=LONG)
            complete(page)
        expect(heading(norwegian)).to_have_text(title)
        expect(marked(norwegian)).to_have_attribute("data-garden", "voss")
        marker(norwegian, "odda").click()
        settled(norwegian, garden="odda", county="46")
        menu(english, "Companies").click()
        settled(english, "/bedrifter", lang="en")
        for page in (norwegian, english):
            page.close()
        assert "Traceback" not in app.log.read_text()


def test_a_line_that_is_cut_is_told_at_once_and_choices_go_on_when_it_is_back(browser: Browser, app_url: str) -> None:
    with browser.new_context(base_url=app_url, locale="nb-NO") as context:
        page = look(context.new_page(), "/?county=46")
        context.set_offline(True)
        told(page, GONE["nb"])
        expect(heading(page)).to_contain_text("Vestland")
        context.set_offline(False)
        expect(page.locator("#connection")).to_be_empty(timeout=LONG)
        pick(page, "Fylke", "Nordland")
        settled(page, county="46,18")


def test_where_no_lasting_line_comes_about_the_page_is_read_says_so_and_its_form_and_links_lead_on(
    browser: Browser, app_url: str
) -> None:
    """As behind a proxy that does not pass WebSockets on."""
    page = browser.new_page(base_url=app_url, locale="nb-NO")
    page.route_web_socket(re.compile("/_stcore/stream"), lambda socket: socket.close())
    page.clock.install()
    page.goto("/?lang=en")
    expect(heading(page)).to_contain_text("47 business gardens")
    page.clock.fast_forward(45_000)
    told(page, "The page has no lasting connection to the server.")
    menu(page, "Companies").click()
    page.wait_for_url("**/bedrifter?*")
    page.get_by_text("County", exact=True).click()
    page.get_by_text("Vestland", exact=True).first.click()
    page.get_by_role("button", name="Show").click()
    expect(heading(page)).to_contain_text("Vestland")
    page.close()


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app, with a fault in each run for Vestland."""
    folder: Path = tmp_path_factory.mktemp("broken")
    copytree(ROOT / ".streamlit", folder / ".streamlit")
    script = ROOT / "src" / "gardenmap" / "ui" / "script.py"
    (folder / "door.py").write_text(DOOR.format(script=str(script)))
    with running_app(folder / "door.py") as app:
        yield app


@pytest.mark.parametrize(
    ("lang", "county", "said"),
    [("nb", "Fylke", "Noe gikk galt her, og det siste valget"), ("en", "County", "Something went wrong here")],
)
def test_a_choice_that_fails_is_told_and_the_next_one_is_shown(
    browser: Browser, broken: RunningApp, lang: str, county: str, said: str
) -> None:
    page = browser.new_page(base_url=broken.url, locale="nb-NO")
    page.clock.install()
    look(page, f"/?lang={lang}")
    pick(page, county, "Vestland")
    told(page, said)
    with page.expect_response("**/healthz"):
        page.clock.fast_forward(15_000)
    told(page, said)
    control(page, county).press("Backspace")
    expect(page.locator("#connection")).to_be_empty()
    pick(page, county, "Nordland")
    settled(page, county="18", **({"lang": lang} if lang == "en" else {}))
    expect(heading(page)).to_contain_text("Nordland")
    page.goto(f"/?county=46&lang={lang}")
    told(page, said)
    expect(page.locator("#first-paint h1")).to_contain_text("Vestland")
    assert "Vestland is broken" not in broken.log.read_text()
    page.close()


def test_a_visitor_behind_nginx_goes_on_where_the_other_process_takes_over(browser: Browser) -> None:
    with fleet() as site, browser.new_context(base_url=site.url, locale="nb-NO") as visitor:
        page = look(visitor.new_page(), "/?county=46")
        [first] = [cookie["value"] for cookie in visitor.cookies() if cookie["name"] == "gardenmap"]
        os.kill(site.apps[first].pid, signal.SIGKILL)
        page.wait_for_event("load", timeout=LONG)
        complete(page)
        expect(heading(page)).to_contain_text("Vestland")
        pick(page, "Fylke", "Nordland")
        settled(page, county="46,18")
        [second] = [cookie["value"] for cookie in visitor.cookies() if cookie["name"] == "gardenmap"]
        assert {first, second} == {"a", "b"}
        with page.expect_download() as download:
            panel(page, "companies-by-garden").get_by_role("link", name="CSV").click()
        assert "Nordland" in Path(download.value.path()).read_text(encoding="utf-8")
