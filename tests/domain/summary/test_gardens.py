"""Figures by garden and by county, checked by hand over five gardens."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from worlds import garden, observation, release

from gardenmap.model import Release
from gardenmap.selection import Selection, select
from gardenmap.summary.counties import by_county, counties_without_garden
from gardenmap.summary.gardens import (
    Coverage,
    by_garden,
    by_garden_everywhere,
    country_statement,
    coverage,
    mean,
    register,
)
from gardenmap.view import ViewState

GARDENS = [
    garden("lista"),
    garden("arendal", lat=58.8, membership="unverified"),
    garden("hardanger", "46"),
    garden("sogn", "46", lat=61.0, status="closed"),
    garden("nordkapp", "56"),
]
FIGURES = [
    observation("companies", "lista", 40, status="E"),
    observation("companies", "lista", 50, source="lista.no-1", source_date="2022"),
    observation("companies", "arendal", 60, status="E"),
    observation("companies", "hardanger", 80, status="E"),
    observation("companies", "sogn", None, status="M"),
    observation("companies", "NO", 4000, caveats="press_figure lower_bound"),
    observation("value_creation", "hardanger", 200, status="E"),
]
WORLD = release(GARDENS, FIGURES)


def chosen(world: Release = WORLD, **choices: Any) -> Selection:
    return select(world, ViewState(**({"year": 2021, "release": world.id} | choices)))


def values(frame: pd.DataFrame, column: str = "value") -> dict[str, float | None]:
    """Garden or county -> value, None where it is missing."""
    key = "garden" if "garden" in frame else "county_no"
    return {row[key]: None if pd.isna(row[column]) else row[column] for _, row in frame.iterrows()}


def test_gardens_stand_south_to_north_with_their_value_and_missing_stays_missing() -> None:
    frame = by_garden(chosen(), "companies")
    assert values(frame) == {"lista": 50, "arendal": 60, "hardanger": 80, "sogn": None, "nordkapp": None}
    assert list(frame["garden"]) == ["lista", "arendal", "hardanger", "sogn", "nordkapp"]
    assert list(frame["status"]) == ["A", "E", "E", "M", "O"]
    assert list(frame["documented"]) == [True, False, True, True, True]
    assert list(frame["closed"]) == [False, False, False, True, False]
    assert frame["source"].isna().tolist() == [False, False, False, False, True]


def test_a_reported_value_takes_the_place_of_the_estimate_with_its_range() -> None:
    row = by_garden(chosen(), "companies").iloc[0]
    assert (row["value"], row["status"], row["source"]) == (50, "A", "lista.no-1")
    assert pd.isna(row["low"])
    assert pd.isna(row["method"])


@pytest.mark.parametrize(
    ("older", "newer"), [("2022", "2023"), ("2022-11", "2023"), (None, "2022"), ("2022", "2022-02")]
)
def test_the_newest_of_two_reports_counts(older: str | None, newer: str) -> None:
    reports = [
        observation("companies", "lista", 45, source="new.no-1", source_date=newer),
        observation("companies", "lista", 50, source="old.no-1", source_date=older),
    ]
    for order in (reports, reports[::-1]):
        assert values(by_garden(chosen(release([garden("lista")], order)), "companies")) == {"lista": 45}


@pytest.mark.parametrize(("status", "shown"), [("O", 40), ("L", 40), ("M", None), ("Q", None)])
def test_an_estimate_fills_a_gap_but_not_where_the_garden_has_none_or_does_not_show_it(status: str, shown: int) -> None:
    figures = [
        observation("companies", "lista", None, status=status, source="own.no-1", source_date="2025"),
        observation("companies", "lista", 40, status="E"),
    ]
    for order in (figures, figures[::-1]):
        assert values(by_garden(chosen(release([garden("lista")], order)), "companies")) == {"lista": shown}


def test_a_figure_of_another_year_is_not_shown_and_a_figure_of_several_years_is() -> None:
    world = release(
        [garden("lista"), garden("sogn", "46"), garden("undated", "50")],
        [
            observation("companies", "lista", 40, period_from=2020, period_to=2020),
            observation("companies", "sogn", 30, period_from=2020, period_to=2022),
            observation("companies", "undated", 20, period_from=None, period_to=None),
        ],
    )
    assert values(by_garden(chosen(world), "companies")) == {"lista": None, "sogn": 30, "undated": None}


def test_only_reported_hides_every_estimate_also_from_sums_and_the_mean() -> None:
    reported = chosen(values="reported")
    assert values(by_garden(reported, "companies"))["arendal"] is None
    assert coverage(by_garden(reported, "companies")) == Coverage(5, 1, 0, 50.0, 0.0)
    assert coverage(by_garden(reported, "value_creation")).total is None
    assert mean(reported, "companies") == 50
    assert mean(reported, "value_creation") is None
    assert values(by_county(reported, "companies"))["46"] is None
    assert not set(reported.observations["status"]) & {"E", "I"}
    assert set(by_garden(reported, "companies")["status"]) == {"A", "O", "M"}
    assert by_garden(reported, "companies")["low"].isna().all()


def test_coverage_says_how_many_reported_and_what_share_of_the_sum_is_estimated() -> None:
    known = coverage(by_garden(chosen(), "companies"))
    assert (known.gardens, known.reported, known.estimated, known.missing) == (5, 1, 2, 2)
    assert known.total == 190
    assert known.estimated_share == pytest.approx(140 / 190)


def test_nothing_known_has_no_sum_rather_than_zero() -> None:
    known = coverage(by_garden(chosen(county=("56",)), "companies"))
    assert (known.gardens, known.missing, known.total, known.estimated_share) == (1, 1, None, None)


def test_a_reported_zero_is_a_sum_of_zero() -> None:
    known = coverage(by_garden(chosen(release([garden("lista")], [observation("companies", "lista", 0)])), "companies"))
    assert (known.total, known.reported, known.estimated_share) == (0, 1, None)


def test_the_mean_is_over_gardens_with_a_value_wherever_they_lie_and_counts_each_once() -> None:
    assert mean(chosen(), "companies") == pytest.approx((50 + 60 + 80) / 3)
    assert mean(chosen(county=("56",)), "companies") == pytest.approx((50 + 60 + 80) / 3)
    assert mean(chosen(release(GARDENS, [observation("companies", "lista", None, status="O")])), "companies") is None


def test_by_county_sums_each_county_and_keeps_those_without_a_garden() -> None:
    frame = by_county(chosen(), "companies")
    assert len(frame) == 15
    known = frame[frame["county_no"].isin(["42", "46", "56", "03"])]
    assert values(known) == {"42": 110, "03": None, "46": 80, "56": None}
    assert list(known["gardens"]) == [2, 0, 2, 1]
    assert list(known["reported"]) == [1, 0, 0, 0]
    assert list(known["estimated"]) == [1, 0, 1, 0]
    assert list(known["status"]) == ["E", "O", "E", "O"]


def test_a_county_whose_gardens_all_reported_is_reported() -> None:
    world = release([garden("lista")], [observation("companies", "lista", 50)])
    assert list(by_county(chosen(world, county=("42",)), "companies")["status"]) == ["A"]


def test_a_county_without_a_garden_is_an_empty_answer() -> None:
    oslo = chosen(county=("03",))
    assert len(by_garden(oslo, "companies")) == 0
    assert len(register(oslo)) == 0
    assert coverage(by_garden(oslo, "companies")) == Coverage(0, 0, 0, None, None)
    assert values(by_county(oslo, "companies")) == {"03": None}
    assert counties_without_garden(oslo) == ["Oslo"]


def test_frames_have_the_same_types_with_rows_without_rows_and_without_values() -> None:
    for make in (by_garden, by_county):
        types = [make(chosen(**where), "companies").dtypes.to_dict() for where in ({}, {"county": ("03",)})]
        empty = make(chosen(release(GARDENS)), "companies").dtypes.to_dict()
        assert types[0] == types[1] == empty
    assert register(chosen()).dtypes.to_dict() == register(chosen(county=("03",))).dtypes.to_dict()


def test_counties_without_a_garden_are_named_south_to_north() -> None:
    assert counties_without_garden(chosen())[:3] == ["Rogaland", "Vestfold", "Østfold"]
    assert counties_without_garden(chosen(county=("42", "03"))) == ["Oslo"]


def test_membership_chooses_gardens_but_not_which_counties_have_one() -> None:
    confirmed = chosen(membership=("unverified",))
    assert list(by_garden(confirmed, "companies")["garden"]) == ["arendal"]
    assert "Agder" not in counties_without_garden(confirmed)
    assert len(by_garden_everywhere(confirmed, "companies")) == 5


def test_the_statement_of_the_country_is_the_latest_that_somebody_made() -> None:
    statement = country_statement(chosen(), "companies")
    assert statement is not None
    assert (statement.value, statement.is_lower_bound) == (4000, True)
    assert country_statement(chosen(), "value_creation") is None
    assert country_statement(chosen(year=2020), "companies") is None


@pytest.mark.parametrize(("value", "status"), [(None, "O"), (4100, "E")])
def test_a_missing_or_estimated_total_is_no_statement(value: float | None, status: str) -> None:
    world = release(GARDENS, [observation("companies", "NO", value, status=status)])
    assert country_statement(chosen(world), "companies") is None


def test_the_register_has_both_figures_and_counts_projects_from_nought() -> None:
    frame = register(chosen())
    assert values(frame, "companies") == values(by_garden(chosen(), "companies"))
    assert values(frame, "value_creation") == {
        "lista": None, "arendal": None, "hardanger": 200, "sogn": None, "nordkapp": None,
    }  # fmt: skip
    assert list(frame["projects"]) == [0] * 5
