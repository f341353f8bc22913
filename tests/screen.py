"""What a visitor sees and does in the browser; every wait is for something that the visitor would wait for."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Locator, Page, expect
from running import complete

PATIENCE = 30_000
"""Milliseconds; the tests share a small machine with others."""

expect.set_options(timeout=PATIENCE)

_FREE_SPOT = """land => {
    const { left, top, right, bottom } = land.getBoundingClientRect(), frame = frameElement.getBoundingClientRect();
    const isFree = (x, y) => [-2, 0, 2].every(by => document.elementFromPoint(x + by, y + by) === land);
    for (let x = Math.max(left, 0) + 4; x < Math.min(right, innerWidth); x += 2)
        for (let y = Math.max(top, 0) + 4; y < Math.min(bottom, innerHeight); y += 2)
            if (isFree(x, y)) return [x + frame.x, y + frame.y];
}"""
_BAR = """(panel, name) => {
    const names = [...panel.querySelectorAll('.ytick text, .annotation-text')];
    const box = names.find(each => each.textContent.trim() === name)?.getBoundingClientRect();
    const middle = box?.top + box?.height / 2;
    const bars = [...panel.querySelectorAll('.bars path')].map(each => each.getBoundingClientRect());
    const bar = bars.find(each => each.width > 2 && each.top < middle && middle < each.bottom);
    return bar && [bar.left + bar.width / 2, middle];
}"""


def look(page: Page, address: str) -> Page:
    """Open an address and wait until everything is drawn."""
    page.goto(address)
    complete(page)
    return page


def heading(page: Page) -> Locator:
    """The first: while one page takes the place of another, the old one may stand below it for a moment."""
    return page.locator("h1").first


def frame(page: Page) -> Locator:
    """The whole frame of the map: map, legend and buttons."""
    return page.frame_locator(".st-key-map iframe").locator("body")


def leaflet(page: Page) -> Locator:
    """The map itself."""
    return frame(page).locator("#map_div")


def marker(page: Page, garden: str) -> Locator:
    return leaflet(page).locator(f".gm-garden[data-garden='{garden}']")


def marked(page: Page) -> Locator:
    """The chosen marker; the map has never more than one."""
    return leaflet(page).locator(".gm-garden.gm-selected")


def inside(page: Page) -> Locator:
    """The markers of the gardens in the selection; the others are dim."""
    return leaflet(page).locator(".gm-garden:not(.gm-dim)")


def panel(page: Page, panel_id: str) -> Locator:
    return page.locator(f".st-key-panel-{panel_id}")


def view(page: Page) -> dict[str, str]:
    """What is chosen, by the address."""
    return _chosen(urlsplit(page.url).query)


def _chosen(query: str) -> dict[str, str]:
    """The parameters without the two that always stand there after a choice."""
    return {name: value for name, value in parse_qsl(query) if name not in ("year", "release")}


def settled(page: Page, path: str = "", /, **wanted: str) -> None:
    """Wait until the address says exactly so, on another page where that is named, and the map has come to rest."""

    def arrived(url: str) -> bool:
        parts = urlsplit(url)
        return parts.path == (path or parts.path) and _chosen(parts.query) == wanted

    page.wait_for_url(arrived, timeout=PATIENCE, wait_until="commit")
    if urlsplit(page.url).path == "/":
        marks = 1 if "garden" in wanted else 0
        expect(page.locator(".gm-chosen-garden")).to_have_count(marks)
        expect(marked(page)).to_have_count(marks)
        expect(leaflet(page)).to_have_attribute("data-chosen", wanted.get("county", ""))
    complete(page)


def control(page: Page, label: str) -> Locator:
    """A list of the filters by the words above it; the first, for one that is drawn anew may stand beside the old."""
    return page.get_by_role("combobox", name=label, exact=True).first


def pick(page: Page, label: str, *options: str) -> None:
    """Choose from a list by the words in it; one that holds several choices stays open, and is closed."""
    control(page, label).click()
    stays_open = page.locator("[role=listbox][aria-multiselectable=true]").count()
    for option in options:
        page.keyboard.type(option)
        page.get_by_role("option", name=option, exact=True).click()
    if stays_open:
        page.keyboard.press("Escape")


def press_county(page: Page, county: str, key: str = "") -> None:
    """Press the land of a county, where no marker stands."""
    page.locator(".st-key-map").scroll_into_view_if_needed()
    spot: Any = leaflet(page).locator(f"path[data-county='{county}']").evaluate(_FREE_SPOT)
    assert spot, f"county {county} is covered"
    if key:
        page.keyboard.down(key)
    page.mouse.click(*spot)
    if key:
        page.keyboard.up(key)


def press_on_map(page: Page, name: str) -> None:
    """Press one of the map's own buttons, and wait until the map has come to rest."""
    frame(page).get_by_role("button", name=name, exact=True).click()
    complete(page)


def bar(page: Page, panel_id: str, name: str) -> tuple[float, float]:
    """The middle of the bar beside a name, in px of the window."""
    panel(page, panel_id).scroll_into_view_if_needed()
    spot: Any = panel(page, panel_id).evaluate(_BAR, name)
    assert spot, f"{panel_id} has no bar beside {name}"
    return spot[0], spot[1]


def press_bar(page: Page, panel_id: str, name: str) -> None:
    """Press the bar beside a name."""
    page.mouse.click(*bar(page, panel_id, name))


def menu(page: Page, name: str) -> Locator:
    """An entry of the bar on top."""
    return page.locator(".st-key-menu").get_by_role("link", name=name, exact=True)


def rgb(code: str) -> str:
    """A colour as the browser says it."""
    return f"rgb({', '.join(str(int(code[n : n + 2], 16)) for n in (1, 3, 5))})"
