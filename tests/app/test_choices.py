"""A choice changes the view, the view settles in the address, and the address follows the visitor to other pages."""

from __future__ import annotations

import pytest
from prometheus_client import REGISTRY
from streamlit.testing.v1 import AppTest
from visitors import address, browser_tells, elements, heading, markup, notices, press, settled, turn_to, visit

from gardenmap import current
from gardenmap.panels.filters import filter_of
from gardenmap.panels.pages import PAGES, page
from gardenmap.view import PARAMETERS

RELEASE = current.on_show()[0].id
PRESSED = {
    "garden:voss": {"garden": "voss"},
    "county:46": {"county": "46"},
    "status:ongoing": {"status": "ongoing"},
    "theme:circular_economy": {"theme": "circular_economy"},
    "garden=lister&county=42": {"county": "42", "garden": "lister"},
}


def opened(at: AppTest) -> AppTest:
    """With the list of further choices open."""
    at.session_state["more"] = True
    return at.run()


def choose(at: AppTest, label: str, value: object) -> AppTest:
    """Set a widget by the words above or beside it."""
    widgets = [*at.multiselect, *at.selectbox, *at.radio, *at.checkbox]
    [widget] = [each for each in widgets if each.label == label]
    return widget.set_value(value).run()


def runs() -> float:
    return REGISTRY.get_sample_value("gardenmap_script_run_seconds_count") or 0


def test_every_filter_shows_the_view_and_a_change_of_it_is_one_run_and_settles_in_one_canonical_order() -> None:
    at = opened(visit(query="lang=en"))
    for label, value in (
        ("Business garden", "voss"),
        ("Project theme", ["circular_economy"]),
        ("Project status", ["completed", "planned"]),
        ("Evidence that the garden is active", ["confirmed_2021"]),
        ("Reported figures only", True),
        ("Size of the circles on the map", "value_creation"),
        ("County", ["46"]),
    ):
        before = runs()
        choose(at, label, value)
        assert runs() == before + 1
        assert list(at.exception) == []
    assert settled(at) == {
        "county": "46",
        "garden": "voss",
        "indicator": "value_creation",
        "status": "completed,planned",
        "theme": "circular_economy",
        "membership": "confirmed_2021",
        "values": "reported",
        "lang": "en",
    }
    assert list(address(at)) == [name for name in PARAMETERS if name in address(at)]
    same = opened(visit(query="&".join(f"{name}={value}" for name, value in address(at).items())))
    for kind in ("multiselect", "selectbox", "radio", "checkbox"):
        shown, of_the_link = ([(each.label, each.value) for each in getattr(each, kind)] for each in (at, same))
        assert shown == of_the_link
    assert heading(at) == heading(same)


def test_further_choices_are_drawn_only_while_their_list_is_open() -> None:
    at = visit()
    assert len(at.multiselect) == 1
    assert [each.label for each in opened(at).checkbox] == ["Bare rapporterte tall"]
    choose(at, "Bare rapporterte tall", True)
    assert at.checkbox, "it stays open after a choice"
    assert ">2021, bare rapporterte<" in markup(at)
    assert "Flere valg" in [each.proto.popover.label for each in at.get("popover")], "always the same, or it is closed"


def test_a_choice_taken_back_leaves_no_trace_and_all_counties_are_the_whole_country() -> None:
    at = opened(visit(query="county=46&values=reported"))
    choose(choose(at, "Fylke", []), "Bare rapporterte tall", False)
    assert settled(at) == {}
    assert heading(at) == heading(visit())
    choose(at, "Fylke", list(current.vocabulary(current.on_show()[0]).counties))
    assert settled(at) == {}
    assert [each.value for each in at.multiselect][:1] == [[]]


def test_another_county_lets_go_of_the_garden_and_a_garden_elsewhere_brings_its_county() -> None:
    at = choose(visit(query="county=46&garden=voss"), "Fylke", ["18"])
    assert settled(at) == {"county": "18"}
    assert notices(at) == []
    press(at, "garden:lister")
    assert settled(at) == {"county": "42", "garden": "lister"}
    assert [each.value for each in (*at.multiselect, *at.selectbox)] == [["42"], "lister"]


@pytest.mark.parametrize("choice", PRESSED)
def test_what_is_pressed_is_chosen_and_pressed_again_let_go_unless_it_names_a_place(choice: str) -> None:
    at = press(visit(), choice)
    assert settled(at) == PRESSED[choice]
    press(at, choice)
    assert settled(at) == (PRESSED[choice] if "=" in choice else {})


@pytest.mark.parametrize("choice", ["", "nonsense", "garden:nowhere", "county:99", "status:<b>", "theme:{{", "=&="])
def test_what_is_no_choice_changes_nothing(choice: str) -> None:
    at = press(visit(query="county=46"), choice)
    assert list(at.exception) == []
    assert settled(at) == {"county": "46"}


def test_quick_choices_overtake_the_address_and_none_is_lost() -> None:
    at = press(visit(), "county:46", "county+:18", "garden:voss")
    assert settled(at) == {"county": "46,18", "garden": "voss"}
    at = choose(visit(), "Fylke", ["46"])
    browser_tells(at, "")
    choose(at, "Fylke", ["46", "18"])
    browser_tells(at, f"county=46&year=2021&release={RELEASE}")
    press(at, "garden:voss")
    assert settled(at) == {"county": "46,18", "garden": "voss"}


def test_a_choice_taken_back_before_the_browser_knew_of_it_leaves_no_trace() -> None:
    at = press(visit(), "garden:voss")
    browser_tells(at, "")
    press(at, "garden:voss")
    assert address(at) == {"year": "2021", "release": RELEASE}, "what the app wrote first must be written over"


def test_a_step_back_goes_before_a_choice_that_it_overtook() -> None:
    at = visit(query="county=46")
    press(press(at, "county+:18"), "county+:50")
    browser_tells(at, "county=46")
    at.run()
    assert [each.value for each in at.multiselect] == [["46"]]
    assert address(at) == {"county": "46"}
    press(at, "garden:voss")
    assert settled(at) == {"county": "46", "garden": "voss"}


def test_a_look_at_a_link_does_not_rewrite_it() -> None:
    assert address(visit(query="county=46")) == {"county": "46"}


def test_a_walk_through_all_pages_keeps_the_view_and_a_page_has_its_own_filters() -> None:
    query = f"county=46&garden=voss&year=2021&status=ongoing&values=reported&lang=en&release={RELEASE}"
    at = visit(query=query)
    for entry in (*PAGES, *reversed(PAGES)):
        turn_to(at, entry.id, query)
        assert {each.proto.query_string for each in at.get("page_link")} == {query}
        assert list(at.exception) == []
        shown = {each.label for each in (*at.multiselect, *at.selectbox)}
        assert shown == {filter_of(name).label for name in entry.filters if name != "more"}
    assert [each.value for each in (*at.multiselect, *at.selectbox)] == [["46"], "voss"]


def test_a_link_within_the_page_turns_to_another_page_with_the_view() -> None:
    at = press(visit(query="county=46&garden=voss&lang=en"), "page:garden")
    assert list(at.exception) == []
    assert PAGES[elements(at)["complete"]["page"]] == page("garden")
    assert heading(at) == "Næringshagen på Voss"
    assert settled(at) == {"county": "46", "garden": "voss", "lang": "en"}
