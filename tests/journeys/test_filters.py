"""A filter changes the view, the view settles in the address, and the address follows the visitor to other pages."""

import re
from urllib.parse import urlencode

import pytest
from streamlit.testing.v1 import AppTest
from visitors import (
    act,
    address,
    browser_tells,
    carried,
    choose,
    chosen,
    heading,
    markup,
    message,
    notices,
    turn_to,
    visit,
)

from gardenmap.ui import releases
from gardenmap.ui.site import SITE
from gardenmap.view import PARAMETERS

RELEASE = releases.current()[0].id


def settled(at: AppTest) -> dict[str, str]:
    """The address without what always stands in it."""
    return {name: value for name, value in address(at).items() if name not in ("year", "release")}


def test_counties_settle_in_the_address_from_south_to_north() -> None:
    at = visit()
    choose(at, "county=18,46")
    assert address(at) == {"county": "46,18", "year": "2021", "release": RELEASE}


def test_every_filter_settles_in_one_canonical_order() -> None:
    at = visit(query="lang=en")
    choose(at, "garden=voss")
    choose(at, "theme=circular_economy")
    choose(at, "status=planned,completed")
    choose(at, "membership=confirmed_2021")
    choose(at, "values=reported")
    choose(at, "indicator=value_creation")
    choose(at, "county=46")
    assert list(address(at)) == [name for name in PARAMETERS if name in address(at)]
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


def test_the_same_choices_in_another_order_give_the_same_address() -> None:
    first, second = visit(), visit()
    choose(choose(first, "county=46"), "garden=voss")
    choose(choose(second, "garden=voss"), "county=46")
    assert list(address(first).items()) == list(address(second).items())
    assert heading(first) == heading(second)


def test_a_filter_taken_back_leaves_no_trace() -> None:
    at = visit(query="county=46&values=reported")
    choose(choose(at, "county="), "values=")
    assert settled(at) == {}
    assert heading(at) == heading(visit())


def test_all_counties_are_the_whole_country() -> None:
    at = visit()
    every = list(releases.vocabulary(releases.current()[0]).counties)
    choose(at, f"county={','.join(every)}")
    assert settled(at) == {}
    assert chosen(at, "county") == []


def test_another_county_lets_go_of_the_garden() -> None:
    at = visit(query="county=46&garden=voss")
    choose(at, "county=18")
    assert settled(at) == {"county": "18"}
    assert notices(at) == []


def test_a_look_at_a_link_does_not_rewrite_it() -> None:
    assert address(visit(query="county=46")) == {"county": "46"}


def test_the_filters_of_a_page_show_the_view_of_the_link() -> None:
    at = visit("sustainability", "county=34,46&status=ongoing&theme=circular_economy")
    assert chosen(at, "county") == ["46", "34"]
    assert chosen(at, "status") == ["ongoing"]
    assert chosen(at, "theme") == ["circular_economy"]


def test_every_entry_of_the_menu_carries_the_view() -> None:
    at = visit(query="county=46&garden=voss&values=reported&lang=en")
    assert carried(at) == f"county=46&garden=voss&year=2021&values=reported&lang=en&release={RELEASE}"


def test_a_walk_through_all_pages_keeps_the_view() -> None:
    query = f"county=46&garden=voss&year=2021&status=ongoing&values=reported&lang=en&release={RELEASE}"
    at = visit(query=query)
    for entry in (*SITE, *reversed(SITE)):
        turn_to(at, entry.id, carried(at))
        assert carried(at) == query
        assert list(at.exception) == []
    assert chosen(at, "county") == ["46"]
    assert chosen(at, "garden") == ["voss"]
    assert chosen(at, "status") == ["ongoing"]
    assert chosen(at, "values") == ["reported"]


def test_a_choice_taken_back_before_the_browser_knew_of_it_leaves_no_trace() -> None:
    at = visit()
    choose(at, "garden=voss")
    browser_tells(at, "")
    choose(at, "garden=")
    assert chosen(at, "garden") == []
    assert "garden" not in carried(at)
    assert address(at) == {"year": "2021", "release": RELEASE}, "what the app wrote first must be written over"


def test_quick_choices_overtake_the_address_and_none_is_lost() -> None:
    at = visit()
    choose(at, "county=46")
    browser_tells(at, "")
    choose(at, "county=46,18")
    browser_tells(at, f"county=46&year=2021&release={RELEASE}")
    choose(at, "values=reported")
    assert settled(at) == {"county": "46,18", "values": "reported"}


def test_a_step_back_goes_before_a_choice_that_it_overtook() -> None:
    at = visit(query="county=46")
    choose(at, "county=46,18")
    choose(at, "county=46,18,50")
    browser_tells(at, "county=46")
    choose(at, "county=46,18")
    assert chosen(at, "county") == ["46"]
    assert address(at) == {"county": "46"}


@pytest.mark.parametrize("asked", ["county=99", "garden=<b>", "year=0", "%FF", "&&==", "lang=xx&release=0", "ask=7"])
def test_a_form_that_asks_for_what_there_is_not_changes_nothing(asked: str) -> None:
    at = choose(visit(query="lang=en"), asked)
    assert list(at.exception) == []
    assert notices(at) == []
    assert settled(at) in ({}, {"lang": "en"})


def test_two_acts_that_come_together_are_both_done() -> None:
    at = act(visit(), "view:values=reported", "garden:voss")
    assert settled(at) == {"garden": "voss", "values": "reported"}


def test_the_form_knows_what_it_has_an_answer_to() -> None:
    at = choose(visit(), "county=46&ask=7")
    assert message(at)["heard"] == "county=46&ask=7"


@pytest.mark.parametrize("page", [entry.id for entry in SITE])
def test_the_form_has_a_button_for_whoever_runs_no_script_where_there_is_something_to_choose(page: str) -> None:
    [form] = re.findall(r"<form.*?</form>", markup(visit(page, "county=46,18&status=ongoing&lang=en")))
    assert ("<noscript><button" in form) == (page not in ("data", "about"))


def test_a_form_that_is_sent_as_a_link_leads_to_the_view_that_it_shows() -> None:
    """As a browser without scripts sends it: one parameter for each box, hidden ones for what has no control."""
    at = visit("sustainability", "county=46,18&garden=voss&theme=circular_economy&values=reported&lang=en")
    names = ("county", "theme", "status", *PARAMETERS)
    sent = urlencode([(name, code) for name in dict.fromkeys(names) for code in chosen(at, name)])
    assert carried(visit("sustainability", sent)) == carried(at)


@pytest.mark.parametrize("page", [entry.id for entry in SITE])
def test_an_entry_of_the_menu_turns_the_page_and_keeps_the_view(page: str) -> None:
    at = visit("companies" if page == "overview" else "overview", "county=46&lang=en")
    act(at, f"go:{page}")
    assert list(at.exception) == []
    assert carried(at).startswith("county=46&")
    assert f'data-act="go:{page}" aria-current="page"' in markup(at)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """One entry for each run of the script."""
    found: list[None] = []
    look = releases.current
    monkeypatch.setattr(releases, "current", lambda: (found.append(None), look())[1])
    return found


def test_one_change_of_a_filter_is_one_run_of_the_script(runs: list[None]) -> None:
    at = visit()
    assert len(runs) == 1
    choose(at, "county=46")
    assert len(runs) == 2
    choose(at, "garden=voss")
    assert len(runs) == 3
