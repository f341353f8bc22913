"""A link: whatever stands in it, a valid view comes out, and the view goes back into one link only."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import COUNTIES, garden, observation, project, release

from gardenmap.choices import changed, toggle_county, toggle_garden
from gardenmap.model import LANGUAGES, NETWORK_INDICATORS, Membership, ProjectStatus
from gardenmap.view import (
    PARAMETERS,
    ViewState,
    Vocabulary,
    consistent,
    default,
    link,
    parse,
    query,
)

WORLD = release(
    gardens=[garden("lista"), garden("hardanger", "46"), garden("nordkapp", "56")],
    observations=[
        observation("companies", "lista", 40, status="E", period_from=2020, period_to=2020),
        observation("companies", "lista", 50, status="E"),
    ],
    projects=[project("P1", theme="circular"), project("P2", theme="energy")],
    id="7f3a2c9e",
)
VOCABULARY = Vocabulary.of(WORLD)
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE gardens; --",
    "\u202e\u200f46",
    "\x00\x1b[31m",
    "../../etc/passwd",
    "{secret}",
    "%s%n",
    "46;50",
    "４６",
    "٢٠٢١",
    "²⁰²¹",
    "[click](javascript:alert(1))",
    "\ud800",
    "x" * 10_000,
)
OLD_NAMES = ("fylke", "hage", "counties", "kommune", "quality", "page", "utm_source", "COUNTY", "__proto__", "")
CODES = (
    *COUNTIES,
    *VOCABULARY.garden_county,
    *NETWORK_INDICATORS,
    *ProjectStatus,
    *Membership,
    *VOCABULARY.themes,
    *LANGUAGES,
    "2020",
    "2021",
    "1999",
    "99999",
    "all",
    "reported",
    "7f3a2c9e",
    "deadbeef",
    "Vestland",
    "",
    ",",
)


def random_link(seed: int) -> dict[str, list[str]]:
    """Up to five parameters, known and not, each said up to three times with real codes, hostile text and junk."""
    chance = Random(seed)

    def value() -> str:
        kind = chance.random()
        if kind < 0.6:
            return ",".join(chance.choices(CODES, k=chance.randint(1, 3)))
        return chance.choice(HOSTILE) if kind < 0.8 else "".join(map(chr, chance.choices(range(0x3000), k=4)))

    names = chance.sample(PARAMETERS + OLD_NAMES, chance.randint(0, 5))
    return {name: [value() for _ in range(chance.randint(0, 3))] for name in names}


def read(link: str) -> tuple[ViewState, list[str]]:
    """The view and the notices, in words, of a link as a person types it."""
    view, notices = parse(parse_qs(link.removeprefix("?"), keep_blank_values=True), VOCABULARY)
    return view, [notice.message.format_map(notice.values) for notice in notices]


def assert_valid(view: ViewState) -> None:
    assert view.year in VOCABULARY.years
    assert view.release == WORLD.id
    assert view.county == tuple(code for code in VOCABULARY.counties if code in view.county)
    assert len(view.county) < len(VOCABULARY.counties)
    assert view.garden is None or not view.county or VOCABULARY.garden_county[view.garden] in view.county
    assert view.garden is None or view.garden in VOCABULARY.garden_county
    assert view.indicator in NETWORK_INDICATORS
    assert view.status == tuple(status for status in ProjectStatus if status in view.status)
    assert all(isinstance(status, ProjectStatus) for status in view.status)
    assert view.theme == tuple(theme for theme in VOCABULARY.themes if theme in view.theme)
    assert view.membership == tuple(level for level in Membership if level in view.membership)
    assert view.values in ("all", "reported")
    assert view.lang in LANGUAGES


# One draw for a whole link keeps thousands of them cheap.
@settings(max_examples=2_000)
@given(st.integers(0, 2**60))
def test_any_link_gives_a_valid_view_which_has_one_link_of_its_own(seed: int) -> None:
    view, notices = parse(random_link(seed), VOCABULARY)
    assert_valid(view)
    for notice in notices:
        said = notice.message.format_map(notice.values)
        assert said.isprintable()
        assert len(said) < 400
    canonical = query(view, VOCABULARY)
    again, silence = parse({name: [value] for name, value in canonical.items()}, VOCABULARY)
    assert again == view
    assert silence == ()
    assert query(again, VOCABULARY) == canonical
    assert parse(parse_qs(link(view, VOCABULARY)[1:]), VOCABULARY) == (view, ())


ASKED = st.one_of(
    st.text(),
    st.lists(st.tuples(st.sampled_from(PARAMETERS), st.lists(st.sampled_from(CODES)).map(",".join))).map(urlencode),
)


@settings(max_examples=500)
@given(st.integers(0, 2**60), ASKED)
def test_whatever_a_form_asks_for_gives_a_valid_view_and_asking_twice_changes_nothing(seed: int, asked: str) -> None:
    view, _ = parse(random_link(seed), VOCABULARY)
    found = changed(view, asked, VOCABULARY)
    assert_valid(found)
    assert changed(found, asked, VOCABULARY) == found


def test_a_form_changes_what_it_asks_for_and_nothing_else() -> None:
    view, _ = read("county=42,46&garden=lista&values=reported&lang=en")
    assert changed(view, "county=46,56", VOCABULARY) == replace(view, county=("46", "56"), garden=None)
    assert changed(view, "garden=&values=", VOCABULARY) == replace(view, garden=None, values="all")
    assert changed(view, f"county={','.join(VOCABULARY.counties)}", VOCABULARY) == replace(view, county=())
    assert changed(view, "", VOCABULARY) == view


def test_an_empty_link_shows_the_whole_country_in_the_latest_year() -> None:
    assert read("") == (default(VOCABULARY), [])
    assert default(VOCABULARY).year == 2021


def test_a_link_says_codes_in_one_order_and_always_year_and_release() -> None:
    view, notices = read("?status=unknown,completed&county=56,46&values=reported&lang=en&year=2020&garden=nordkapp")
    assert notices == []
    assert link(view, VOCABULARY) == (
        "?county=46,56&garden=nordkapp&year=2020&status=completed,unknown&values=reported&lang=en&release=7f3a2c9e"
    )
    assert link(default(VOCABULARY), VOCABULARY) == "?year=2021&release=7f3a2c9e"


def test_repeated_parameters_are_one_list_and_the_last_single_one_counts() -> None:
    view, notices = read("county=56&county=46,46&garden=lista&garden=hardanger")
    assert (view.county, view.garden, notices) == (("46", "56"), "hardanger", [])


def test_all_counties_are_no_choice_of_counties() -> None:
    view, notices = read("county=" + ",".join(COUNTIES))
    assert (view.county, notices) == ((), [])


@pytest.mark.parametrize("parameter", ["status", "membership", "theme"])
def test_all_of_a_list_is_no_choice(parameter: str) -> None:
    known = {"status": ProjectStatus, "membership": Membership, "theme": VOCABULARY.themes}[parameter]
    view, _ = read(f"{parameter}={','.join(known)}")
    assert getattr(view, parameter) == ()


@pytest.mark.parametrize("label", ["county=Vestland", "status=gjennomført", "theme=Energi", "county=4", "lang=Bokmål"])
def test_labels_are_not_codes(label: str) -> None:
    view, notices = read(label)
    assert view == default(VOCABULARY)
    assert notices == [f"Parts of the link were not understood and are left out: {label}"]


def test_what_is_known_stays_when_something_beside_it_is_not() -> None:
    view, notices = read("county=46,99&fylke=56")
    assert view.county == ("46",)
    assert notices == ["Parts of the link were not understood and are left out: fylke=56, county=99"]


def test_a_garden_outside_the_chosen_counties_is_let_go_and_named() -> None:
    view, notices = read("county=46&garden=lista")
    assert (view.county, view.garden) == (("46",), None)
    assert notices == ["Parts of the link were not understood and are left out: garden=lista"]


def test_a_year_without_figures_is_named_and_another_shown() -> None:
    view, notices = read("year=2030")
    assert view.year == 2021
    assert notices == ["There are no figures by garden for 2030. Shown is 2021."]


def test_a_year_that_is_none_is_not_understood() -> None:
    assert read("year=٢٠٢١")[1] == ["Parts of the link were not understood and are left out: year=٢٠٢١"]


def test_a_link_of_another_release_says_so_and_keeps_its_choices() -> None:
    view, notices = read("county=46&release=deadbeef")
    assert (view.county, view.release) == (("46",), "7f3a2c9e")
    assert notices == [
        "The link was made for release deadbeef. Shown is release 7f3a2c9e, and figures may have changed."
    ]


def test_hostile_words_are_quoted_short_and_without_control_or_direction_marks() -> None:
    marks = "\u202e\u200f\u2066\x00\x1b\n\u2028\ud800"
    for name in ("garden", "countyy"):
        _, (notice,) = parse({name: [f"x{marks}{'x' * 10_000}"]}, VOCABULARY)
        said = notice.values["parts"]
        assert said.startswith(f"{name}=x")
        assert said.isprintable()
        assert len(said) == 41


def test_a_thousand_unknown_codes_are_five_and_a_sign_that_there_are_more() -> None:
    _, notices = read("county=" + ",".join(f"a{n}" for n in range(1000)))
    assert notices[0].endswith("county=a0, county=a1, county=a2, county=a3, county=a4 …")


def test_the_years_to_choose_from_are_those_with_a_figure_by_garden() -> None:
    world = release(
        gardens=[garden("lista")],
        observations=[
            observation("companies", "NO", 4000, period_from=2023, period_to=2023),
            observation("companies", "lista", None, status="O", period_from=2022, period_to=2022),
            observation("companies", "lista", 40),
            observation("target_companies", "lista", 40, period_from=2024, period_to=2024),
        ],
    )
    assert Vocabulary.of(world).years == (2021,)


def test_a_release_without_figures_still_has_a_view() -> None:
    empty = Vocabulary.of(release())
    assert empty.years == (2026,)
    assert parse({"garden": ["lista"], "year": ["2026"]}, empty)[0] == default(empty)


def test_counties_stand_from_south_to_north() -> None:
    assert VOCABULARY.counties[-1] == "56"
    latitudes = [COUNTIES[code][2] for code in VOCABULARY.counties]
    assert latitudes == sorted(latitudes)


def test_an_act_that_leaves_the_garden_outside_the_counties_lets_it_go() -> None:
    marked = replace(default(VOCABULARY), garden="lista")
    assert consistent(replace(marked, county=("46",)), VOCABULARY).garden is None
    assert consistent(replace(marked, county=("42", "46")), VOCABULARY).garden == "lista"


def test_what_a_mail_hangs_on_a_link_is_left_unsaid() -> None:
    assert parse({"county": ["46"], "utm_source": ["styrepapir"], "fbclid": ["x"], "embed": ["true"]}, VOCABULARY) == (
        replace(default(VOCABULARY), county=("46",)),
        (),
    )


def test_a_click_on_a_garden_outside_the_chosen_counties_brings_its_own_county() -> None:
    view = replace(default(VOCABULARY), county=("46",))
    assert toggle_garden(view, "nordkapp", VOCABULARY) == replace(view, county=("56",), garden="nordkapp")
    assert toggle_garden(view, "nowhere", VOCABULARY) == view


def test_a_second_click_lets_go_of_what_was_chosen() -> None:
    view = default(VOCABULARY)
    assert toggle_garden(toggle_garden(view, "lista", VOCABULARY), "lista", VOCABULARY) == view
    assert toggle_county(toggle_county(view, "46", VOCABULARY), "46", VOCABULARY) == view


def test_a_county_stands_alone_unless_it_is_added() -> None:
    view = toggle_county(default(VOCABULARY), "46", VOCABULARY)
    assert toggle_county(view, "56", VOCABULARY).county == ("56",)
    assert toggle_county(view, "56", VOCABULARY, add=True).county == ("46", "56")
    assert toggle_county(view, "99", VOCABULARY) == view


def test_one_garden_that_reports_a_new_year_does_not_move_everybody_there() -> None:
    world = release(
        gardens=[garden("lista"), garden("hardanger", "46"), garden("nordkapp", "56")],
        observations=[
            *(observation("companies", name, 40, status="E") for name in ("lista", "hardanger", "nordkapp")),
            observation("companies", "lista", 50, period_from=2025, period_to=2025),
        ],
    )
    vocabulary = Vocabulary.of(world)
    assert vocabulary.years == (2021, 2025)
    assert default(vocabulary).year == 2021
