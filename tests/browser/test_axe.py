"""Every page by axe, WCAG 2.1 at levels A and AA: in both languages, light and dark, wide and narrow, before and after
an act; then what no walk over all pages meets."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page
from running import complete
from screen import control, look, marker, settled

from gardenmap.ui.site import SITE

CRITERIA = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
PATHS = [*(entry.address for entry in SITE), "/hage?garden=lister"]
WIDTHS = {"wide": 1440, "narrow": 390}
DRAWN_IN = "theme => document.documentElement.classList.contains('gm-dark') === (theme === 'dark')"


def faults(page: Page) -> list[str]:
    """What axe finds, one line for each kind of fault, with the places."""
    found = Axe().run(page, options=CRITERIA).response["violations"]
    return [f"{fault['id']}: {[node['target'] for node in fault['nodes']]}" for fault in found]


def faults_by_look(page: Page) -> dict[str, list[str]]:
    """What axe finds of an open page in each of its four looks; nothing of those without a fault."""
    found = {}
    for name, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 900})
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            page.wait_for_function(DRAWN_IN, arg=theme)
            settled(page)
            found[f"{name} {theme}"] = faults(page)
    return {each: said for each, said in found.items() if said}


def act(page: Page) -> None:
    """What a page offers: a county is chosen in the list, and the first table is opened."""
    counties = page.locator("#page .gm-choice-county > summary")
    if counties.count():
        counties.click()
        page.locator("#page .gm-choice-county input[value='46']").check()
        settled(page, county="46")
    for button in ("#page [data-table]", "#page .gm-unfolds:not([open]) > summary"):
        _press_if_there(page.locator(button).first)
    if page.get_by_role("dialog").count():
        page.get_by_role("dialog").get_by_role("table").wait_for()


def _press_if_there(found: Locator) -> None:
    """By keyboard, for an open list may lie over it."""
    if found.count():
        found.press("Enter")


@pytest.mark.parametrize("lang", ["nb", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_no_faults_in_any_look_before_and_after_an_act(
    path: str, lang: str, new_page: Callable[..., Page]
) -> None:
    page = look(new_page(), f"{path}{'&' if '?' in path else '?'}lang={lang}")
    assert faults_by_look(page) == {}
    act(page)
    assert faults_by_look(page) == {}


def test_a_page_with_notices_has_no_faults(new_page: Callable[..., Page]) -> None:
    page = new_page(dark=True)
    page.goto("/?county=31&year=1900&junk=1")
    complete(page)
    assert page.get_by_role("alert").count()
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
