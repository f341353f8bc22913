"""The published figures, as somebody who knows the press release would check them on the page."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from published import DATA

from gardenmap.data.package import read
from gardenmap.maps import state
from gardenmap.model import LANGUAGES, Membership, Release
from gardenmap.panels import PANELS, headline, key_figures, network, panel
from gardenmap.selection import Selection, select
from gardenmap.text import Text
from gardenmap.view import ViewState, Vocabulary, default

MARGIN = 0.05
"""Degrees that a point on the shore may lie outside the land-clipped bounds of its county."""


@pytest.fixture(scope="module")
def published() -> Release:
    return read(DATA)


@pytest.fixture(scope="module")
def view(published: Release) -> ViewState:
    return default(Vocabulary.of(published))


@pytest.fixture(scope="module")
def country(published: Release, view: ViewState) -> Selection:
    return select(published, view)


def test_47_gardens_from_lindesnes_to_nordkapp_each_in_its_county(published: Release) -> None:
    assert len(published.gardens) == 47
    assert published.gardens["lat"].between(58.0, 71.0).all()
    assert published.gardens["lat"].is_monotonic_increasing
    bounds = published.counties.set_index("county_no")
    for row in published.gardens.itertuples():
        box = bounds.loc[row.county_no]
        assert box["min_lat"] - MARGIN <= row.lat <= box["max_lat"] + MARGIN, row.id
        assert box["min_lon"] - MARGIN <= row.lon <= box["max_lon"] + MARGIN, row.id


def test_38_gardens_are_documented_and_9_are_not_confirmed(country: Selection) -> None:
    figure = key_figures.of_selection(country, Text("nb"))[0]
    assert figure.parts == {"known": 38, "unconfirmed": 9}
    assert (country.gardens["membership"] == Membership.UNVERIFIED).sum() == 9


@pytest.mark.parametrize(("panel_id", "total"), [("companies-by-county", 4000), ("value-creation-by-county", 8600)])
def test_the_counties_add_up_to_the_country(country: Selection, panel_id: str, total: int) -> None:
    frame = panel(panel_id).table(country)
    assert len(frame) == 15
    assert frame["value"].sum() == total
    assert frame["gardens"].sum() == 47
    assert panel(panel_id.replace("county", "garden")).table(country)["value"].sum() == total


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_says_over_4_000_and_over_8_6_billion(country: Selection, language: str) -> None:
    figures = {figure.id: figure for figure in key_figures.of_selection(country, Text(language))}  # type: ignore[arg-type]
    assert figures["companies"].number == {"nb": "4\u00a0000", "en": "4,000"}[language]
    assert {"nb": "8,6\u00a0mrd.", "en": "8.6"}[language] in figures["value-creation"].number
    assert figures["companies"].before == figures["value-creation"].before == "over"


def test_the_network_is_47_gardens_with_over_4_000_companies_owned_by_local_business(country: Selection) -> None:
    assert network.network_line(country, Text("nb")).replace("\u00a0", " ") == (
        "Næringshagene i Norge: 47 selvstendige næringshager fra Lindesnes til Nordkapp · over 4 000 bedrifter · "
        "lokalt næringsliv eier minst 51 % av hver hage · Kilde: Skift 2021"
    )
    facts = "\n".join(row[0].text for row in network.network_facts(country, Text("en")).rows).replace("\u00a0", " ")
    for words in ("over 4,000 small and medium-sized companies", "over NOK 8.6bn a year", "NOK 91.21bn", "2012–2019"):
        assert words in facts


def test_59_projects_each_counted_once_however_they_are_grouped(published: Release, view: ViewState) -> None:
    for lang in LANGUAGES:
        country = select(published, replace(view, lang=lang))
        for id in ("project-status", "projects-by-year", "projects-by-county", "projects-by-theme"):
            assert panel(id).table(country)["n"].sum() == 59, id
        assert len(panel("project-list").table(country)) == 59


def test_91_21_billion_is_a_sum_of_2012_to_2019_with_its_caveats(country: Selection) -> None:
    frame = panel("value-creation-network-sum").table(country)
    found = frame[frame["value"] == 91_210]
    assert list(zip(found["period_from"], found["period_to"], strict=True)) == [(2012, 2019)]
    assert set(found["caveats"].iloc[0].split()) >= {"accumulated"}
    assert len(found["caveats"].iloc[0].split()) > 1
    assert 91_210 not in panel("value-creation-over-time").table(country)["value"].tolist()
    assert "91,21" in panel("value-creation-network-sum").takeaway(frame, country, Text("nb"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("code", "name"), [("03", "Oslo"), ("32", "Akershus"), ("31", "Østfold"), ("39", "Vestfold")])
def test_a_county_without_a_garden_is_answered_in_a_sentence(
    published: Release, view: ViewState, code: str, name: str, language: str
) -> None:
    selection, text = select(published, replace(view, county=(code,))), Text(language)  # type: ignore[arg-type]
    assert len(selection.gardens) == 0
    found = headline.of_gardens(selection, text)
    assert found.heading.startswith(name)
    assert found.heading.endswith(".")
    assert found.lede.endswith(".")
    for each in PANELS:
        assert len(each.empty(selection, text)) > 20
    for id in ("companies-by-garden", "value-creation-by-garden", "gardens"):
        assert name in panel(id).empty(selection, text)
        assert panel(id).table(selection).empty


def test_only_these_four_counties_have_no_garden(published: Release) -> None:
    assert len(published.counties) == 15
    assert set(published.counties["county_no"]) - set(published.gardens["county_no"]) == {"03", "31", "32", "39"}


def test_every_choice_of_a_county_sends_less_than_15_kb_to_the_map(published: Release, view: ViewState) -> None:
    for county in ((), *((code,) for code in published.counties["county_no"])):
        for indicator in ("companies", "value_creation"):
            selection = select(published, replace(view, county=county, indicator=indicator))
            found = state.of(selection, Text("nb"))
            assert len(found["gardens"]) == 47
            assert len(json.dumps(found).encode()) < 15_000, (county, indicator)


def test_hiding_estimates_leaves_no_figure_by_garden_since_no_garden_has_reported(
    published: Release, view: ViewState
) -> None:
    reported = select(published, replace(view, values="reported"))
    assert panel("companies-by-garden").table(reported)["value"].notna().sum() == 0
    assert panel("companies-by-county").table(reported)["value"].notna().sum() == 0
    assert key_figures.of_selection(reported, Text("nb"))[1].number == "4\u00a0000"
