"""Link in is view out: what is pasted is shown, what is shown is copied, and the browser's own buttons walk back."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect
from running import complete
from screen import (
    click_county,
    control,
    gardens,
    heading,
    inside,
    look,
    marked,
    marker,
    open_menu_entry,
    pick,
    settled,
    view,
)

from gardenmap.ui import releases

RELEASE = releases.current()[0].id
VOSS = {"county": "46", "garden": "voss", "indicator": "value_creation", "year": "2021", "values": "reported"}


def test_a_pasted_link_shows_its_view_and_is_copied_as_the_canonical_address(
    new_page: Callable[..., Page], app_url: str
) -> None:
    page = new_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=app_url)
    look(page, "/?county=46&garden=voss&values=reported&indicator=value_creation&lang=en")
    expect(heading(page)).to_contain_text("Vestland: 8 business gardens")
    expect(page.get_by_role("combobox", name="Business garden")).to_have_value("voss")
    expect(control(page, "County")).to_contain_text("Vestland")
    expect(control(page, "2021, reported only")).to_contain_text("More choices")
    assert gardens(marked(page)) == ["voss"]
    assert len(gardens(inside(page))) == 8

    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{app_url}/?{urlencode({**VOSS, 'lang': 'en', 'release': RELEASE})}"

    other = look(new_page(390, 844, locale="de-DE"), copied)
    expect(heading(other)).to_have_text(heading(page).inner_text())
    assert gardens(marked(other)) == gardens(marked(page))
    assert gardens(inside(other)) == gardens(inside(page))
    assert other.get_by_role("alert").count() == 0


@pytest.mark.parametrize("path", ["/", "/baerekraft"])
def test_an_old_link_says_what_it_did_not_understand_and_does_not_hold_the_visitor(page: Page, path: str) -> None:
    look(page, "/om")
    look(page, f"{path}?fylke=Vestland&county=99&x=<img src=x onerror=window.__pwned=1>")
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text("Deler av lenken ble ikke forstått")
    expect(notice).to_contain_text("fylke=Vestland")
    expect(notice).to_contain_text("<img src=x")
    assert page.evaluate("window.__pwned") is None
    page.go_back()
    expect(heading(page)).to_have_text("Om Næringshagekartet")


def test_back_and_forward_walk_through_four_acts_on_two_pages(page: Page) -> None:
    look(page, "/")
    steps = [(page.url, heading(page).inner_text())]

    def step(**wanted: str) -> None:
        settled(page, **wanted)
        steps.append((page.url, heading(page).inner_text()))

    click_county(page, "46")
    step(county="46")
    marker(page, "voss").click()
    step(garden="voss")
    open_menu_entry(page, "Bedrifter")
    page.wait_for_url("**/bedrifter?*")
    step(garden="voss")
    pick(page, "Fylke", "Nordland")
    step(county="46,18")

    assert len(set(steps)) == 5
    for walk, path in ((page.go_back, steps[-2::-1]), (page.go_forward, steps[1:])):
        for address, title in path:
            walk()
            page.wait_for_url(address)
            # A quicker step would overtake this one, and its heading may be that of the one before.
            page.wait_for_function("() => gardenmapPage.isSettled()")
            expect(heading(page)).to_have_text(title)
            complete(page)
    expect(control(page, "Fylke")).to_contain_text("Vestland, Nordland")
    expect(page.get_by_role("combobox", name="Næringshage")).to_have_value("voss")


def test_the_menu_takes_the_view_along_to_every_page(page: Page) -> None:
    look(page, f"/?{urlencode(VOSS)}&lang=en")
    for name in ("Companies", "Value creation", "Sustainability", "The gardens", "Data", "About", "Overview"):
        open_menu_entry(page, name)
        entry = page.locator("#page .gm-menu").get_by_role("link", name=name, exact=True)
        expect(entry).to_have_attribute("aria-current", "page")
        settled(page, **VOSS, lang="en", release=RELEASE)
    expect(heading(page)).to_contain_text("Vestland: 8 business gardens")
    assert gardens(marked(page)) == ["voss"]


def test_the_language_is_a_step_like_any_other(page: Page) -> None:
    look(page, "/bedrifter?county=46")
    page.get_by_role("link", name="English").click()
    settled(page, lang="en", county="46")
    expect(heading(page)).to_contain_text("companies")
    assert page.evaluate("document.documentElement.lang") == "en"
    page.go_back()
    expect(heading(page)).to_contain_text("bedrifter")
    page.wait_for_function("() => document.documentElement.lang === 'nb'")
    assert view(page) == {"county": "46"}
