"""What the map shows: every garden always, its certainty before its size, and little to send per change."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from worlds import COUNTIES, garden, observation, release

from gardenmap.maps import state
from gardenmap.model import LANGUAGES, Release
from gardenmap.selection import select
from gardenmap.text import Text
from gardenmap.view import ViewState

GARDENS = [
    garden("lista"),
    garden("arendal", lat=58.8, membership="unverified"),
    garden("hardanger", "46"),
    garden("sogn", "46", lat=61.0, status="closed"),
    garden("nordkapp", "56"),
    garden("troms", "55"),
]
FIGURES = [
    observation("companies", "lista", 50),
    observation("companies", "arendal", 60, status="E"),
    observation("companies", "hardanger", 80, status="E"),
    observation("companies", "sogn", 10, status="E"),
    observation("companies", "troms", 0, status="P"),
]
WORLD = release(GARDENS, FIGURES)


def shown(world: Release = WORLD, *, focus: str | None = None, language: str = "en", **choices: Any) -> dict[str, Any]:
    view = ViewState(**({"year": 2021, "release": world.id} | choices))
    return state.of(select(world, view), Text(language), focus=focus)  # type: ignore[arg-type]


def of_each(found: dict[str, Any], what: str) -> dict[str, Any]:
    return {garden["id"]: garden[what] for garden in found["gardens"]}


@pytest.mark.parametrize(
    "choices",
    [{}, {"county": ("46",)}, {"county": ("03",)}, {"membership": ("likely",)}, {"theme": ("none",)},
     {"values": "reported"}, {"indicator": "value_creation"}],
)  # fmt: skip
def test_every_garden_is_on_the_map_whatever_is_chosen(choices: dict[str, Any]) -> None:
    found = shown(**choices)
    assert [each["id"] for each in found["gardens"]] == ["lista", "arendal", "hardanger", "sogn", "troms", "nordkapp"]
    assert len(found["counties"]) == 15


def test_gardens_outside_the_choice_are_there_but_not_inside() -> None:
    assert [id for id, inside in of_each(shown(county=("46",)), "inside").items() if inside] == ["hardanger", "sogn"]
    assert [id for id, inside in of_each(shown(membership=("unverified",)), "inside").items() if inside] == ["arendal"]
    assert all(of_each(shown(theme=("none",), status=("paused",)), "inside").values())


def test_focus_looks_at_one_county_whatever_is_chosen() -> None:
    found = shown(focus="42", garden="lista")
    assert found["chosen"] == ["42"]
    assert [id for id, inside in of_each(found, "inside").items() if inside] == ["lista", "arendal"]
    assert found["steps"][-1]["text"] == "Agder"


def test_the_marked_garden_alone_is_selected() -> None:
    assert [id for id, selected in of_each(shown(garden="sogn"), "selected").items() if selected] == ["sogn"]
    assert not any(of_each(shown(), "selected").values())


def test_certainty_is_the_look() -> None:
    assert of_each(shown(), "look") == {
        "lista": "reported",
        "arendal": "unverified",
        "hardanger": "estimate",
        "sogn": "closed",
        "troms": "provisional",
        "nordkapp": "missing",
    }


def test_only_reported_leaves_no_estimate_on_the_map() -> None:
    found = shown(values="reported")
    assert set(of_each(found, "look").values()) == {"reported", "provisional", "missing", "closed"}
    assert "approx." not in " ".join(of_each(found, "tip").values())
    assert of_each(found, "size")["lista"] == 2


def test_size_is_the_value_over_the_mean_and_fixed_where_it_says_nothing() -> None:
    sizes = of_each(shown(), "size")
    mean = (50 + 60 + 80 + 10 + 0) / 5
    assert sizes["lista"] == round(50 / mean, 3)
    assert sizes["hardanger"] == 2
    assert sizes["arendal"] == sizes["sogn"] == sizes["nordkapp"] == shown()["sizes"][0][1]


def test_a_reported_nought_is_still_to_be_seen() -> None:
    assert of_each(shown(), "size")["troms"] > 0


def test_without_any_figure_every_garden_has_the_same_size() -> None:
    found = shown(release(GARDENS))
    assert len(set(of_each(found, "size").values())) == 1
    assert set(of_each(found, "look").values()) == {"missing", "closed"}
    assert found["sizes"] == [], "the legend explains sizes that say something"


def test_tips_say_place_county_and_figure_with_its_certainty() -> None:
    tips = of_each(shown(), "tip")
    assert tips["lista"] == "Sentrum, Agder, 50 companies"
    assert tips["arendal"] == "Sentrum, Agder, approx.\u00a060 companies, not confirmed"
    assert tips["sogn"] == "Sentrum, Vestland, approx.\u00a010 companies, reported closed"
    assert tips["nordkapp"] == "Sentrum, Finnmark, figure missing"


def test_the_legend_explains_every_look_that_is_inside() -> None:
    for choices in ({}, {"county": ("55",)}, {"county": ("42", "46")}, {"values": "reported"}):
        found = shown(**choices)
        inside = {each["look"] for each in found["gardens"] if each["inside"]}
        assert inside <= {code for code, _ in found["looks"]}


def test_the_legend_explains_no_estimate_where_estimates_are_left_out() -> None:
    assert {"estimate", "unverified"} <= dict(shown()["looks"]).keys()
    assert not {"estimate", "unverified"} & dict(shown(values="reported")["looks"]).keys()


def test_counties_say_how_many_gardens_they_have_and_the_corner_which_have_none() -> None:
    found = shown()
    assert found["counties"]["46"] == {"gardens": 2, "name": "Vestland: 2 business gardens"}
    assert found["counties"]["03"] == {"gardens": 0, "name": "Oslo: no business garden"}
    assert found["words"]["corner"].startswith("No garden in Rogaland, Vestfold, Østfold,")
    assert shown(county=("46",))["words"]["corner"] == found["words"]["corner"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("world", [WORLD, release(), release(GARDENS)], ids=["figures", "nothing", "gardens"])
def test_the_state_is_plain_json_without_nan(world: Release, language: str) -> None:
    for choices in ({}, {"county": ("03",)}, {"values": "reported"}, {"indicator": "value_creation"}):
        found = shown(world, language=language, **choices)
        sent = json.dumps(found, allow_nan=False)
        assert json.loads(sent)["lang"] == language
        assert not re.search(r"\bnan\b|None|<NA>", sent)


def test_every_county_has_a_name_on_the_map() -> None:
    assert {code: each["name"].split(":")[0] for code, each in shown()["counties"].items()} == {
        code: name for code, (name, *_) in COUNTIES.items()
    }
