"""A chart taken home as a picture can be read by itself."""

from __future__ import annotations

from itertools import combinations

import plotly.graph_objects as go
import pytest
from charts.drawn import draw, seen
from charts.frames import EVERY_CHART, HOSTILE, Draw, strings
from playwright.sync_api import Page

from gardenmap.charts.picture import picture
from gardenmap.look import LIGHT
from gardenmap.text import Text

LONG = "Hvor mange bedrifter har hver av hagene i de femten fylkene fra Lindesnes til Nordkapp " * 2
STAMP = "Næringshagekartet · utgave 27.11.2026 · id 9a3604b1"


def taken(chart: Draw, title: str, lines: list[str], foot: list[str]) -> go.Figure:
    """The figure as plotly gets it for a picture; wrong properties are refused here."""
    figure = chart(Text("nb"), LIGHT)
    changes = picture(figure, LIGHT, title=title, lines=lines, foot=foot)
    layout = figure.to_plotly_json()["layout"]
    notes = [*layout.get("annotations", ()), *changes["annotations"]]
    return go.Figure(figure.data, {**layout, **changes, "annotations": notes})


@pytest.mark.parametrize("chart", EVERY_CHART.values(), ids=EVERY_CHART)
def test_words_from_outside_are_text_in_a_picture(chart: Draw) -> None:
    figure = taken(chart, HOSTILE, [HOSTILE, HOSTILE], [HOSTILE, STAMP])
    ours = [figure.layout.title.text, *strings(figure)[-2:], *(note.text for note in figure.layout.annotations[-2:])]
    found = [words for words in ours if "Ola" in words]
    assert len(found) >= 3
    assert not [words for words in found if "<b>Ola" in words or "<script" in words]


@pytest.mark.browser
def test_nothing_in_a_picture_is_cut_and_no_words_lie_on_others(sheet: Page) -> None:
    figures = {name: taken(chart, LONG, [LONG, LONG], [LONG, STAMP]) for name, chart in EVERY_CHART.items()}
    draw(sheet, "".join(f'<div id="plotly-{n}"></div>' for n in range(len(figures))), figures.values())
    for n, (name, figure) in enumerate(figures.items()):
        blocks = [seen(sheet, f"plotly-{n}", which) for which in (".gtitle", ".legend .traces", ".annotation text")]
        title, key, notes = blocks
        words = seen(sheet, f"plotly-{n}", ".xtick text, .ytick text, .textpoint text, .bars .point")
        around = [*title, *key, *notes[-2:]]
        assert len(title) == 1
        assert LONG.split()[-1] in title[0].words
        for box in (*around, *words, *notes):
            assert 0 <= box.left <= box.right <= figure.layout.width, (name, box)
            assert 0 <= box.top <= box.bottom <= figure.layout.height, (name, box)
        assert not [pair for pair in combinations(around, 2) if pair[0].covers(pair[1])], name
        assert not [(one, other) for one in around for other in (*words, *notes[:-2]) if one.covers(other)], name
