"""What every chart promises, in both languages and both palettes."""

from __future__ import annotations

import re

import plotly.graph_objects as go
import pytest
from charts.frames import (
    ALL_MISSING,
    EVERY_CHART,
    HOSTILE,
    ONE,
    THREE,
    bars,
    by_county,
    gardens,
    groups,
    names,
    strings,
    sums,
)

from gardenmap.charts.blocks import group_blocks
from gardenmap.charts.counties import county_bars
from gardenmap.charts.ladder import ladder
from gardenmap.charts.periods import period_spans
from gardenmap.charts.ranges import ranges
from gardenmap.charts.skyline import skyline
from gardenmap.charts.static import svg
from gardenmap.look import LIGHT, PALETTES
from gardenmap.model import LANGUAGES
from gardenmap.summary.projects import SEVERAL
from gardenmap.text import Text


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
def test_what_a_visitor_can_choose_in_a_chart_has_a_code_and_is_found_by_the_pointer(draw):
    figure = draw(Text("nb"), LIGHT)
    for trace in figure.data:
        if trace.customdata is not None:
            assert len(trace.customdata) == len(trace.x)
            assert all(re.fullmatch(r"(garden|county|status|theme):[\w-]+", code) for code in trace.customdata if code)
            assert trace.hoverinfo == "text", "plotly tells of no click on what the pointer does not find"


@pytest.mark.parametrize("chart", ["ladder", "ranges", "skyline", "county_bars", "status_blocks", "group_blocks"])
def test_every_bar_and_sign_of_a_garden_county_status_or_theme_can_be_chosen(chart):
    for draw in (draw for name, draw in EVERY_CHART.items() if name.startswith(chart)):
        for trace in draw(Text("nb"), LIGHT).data:
            if trace.type == "bar" or trace.name in ("no value", "none"):
                assert len(trace.customdata) == len(trace.x)


def test_projects_of_several_counties_are_no_county_to_choose():
    frame = groups(("Agder", "ongoing", 1), (SEVERAL, "ongoing", 2))
    (blocks,) = bars(group_blocks(frame, Text("nb"), LIGHT, none="none", kind="county"))
    assert blocks["customdata"] == ["county:Agder", None, None]


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
        group_blocks(groups((HOSTILE, "ongoing", 1)), Text("nb"), LIGHT, none="none", kind="county"),
        period_spans(sums((HOSTILE, 2012, 2019, 91_210, "A")), Text("nb"), LIGHT, range(2012, 2022)),
    ],
)
def test_a_hostile_name_comes_out_as_text(figure):
    shown = [string for string in (*strings(figure), svg(figure, label=HOSTILE, prefix="chart")) if "Ola" in string]
    assert shown
    for string in shown:
        assert "&lt;b&gt;Ola &amp; " in string
        assert "<b>Ola" not in string
        assert "<script" not in string


def test_a_name_too_long_for_its_place_is_cut():
    figure = ladder(gardens(("Næringshagen " * 9, "Agder", 1, "A")), Text("nb"), LIGHT, unit="companies")
    (name,) = names(figure)
    assert name.endswith("…")
    assert len(name) < 30
