"""Every page, with the map, by axe: WCAG 2.1 at levels A and AA.

The pages stand once each; language, theme and width are spread over them so that each meets each.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from running import complete
from screen import control, marker, settled

CRITERIA = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
PAGES = [
    ("/", 1440, False),
    ("/?county=42&garden=lister&lang=en", 390, True),
    ("/?county=31&year=1900&junk=1", 1440, True),
    ("/bedrifter?lang=en", 1440, True),
    ("/verdiskaping", 390, False),
    ("/baerekraft?lang=en", 390, True),
    ("/hage", 390, True),
    ("/hage?garden=lister", 1440, False),
    ("/data", 390, False),
    ("/om?lang=en", 1440, True),
]


def faults(page: Page) -> list[str]:
    """What axe finds, one line for each kind of fault, with the places."""
    found = Axe().run(page, options=CRITERIA).response["violations"]
    return [f"{fault['id']}: {[node['target'] for node in fault['nodes']]}" for fault in found]


@pytest.mark.parametrize(("path", "width", "dark"), PAGES)
def test_a_page_has_no_faults(path: str, width: int, dark: bool, new_page: Callable[..., Page]) -> None:
    page = new_page(width, dark=dark)
    page.goto(path)
    complete(page)
    assert faults(page) == []


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (390, True)])
def test_the_filters_have_no_faults_while_their_lists_are_open(
    width: int, dark: bool, new_page: Callable[..., Page]
) -> None:
    page = new_page(width, dark=dark)
    page.goto("/")
    complete(page)
    control(page, "Fylke").click()
    page.get_by_label("Vestland", exact=True).check()
    settled(page, county="46")
    assert faults(page) == []
    page.keyboard.press("Escape")
    control(page, "2021, alle verdier").click()
    page.get_by_label("Bare rapporterte tall").check()
    settled(page, values="reported")
    assert faults(page) == []


def test_an_open_table_has_no_faults_on_a_phone_in_the_dark(new_page: Callable[..., Page]) -> None:
    page = new_page(390, dark=True)
    page.goto("/bedrifter")
    complete(page)
    page.locator(".st-key-panel-companies-by-garden [data-table]").click()
    page.get_by_role("dialog").get_by_role("table").wait_for()
    assert faults(page) == []


def test_the_map_has_no_faults_with_a_chosen_garden_and_a_note_open(page: Page) -> None:
    page.goto("/?garden=lister")
    complete(page)
    marker(page, "lister").focus()
    assert faults(page) == []


def test_a_fault_inside_the_map_would_be_found(page: Page) -> None:
    page.goto("/")
    complete(page)
    marker(page, "lister").evaluate("node => node.removeAttribute('aria-label')")
    assert [fault.split(":")[0] for fault in faults(page)] == ["aria-command-name"]
