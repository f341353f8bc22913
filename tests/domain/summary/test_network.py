"""What a source states about the network, each with the figure that it rests on."""

from __future__ import annotations

from typing import Any

from worlds import garden, indicator, network_fact, observation, release

from gardenmap.selection import Selection, select
from gardenmap.summary.network import FACTS, facts
from gardenmap.view import ViewState

VALUE_CREATION = observation("value_creation", value=8600, caveats="lower_bound conflict", note_en="It does not fit.")
DERIVED = observation("target_companies", value=30, caveats="derived")
WORLD = release(
    gardens=[garden("lista")],
    observations=[VALUE_CREATION, DERIVED, observation("companies", value=4000)],
    network_facts=[network_fact("value", VALUE_CREATION), network_fact("aim"), network_fact("target", DERIVED)],
    indicators=[indicator("target_companies", unit="companies")],
)


def chosen(**choices: Any) -> Selection:
    return select(WORLD, ViewState(**({"year": 2021, "release": WORLD.id} | choices)))


def test_a_fact_has_the_figure_that_it_rests_on_with_its_unit_years_caveats_and_note() -> None:
    first = facts(chosen()).iloc[0]
    assert first["fact"] == "value"
    assert (first["value"], first["unit"], first["status"]) == (8600, "mnok", "A")
    assert (first["period_from"], first["period_to"]) == (2021, 2021)
    assert (first["caveats"], first["note_en"]) == ("lower_bound conflict", "It does not fit.")
    assert (first["source"], first["source_date"]) == ("example.no-000000", "2021")


def test_a_fact_without_a_figure_has_none_and_never_nought() -> None:
    second = facts(chosen()).iloc[1]
    assert second["fact"] == "aim"
    assert second[["indicator", "value", "status", "period_from", "caveats", "brief_nb"]].isna().all()


def test_the_network_is_the_same_whatever_county_year_or_garden_is_chosen() -> None:
    everywhere = facts(chosen())
    assert everywhere["fact"].tolist() == ["value", "aim", "target"]
    assert facts(chosen(county=("46",), year=2020)).equals(everywhere)


def test_a_fact_that_rests_on_what_is_worked_out_is_hidden_with_it() -> None:
    assert facts(chosen(values="reported"))["fact"].tolist() == ["value", "aim"]


def test_a_release_without_facts_gives_the_same_columns_and_no_rows() -> None:
    world = release(gardens=[garden("lista")])
    found = facts(select(world, ViewState(year=2021, release=world.id)))
    assert found.empty
    assert list(found) == list(FACTS)
