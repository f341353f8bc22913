"""The map as folium writes it: a base that stays the same, and what follows the view."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import unquote

import pytest
from document import parsed
from every_world import HOSTILE, hostile_world
from folium.elements import JSCSSMixin
from maps.test_state import GARDENS, shown
from published import published
from worlds import COUNTIES as COUNTY_CODES
from worlds import company, county, garden, release

from gardenmap import assets
from gardenmap.maps import garden_map

COLOURS, COUNTIES, COMPANIES = "/colours.css", "/counties.geojson", "/companies.json"


def written(state: dict[str, Any] | None = None, companies_url: str = "", word: str = "") -> str:
    """The page that folium writes of the base and of what a view shows, without the random part of its names."""
    base = garden_map.base(COLOURS, COUNTIES, companies_url)
    if state is not None:
        base.add_child(garden_map.features(state, word))
    return re.sub(r"_[0-9a-f]{32}", "", base.get_root().render())


def files(companies_url: str = "") -> set[str]:
    """The scripts and styles that the map asks for."""
    base = garden_map.base(COLOURS, COUNTIES, companies_url)
    parts = [each for each in (base, *base._children.values()) if isinstance(each, JSCSSMixin)]
    return {address for each in parts for _, address in (*each.default_js, *each.default_css)}


def points(page: str) -> list[dict[str, Any]]:
    """The GeoJSON features in it."""
    [collection] = re.findall(r"geo_json_add\((.*)\);", page)
    return json.loads(collection)["features"]


def of_view(page: str) -> dict[str, Any]:
    """What it says of counties, legend and buttons."""
    [encoded] = re.findall(r'gardenMap\.show\("(.*)"\);', page)
    return json.loads(unquote(encoded))


def test_two_maps_of_one_release_are_the_same_letter_by_letter() -> None:
    assert written() == written()
    assert written(shown()) == written(shown())


def test_the_map_asks_no_other_host_but_kartverket_for_its_background() -> None:
    page = written(shown(), COMPANIES, "a company")
    assert set(re.findall(r"(?:https?:)?//([\w.-]+)", page)) == {"cache.kartverket.no", "www.kartverket.no"}
    ours = ("leaflet.js", "map.js", "leaflet.css", "map.css", "marks.css")
    of_companies = ("companies.js", "markercluster.js", "markercluster.css")
    assert files() == {COLOURS, *map(assets.url, ours)}
    assert files(COMPANIES) == files() | {*map(assets.url, of_companies)}


def test_every_garden_is_a_point_with_the_id_that_a_press_answers_with() -> None:
    state = shown(garden="sogn")
    gardens = [each for each in points(written(state)) if each["properties"]["kind"] == "garden"]
    for point, of_view in zip(gardens, state["gardens"], strict=True):
        own = point["properties"]
        assert point["geometry"]["coordinates"] == [of_view["lon"], of_view["lat"]]
        assert (unquote(own["id"]), unquote(own["name"]), unquote(own["tip"])) == tuple(
            of_view[name] for name in ("id", "name", "tip")
        )
        assert {name: own[name] for name in ("look", "inside", "selected")} == {
            name: of_view[name] for name in ("look", "inside", "selected")
        }
    areas = [point["properties"]["size"] ** 2 for point in gardens]
    assert areas == pytest.approx([each["size"] for each in state["gardens"]], abs=0.01), "a circle's area is the size"


def test_the_names_beside_the_land_are_points_that_take_no_press() -> None:
    state = shown(county=("46",))
    names = [each["properties"] for each in points(written(state)) if each["properties"]["kind"] == "label"]
    assert [unquote(each["name"]) for each in names] == [each["text"] for each in state["labels"]]
    assert not any("id" in each for each in names)


def test_the_map_looks_at_the_country_or_at_what_is_chosen() -> None:
    country, county_46 = of_view(written(shown())), of_view(written(shown(county=("46",))))
    assert country["bounds"] == shown()["steps"][0]["bounds"]
    assert country["chosen"] == []
    assert county_46["bounds"] == shown(county=("46",))["steps"][-1]["bounds"]
    assert county_46["chosen"] == ["46"]
    assert set(country["empty"]) == {code for code, each in shown()["counties"].items() if not each["gardens"]}


@pytest.mark.parametrize("choices", [{}, {"county": ("46",)}, {"county": ("03",)}, {"values": "reported"}])
def test_legend_and_buttons_are_well_formed_and_say_what_the_state_does(choices: dict[str, Any]) -> None:
    state = shown(**choices)
    found = of_view(written(state, COMPANIES, "a company"))
    legend, steps = parsed(found["legend"]), parsed(found["steps"])
    looks = [each.words for each in legend.all(with_class="gm-look")]
    assert looks == ([*(word for _, word in state["looks"]), "a company"] if state["looks"] else looks)
    assert legend.one("p", id="description").words == state["words"]["description"]
    buttons = [each for each in steps.all("button") if "data-bounds" in each.attributes]
    assert [json.loads(each.attributes["data-bounds"]) for each in buttons] == [
        each["bounds"] for each in state["steps"]
    ]
    assert [each.attributes["aria-pressed"] for each in buttons].count("true") == 1


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_words_from_outside_are_neither_markup_nor_templates_on_the_map(words: str) -> None:
    """branca runs Jinja over what it writes: whatever looks like a template must reach it encoded."""
    state = shown(hostile_world(words), county=("42", "46"), garden="lista", language="nb")
    page = written(state, COMPANIES, "en bedrift")
    assert words not in page
    assert words in {unquote(each["properties"]["name"]) for each in points(page)}
    tags = re.findall(r"</?(\w+)", page.partition("<body>")[2])
    assert set(tags) <= {"body", "div", "script", "html"}
    assert tags.count("script") == 2
    legend = parsed(of_view(page)["legend"])
    assert {each.tag for each in legend.all()} <= {"svg", "g", "circle", "path", "defs", "pattern", "p", "div", "span"}
    buttons = parsed(of_view(page)["steps"])
    assert {each.tag for each in buttons.all()} <= {"div", "button", "span", "p"}
    for each in (*legend.all(), *buttons.all()):
        assert not [name for name in each.attributes if name.startswith("on")]


def test_a_county_with_a_hostile_name_is_a_button_of_that_name() -> None:
    words = '{{ 6*7 }}</script><b onclick="x">\''
    counties = [county(code, **({"name": words} if code == "46" else {})) for code in COUNTY_CODES]
    state = shown(release(GARDENS, counties=counties), county=("46",))
    buttons = parsed(of_view(written(state))["steps"]).all("button")
    assert buttons[-1].words == words
    assert of_view(written(state))["counties"]["46"].startswith(words)


def test_without_companies_the_map_asks_for_none_and_has_no_word_for_them() -> None:
    page = written(shown(), word="")
    assert "fetchCompanies" not in page
    assert "markercluster" not in page
    assert "gm-company-point" not in of_view(page)["legend"]


def test_with_companies_the_map_fetches_them_once_and_names_none_of_them() -> None:
    world = release(GARDENS, companies=[company(f"B{n}", name=f"Hemmelig {n}") for n in range(3000)])
    page = written(shown(world), COMPANIES, "a company")
    assert page.count(COMPANIES) == 1
    assert "Hemmelig" not in unquote(page)
    assert points(page) == points(written(shown(release(GARDENS))))


def test_a_choice_sends_the_country_of_47_gardens_in_less_than_25_kb() -> None:
    world = published()
    base = len(written())
    for code in ("", *world.counties["county_no"]):
        state = shown(world, language="nb", county=(code,) if code else ())
        assert len(state["gardens"]) == 47
        assert len(written(state)) - base < 25_000, code


def test_a_garden_whose_id_is_no_plain_word_still_answers_with_it() -> None:
    state = shown(release([garden("lista", short_name="Lista")]))
    state["gardens"][0]["id"] = "å/%b'"
    [point] = points(written(state))[:1]
    assert point["properties"]["id"].isascii()
    assert unquote(point["properties"]["id"]) == "å/%b'"
