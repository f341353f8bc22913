"""What every chart promises, in both languages and both palettes."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest
from charts.frames import ALL_MISSING, EVERY_CHART, HOSTILE, ONE, THREE, by_county, gardens, groups, said, strings, sums

from gardenmap.charts.blocks import group_blocks
from gardenmap.charts.counties import county_bars
from gardenmap.charts.ladder import ladder
from gardenmap.charts.periods import period_spans
from gardenmap.charts.ranges import ranges
from gardenmap.charts.skyline import skyline
from gardenmap.look import LIGHT, PALETTES
from gardenmap.model import LANGUAGES
from gardenmap.panels.panel import Chart
from gardenmap.text import Text
from gardenmap.ui.markup import chart_room


@pytest.mark.parametrize("draw", EVERY_CHART.values(), ids=EVERY_CHART)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", PALETTES)
def test_a_chart_is_one_that_plotly_accepts(draw, language, theme):
    figure = draw(Text(language), PALETTES[theme])
    go.Figure(figure.to_dict())  # charts are built without validation: a wrong property fails here
    assert figure.layout.paper_bgcolor == PALETTES[theme].bg
    assert figure.layout.height > 0
    assert figure.layout.xaxis.fixedrange
    assert figure.layout.yaxis.fixedrange
    assert not figure.layout.showlegend


@pytest.mark.parametrize("draw", EVERY_CHART.values(), ids=EVERY_CHART)
def test_what_the_pointer_finds_is_written_by_us(draw):
    for trace in draw(Text("nb"), LIGHT).data:
        assert trace.hoverinfo in ("text", "skip")
        assert trace.hoverinfo == "skip" or len(trace.hovertext) == len(trace.x)


@pytest.mark.parametrize("draw", EVERY_CHART.values(), ids=EVERY_CHART)
def test_two_drawings_of_one_frame_share_nothing(draw):
    first, second = draw(Text("nb"), LIGHT), draw(Text("nb"), LIGHT)
    assert first.to_json() == second.to_json()
    first.layout.xaxis.range = (0, 1)
    for trace in first.data:
        trace.x = [0]
    assert draw(Text("nb"), LIGHT).to_json() == second.to_json()


@pytest.mark.parametrize(
    "figure",
    [
        ladder(gardens(*THREE, hostile=HOSTILE), Text("nb"), LIGHT, unit="companies"),
        ranges(gardens(*ALL_MISSING, hostile=HOSTILE), Text("nb"), LIGHT, unit="companies", mean=1),
        skyline(gardens(*ONE, hostile=HOSTILE), Text("nb"), LIGHT, unit="companies", mean=1, own="lister"),
        ladder(gardens(("Lister", HOSTILE, 1, "A")), Text("nb"), LIGHT, unit="companies"),
        skyline(gardens(("Lister", HOSTILE, 1, "A")), Text("nb"), LIGHT, unit="companies", mean=1, own=""),
        county_bars(by_county((HOSTILE, 1, 5, "A")), Text("nb"), LIGHT, unit="companies"),
        group_blocks(groups((HOSTILE, "ongoing", 1)), Text("nb"), LIGHT, none="none"),
        period_spans(sums((HOSTILE, 2012, 2019, 91_210, "A")), Text("nb"), LIGHT, range(2012, 2022)),
    ],
)
def test_a_hostile_name_comes_out_as_text(figure):
    shown = [string for string in (*strings(figure), chart_room(Chart(figure, ""))) if "Ola" in string]
    assert shown
    for string in shown:
        assert "&lt;b&gt;Ola &amp; " in string
        assert "<b>Ola" not in string
        assert "<script" not in string


def test_a_name_too_long_for_its_place_is_cut():
    figure = ladder(gardens(("Næringshagen " * 9, "Agder", 1, "A")), Text("nb"), LIGHT, unit="companies")
    name = next(name for name in said(figure) if name.startswith("N"))
    assert name.endswith("…")
    assert len(name) < 30
