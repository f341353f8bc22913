"""Every page and its map by axe, WCAG 2.1 at levels A and AA: in both languages, light and dark, wide and narrow,
before and after a choice, and with everything open that can be opened."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from accessibility import faults
from playwright.sync_api import Page, expect
from screen import control, look, marker, panel, pick, rgb, settled

from gardenmap.look import PALETTES
from gardenmap.panels.pages import PAGES

PATHS = [*(entry.address for entry in PAGES), "/hage?garden=lister"]


def turn(page: Page, width: int, theme: str) -> None:
    """Make the window so wide, and the device light or dark."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    for tick in page.locator(".gm-chart .main-svg .xtick text").all()[:1]:
        expect(tick).to_have_css("fill", rgb(PALETTES[theme].ink2))


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_no_faults_before_and_after_a_choice(path: str, new_page: Callable[..., Page]) -> None:
    found = {}
    for lang, county, before, after in (
        ("nb", "Fylke", (1440, "light"), (390, "dark")),
        ("en", "County", (390, "light"), (1440, "dark")),
    ):
        page = new_page(before[0])
        look(page, f"{path}{'&' if '?' in path else '?'}lang={lang}")
        found[lang, before] = faults(page)
        if control(page, county).count():
            pick(page, county, "Agder")
            expect(page.get_by_label("Remove Agder").first).to_be_visible()
        for folded in page.locator(".gm-unfolds > summary").all():
            folded.click()
        turn(page, *after)
        found[lang, after] = faults(page)
    assert {look: said for look, said in found.items() if said} == {}


@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (390, "dark")])
def test_nothing_that_can_be_opened_has_a_fault(width: int, theme: str, new_page: Callable[..., Page]) -> None:
    page = new_page(width, 900, dark=theme == "dark")
    found = {}
    look(page, "/?county=99&year=1900&junk=1")
    assert page.get_by_role("alert").count() == 2
    found["notices"] = faults(page)
    control(page, "Fylke").click()
    page.get_by_role("option", name="Agder").click()
    found["list of several"] = faults(page)
    page.keyboard.press("Escape")
    settled(page, county="42")
    control(page, "Næringshage").click()
    page.get_by_role("option", name="Lister").hover()
    found["list of one"] = faults(page)
    page.get_by_role("option", name="Lister").click()
    settled(page, county="42", garden="lister")
    page.get_by_role("button", name="Flere valg").click()
    page.get_by_text("Bare rapporterte tall").click()
    settled(page, county="42", garden="lister", values="reported")
    found["further choices"] = faults(page)
    page.keyboard.press("Escape")
    panel(page, "project-status").get_by_role("link", name="Tabell").click()
    page.get_by_role("dialog").get_by_role("table").wait_for()
    found["table"] = faults(page)
    page.keyboard.press("Escape")
    marker(page, "lister").focus()
    found["garden on the map"] = faults(page)
    if width == 390:
        page.get_by_text("Meny", exact=True).click()
    else:
        page.get_by_role("button", name="Utgave").click()
        page.get_by_role("dialog").get_by_text("59 prosjekter").wait_for()
    found["bar"] = faults(page)
    assert {state: said for state, said in found.items() if said} == {}


def test_a_fault_inside_the_map_would_be_found(page: Page) -> None:
    look(page, "/")
    marker(page, "lister").evaluate("node => node.removeAttribute('aria-label')")
    assert [fault.split(":")[0] for fault in faults(page)] == ["aria-command-name"]
