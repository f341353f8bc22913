"""A choice: a press on a garden, a county, a bar or a link makes a new view of the present one."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_view import CODES, HOSTILE, VOCABULARY, assert_valid, random_link

from gardenmap.choices import choose, toggle_status, toggle_theme
from gardenmap.model import ProjectStatus
from gardenmap.view import PARAMETERS, ViewState, default, parse, query

COUNTRY = default(VOCABULARY)
KINDS = ("garden", "county", "county+", "status", "theme")
SINGLE = ("garden:lista", "county:46", "status:planned", "theme:energy")
NONSENSE = (
    *("", ":", "::", "garden:", "county:", "county+:", "status:", "theme:", "land:46", "county:Vestland"),
    *("garden:nowhere", "county:99", "county+:99", "status:open", "theme:none", "values:reported", "year:1999"),
    *("page:garden", "table:gardens", "javascript:alert(1)", "GARDEN:lista", " garden:lista", "garden: lista"),
)


def view(seed: int) -> ViewState:
    return parse(random_link(seed), VOCABULARY)[0]


def chosen(*choices: str, start: ViewState = COUNTRY) -> ViewState:
    for choice in choices:
        start = choose(start, choice, VOCABULARY)
    return start


def test_a_garden_is_marked_and_let_go() -> None:
    assert chosen("garden:lista") == replace(COUNTRY, garden="lista")
    assert chosen("garden:lista", "garden:hardanger").garden == "hardanger"
    assert chosen("garden:lista", "garden:lista") == COUNTRY


def test_a_garden_outside_the_chosen_counties_brings_its_own() -> None:
    assert chosen("county:46", "garden:nordkapp") == replace(COUNTRY, county=("56",), garden="nordkapp")
    assert chosen("county:46", "garden:hardanger").county == ("46",)


def test_a_county_stands_alone_or_beside_the_chosen_ones() -> None:
    assert chosen("county:46", "county:42").county == ("42",)
    assert chosen("county:46", "county+:42").county == ("42", "46"), "from south to north"
    assert chosen("county:46", "county+:42", "county+:46").county == ("42",)
    assert chosen("county:46", "county+:42", "county:46").county == ()
    assert chosen(*(f"county+:{code}" for code in VOCABULARY.counties)) == COUNTRY, "all of them are no choice"


def test_another_county_lets_go_of_the_garden() -> None:
    assert chosen("county:46", "garden:hardanger", "county:56") == replace(COUNTRY, county=("56",))
    assert chosen("garden:hardanger", "county:46").garden == "hardanger"


def test_a_status_or_a_theme_stands_alone_and_is_let_go() -> None:
    assert chosen("status:planned").status == (ProjectStatus.PLANNED,)
    assert chosen("status:planned", "status:ongoing").status == (ProjectStatus.ONGOING,)
    assert chosen("status:planned", "status:planned") == COUNTRY
    assert chosen("theme:energy").theme == ("energy",)
    assert chosen("theme:energy", "theme:circular").theme == ("circular",)
    assert chosen("theme:energy", "theme:energy") == COUNTRY
    both = replace(COUNTRY, status=(ProjectStatus.PLANNED, ProjectStatus.ONGOING), theme=("circular", "energy"))
    assert toggle_status(both, ProjectStatus.PLANNED).status == ()
    assert toggle_theme(both, "energy", VOCABULARY).theme == ()
    assert toggle_theme(both, "nothing", VOCABULARY) == both


def test_parameters_take_the_place_of_the_views_own_however_often_they_are_pressed() -> None:
    start = chosen("county:46", "garden:hardanger", "status:planned")
    assert chosen("garden=&county=42", start=start) == replace(start, county=("42",), garden=None)
    assert chosen("garden=&county=42", "garden=&county=42", start=start) == chosen("garden=&county=42", start=start)
    assert chosen("lang=en", "values=reported").lang == "en"
    assert chosen("county=42,99,46").county == ("42", "46")
    assert chosen("county=") == COUNTRY


@pytest.mark.parametrize("nonsense", [*NONSENSE, *HOSTILE])
def test_what_means_nothing_changes_nothing(nonsense: str) -> None:
    start = chosen("county:46", "garden:hardanger", "status:planned")
    assert chosen(nonsense, start=start) == start


@given(st.integers(0, 2**60), st.sampled_from(SINGLE))
def test_what_is_let_go_leaves_the_rest_as_it_was(seed: int, choice: str) -> None:
    start = replace(view(seed), county=(), garden=None, status=(), theme=())
    assert chosen(choice, choice, start=start) == start


CHOICES = st.one_of(
    st.text(),
    st.builds("{}:{}".format, st.sampled_from((*KINDS, "page", "")), st.sampled_from(CODES) | st.text()),
    st.lists(st.tuples(st.sampled_from(PARAMETERS), st.lists(st.sampled_from(CODES)).map(",".join))).map(urlencode),
)


@settings(max_examples=500)
@given(st.integers(0, 2**60), st.lists(CHOICES, max_size=4))
def test_whatever_is_pressed_the_view_stays_one_that_a_link_can_say(seed: int, choices: list[str]) -> None:
    found = chosen(*choices, start=view(seed))
    assert_valid(found)
    assert parse({name: [value] for name, value in query(found, VOCABULARY).items()}, VOCABULARY) == (found, ())
