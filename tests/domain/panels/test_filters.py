"""The filters as values: what each is called, what there is to choose, and how a choice reads."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from every_world import WORLDS
from hypothesis import given
from hypothesis import strategies as st
from published import published
from test_view import VOCABULARY, WORLD, random_link

from gardenmap.choices import changed
from gardenmap.model import LANGUAGES, Language, Membership, ProjectStatus
from gardenmap.panels.filters import FILTERS, MORE, Filter, filter_of, in_words, state
from gardenmap.text import Text
from gardenmap.view import SEVERAL, ViewState, Vocabulary, default, parse

NB, EN = Text("nb"), Text("en")
COUNTRY = default(VOCABULARY)
every_filter = pytest.mark.parametrize("shown", FILTERS, ids=lambda each: each.name)
every_language = pytest.mark.parametrize("lang", LANGUAGES)


def test_every_choice_of_a_view_has_a_filter_and_no_other() -> None:
    chosen_elsewhere = {"lang", "release"}
    assert {each.name for each in FILTERS} == {field.name for field in fields(ViewState)} - chosen_elsewhere
    assert {each.name for each in FILTERS if each.kind == "several"} == {each.name for each in SEVERAL}
    assert all(filter_of(each.name) is each for each in FILTERS)
    with pytest.raises(KeyError):
        filter_of("colour")


@every_filter
def test_a_filter_has_a_name_in_each_language(shown: Filter) -> None:
    assert shown.label
    assert EN(shown.label) != NB(shown.label)


@every_filter
@every_language
@pytest.mark.parametrize("world", [published(), WORLDS["mixed"]], ids=["published", "mixed"])
def test_every_option_has_words_and_choosing_it_chooses_it(shown: Filter, lang: Language, world) -> None:
    vocabulary, text = Vocabulary.of(world), Text(lang)
    first = default(vocabulary)
    options = shown.options(world, first, text)
    assert options
    assert all(words.strip() for words in options.values())
    assert len(set(options.values())) == len(options)
    for code in options:
        view = changed(first, f"{shown.name}={code}", vocabulary)
        assert shown.chosen(view) == ((code,) if len(options) > 1 or shown.kind != "several" else ())


@every_filter
def test_a_release_without_rows_leaves_a_filter_that_can_still_be_drawn(shown: Filter) -> None:
    empty = WORLDS["empty"]
    first = default(Vocabulary.of(empty))
    options = shown.options(empty, first, NB)
    assert set(shown.chosen(first)) <= options.keys()
    assert shown.nothing_chosen(options, NB)


@given(st.integers(0, 2**60))
def test_whatever_is_chosen_is_among_the_options(seed: int) -> None:
    view, _ = parse(random_link(seed), VOCABULARY)
    for each in FILTERS:
        options = each.options(WORLD, view, NB)
        assert set(each.chosen(view)) <= options.keys(), each.name
        assert {type(code) for code in (*each.chosen(view), *options)} <= {str}, "Streamlit takes no other for the same"


def test_options_stand_in_their_own_order() -> None:
    assert list(filter_of("county").options(WORLD, COUNTRY, NB)) == list(VOCABULARY.counties)
    assert list(filter_of("garden").options(WORLD, COUNTRY, NB)) == ["lista", "hardanger", "nordkapp"]
    assert list(filter_of("status").options(WORLD, COUNTRY, NB)) == list(ProjectStatus)
    assert list(filter_of("membership").options(WORLD, COUNTRY, NB)) == list(Membership)
    assert list(filter_of("year").options(WORLD, COUNTRY, NB)) == ["2020", "2021"]


def test_only_gardens_in_the_chosen_counties_are_offered() -> None:
    view = replace(COUNTRY, county=("46", "56"))
    assert list(filter_of("garden").options(WORLD, view, NB)) == ["hardanger", "nordkapp"]


def test_nothing_chosen_reads_as_all_of_it() -> None:
    def reads(name: str, text: Text) -> str:
        return filter_of(name).nothing_chosen(filter_of(name).options(WORLD, COUNTRY, text), text)

    assert (reads("county", NB), reads("county", EN)) == ("Hele landet", "Whole country")
    assert (reads("garden", NB), reads("garden", EN)) == ("Alle 3", "All 3")
    assert (reads("status", NB), reads("theme", EN)) == ("Alle", "All")


def test_the_other_choices_are_told_by_year_values_and_how_many_filters_are_on() -> None:
    assert {each.name for each in MORE} == {"year", "values", "indicator", "membership", "status", "theme"}
    assert state(COUNTRY, NB) == "2021, alle verdier"
    assert state(replace(COUNTRY, values="reported", year=2020), EN) == "2020, reported only"
    narrowed = replace(COUNTRY, status=(ProjectStatus.ONGOING,), theme=("energy",))
    assert state(narrowed, NB) == "2021, alle verdier, 2 filtre"
    assert state(replace(narrowed, theme=()), EN) == "2021, all values, 1 filter"


def test_a_paper_says_each_choice_in_words_and_then_the_release() -> None:
    assert in_words(WORLD, COUNTRY, NB).replace("\u00a0", " ") == (
        "Fylke: Hele landet · År: 2021 · alle verdier · utgave 23.11.2026 · id 7f3a2c9e"
    )
    narrowed = replace(
        COUNTRY, county=("42", "46"), garden="lista", status=(ProjectStatus.ONGOING,), values="reported", lang="en"
    )
    assert in_words(WORLD, narrowed, EN).replace("\u00a0", " ") == (
        "County: Agder and Vestland · Business garden: Lista · Year: 2021 · Project status: ongoing · "
        "reported only · release 23 Nov 2026 · id 7f3a2c9e"
    )


@every_language
@given(st.integers(0, 2**60))
def test_every_view_can_be_said_in_words(lang: Language, seed: int) -> None:
    view, _ = parse(random_link(seed), VOCABULARY)
    words = in_words(WORLD, view, Text(lang))
    assert WORLD.id in words
    assert str(view.year) in words
    assert "{" not in words
    for county in view.county:
        assert filter_of("county").options(WORLD, view, Text(lang))[county] in words
