"""A click on what stands for a garden, county, status or theme tells which."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import plotly.graph_objects as go
import pytest
from charts.drawn import draw, seen
from charts.frames import EN, by_county, gardens, groups, statuses
from playwright.sync_api import Page

from gardenmap.charts.blocks import group_blocks, status_blocks
from gardenmap.charts.counties import county_bars
from gardenmap.charts.ladder import ladder
from gardenmap.charts.ranges import ranges
from gardenmap.charts.skyline import skyline
from gardenmap.look import LIGHT
from gardenmap.summary.projects import SEVERAL

ROWS = (("Lista", "Agder", 110, "E"), ("Egde", "Agder", None, "O"), ("Odda", "Vestland", 34, "A"))
FIGURES: dict[str, tuple[Callable[[], go.Figure], list[str | None]]] = {
    "ladder": (
        lambda: ladder(gardens(*ROWS), EN, LIGHT, unit="companies"),
        ["garden:lista", "garden:odda", "garden:egde"],
    ),
    "ranges": (
        lambda: ranges(gardens(*ROWS), EN, LIGHT, unit="companies", mean=85),
        ["garden:lista", "garden:odda", "garden:egde"],
    ),
    "skyline": (
        lambda: skyline(gardens(*ROWS), EN, LIGHT, own="lista", mean=85, unit="companies"),
        ["garden:lista", "garden:odda", "garden:egde", "garden:egde"],
    ),
    "counties": (
        lambda: county_bars(
            by_county(("Agder", 1, 110, "E"), ("Oslo", 0, None, "O"), ("Troms", 2, None, "O")),
            EN,
            LIGHT,
            unit="companies",
        ),
        ["county:0", "county:1", "county:2"],
    ),
    "statuses": (
        lambda: status_blocks(statuses(completed=1, planned=1), EN, LIGHT, none="none"),
        ["status:completed", "status:planned"],
    ),
    "themes": (
        lambda: group_blocks(
            groups(("energy", "ongoing", 1), (SEVERAL, "paused", 1)), EN, LIGHT, none="none", kind="theme"
        ),
        ["theme:energy", None],
    ),
}
LISTEN = """() => {
    Object.assign(window, { found: 0, told: [] });
    const chart = document.getElementById('plotly-0');
    chart.on('plotly_hover', () => { found += 1; });
    chart.on('plotly_click', ({ points }) => told.push(points[0].customdata ?? null));
}"""
SIGNS = ("..", "no garden <here>")


def places(page: Page, name: str) -> Iterator[tuple[float, float]]:
    """A point in each bar and in each sign: near the axis, where a sign of the next row could take the click."""
    for bar in seen(page, "plotly-0", ".bars .point path"):
        yield bar.left + min(4, (bar.right - bar.left) / 2), (bar.top + bar.bottom) / 2
    (plot,) = seen(page, "plotly-0", ".nsewdrag")
    for sign in seen(page, "plotly-0", ".textpoint text"):
        if sign.words.strip() in SIGNS:
            middle = (sign.left + sign.right) / 2, (sign.top + sign.bottom) / 2
            yield (middle[0], sign.bottom + 2) if name == "skyline" else (plot.left + 4, middle[1])


@pytest.mark.browser
@pytest.mark.parametrize("name", FIGURES)
def test_a_click_tells_the_code_of_what_is_clicked(sheet: Page, name: str) -> None:
    make, codes = FIGURES[name]
    draw(sheet, '<div id="plotly-0" style="width:590px"></div>', [make()])
    sheet.evaluate(LISTEN)
    corner = sheet.locator("#plotly-0").bounding_box()
    assert corner
    for n, (x, y) in enumerate(places(sheet, name)):
        sheet.mouse.move(corner["x"] + x, corner["y"] + y)
        sheet.wait_for_function("(n) => found > n", arg=n)
        sheet.mouse.click(corner["x"] + x, corner["y"] + y)
    assert sorted(map(str, sheet.evaluate("told"))) == sorted(map(str, codes))
