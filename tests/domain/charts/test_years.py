"""Yearly figures and sums over several years."""

from __future__ import annotations

import pytest
from charts.frames import EN, bars, series, strings, sums, traces

from gardenmap.charts.periods import period_spans
from gardenmap.charts.years import year_bars
from gardenmap.look import LIGHT


def drawn(*rows, unit="companies", years=range(2018, 2025)):
    return year_bars(series(*rows), EN, LIGHT, unit=unit, years=years)


def test_years_are_categories_and_each_keeps_its_place():
    figure = drawn((2019, 34, "A"))
    assert figure.layout.xaxis.type == "category"
    assert list(figure.layout.xaxis.categoryarray) == ["2018", "2019", "2020", "2021", "2022", "2023", "2024"]
    assert set(figure.layout.xaxis.ticktext) <= set(figure.layout.xaxis.categoryarray)


def test_a_year_without_a_figure_is_a_stub_on_no_axis_of_values():
    figure = drawn((2019, 34, "A"))
    (stub,) = traces(figure, "missing")
    assert stub["x"] == ["2018", "2020", "2021", "2022", "2023", "2024"]
    assert stub.get("yaxis", "y") == "y"
    assert not figure.layout.yaxis.ticktext
    assert traces(figure, "reported")[0]["yaxis"] == "y2"
    assert traces(figure, "no value")[0]["text"] == [".."] * 6


def test_a_confidential_year_is_a_colon_without_a_stub():
    figure = drawn((2019, 34, "A"), (2020, None, "Q"))
    assert "2020" not in traces(figure, "missing")[0]["x"]
    assert traces(figure, "no value")[0]["text"].count(":") == 1


def test_two_vintages_of_a_year_stand_side_by_side_and_both_are_said():
    figure = drawn((2021, 2654, "A"), (2021, 3130, "P"))
    (older,), (newer,) = traces(figure, "reported"), traces(figure, "provisional")
    assert older["x"] == newer["x"] == ["2021"]
    assert older["offset"][0] + older["width"][0] <= newer["offset"][0]
    assert "<b>2,654<br>3,130</b>" in strings(figure)


@pytest.mark.parametrize(
    ("status", "look"),
    [
        ("A", "reported"),
        ("P", "provisional"),
        ("U", "uncertain"),
        ("E", "estimate"),
        ("I", "derived"),
    ],
)
def test_a_figure_has_the_look_of_its_status(status, look):
    assert [bar["name"] for bar in bars(drawn((2019, 34, status))) if bar["name"] != "missing"] == [look]


def test_a_break_is_a_dashed_line_and_a_word_before_its_year():
    figure = drawn((2022, 3162, "A"), (2023, 2890, "B"))
    (line,) = figure.layout.shapes
    assert (line.x0, line.x1, line.line.dash) == (4.5, 4.5, "dash")
    assert "break" in strings(figure)


def test_every_number_is_written_once_on_a_wide_screen():
    values = [1400, 1523, 1650, 1702, 1850, 1930, 2011, 2400, 3162, 2890]
    figure = drawn(*((2012 + n, value, "A") for n, value in enumerate(values)), years=range(2012, 2026))
    written = sorted(string for string in strings(figure) if string.startswith("<b>") and ":" not in string)
    assert written == sorted(f"<b>{value:,}</b>" for value in values)
    assert figure.layout.uniformtext.mode == "hide"


def test_no_number_lies_on_the_higher_bar_beside_its_own():
    long = range(2013, 2027)
    beside = drawn((2018, 2227, "A"), (2019, 1889, "U"), years=long)
    alone = drawn((2018, 1227, "A"), (2019, 1889, "U"), years=long)
    assert "<b>(1,889)</b>" not in [note.text for note in beside.layout.annotations]
    assert "<b>(1,889)</b>" in [note.text for note in alone.layout.annotations]
    assert "<b>(1,889)</b>" in strings(beside), "it is still written where the bar is wide enough"


def test_much_money_is_written_in_billions_and_says_so():
    figure = drawn((2020, 24_100, "A"), (2021, 29_300, "A"), unit="mnok")
    assert {"NOK bn", "<b>24.1</b>", "<b>29.3</b>"} <= set(strings(figure))
    assert "NOK million" in strings(drawn((2020, 240, "A"), unit="mnok"))


def test_a_sum_over_several_years_is_a_span_and_no_bar_of_a_year():
    figure = period_spans(
        sums(("Siva", 2012, 2017, 71_500, "A"), ("NiN", 2012, 2019, 91_210, "A")), EN, LIGHT, range(2012, 2022)
    )
    assert [(bar["base"], bar["x"]) for bar in bars(figure)] == [([0, 0], [6, 8])]
    assert any(EN.money(71_500) in string and "Siva" in string for string in strings(figure))


def test_a_sum_that_the_source_calls_a_lower_bound_says_over():
    frame = sums(("NiN", 2012, 2019, 91_210, "A")).assign(caveats="accumulated lower_bound")
    (sums_in_words,) = traces(period_spans(frame, EN, LIGHT, range(2012, 2020)), "sums")
    assert f"over\u00a0{EN.money(91_210)}" in sums_in_words["text"][0]


def test_what_the_source_rounds_or_calls_the_least_says_so_above_its_number():
    frame = series((2016, 17_300, "I"), (2021, 24_100, "A"), (2023, 29_300, "U"))
    hedges = frame.assign(caveats=["approximate derived", "lower_bound", "approximate"])
    figure = year_bars(hedges, EN, LIGHT, unit="mnok", years=range(2016, 2025))
    assert {"<b>approx.<br>17.3</b>", "<b>over<br>24.1</b>", "<b>(approx.<br>29.3)</b>"} <= set(strings(figure))
    assert any("over\u00a0NOK\u00a024.1bn" in string for string in strings(figure)), "the pointer finds it too"


def test_an_estimate_says_so_above_its_number_to_save_width():
    assert "<b>approx.<br>2,300</b>" in strings(drawn((2020, 2345, "E")))
