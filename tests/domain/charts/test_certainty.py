"""Certainty is ink: how sure a value is decides how it is drawn and written."""

from __future__ import annotations

import pytest
from charts.frames import EN, bars, by_county, drawn_ladder, gardens, names, traces, words

from gardenmap.charts.counties import county_bars
from gardenmap.charts.marks import BARS, Look, look_of, marker, number, own_marker, phrase, total
from gardenmap.charts.ranges import ranges
from gardenmap.charts.skyline import skyline
from gardenmap.look import LIGHT, PALETTES
from gardenmap.model import ObservationStatus
from gardenmap.text import Text

NB = Text("nb")


@pytest.mark.parametrize("status", list(ObservationStatus))
def test_every_status_has_a_look_and_a_word(status):
    look = look_of(status.value, 34.0)
    assert look.is_drawn == status.has_value
    assert phrase(status.value, 34.0, EN, "companies").endswith(")")


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_an_estimate_never_has_the_solid_look(palette):
    solid = marker(Look.REPORTED, palette)
    assert "pattern" not in solid
    for look in BARS:
        if look.is_estimate:
            assert marker(look, palette)["pattern"]["shape"] == "/"
            assert own_marker(look, palette)["pattern"]["shape"] == "/"
            assert marker(look, palette)["color"] != solid["color"]


def test_the_estimate_of_an_unconfirmed_garden_is_sparser_and_its_name_paler():
    frame = gardens(("Odal", "Innlandet", 100, "E"), ("Kapp", "Innlandet", 100, "E"))
    figure = drawn_ladder(frame.assign(documented=[False, True]))
    (sure,), (unsure,) = traces(figure, "estimate"), traces(figure, "not confirmed")
    assert unsure["marker"]["pattern"]["solidity"] < sure["marker"]["pattern"]["solidity"]
    assert unsure["marker"]["color"] == LIGHT.bg
    assert list(figure.layout.yaxis.ticktext) == ["Kapp", f'<span style="color:{LIGHT.ink2}">Odal</span>']


@pytest.mark.parametrize("status", ["O", "L", "Q", "M", "A"])
def test_a_value_that_is_not_there_is_no_bar(status):
    frame = gardens(("Lister", "Agder", 110, "E"), ("Pågang", "Agder", None, status))
    for figure in (drawn_ladder(frame), ranges(frame, EN, LIGHT, unit="companies", mean=85)):
        assert [value for bar in bars(figure) for value in bar["x"]] == [110]
        assert len(traces(figure, "no value")) == 1


def test_missing_is_a_stub_of_stripes_and_two_dots():
    figure = drawn_ladder(gardens(("Lister", "Agder", None, "O"), ("Pågang", "Agder", 34, "A")))
    assert traces(figure, "no value")[0]["text"][0].strip("\u00a0") == ".."
    assert [shape.line.color for shape in figure.layout.shapes] == [LIGHT.missing]


def test_confidential_is_a_colon_and_no_stub():
    figure = drawn_ladder(gardens(("Lister", "Agder", None, "Q"), ("Pågang", "Agder", 34, "A")))
    assert traces(figure, "no value")[0]["text"][0].strip("\u00a0") == ":"
    assert not figure.layout.shapes


def test_a_missing_bar_of_the_skyline_stands_on_no_axis_of_values():
    figure = skyline(
        gardens(("Lister", "Agder", None, "O"), ("Odda", "Vestland", 34, "A")),
        EN,
        LIGHT,
        own="odda",
        mean=None,
        unit="companies",
    )
    (stub,) = traces(figure, "missing")
    assert stub["yaxis"] == "y2"
    assert not figure.layout.yaxis2.ticktext
    assert stub["marker"]["pattern"]["shape"] == "\\"


@pytest.mark.parametrize(
    ("looks", "said"),
    [
        ((Look.REPORTED, Look.REPORTED), "309"),
        ((Look.REPORTED, Look.ESTIMATE), "approx.\u00a0310"),
        ((Look.UNCONFIRMED, Look.ESTIMATE), "approx.\u00a0310"),
        ((Look.REPORTED, Look.MISSING), "155, 1 of 2"),
        ((Look.MISSING, Look.CONFIDENTIAL), ".."),
    ],
)
def test_a_county_sum_says_how_sure_it_is(looks, said):
    assert total(looks, [155.0, 154.0], EN) == said


def test_a_county_sum_stands_beside_its_county():
    figure = drawn_ladder(gardens(("Lister", "Agder", 110, "E"), ("Odda", "Vestland", 34, "A")))
    (counties,) = traces(figure, "counties")
    assert counties["text"] == ["Vestland", "34", "Agder", "approx.\u00a0110"], "from the north"
    assert counties["textfont"]["weight"] == [600, 400, 600, 400]


def test_a_county_with_any_estimate_is_hatched_and_one_without_garden_says_so():
    figure = county_bars(
        by_county(("Agder", 2, 310, "E"), ("Oslo", 0, None, "O"), ("Troms", 1, 34, "A")), EN, LIGHT, unit="companies"
    )
    assert traces(figure, "estimate")[0]["x"] == [310]
    assert words(figure) == ["Troms", "34", "Oslo", "no garden <here>", "Agder", "approx.\u00a0310"]


def test_a_closed_garden_keeps_its_bar_and_has_a_cross():
    figure = drawn_ladder(gardens(("Kirkenes", "Finnmark", 52, "E")).assign(closed=True))
    assert names(figure) == ["Kirkenes ×"]
    assert "reported closed" in traces(figure, "estimate")[0]["hovertext"][0]


def test_numbers_are_written_in_the_language_of_the_reader():
    assert number(Look.ESTIMATE, 1234.0, EN) == "approx.\u00a01,200"
    assert number(Look.ESTIMATE, 1234.0, NB).endswith("\u00a01\u00a0200")
    assert number(Look.REPORTED, 1234.0, NB) == "1\u00a0234"
    assert number(Look.UNCERTAIN, 1889.0, EN) == "(1,889)"
    assert phrase("E", 8612.0, EN, "mnok") == f"approx.\u00a0{EN.money(8600)} (estimate)"


def test_a_range_is_drawn_from_low_to_high_and_the_mean_of_the_country_said():
    figure = ranges(gardens(("Lister", "Agder", 110, "E")), EN, LIGHT, unit="companies", mean=85.1)
    ranged, mean = figure.layout.shapes
    assert ranged.path == "M55.0,13.5L165.0,13.5"
    assert mean.x0 == mean.x1 == 85.1
    assert "country mean approx.\u00a085" in words(figure)
    assert figure.layout.xaxis.range[1] > 165
