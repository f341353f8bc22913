"""A filter changes the view, the view settles in the address, and the address follows the visitor to other pages."""

from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest
from visitors import address, carried, choose_more, heading, markup, turn_to, visit

from gardenmap.ui import releases
from gardenmap.ui.site import SITE
from gardenmap.view import PARAMETERS

RELEASE = releases.current()[0].id


def chosen(at: AppTest) -> dict[str, str]:
    """The address without what always stands in it."""
    return {name: value for name, value in address(at).items() if name not in ("year", "release")}


def test_counties_settle_in_the_address_from_south_to_north() -> None:
    at = visit()
    at.multiselect(key="filter-county").set_value(["18", "46"]).run()
    assert address(at) == {"county": "46,18", "year": "2021", "release": RELEASE}


def test_every_filter_settles_in_one_canonical_order() -> None:
    at = choose_more(visit(query="lang=en"))
    at.selectbox(key="filter-garden").set_value("voss").run()
    at.multiselect(key="filter-theme").set_value(["circular_economy"]).run()
    at.multiselect(key="filter-status").set_value(["completed", "planned"]).run()
    at.multiselect(key="filter-membership").set_value(["confirmed_2021"]).run()
    at.checkbox(key="filter-values").set_value(True).run()
    at.radio(key="filter-indicator").set_value("value_creation").run()
    at.multiselect(key="filter-county").set_value(["46"]).run()
    assert list(address(at)) == [name for name in PARAMETERS if name in address(at)]
    assert chosen(at) == {
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
    first.multiselect(key="filter-county").set_value(["46"]).run()
    first.selectbox(key="filter-garden").set_value("voss").run()
    second.selectbox(key="filter-garden").set_value("voss").run()
    second.multiselect(key="filter-county").set_value(["46"]).run()
    assert list(address(first).items()) == list(address(second).items())
    assert heading(first) == heading(second)


def test_a_filter_taken_back_leaves_no_trace() -> None:
    at = choose_more(visit(query="county=46&values=reported"))
    at.multiselect(key="filter-county").set_value([]).run()
    at.checkbox(key="filter-values").set_value(False).run()
    assert chosen(at) == {}
    assert heading(at) == heading(visit())


def test_all_counties_are_the_whole_country() -> None:
    at = visit()
    every = list(releases.vocabulary(releases.current()[0]).counties)
    at.multiselect(key="filter-county").set_value(every).run()
    assert chosen(at) == {}


def test_another_county_lets_go_of_the_garden() -> None:
    at = visit(query="county=46&garden=voss")
    at.multiselect(key="filter-county").set_value(["18"]).run()
    assert chosen(at) == {"county": "18"}
    assert list(at.warning) == []


def test_a_look_at_a_link_does_not_rewrite_it() -> None:
    assert address(visit(query="county=46")) == {"county": "46"}


def test_the_filters_of_a_page_show_the_view_of_the_link() -> None:
    at = visit("sustainability", "county=34,46&status=ongoing&theme=circular_economy")
    assert at.multiselect(key="filter-county").value == ["46", "34"]
    assert at.multiselect(key="filter-status").value == ["ongoing"]
    assert at.multiselect(key="filter-theme").value == ["circular_economy"]


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
    assert at.multiselect(key="filter-county").value == ["46"]
    assert at.selectbox(key="filter-garden").value == "voss"
    choose_more(at)
    assert at.multiselect(key="filter-status").value == ["ongoing"]
    assert at.checkbox(key="filter-values").value is True


def browser_tells(at: AppTest, query: str) -> None:
    """The browser sends its next act with this address, whatever the app wrote since."""
    at.query_params.clear()
    for name, value in parse_qsl(query):
        at.query_params[name] = value


def test_a_choice_taken_back_before_the_browser_knew_of_it_leaves_no_trace() -> None:
    at = visit()
    at.selectbox(key="filter-garden").set_value("voss").run()
    browser_tells(at, "")
    at.selectbox(key="filter-garden").set_value(None).run()
    assert at.selectbox(key="filter-garden").value is None
    assert "garden" not in carried(at)
    assert address(at) == {"year": "2021", "release": RELEASE}, "what the app wrote first must be written over"


def test_quick_choices_overtake_the_address_and_none_is_lost() -> None:
    at = choose_more(visit())
    at.multiselect(key="filter-county").set_value(["46"]).run()
    browser_tells(at, "")
    at.multiselect(key="filter-county").set_value(["46", "18"]).run()
    browser_tells(at, f"county=46&year=2021&release={RELEASE}")
    at.checkbox(key="filter-values").set_value(True).run()
    assert chosen(at) == {"county": "46,18", "values": "reported"}


def test_a_step_back_goes_before_a_widget_that_it_overtook() -> None:
    at = visit(query="county=46")
    at.multiselect(key="filter-county").set_value(["46", "18"]).run()
    at.multiselect(key="filter-county").set_value(["46", "18", "50"]).run()
    browser_tells(at, "county=46")
    at.multiselect(key="filter-county").set_value(["46", "18"]).run()
    assert at.multiselect(key="filter-county").value == ["46"]
    assert address(at) == {"county": "46"}


def test_further_choices_are_there_when_they_are_opened_and_hold_when_they_are_closed() -> None:
    at = visit(query="county=46")
    assert [widget for widget in at.checkbox if widget.key == "filter-values"] == []
    choose_more(at)
    at.checkbox(key="filter-values").set_value(True).run()
    at.session_state["more"] = False
    at.run()
    assert chosen(at) == {"county": "46", "values": "reported"}
    choose_more(at)
    assert at.checkbox(key="filter-values").value is True


@pytest.mark.parametrize("page", [entry.id for entry in SITE])
def test_an_entry_of_the_menu_turns_the_page_and_keeps_the_view(page: str) -> None:
    at = visit("companies" if page == "overview" else "overview", "county=46&lang=en")
    session = at.session_state
    session["turn"] = page
    at.run()
    assert list(at.exception) == []
    assert carried(at).startswith("county=46&")
    assert f'data-act="go:{page}" aria-current="page"' in " ".join(markup(at))


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
    at.multiselect(key="filter-county").set_value(["46"]).run()
    assert len(runs) == 2
    at.selectbox(key="filter-garden").set_value("voss").run()
    assert len(runs) == 3
