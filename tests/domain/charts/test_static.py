"""A figure printed as SVG looks as plotly draws it: bars and words stand in the same places at every width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
from charts.drawn import draw, seen
from charts.frames import EVERY_CHART, Draw
from playwright.sync_api import Page
from running import ROOT

from gardenmap.charts.markup import lines, plain
from gardenmap.charts.static import svg
from gardenmap.data.package import read
from gardenmap.look import LIGHT, NAMED
from gardenmap.panels import PANELS
from gardenmap.selection import select
from gardenmap.text import Text
from gardenmap.view import ViewState

VIEWS = {"country": {}, "county": {"county": ("46",)}, "garden": {"garden": "lister"}}
BARS = ".bars .point path, [role=img] g[stroke] > rect"
BAR, WORD = 1, 2
"""How many px apart the edges of a bar and of a word may be."""


def figures() -> Iterator[tuple[str, go.Figure]]:
    text = Text("nb")
    yield from ((name, chart(text, LIGHT)) for name, chart in EVERY_CHART.items())
    release = read(ROOT / "data")
    for place, choices in VIEWS.items():
        selection = select(release, ViewState(year=2021, release=release.id, **choices))
        for panel in PANELS:
            frame = panel.table(selection)
            for n, chart in enumerate(panel.charts(frame, selection, text, LIGHT) if len(frame) else ()):
                yield f"{panel.id} of {place}, {n}", chart.figure


@pytest.fixture(scope="module")
def every_figure() -> dict[str, go.Figure]:
    return dict(figures())


@pytest.mark.browser
@pytest.mark.parametrize("width", [358, 590, 1216])
def test_bars_and_words_stand_where_plotly_puts_them(sheet: Page, every_figure: dict[str, go.Figure], width: int):
    places = "".join(
        f'<div style="width:{width}px"><div id="plotly-{n}"></div>'
        f'<div id="open-{n}">{svg(figure, label=name, prefix=f"open-{n}")}</div>'
        f'<div id="fixed-{n}">{svg(figure, label=name, prefix=f"fixed-{n}", width=width)}</div></div>'
        for n, (name, figure) in enumerate(every_figure.items())
    )
    draw(sheet, places, every_figure.values())
    for n, name in enumerate(every_figure):
        for what, px in ((BARS, BAR), ("text", WORD)):
            theirs = seen(sheet, f"plotly-{n}", what)
            for kind in ("open", "fixed"):
                ours = seen(sheet, f"{kind}-{n}", what)
                assert sorted(box.words for box in ours) == sorted(box.words for box in theirs), (name, kind)
                assert not [box for box in ours if not any(box.meets(other, px) for other in theirs)], (name, kind)
                assert not [box for box in theirs if not any(box.meets(other, px) for other in ours)], (name, kind)


@pytest.mark.parametrize("chart", EVERY_CHART.values(), ids=EVERY_CHART)
def test_a_figure_of_a_given_width_needs_neither_percent_nor_style(chart: Draw) -> None:
    printed = svg(chart(Text("nb"), LIGHT), label="5 < 6", prefix="chart", width=590)
    inside = printed.partition("<g ")[2]
    assert "%" not in inside
    assert "style=" not in printed
    assert 'role="img" aria-label="5 &lt; 6" width="590"' in printed
    assert ElementTree.fromstring(printed).tag.endswith("svg")


def test_every_pattern_that_is_used_stands_once_under_a_name_that_begins_with_the_prefix() -> None:
    for chart in EVERY_CHART.values():
        printed = svg(chart(Text("nb"), NAMED), label="", prefix="third")
        names = re.findall(r'<pattern id="([^"]+)"', printed)
        assert sorted(names) == sorted(set(re.findall(r"url\(#([^)]+)\)", printed)))
        assert all(name.startswith("third-") for name in names)


def test_markup_becomes_tspans_line_by_line_and_everything_else_is_text() -> None:
    assert lines("<b>over<br>4 600</b>") == [
        '<tspan font-weight="700">over</tspan>',
        '<tspan font-weight="700">4 600</tspan>',
    ]
    assert lines('<span style="color:var(--ink2)">Ola &amp;amp; &lt;b&gt;</span> & <i>') == [
        '<tspan fill="var(--ink2)">Ola &amp;amp; &lt;b&gt;</tspan> &amp; &lt;i&gt;'
    ]
    assert plain("<b>over<br>4 600</b> &lt;b&gt;") == ["over", "4 600 <b>"]
