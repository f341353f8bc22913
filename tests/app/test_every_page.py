"""Every page answers every kind of link in both languages, and its last element says what makes it complete."""

from __future__ import annotations

import re

import pytest
from visitors import elements, every_page, heading, markup, notices, press, settled, the_map, turn_to, visit, words

from gardenmap.panels.pages import PAGES

VIEWS = (
    "",
    "county=46,18",
    "county=31&values=reported",
    "values=reported&indicator=value_creation&membership=confirmed_2021",
    "garden=voss&status=completed&theme=circular_economy",
)
WITH_MAP = [entry.id for entry in PAGES if entry.has_map]


@pytest.mark.parametrize("lang", ["nb", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_page_shows_every_kind_of_view_and_ends_with_what_makes_it_complete(view: str, lang: str) -> None:
    for entry, at in every_page(f"{view}&lang={lang}"):
        assert list(at.exception) == [], entry.id
        assert notices(at) == [], entry.id
        drawn = elements(at)
        *_, last = drawn
        assert last == "complete", entry.id
        end = drawn["complete"]
        assert (end["lang"], end["heading"], end["failed"]) == (lang, heading(at), "")
        assert PAGES[end["page"]] == entry
        named = {each["name"] for each in drawn.values() if "name" in each}
        assert set(end["drawings"]) == named | ({"map"} if entry.has_map else set()), entry.id
        assert {key.removeprefix("panel-") for key in drawn if key.startswith("panel-")} <= named


def test_a_county_without_a_garden_is_an_answer_and_not_an_empty_page() -> None:
    assert heading(visit(query="county=31")) == "Østfold har ingen næringshage i denne utgaven."
    assert heading(visit(query="county=31&lang=en")) == "Østfold has no business garden in this release."


def test_the_page_of_a_garden_bears_its_name() -> None:
    assert "Voss" in heading(visit("garden", "garden=voss"))


def test_a_language_is_a_choice_like_any_other() -> None:
    at = visit("companies", "county=46")
    [languages] = at.button_group
    languages.set_value("en").run()
    assert settled(at) == {"county": "46", "lang": "en"}
    assert "companies" in heading(at)
    assert [each.label for each in at.multiselect] == ["County"]


def test_every_entry_of_the_menu_carries_the_view() -> None:
    at = visit(query="county=46&garden=voss&values=reported&lang=en")
    links = [each.proto for each in at.get("page_link")]
    assert [each.page for each in links] == [entry.path for entry in PAGES]
    assert [each.label for each in links][:2] == ["Overview", "Companies"]
    [carried] = {each.query_string for each in links}
    assert carried.startswith("county=46&garden=voss&year=2021&values=reported&lang=en&release=")


def test_a_table_opens_over_the_page_once_and_says_how_to_cite_it() -> None:
    at = press(visit("garden", "garden=lister"), "table:garden-among-gardens")
    assert len(at.get("dialog")) == 1
    table = "".join(elements(at)["table"]["parts"])
    assert "Siter slik: Næringshagekartet" in words(table)
    assert len(re.findall("<tr", table)) == 1 + 47
    assert settled(at) == {"garden": "lister"}, "a table is no part of the view"
    assert list(at.run().get("dialog")) == [], "it is open until it is closed, and not again after the next choice"
    assert list(press(at, "table:nonsense").exception) == []


@pytest.mark.parametrize("page_id", WITH_MAP)
def test_the_map_gets_all_gardens_in_few_bytes_and_keeps_its_base_over_views_and_languages(page_id: str) -> None:
    at = visit(page_id)
    found = []
    for view in ("", "county=46", "garden=voss&lang=en", "values=reported&indicator=value_creation"):
        turn_to(at, page_id, view)
        given = the_map(at)
        features = given.pop("feature_group")
        assert features.count('"kind": "garden"') == 47
        assert len(features.encode()) < 25_000
        assert "http" not in features
        found.append(given)
    assert all(given == found[0] for given in found), "the browser would build the map anew"
    assert all(link.startswith("/assets/") for link in found[0]["js_links"] + found[0]["css_links"])
    hosts = set(re.findall(r"https?://([\w.]+)", found[0]["script"]))
    assert hosts == {"cache.kartverket.no", "www.kartverket.no"}, "asked for only when it is turned on, or a credit"


def test_the_words_of_a_panel_and_its_chart_come_in_one_element() -> None:
    panel = elements(visit(query="county=46"))["panel-companies-by-garden"]
    opening, chart, foot = panel["parts"]
    assert "<h2" in opening
    assert {"figure", "alt", "height", "picture"} <= set(chart)
    assert "/panels/companies-by-garden.csv?county=46" in foot
    assert markup(visit(query="county=46")).count("<h1>") == 1
