"""A figure printed as SVG looks as plotly draws it: bars and words stand in the same places at every width."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
from charts.frames import EVERY_CHART, Draw
from playwright.sync_api import Page
from running import ROOT, chromium

from gardenmap import assets
from gardenmap.charts.static import svg
from gardenmap.data.package import read
from gardenmap.look import LIGHT, NAMED
from gardenmap.panels import PANELS
from gardenmap.selection import select
from gardenmap.text import Text
from gardenmap.view import ViewState

VIEWS = {"country": {}, "county": {"county": ("46",)}, "garden": {"garden": "lister"}}
DRAW = """async (figures) => {
    await Promise.all([400, 600, 700].map((weight) => document.fonts.load(`${weight} 12px Inter`)));
    for (const [n, { data, layout }] of figures.entries()) {
        await Plotly.newPlot(`plotly-${n}`, data, layout, { displayModeBar: false, responsive: true });
    }
}"""
SEEN = """(id) => {
    const place = document.getElementById(id), { left, top, right, bottom } = place.getBoundingClientRect();
    const boxes = (which) => [...place.querySelectorAll(which)].map((node) => {
        const box = node.getBoundingClientRect();
        return [node.textContent, box.left - left, box.top - top, box.right - left, box.bottom - top];
    }).filter(([, x0, y0, x1, y1]) => x1 > x0 && y1 > y0 && x1 > 0 && x0 < right - left);
    return { bars: boxes('.bars .point path, [role=img] g[stroke] > rect'), words: boxes('text') };
}"""
BAR, WORD = 1, 2
"""How many px apart the edges of a bar and of a word may be."""


class Box(NamedTuple):
    """What is seen, and its edges in px from the upper left corner of the chart."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, px: float) -> bool:
        return self.words == other.words and all(abs(a - b) <= px for a, b in zip(self[1:], other[1:], strict=True))


def figures() -> Iterator[tuple[str, go.Figure]]:
    text = Text("nb")
    yield from ((name, draw(text, LIGHT)) for name, draw in EVERY_CHART.items())
    release = read(ROOT / "data")
    for place, choices in VIEWS.items():
        selection = select(release, ViewState(year=2021, release=release.id, **choices))
        for panel in PANELS:
            frame = panel.table(selection)
            for n, chart in enumerate(panel.charts(frame, selection, text, LIGHT) if len(frame) else ()):
                yield f"{panel.id} of {place}, {n}", chart.figure


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    with chromium() as browser:
        yield browser.new_page()


@pytest.fixture(scope="module")
def drawn() -> dict[str, go.Figure]:
    return dict(figures())


def show(page: Page, drawn: dict[str, go.Figure], width: int) -> None:
    """Each figure as plotly draws it, as an SVG as wide as its place, and as one of this width."""
    letters = b64encode(assets.asset("inter-latin.woff2").body).decode()
    inter = f"@font-face{{font-family:Inter;src:url(data:font/woff2;base64,{letters});font-weight:100 900}}"
    places = "".join(
        f'<div id="plotly-{n}"></div>'
        f'<div id="open-{n}">{svg(figure, label=name, prefix=f"open-{n}")}</div>'
        f'<div id="fixed-{n}">{svg(figure, label=name, prefix=f"fixed-{n}", width=width)}</div>'
        for n, (name, figure) in enumerate(drawn.items())
    )
    page.set_content(f"<!doctype html><style>{inter} div {{ width: {width}px }}</style>{places}")
    page.add_script_tag(content=assets.asset("plotly.js").body.decode())
    page.evaluate(DRAW, [json.loads(figure.to_json()) for figure in drawn.values()])


@pytest.mark.browser
@pytest.mark.parametrize("width", [358, 590, 1216])
def test_bars_and_words_stand_where_plotly_puts_them(page: Page, drawn: dict[str, go.Figure], width: int) -> None:
    show(page, drawn, width)
    for n, name in enumerate(drawn):
        plotly = page.evaluate(SEEN, f"plotly-{n}")
        for kind in ("open", "fixed"):
            static = page.evaluate(SEEN, f"{kind}-{n}")
            for what, px in (("bars", BAR), ("words", WORD)):
                theirs, ours = ([Box(*box) for box in seen[what]] for seen in (plotly, static))
                assert sorted(box.words for box in ours) == sorted(box.words for box in theirs), (name, kind)
                assert not [box for box in ours if not any(box.meets(other, px) for other in theirs)], (name, kind)
                assert not [box for box in theirs if not any(box.meets(other, px) for other in ours)], (name, kind)


@pytest.mark.parametrize("draw", EVERY_CHART.values(), ids=EVERY_CHART)
def test_a_figure_of_a_given_width_needs_neither_percent_nor_style(draw: Draw) -> None:
    printed = svg(draw(Text("nb"), LIGHT), label="5 < 6", prefix="chart", width=590)
    inside = printed.partition("<g ")[2]
    assert "%" not in inside
    assert "style=" not in printed
    assert 'role="img" aria-label="5 &lt; 6" width="590"' in printed
    assert ElementTree.fromstring(printed).tag.endswith("svg")


def test_every_pattern_that_is_used_stands_once_under_a_name_that_begins_with_the_prefix() -> None:
    for draw in EVERY_CHART.values():
        printed = svg(draw(Text("nb"), NAMED), label="", prefix="third")
        names = re.findall(r'<pattern id="([^"]+)"', printed)
        assert sorted(names) == sorted(set(re.findall(r"url\(#([^)]+)\)", printed)))
        assert all(name.startswith("third-") for name in names)
