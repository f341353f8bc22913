"""Projects: each counted once, and aged against the date of the release."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest
from worlds import garden, project, release, source

from gardenmap.model import ProjectStatus, Release
from gardenmap.selection import Selection, select
from gardenmap.summary.gardens import register
from gardenmap.summary.projects import (
    SEVERAL,
    by_county,
    by_status,
    by_theme,
    by_year,
    of_garden,
    timeline,
    window,
)
from gardenmap.view import ViewState

GARDENS = [garden("lista"), garden("hardanger", "46"), garden("sogn", "46"), garden("nordkapp", "56")]
PROJECTS = [
    project("OWN", ["lista"], status="completed", status_as_of="2019"),
    project("JOINT", ["lista", "hardanger", "sogn"], scope="joint", counties="42 46", theme="energy"),
    project("OSLO", counties="03", status="unknown", status_as_of=None),
    project("ALL", ["lista", "hardanger", "sogn", "nordkapp"], scope="national", counties=None, status="planned",
            status_as_of="2023-03-15", end="2024"),
]  # fmt: skip
WORLD = release(GARDENS, projects=PROJECTS)


def chosen(world: Release = WORLD, **choices: Any) -> Selection:
    return select(world, ViewState(**({"year": 2021, "release": world.id} | choices)))


def counts(frame: pd.DataFrame) -> dict[str, dict[str, int]]:
    """Group -> status -> number, without the statuses that do not occur."""
    found: dict[str, dict[str, int]] = {}
    for row in frame.itertuples():
        found.setdefault(row.group, {}).update({row.status: row.n} if row.n else {})
    return found


def one(status: str = "ongoing", day: date = date(2026, 11, 23), **cells: Any) -> pd.Series:
    """The only project of a world, as the timeline shows it."""
    world = release(GARDENS, projects=[project("P", status=status, **cells)], day=day)
    return timeline(chosen(world)).iloc[0]


def test_every_status_has_a_row_in_fixed_order_and_every_project_counts_once() -> None:
    frame = by_status(chosen())
    assert list(frame["status"]) == [status.value for status in ProjectStatus]
    assert list(frame["n"]) == [1, 1, 1, 0, 0, 1]
    assert list(frame["outdated"]) == [0, 1, 1, 0, 0, 0]
    assert list(frame["end_passed"]) == [0, 0, 1, 0, 0, 0]


def test_a_joint_project_counts_once_in_each_county_and_once_for_both() -> None:
    for counties in (("42",), ("46",), ("42", "46")):
        frame = by_status(chosen(county=counties)).set_index("status")
        assert frame.loc["ongoing", "n"] == 1


def test_a_national_project_belongs_to_the_whole_country_only() -> None:
    assert set(chosen(county=("42",)).projects["id"]) == {"OWN", "JOINT"}
    assert set(chosen().projects["id"]) == {"OWN", "JOINT", "OSLO", "ALL"}


def test_theme_and_status_choose_projects_but_never_gardens() -> None:
    some = chosen(theme=("energy",), status=(ProjectStatus.ONGOING,))
    assert list(some.projects["id"]) == ["JOINT"]
    assert len(some.gardens) == 4


@pytest.mark.parametrize(
    ("status_as_of", "outdated"),
    [
        ("2024-11-23", False),
        ("2024-11-22", True),
        ("2024-11", False),
        ("2024-10", True),
        ("2024", False),
        ("2023", True),
        ("2023-03-15", True),
        (None, True),
        ("2026-11-23", False),
    ],
)
def test_an_open_status_is_outdated_when_no_day_it_can_mean_lies_in_the_last_24_months(
    status_as_of: str | None, outdated: bool
) -> None:
    for status in ("planned", "ongoing", "paused"):
        assert one(status, status_as_of=status_as_of)["outdated"] == outdated
    for status in ("completed", "cancelled", "unknown"):
        assert not one(status, status_as_of=status_as_of)["outdated"]


@pytest.mark.parametrize(
    ("end", "passed"),
    [("2026-11-22", True), ("2026-11-23", False), ("2026-10", True), ("2026-11", False), ("2025", True),
     ("2026", False), (None, False)],
)  # fmt: skip
def test_the_planned_end_has_passed_when_its_last_day_lies_before_the_release(end: str | None, passed: bool) -> None:
    assert one(end=end)["end_passed"] == passed
    assert not one("completed", end=end)["end_passed"]


def test_age_follows_the_release_and_not_the_clock() -> None:
    assert not one(status_as_of="2001-05", end="2003", day=date(2002, 5, 1))["outdated"]
    assert not one(status_as_of="2001-05", end="2003", day=date(2002, 5, 1))["end_passed"]
    assert one(status_as_of="2097", end="2098", day=date(2100, 1, 1))["outdated"]


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 11, 23), date(2024, 11, 23)),
        (date(2026, 12, 31), date(2024, 12, 31)),
        (date(2024, 2, 29), date(2022, 2, 28)),
    ],
)
def test_the_window_is_24_months_to_the_day(day: date, first: date) -> None:
    assert window(release(day=day)) == first


def test_projects_stand_once_by_county_north_on_top_several_last() -> None:
    frame = by_county(chosen())
    assert counts(frame) == {
        "56": {},
        "46": {},
        "03": {"unknown": 1},
        "42": {"completed": 1},
        SEVERAL: {"ongoing": 1, "planned": 1},
    }
    assert frame["n"].sum() == 4
    assert list(dict.fromkeys(frame["group"])) == ["56", "46", "03", "42", SEVERAL]


def test_in_chosen_counties_a_joint_project_stands_under_the_one_that_it_names_or_under_several() -> None:
    assert counts(by_county(chosen(county=("46",)))) == {"46": {"ongoing": 1}}
    assert counts(by_county(chosen(county=("46", "56")))) == {"56": {}, "46": {"ongoing": 1}}
    both = by_county(chosen(county=("42", "46")))
    assert counts(both) == {"46": {}, "42": {"completed": 1}, SEVERAL: {"ongoing": 1}}
    assert both["n"].sum() == 2


def test_by_theme_keeps_a_theme_without_projects() -> None:
    assert counts(by_theme(chosen(county=("46",)))) == {"circular": {}, "energy": {"ongoing": 1}}


def test_by_year_keeps_the_undated_apart_and_first() -> None:
    frame = by_year(chosen())
    assert frame["year"].isna().tolist() == [True, False, False, False]
    assert frame["year"].tolist()[1:] == [2019, 2023, 2024]
    assert list(frame["n"]) == [1, 1, 1, 1]


def test_the_timeline_begins_with_the_newest_evidence_and_ends_with_the_undated() -> None:
    frame = timeline(chosen())
    assert list(frame["project"]) == ["JOINT", "ALL", "OWN", "OSLO"]
    assert frame["gardens"].fillna("").tolist()[0] == "lista hardanger sogn"
    assert pd.isna(frame["gardens"].iloc[3])
    assert pd.isna(frame["status_as_of"].iloc[3])


def test_a_year_means_its_last_day_in_the_order_of_the_timeline() -> None:
    world = release(projects=[project("A", status_as_of="2024-06"), project("B", status_as_of="2024")])
    assert list(timeline(chosen(world))["project"]) == ["B", "A"]


def test_a_garden_s_own_projects_stand_before_the_national_ones_whatever_is_chosen() -> None:
    frame = of_garden(chosen(county=("56",), status=(ProjectStatus.CANCELLED,)), "lista")
    assert list(frame["project"]) == ["JOINT", "OWN", "ALL"]
    assert len(of_garden(chosen(), "nobody")) == 0


def test_the_register_counts_a_joint_project_for_each_garden_in_it_and_a_national_one_for_none() -> None:
    assert dict(zip(register(chosen())["garden"], register(chosen())["projects"], strict=True)) == {
        "lista": 2, "hardanger": 1, "sogn": 1, "nordkapp": 0,
    }  # fmt: skip


def test_a_country_without_projects_gives_frames_without_rows_or_with_nought() -> None:
    none = chosen(release(GARDENS))
    assert by_status(none)["n"].tolist() == [0] * 6
    assert counts(by_county(none)) == {"56": {}, "46": {}, "42": {}, SEVERAL: {}}
    assert timeline(none).dtypes.to_dict() == timeline(chosen()).dtypes.to_dict()
    assert by_year(none).dtypes.to_dict() == by_year(chosen()).dtypes.to_dict()
    assert len(by_theme(none)) == 0


def test_a_project_links_to_its_source() -> None:
    world = release(projects=[project("P", source="s")], sources=[source("s", url="https://example.no/p")])
    assert timeline(chosen(world))["url"].tolist() == ["https://example.no/p"]
