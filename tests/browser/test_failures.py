"""A fault of our own in one view: a sentence in the visitor's language, and all other views go on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
import requests
from playwright.sync_api import Browser, Page, expect
from running import ROOT, RunningApp, running_app
from screen import heading, look, pick

DOOR = """
import streamlit as st
from gardenmap.ui import server, written

sound = written.of_view


def of_view(release, view, page_id):
    if "46" in view.county:
        raise ValueError(f"Vestland is broken: {view}")
    return sound(release, view, page_id)


written.of_view = of_view
app = st.App(server.SCRIPT, routes=server.ROUTES, middleware=server.MIDDLEWARE, lifespan=server.lifespan)
"""


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """The app, with a fault in each page of Vestland."""
    folder: Path = tmp_path_factory.mktemp("broken")
    copytree(ROOT / ".streamlit", folder / ".streamlit")
    (folder / "door.py").write_text(DOOR)
    with running_app(folder / "door.py") as app:
        yield app


def test_an_address_whose_page_fails_answers_with_a_sentence_and_the_way_home(broken: RunningApp) -> None:
    answer = requests.get(f"{broken.url}/bedrifter?county=46&lang=en", timeout=20)
    assert answer.status_code == 500
    assert answer.text.index("Something went wrong here") < answer.text.index("Noe gikk galt hos oss")
    assert 'href="/?lang=en"' in answer.text
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"] == "no-store"
    assert requests.get(f"{broken.url}/bedrifter?county=18", timeout=20).status_code == 200
    log = broken.log.read_text()
    told = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    [failure] = [line for line in told if line["event"] == "answer failed"]
    assert failure["error"] == "ValueError"
    assert failure["at"][-1].startswith("src/gardenmap/ui/documents.py:")
    assert "is broken" not in log
    assert "Traceback" not in log


@pytest.mark.parametrize(
    ("lang", "county", "said", "other"),
    [
        ("nb", "Fylke", "Noe gikk galt hos oss, og det siste valget ditt vises ikke.", "Nordland"),
        ("en", "County", "Something went wrong here, and your last choice is not shown.", "Nordland"),
    ],
)
def test_a_choice_that_fails_is_told_and_the_next_one_is_shown(
    browser: Browser, broken: RunningApp, lang: str, county: str, said: str, other: str
) -> None:
    page: Page = browser.new_page(base_url=broken.url, locale="nb-NO")
    look(page, f"/?lang={lang}")
    title = heading(page).inner_text()
    pick(page, county, "Vestland")
    notice = page.get_by_role("status").filter(has_text=said)
    expect(notice).to_be_in_viewport()
    expect(notice.get_by_role("button")).to_be_visible()
    expect(heading(page)).to_have_text(title)
    pick(page, county, "Vestland")
    pick(page, county, other)
    expect(heading(page)).to_contain_text(other)
    expect(page.locator("#connection")).not_to_have_class("is-said")
    page.close()
