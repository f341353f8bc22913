"""The pages of the site as data: where each lives, what is chosen by there, which panels it has."""

from __future__ import annotations

from dataclasses import replace

import pytest
from every_world import VIEWS, WORLDS
from hypothesis import given
from hypothesis import strategies as st
from published import published
from test_view import VOCABULARY, random_link

from gardenmap.current import Visit
from gardenmap.model import LANGUAGES
from gardenmap.panels import PANELS, panel
from gardenmap.panels.filters import FILTERS
from gardenmap.panels.pages import PAGES, page
from gardenmap.text import Text
from gardenmap.view import ViewState, Vocabulary, default, parse

ADDRESSES = ["/", "/bedrifter", "/verdiskaping", "/baerekraft", "/hage", "/data", "/om"]
IDS = {each.id for each in PANELS}


def test_every_address_that_was_ever_given_is_there_in_the_order_of_the_menu() -> None:
    assert [entry.address for entry in PAGES] == ADDRESSES
    assert [page(entry.id) for entry in PAGES] == list(PAGES)
    with pytest.raises(KeyError):
        page("nowhere")


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.id)
def test_a_page_has_a_file_a_title_in_each_language_and_filters_that_there_are(entry) -> None:
    assert entry.file.is_file()
    titles = [entry.title(Text(lang)) for lang in LANGUAGES]
    assert all(titles)
    assert len(set(titles)) == len(titles) or entry.id == "data"
    assert set(entry.filters) <= {"more", *(each.name for each in FILTERS)}


@given(st.integers(0, 2**60))
def test_every_panel_of_a_page_is_one_that_there_is_and_stands_there_once(seed: int) -> None:
    view, _ = parse(random_link(seed), VOCABULARY)
    for entry in PAGES:
        ids = entry.panels(view)
        assert set(ids) <= IDS
        assert len(set(ids)) == len(ids)


def test_every_panel_stands_on_some_page() -> None:
    vocabulary = Vocabulary.of(published())
    first = default(vocabulary)
    views = (first, replace(first, county=("46",)), replace(first, garden=next(iter(vocabulary.garden_county))))
    assert {name for entry in PAGES for view in views for name in entry.panels(view)} == IDS


def test_the_overview_has_its_three_panels_whatever_is_chosen() -> None:
    for choices in VIEWS.values():
        view = ViewState(**({"year": 2021, "release": "00000000"} | choices))
        assert {"project-status", "companies-by-garden", "value-creation-by-garden"} <= {*page("overview").panels(view)}


def test_the_page_of_the_gardens_lists_them_until_one_is_marked() -> None:
    first = default(Vocabulary.of(WORLDS["mixed"]))
    assert page("garden").panels(first) == ("gardens",)
    ids = page("garden").panels(replace(first, garden="lista"))
    assert "garden-facts" in ids
    assert "gardens" not in ids


def test_a_panel_about_a_table_that_the_release_lacks_has_no_place() -> None:
    without, with_some = (
        Visit(world, default(Vocabulary.of(world)), page("companies")) for world in (WORLDS["empty"], WORLDS["mixed"])
    )
    assert panel("companies-register") in with_some.panels
    assert panel("companies-register") not in without.panels


@pytest.mark.parametrize("name", WORLDS)
def test_every_page_of_every_world_finds_its_panels(name: str) -> None:
    world = WORLDS[name]
    for choices in VIEWS.values():
        view = replace(default(Vocabulary.of(world)), **choices)
        for entry in PAGES:
            shown = Visit(world, view, entry).panels
            assert {each.id for each in shown} <= {*entry.panels(view)}
