"""One garden: its facts, and its figures beside its county's and the country's."""

from __future__ import annotations

from typing import Any

import pandas as pd
from worlds import garden, observation, release

from gardenmap.selection import Selection, select
from gardenmap.summary.garden import beside, facts
from gardenmap.view import ViewState

WORLD = release(
    gardens=[garden("lista", founded=2005, serves_nb="Lista"), garden("arendal", lat=58.8), garden("sogn", "46")],
    observations=[
        observation("companies", "lista", 40, status="E"),
        observation("companies", "arendal", 60, status="E"),
        observation("companies", "sogn", 7),
        observation("companies", "NO", 4000, caveats="lower_bound"),
        observation("value_creation", "lista", 100),
    ],
)


def chosen(**choices: Any) -> Selection:
    return select(WORLD, ViewState(**({"year": 2021, "release": WORLD.id} | choices)))


def test_a_garden_stands_beside_its_county_s_sum_and_the_country_s_own_total() -> None:
    frame = beside(chosen(garden="lista", county=("42",)))
    assert list(frame["area"]) == ["lista", "42", "NO"]
    assert list(frame["gardens"]) == [1, 2, 3]
    assert list(frame["companies"]) == [40, 100, 4000]
    assert list(frame["companies_status"]) == ["E", "E", "A"]
    assert list(frame["companies_over"]) == [False, False, True]


def test_where_the_country_has_no_total_the_gardens_are_summed() -> None:
    assert list(beside(chosen(garden="lista"))["value_creation"]) == [100, 100, 100]


def test_hidden_estimates_are_missing_and_not_nought() -> None:
    frame = beside(chosen(garden="lista", values="reported"))
    assert frame["companies"].isna().tolist() == [True, True, False]
    assert list(frame["companies_status"]) == ["O", "O", "A"]


def test_without_a_garden_there_is_nothing_to_stand_beside() -> None:
    assert len(beside(chosen())) == len(facts(chosen())) == 0
    assert beside(chosen()).dtypes.to_dict() == beside(chosen(garden="lista")).dtypes.to_dict()


def test_a_fact_without_an_answer_keeps_its_row() -> None:
    found = facts(chosen(garden="lista")).set_index("fact")
    assert found.loc["serves", "value_nb"] == "Lista"
    assert pd.isna(found.loc["serves", "value_en"])
    assert pd.isna(found.loc["website", "value_nb"])
    assert found.loc["founded", "value_nb"] == 2005
    assert "note" not in found.index
