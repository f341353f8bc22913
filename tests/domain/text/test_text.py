"""Numbers, money and dates as each language writes them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardenmap.model import LANGUAGES, Language
from gardenmap.text import MISSING, Text, significant, unbroken

NB, EN = Text("nb"), Text("en")
NUMBERS = st.floats(min_value=-1e15, max_value=1e15)
ABSENT = [None, float("nan"), pd.NA]


@pytest.mark.parametrize(
    ("value", "decimals", "nb", "en"),
    [
        (2_500_000, 0, "2\u00a0500\u00a0000", "2,500,000"),
        (4000, 0, "4\u00a0000", "4,000"),
        (999, 0, "999", "999"),
        (12.5, 1, "12,5", "12.5"),
        (-3, 0, "−3", "−3"),
        (-0.2, 0, "0", "0"),
    ],
)
def test_numbers_have_the_separators_of_the_language(value: float, decimals: int, nb: str, en: str) -> None:
    assert NB.number(value, decimals) == nb
    assert EN.number(value, decimals) == en


@pytest.mark.parametrize(
    ("value", "shown"), [(34.0, "34"), (8.6, "8,6"), (91.21, "91,21"), (0.415, "0,415"), (4.9996, "5")]
)
def test_a_stated_number_keeps_its_own_decimals(value: float, shown: str) -> None:
    assert NB.plain(value) == shown


@pytest.mark.parametrize(
    ("value", "nb", "en"),
    [
        (113.7, "ca.\u00a0110", "approx.\u00a0110"),
        (52.4, "ca.\u00a052", "approx.\u00a052"),
        (4.6, "ca.\u00a05", "approx.\u00a05"),
        (1234, "ca.\u00a01\u00a0200", "approx.\u00a01,200"),
        (0, "ca.\u00a00", "approx.\u00a00"),
    ],
)
def test_an_estimate_has_two_significant_digits(value: float, nb: str, en: str) -> None:
    assert NB.approximately(value) == nb
    assert EN.approximately(value) == en


def test_percent_stands_off_in_bokmål_and_close_in_english() -> None:
    assert NB.percent(0.125, 1) == "12,5\u00a0%"
    assert EN.percent(0.125, 1) == "12.5%"
    assert NB.percent(1) == "100\u00a0%"


@pytest.mark.parametrize(
    ("mnok", "estimate", "nb", "en"),
    [
        (240, False, "240\u00a0mill.\u00a0kr", "NOK\u00a0240m"),
        (8600, False, "8,6\u00a0mrd.\u00a0kr", "NOK\u00a08.6bn"),
        (91_210, False, "91,21\u00a0mrd.\u00a0kr", "NOK\u00a091.21bn"),
        (1234, True, "1,2\u00a0mrd.\u00a0kr", "NOK\u00a01.2bn"),
        (998, True, "1\u00a0mrd.\u00a0kr", "NOK\u00a01bn"),
        (0.35, False, "0,35\u00a0mill.\u00a0kr", "NOK\u00a00.35m"),
    ],
)
def test_money_is_in_millions_up_to_a_billion(mnok: float, estimate: bool, nb: str, en: str) -> None:
    assert NB.money(mnok, estimate=estimate) == nb
    assert EN.money(mnok, estimate=estimate) == en


@pytest.mark.parametrize(
    ("value", "nb", "en", "nb_long", "en_long"),
    [
        (date(2026, 11, 23), "23.11.2026", "23 Nov 2026", "23. november 2026", "23 November 2026"),
        ("2026-11-03", "03.11.2026", "3 Nov 2026", "3. november 2026", "3 November 2026"),
        ("2022-03", "mars 2022", "Mar 2022", "mars 2022", "March 2022"),
        ("2022-11", "nov. 2022", "Nov 2022", "november 2022", "November 2022"),
        ("2023", "2023", "2023", "2023", "2023"),
        ("", "uten dato", "undated", "uten dato", "undated"),
    ],
)
def test_a_date_says_as_much_as_is_known(value: date | str, nb: str, en: str, nb_long: str, en_long: str) -> None:
    assert (NB.date(value), EN.date(value)) == (nb, en)
    assert (NB.date(value, long=True), EN.date(value, long=True)) == (nb_long, en_long)


@pytest.mark.parametrize("value", ABSENT)
def test_what_is_missing_is_two_dots_and_never_a_number(value: Any) -> None:
    for text in (NB, EN):
        assert {
            text.number(value),
            text.plain(value),
            text.percent(value),
            text.money(value),
            text.approximately(value),
        } == {MISSING}
    assert NB.date(value) == "uten dato"


def test_a_list_ends_in_and() -> None:
    assert NB.join([]) == ""
    assert NB.join(["Oslo"]) == "Oslo"
    assert NB.join(["Østfold", "Akershus", "Oslo"]) == "Østfold, Akershus og Oslo"
    assert EN.join(["Østfold", "Oslo"]) == "Østfold and Oslo"


def test_one_thing_is_said_otherwise_than_many() -> None:
    assert [NB.plural("{n} county", "{n} counties", n) for n in (0, 1, 1500)] == [
        "0 fylker",
        "1 fylke",
        "1\u00a0500 fylker",
    ]
    assert EN.plural("{n} county", "{n} counties", 1) == "1 county"


def test_values_are_shown_as_they_are_even_with_braces() -> None:
    assert NB("Release {date}", date="{n}") == "Utgave {n}"


@given(NUMBERS)
def test_every_number_can_be_shown(value: float) -> None:
    for text in (NB, EN):
        shown = [
            text.number(value),
            text.number(value, 2),
            text.plain(value),
            text.approximately(value),
            text.percent(value),
            text.money(value),
            text.money(value, estimate=True),
        ]
        assert all(shown)
        assert MISSING not in shown
        assert "-" not in "".join(shown)


@given(st.integers(min_value=0, max_value=10**15), st.sampled_from(LANGUAGES))
def test_separators_change_no_digit(value: int, language: Language) -> None:
    assert "".join(char for char in Text(language).number(value) if char.isdigit()) == str(value)


@given(NUMBERS)
def test_rounding_to_two_digits_moves_a_number_by_a_twentieth_at_most(value: float) -> None:
    assert abs(significant(value) - value) <= abs(value) / 20 + 1e-300


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_date_can_be_shown_at_each_precision(day: date) -> None:
    for text in (NB, EN):
        for known in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4], day):
            assert str(day.year) in text.date(known)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_two_days_never_look_the_same(day: date) -> None:
    for text in (NB, EN):
        assert text.date(day) != text.date(day + timedelta(days=1))
        assert text.date(day, long=True) != text.date(day + timedelta(days=1), long=True)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("pluss 2 654 og 1 234 567 kr", "pluss 2\u00a0654 og 1\u00a0234\u00a0567 kr"),
        ("minst 51 % av aksjene", "minst 51\u00a0% av aksjene"),
        ("i 2021 var det 47", "i 2021 var det 47"),
        ("vekst på 5 2000", "vekst på 5 2000"),
    ],
)
def test_a_number_in_published_words_does_not_part_at_its_thousands_or_its_sign(said: str, kept: str) -> None:
    assert unbroken(said) == kept
