"""Published figures: series, sums over periods and single figures never mix."""

from __future__ import annotations

from typing import Any

import pandas as pd
from worlds import garden, indicator, observation, release

from gardenmap.selection import Selection, select
from gardenmap.summary.figures import of_garden, periods, published, published_of_country, series
from gardenmap.view import ViewState


def year(code: str, area: str, year: int, value: float | None, status: str = "A", **cells: Any) -> dict[str, Any]:
    return observation(code, area, value, status, period_from=year, period_to=year, **cells)


WORLD = release(
    gardens=[garden("lista"), garden("hardanger", "46")],
    indicators=[
        indicator("target_companies", order=2),
        indicator("members", order=1),
        indicator("value_creation_accumulated", form="periods", unit="mnok"),
        indicator("owners", form="list", unit="percent"),
    ],
    observations=[
        year("target_companies", "NO", 2019, 1889, source="b.no-1", source_date="2022"),
        year("target_companies", "NO", 2019, 1800, source="a.no-1", source_date="2020-05"),
        year("target_companies", "NO", 2017, 1700, "I", source_date="2020"),
        year("target_companies", "NO", 2018, 9999, caveats="suspect conflict"),
        observation("target_companies", "NO", 5000, period_from=2012, period_to=2019),
        observation("target_companies", "NO", 6000, period_from=None, period_to=None),
        year("members", "NO", 2020, 30),
        observation("value_creation_accumulated", "NO", 91210, period_from=2012, period_to=2019, caveats="accumulated"),
        observation("value_creation_accumulated", "NO", 50000, period_from=2012, period_to=2015, caveats="accumulated"),
        observation("value_creation_accumulated", "NO", 1, period_from=None, period_to=None),
        year("owners", "lista", 2021, 51),
        year("target_companies", "hardanger", 2020, 20),
        year("target_companies", "46", 2020, 70),
        observation("target_companies", "Helgeland", 12, area_type="region"),
        observation("companies", "lista", 40, status="E"),
    ],
)


def chosen(**choices: Any) -> Selection:
    return select(WORLD, ViewState(year=2021, release=WORLD.id, **choices))


def test_only_reported_leaves_out_what_is_worked_out_from_others_also_where_it_is_merely_called_uncertain() -> None:
    world = release(
        indicators=[indicator("target_companies")],
        observations=[
            year("target_companies", "NO", 2013, 1120, "U", caveats="derived approximate"),
            year("target_companies", "NO", 2015, 1300, "U", caveats="undated"),
            year("target_companies", "NO", 2017, 2021, "I", caveats="derived"),
            year("target_companies", "NO", 2018, 2227),
        ],
    )
    shown = select(world, ViewState(year=2021, release=world.id, values="reported"))
    assert series(shown, topic="companies")["year"].tolist() == [2015, 2018]


def test_a_series_has_a_row_per_year_and_vintage_and_leaves_suspect_figures_out() -> None:
    frame = series(chosen(), topic="companies")
    found = list(zip(frame["indicator"], frame["year"], frame["value"], frame["vintage"], strict=True))
    assert found == [
        ("members", 2020, 30, "2021-06-01"),
        ("target_companies", 2017, 1700, "2020"),
        ("target_companies", 2019, 1800, "2020-05"),
        ("target_companies", 2019, 1889, "2022"),
    ]


def test_a_series_belongs_to_one_area() -> None:
    assert list(series(chosen(), area="hardanger")["value"]) == [20]
    assert len(series(chosen(), area="nobody")) == 0


def test_only_reported_leaves_imputed_figures_out_of_a_series() -> None:
    assert 2017 not in series(chosen(values="reported"), topic="companies")["year"].tolist()


def test_sums_over_periods_are_no_series_and_an_undated_sum_is_none() -> None:
    frame = periods(chosen(), "value_creation")
    assert list(zip(frame["period_from"], frame["period_to"], frame["value"], strict=True)) == [
        (2012, 2015, 50000),
        (2012, 2019, 91210),
    ]
    assert len(series(chosen(), topic="value_creation")) == 0


def test_published_lists_gardens_from_the_south_then_other_areas_and_no_network_figure() -> None:
    frame = published(chosen())
    assert list(frame["area"]) == ["lista", "hardanger", "46", "Helgeland"]
    assert list(frame["unit"]) == ["percent", "companies", "companies", "companies"]
    assert list(published(chosen(), "people")["area"]) == []


def test_published_keeps_what_is_suspect_or_undated_for_the_country() -> None:
    frame = published_of_country(chosen(), "companies")
    assert 9999 in frame["value"].tolist()
    assert frame["period_to"].isna().sum() == 1


def test_a_county_shows_its_own_figures_and_those_of_its_gardens() -> None:
    assert list(published(chosen(county=("46",)))["area"]) == ["hardanger", "46"]
    assert list(published(chosen(county=("42",)))["area"]) == ["lista"]


def test_a_garden_has_its_published_figures_and_its_estimates_unless_they_are_hidden() -> None:
    assert set(of_garden(chosen(), "lista")["indicator"]) == {"owners", "companies"}
    assert set(of_garden(chosen(values="reported"), "lista")["indicator"]) == {"owners"}


def test_nothing_published_has_the_same_columns_and_types() -> None:
    for made in (published, lambda some: published_of_country(some, "companies"), lambda some: series(some)):
        full, none = made(chosen()), made(select(release(), ViewState(year=2021, release="")))
        assert none.dtypes.to_dict() == full.dtypes.to_dict()
        assert len(none) == 0


def test_a_missing_figure_stays_missing() -> None:
    world = release(observations=[year("target_companies", "NO", 2020, None, "O")])
    frame = series(select(world, ViewState(year=2021, release=world.id)), topic="companies")
    assert frame["value"].isna().tolist() == [True]
    assert pd.isna(frame["note_nb"]).all()
