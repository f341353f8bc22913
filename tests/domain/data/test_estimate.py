"""Method anslag-1 on worlds small enough to check by hand."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from worlds import frame, garden, observation

from gardenmap.data.estimate import estimates, share_out, weights

GARDENS = frame("gardens", [garden("south", lat=58.0, lon=7.0), garden("north", lat=60.0, lon=7.0)])
PLACES = pd.DataFrame([(7.0, 58.1, 3000), (7.1, 59.9, 1000), (7.0, 61.5, 9000)], columns=["lon", "lat", "population"])


def split(*rows: dict[str, object]) -> pd.DataFrame:
    return estimates(GARDENS, frame("observations", list(rows)), PLACES).set_index("area")


def test_half_is_shared_equally_and_half_by_people_within_reach() -> None:
    assert weights(GARDENS, PLACES).to_dict() == {"south": 0.25 + 0.375, "north": 0.25 + 0.125}


def test_without_any_locality_within_reach_the_shares_are_equal() -> None:
    assert weights(GARDENS, PLACES.iloc[2:].reset_index(drop=True)).to_dict() == {"south": 0.5, "north": 0.5}


def test_people_between_two_gardens_in_one_town_are_counted_once() -> None:
    twins = frame("gardens", [garden("south", lat=58.0, lon=7.0), garden("twin", lat=58.0, lon=7.0)])
    assert weights(twins, PLACES.iloc[:1]).to_dict() == {"south": 0.25 + 0.5, "twin": 0.25}


def test_each_network_total_is_split_with_its_range_period_and_source() -> None:
    got = split(observation("companies", value=80), observation("value_creation", value=800))
    assert got["value"].tolist() == [50, 30, 500, 300]
    row = got.iloc[0]
    assert (row["low"], row["high"], row["status"], row["method"]) == (25, 75, "E", "anslag-1")
    assert (row["period_to"], row["source"], row["caveats"]) == (2021, "example.no-000000", "estimate")


def test_a_reported_figure_replaces_the_estimate_and_the_rest_is_shared_again() -> None:
    got = split(observation("companies", value=80), observation("companies", "south", 70))
    assert got["value"].to_dict() == {"north": 10}


def test_a_figure_of_another_year_or_definition_replaces_nothing() -> None:
    other = observation("companies", "south", 70, period_from=2019, period_to=2019)
    got = split(observation("companies", value=80), other, observation("target_companies", "north", 3))
    assert got["value"].to_dict() == {"south": 50, "north": 30}


def test_without_a_total_there_is_no_estimate() -> None:
    assert split(observation("target_companies", value=80)).empty


@given(total=st.integers(0, 10_000), shares=st.lists(st.floats(0.01, 1), min_size=1, max_size=50))
def test_shares_add_up_exactly_and_miss_by_less_than_one(total: int, shares: list[float]) -> None:
    wanted = pd.Series(shares)
    got = share_out(total, wanted)
    assert got.sum() == total
    assert ((got - total * wanted / wanted.sum()).abs() < 1).all()


def test_the_largest_remainders_get_the_odd_ones() -> None:
    assert share_out(10, pd.Series([0.36, 0.33, 0.31])).tolist() == [4, 3, 3]
