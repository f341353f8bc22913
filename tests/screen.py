"""What a visitor sees and does in the browser; every wait is for something that the visitor would wait for."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Locator, Page, expect
from running import GARDENS, complete

PATIENCE = 20_000
"""Milliseconds; the tests share a small machine with others."""

expect.set_options(timeout=PATIENCE)

_FREE_SPOT = """path => {
    const box = path.getBoundingClientRect();
    for (let x = Math.max(box.left, 0) + 4; x < Math.min(box.right, innerWidth); x += 4)
        for (let y = Math.max(box.top, 0) + 4; y < Math.min(box.bottom, innerHeight); y += 4)
            if (document.elementFromPoint(x, y) === path) return [x, y];
}"""


def look(page: Page, address: str, gardens: int = GARDENS) -> Page:
    """Open an address and wait until everything is drawn."""
    page.goto(address)
    complete(page, gardens)
    return page


def heading(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def landed(page: Page) -> None:
    """Wait until the map is where it shall be: who presses what is about to move may miss it."""
    expect(page.locator("#page :is([data-flies], .leaflet-zoom-anim, .leaflet-pan-anim)")).to_have_count(0)


def chart_map(page: Page) -> Locator:
    return page.locator(".st-key-map .gm-map")


def marker(page: Page, garden: str) -> Locator:
    return chart_map(page).locator(f".gm-garden[data-garden='{garden}']")


def marked(page: Page) -> Locator:
    """The chosen marker; the map has never more than one."""
    return chart_map(page).locator(".gm-garden.gm-selected")


def inside(page: Page) -> Locator:
    """The markers of the gardens in the selection; the others are dim."""
    return chart_map(page).locator(".gm-garden:not(.gm-dim)")


def gardens(found: Locator) -> list[str]:
    return found.evaluate_all("nodes => nodes.map(node => node.dataset.garden)")


def view(page: Page) -> dict[str, str]:
    """The parameters in the address."""
    return dict(parse_qsl(urlsplit(page.url).query))


def settled(page: Page, **wanted: str | None) -> None:
    """Wait until the address says so (None: says nothing of it) and the page is drawn."""

    def arrived(url: str) -> bool:
        said = dict(parse_qsl(urlsplit(url).query))
        return all(said.get(name) == value for name, value in wanted.items())

    page.wait_for_url(arrived, timeout=PATIENCE)
    complete(page)


def rgb(code: str) -> str:
    """A colour as the browser says it."""
    return f"rgb({', '.join(str(int(code[n : n + 2], 16)) for n in (1, 3, 5))})"


def control(page: Page, filter_name: str) -> Locator:
    """A filter of the app by the words above its box: what opens its list, or the list itself."""
    label = page.locator(".gm-label", has_text=re.compile(f"^{re.escape(filter_name)}$"))
    return page.locator("#page .gm-filters > .gm-choice").filter(has=label).locator("> summary, > select")


def pick(page: Page, filter_name: str, option: str) -> None:
    """Choose from a filter by the words of its list; what is chosen already is let go."""
    box = control(page, filter_name)
    if box.evaluate("box => box.matches('select')"):
        box.select_option(label=option)
        return
    box.click()
    box.locator("..").get_by_label(option, exact=True).click()
    page.keyboard.press("Escape")


def click_county(page: Page, county: str) -> None:
    """Click on the land of a county, where no marker stands."""
    chart_map(page).scroll_into_view_if_needed()
    land = chart_map(page).locator(f"path[data-county='{county}']")
    spot: Any = land.evaluate(_FREE_SPOT)
    assert spot, f"county {county} is covered"
    page.mouse.click(*spot)


def open_menu_entry(page: Page, name: str) -> None:
    """Go to another page by the menu of the bar."""
    page.locator("#page .gm-menu").get_by_role("link", name=name, exact=True).click()
