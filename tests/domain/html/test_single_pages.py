"""What only one page has: an answer for every county, the marked garden, its neighbours, the open data."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from first_paint import first_paint, followed, visit

from gardenmap import current
from gardenmap.html.addresses import PREFIX
from gardenmap.panels.pages import PAGES
from gardenmap.view import parse


@pytest.mark.parametrize(("code", "name"), [("03", "Oslo"), ("31", "Østfold"), ("32", "Akershus"), ("39", "Vestfold")])
def test_a_county_without_a_garden_is_an_answer_and_not_an_empty_page(code: str, name: str) -> None:
    for lang, answer in (("nb", "har ingen næringshage i denne utgaven."), ("en", "has no business garden")):
        root = first_paint("overview", f"county={code}&lang={lang}")
        assert root.one("h1").words.startswith(f"{name} {answer}")
        for section in root.all("section"):
            assert len(section.one("p", with_class="gm-coverage").words) > 20


def test_the_marked_garden_has_a_line_on_the_overview_and_is_marked_in_its_table() -> None:
    root = first_paint("overview", "county=46&garden=voss")
    line = root.one("div", with_class="gm-chosen-garden")
    assert followed(line.all("a")[0].attributes["href"])[0] == "garden"
    assert followed(line.all("a")[1].attributes["href"])[1].garden is None
    [row] = root.one("section", with_class="st-key-panel-gardens").all("tr", **{"aria-current": "true"})
    assert "Voss" in row.words
    assert not first_paint("overview", "county=46").all("div", with_class="gm-chosen-garden")


def test_the_page_of_a_garden_leads_back_and_to_its_neighbours_to_the_south_and_north() -> None:
    order = list(visit().vocabulary.garden_county)
    for garden in (order[0], "voss", order[-1]):
        root = first_paint("garden", f"garden={garden}&lang=en")
        place = order.index(garden)
        beside = [order[n] for n in (place - 1, place + 1) if 0 <= n < len(order)]
        links = root.one(with_class="gm-neighbours").all("a")
        assert [followed(each.attributes["href"])[1].garden for each in links] == beside
        way_back = root.one("nav", with_class="gm-crumbs").all("a")
        assert [followed(each.attributes["href"])[1].garden for each in way_back] == [None, None]
        assert followed(way_back[1].attributes["href"])[1].county == (visit().vocabulary.garden_county[garden],)


def test_the_page_about_the_data_offers_the_open_data_of_the_view() -> None:
    root = first_paint("data", "county=46&lang=en")
    links = [each.attributes["href"] for each in root.all("a") if each.attributes["href"].startswith(PREFIX)]
    figures = [dict(parse_qsl(urlsplit(link).query)) for link in links if "/observations.csv" in link]
    assert [(asked["county"], asked.get("format")) for asked in figures] == [("46", None), ("46", "xlsx")]
    for each in links:
        asked = {name: [value] for name, value in parse_qsl(urlsplit(each).query) if name != "format"}
        assert parse(asked, current.vocabulary(visit().release))[1] == ()


@pytest.mark.parametrize(("lang", "language"), [("", "nb"), ("lang=en", "en")])
def test_each_table_of_the_release_is_offered_for_people_and_for_programs(lang: str, language: str) -> None:
    links = first_paint("data", lang).all("a", with_class="gm-foot-link")
    files = [each.attributes["href"] for each in links]
    named = f"?release={visit().release.id}"
    assert f"/tables/gardens.xlsx{named}&lang={language}" in files
    assert f"/tables/gardens.csv{named}" in files
    assert f"/tables/counties.xlsx{named}&lang={language}" in files
    assert f"/tables/counties.geojson{named}" in files


def test_pages_of_text_have_no_panels_and_others_have_no_prose() -> None:
    for entry in PAGES:
        root = first_paint(entry.id)
        assert bool(root.all("h2", with_class="gm-question")) == bool(entry.filters)
        assert bool(root.all("section", with_class="gm-section")) != bool(entry.filters)
