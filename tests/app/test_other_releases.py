"""Releases that are not the published one: no garden, companies, and names that mean no good."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from visitors import elements, every_page, heading, markup, press, the_map, turn_to, visit
from worlds import company, garden, network_fact, observation, project, release

from gardenmap import current
from gardenmap.model import Release
from gardenmap.panels import PANELS

NASTY = "<img src=x onerror=alert(1)>{{ 6*7 }}{% raw %}</script><script>alert(1)</script>\"'[x](javascript:y) $z$"


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Callable[[Release], None]:
    """Put a release on show."""
    return lambda world: monkeypatch.setattr(current, "on_show", lambda: (world, ()))


def assert_shown_everywhere(query: str = "") -> None:
    for lang in ("nb", "en"):
        for entry, at in every_page(f"{query}&lang={lang}"):
            assert list(at.exception) == [], (entry.id, query)
            assert "complete" in elements(at)


def test_a_release_without_gardens_or_without_figures_is_shown_on_every_page(
    shown: Callable[[Release], None],
) -> None:
    shown(release(gardens=[]))
    assert_shown_everywhere()
    shown(release(gardens=[garden("lista")]))
    assert_shown_everywhere("garden=lista")


def test_companies_are_a_list_that_can_be_searched_on_their_page_and_points_on_the_map(
    shown: Callable[[Release], None],
) -> None:
    shown(release(gardens=[garden("lista")], companies=[company("B1"), company("B2", "46", name="Fjord & Fjell")]))
    at = visit("companies")
    [table] = at.dataframe
    assert table.value.iloc[:, 0].tolist() == ["Bedrift B1 AS", "Fjord & Fjell"]
    assert "companies-register" not in elements(at)["complete"]["drawings"], "nothing of it is drawn by our element"
    assert "/assets/" in the_map(visit())["script"].partition("showCompanies")[2]
    turn_to(at, "companies", "county=46")
    assert at.dataframe[0].value.iloc[:, 0].tolist() == ["Fjord & Fjell"]
    assert list(turn_to(at, "companies", "county=18").dataframe) == []
    assert_shown_everywhere("county=46")


class _Tags(HTMLParser):
    """What a browser would make of a piece of HTML: its elements and the names and addresses of their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.found |= {name for name, _ in attrs if name.startswith("on")}
        self.found |= {value for name, value in attrs if name == "href" and (value or "").startswith("javascript")}


def test_hostile_names_are_text_in_every_element(shown: Callable[[Release], None]) -> None:
    named = garden("lista", name=NASTY, short_name=NASTY, place=NASTY, municipality=NASTY)
    world = release(
        gardens=[named, garden("voss", "46")],
        observations=[observation("companies", "lista", 40, method=NASTY)],
        projects=[project("P1", ["lista"], title=NASTY, summary_nb=NASTY, actors=NASTY)],
        companies=[company("B1", name=NASTY)],
        network_facts=[network_fact("gardens", statement_nb=NASTY, statement_en=NASTY)],
    )
    shown(world)
    for entry, at in every_page("garden=lista"):
        press(at, f"table:{next((each.id for each in PANELS if f'panel-{each.id}' in elements(at)), '')}")
        assert list(at.exception) == []
        assert _Tags(markup(at)).found & {"img", "script", "onerror", "javascript:y"} == set(), entry.id
        if entry.has_map:
            features = the_map(at)["feature_group"]
            assert "<img" not in features
            assert "{{" not in features
            assert "{%" not in features
    charts = [part for each in elements(visit()).values() for part in each.get("parts", ()) if isinstance(part, dict)]
    assert charts
    for chart in charts:
        assert "<img" not in json.dumps(json.loads(chart["figure"])), "plotly would make of it what it can"
    assert heading(visit("garden", "garden=lista")) == NASTY
