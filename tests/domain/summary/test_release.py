"""What a release says about itself: counts, definitions, sources, estimates and conflicts."""

import worlds

from gardenmap.model import ObservationStatus
from gardenmap.summary import release as summary


def test_a_garden_with_estimates_only_has_no_figure_of_its_own():
    held = summary.contents(
        worlds.release(
            gardens=[worlds.garden("lista"), worlds.garden("voss", "46"), worlds.garden("odda", "46")],
            observations=[
                worlds.observation("companies", "lista", 40),
                worlds.observation("companies", "voss", 80, "E"),
                worlds.observation("companies", "odda", 60, "I"),
            ],
        )
    )
    assert (held.gardens, held.gardens_with_figure) == (3, 1)
    assert held.told == {"reported": 1, "derived": 1, "estimated": 1, "missing": 0}


def test_a_doubtful_figure_counts_as_reported_and_an_empty_one_as_missing():
    held = summary.contents(
        worlds.release(
            observations=[
                worlds.observation("companies", "NO", 4000, "U"),
                worlds.observation("companies", "46", 300),
                worlds.observation("target_companies", "NO", None, "O"),
            ]
        )
    )
    assert held.told == {"reported": 2, "derived": 0, "estimated": 0, "missing": 1}
    assert held.reserved == 1


def test_what_is_worked_out_from_other_figures_is_derived_however_sure_it_is():
    rows = [
        worlds.observation("companies", "NO", 4000, "U", caveats="derived approximate"),
        worlds.observation("companies", "46", 300, "E", caveats="derived"),
    ]
    held = summary.contents(worlds.release(observations=rows))
    assert held.told == {"reported": 0, "derived": 1, "estimated": 1, "missing": 0}
    assert held.reserved == 0


def test_projects_and_sources_without_a_date_are_not_counted_as_dated():
    held = summary.contents(
        worlds.release(
            projects=[worlds.project("P1"), worlds.project("P2", status="unknown", status_as_of=None)],
            sources=[worlds.source("example.no-000000", date="2021"), worlds.source("other.no-111111")],
        )
    )
    assert (held.projects, held.projects_dated) == (2, 1)
    assert (held.sources, held.sources_dated, held.publishers) == (2, 1, 1)


def test_a_topic_adds_up_the_figures_of_its_definitions_and_spans_their_years():
    found = summary.by_topic(
        worlds.release(
            indicators=[worlds.indicator("companies", order=1), worlds.indicator("grants", topic="funding", order=2)],
            observations=[
                worlds.observation("companies", "NO", 4000),
                worlds.observation("companies", "46", 300, period_from=2017, period_to=2017),
                worlds.observation("grants", "NO", 5, period_from=None, period_to=None),
            ],
        )
    ).set_index("topic")
    companies, funding = found.loc["companies"], found.loc["funding"]
    assert (companies["definitions"], companies["figures"]) == (1, 2)
    assert (companies["first"], companies["last"]) == (2017, 2021)
    assert funding["figures"] == 1
    assert funding[["first", "last"]].isna().all()


def test_each_kind_of_area_has_a_row_even_without_figures():
    found = summary.by_area(
        worlds.release(
            gardens=[worlds.garden("lista")],
            observations=[
                worlds.observation("companies", "lista", 40),
                worlds.observation("target_companies", "lista", 30),
            ],
        )
    ).set_index("area_type")
    assert list(found.index) == ["country", "county", "region", "garden"]
    assert (found.loc["garden", "areas"], found.loc["garden", "figures"]) == (1, 2)
    assert (found.loc["county", "areas"], found.loc["county", "figures"]) == (0, 0)


def test_a_definition_that_no_figure_uses_is_listed_with_none():
    found = summary.definitions(worlds.release(indicators=[worlds.indicator("unused", order=9)])).set_index("id")
    assert found.loc["unused", "figures"] == 0


def test_a_source_counts_the_figures_projects_and_gardens_that_cite_it():
    found = summary.sources(
        worlds.release(
            gardens=[worlds.garden("lista", sources="a.no-1 b.no-2"), worlds.garden("voss", "46", sources="b.no-2")],
            observations=[worlds.observation("companies", "lista", 40, source="a.no-1")],
            projects=[worlds.project("P1", source="b.no-2")],
        )
    ).set_index("id")
    assert list(found.loc["a.no-1", ["figures", "projects", "gardens"]]) == [1, 0, 1]
    assert list(found.loc["b.no-2", ["figures", "projects", "gardens"]]) == [0, 1, 2]


def test_sources_stand_by_publisher_with_the_most_used_publisher_first():
    world = worlds.release(
        gardens=[worlds.garden("lista", sources="rare.no-1")],
        observations=[
            worlds.observation("companies", "NO", 1, source="often.no-2"),
            worlds.observation("companies", "46", 1, source="often.no-2"),
        ],
        sources=[
            worlds.source("rare.no-1", publisher="A"),
            worlds.source("often.no-2", publisher="B"),
            worlds.source("unused.no-3", publisher="B"),
        ],
    )
    assert list(summary.sources(world)["id"]) == ["often.no-2", "unused.no-3", "rare.no-1"]
    assert list(summary.publishers(world)["publisher"]) == ["B", "A"]
    assert list(summary.publishers(world)["sources"]) == [2, 1]


def test_a_shared_total_tells_its_gardens_and_the_range_of_their_estimates():
    found = summary.shared_out(
        worlds.release(
            gardens=[worlds.garden("lista"), worlds.garden("voss", "46")],
            observations=[
                worlds.observation("companies", "NO", 100),
                worlds.observation("companies", "lista", 30, "E"),
                worlds.observation("companies", "voss", 70, "E"),
                worlds.observation("target_companies", "NO", 20),
            ],
        )
    )
    assert list(found["indicator"]) == ["companies"]
    row = found.iloc[0]
    assert (row["value"], row["gardens"], row["smallest"], row["largest"]) == (100, 2, 30, 70)
    assert (row["low_share"], row["high_share"], row["unit"]) == (0.5, 1.5, "companies")


def test_every_status_code_is_listed_also_the_unused():
    found = summary.statuses(worlds.release(observations=[worlds.observation("companies", "NO", 4000)]))
    assert list(found["status"]) == [status.value for status in ObservationStatus]
    assert found["figures"].sum() == 1


def test_only_figures_that_clash_are_doubtful_or_counted_anew_are_conflicts():
    found = summary.conflicts(
        worlds.release(
            observations=[
                worlds.observation("companies", "NO", 1, caveats="press_figure conflict", source="a.no-1"),
                worlds.observation("companies", "NO", 2, caveats="vintage", source="b.no-2"),
                worlds.observation("companies", "46", 3, "U", caveats="suspect"),
                worlds.observation("companies", "11", 4, caveats="press_figure"),
                worlds.observation("companies", "15", 5),
            ]
        )
    )
    assert sorted(found["value"]) == [1, 2, 3]
    assert set(found["unit"]) == {"companies"}


def test_a_release_without_any_rows_has_no_conflicts_sources_or_shares():
    empty = worlds.release()
    assert summary.conflicts(empty).empty
    assert summary.sources(empty).empty
    assert summary.publishers(empty).empty
    assert summary.shared_out(empty).empty
    assert summary.by_topic(empty)["figures"].sum() == 0
