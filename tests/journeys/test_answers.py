"""The page after an act, asked for by request: the very page that Streamlit's script would bring for it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as some
from running import awaited
from starlette.requests import Request
from starlette.responses import Response
from visitors import act, browser_tells, heading, message, turn_to, visit

from gardenmap.ui import answers, documents, releases
from gardenmap.ui.site import SITE
from gardenmap.ui.throttle import Throttle

ACTS = (
    "garden:lister",
    "county:42",
    "land:42",
    "land+:42",
    "status:ongoing",
    "lang:en",
    "view:county=46,18&values=reported&ask=3",
    "view:",
    "again",
)


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "throttle", Throttle(burst=10_000))


def ask(code: str, page: str = "overview", query: str = "") -> Response:
    return answers.of_act(request(f"/acts/{page}?{query}&{urlencode({'act': code})}"))


def request(address: str) -> Request:
    path, _, query = address.partition("?")
    place = {"path": path, "query_string": query.encode(), "headers": [], "client": ("203.0.113.9", 1)}
    return Request({"type": "http", "scheme": "http", **place})


def found(answer: Response) -> dict[str, Any]:
    assert answer.status_code == 200
    return json.loads(bytes(answer.body))


@pytest.mark.parametrize("code", ACTS)
@pytest.mark.parametrize("page", [entry.id for entry in SITE])
def test_the_answer_to_an_act_is_the_page_that_the_script_sends_letter_for_letter(page: str, code: str) -> None:
    release, _ = releases.current()
    query = f"county=46&garden=voss&year=2021&release={release.id}"
    by_line = message(act(visit(page, query), code))["shown"]
    assert found(ask(code, page, query)) == by_line


def test_the_session_holds_the_page_that_was_fetched_and_does_not_send_it_once_more() -> None:
    at = visit(query="county=46")
    fetched = found(ask("garden:voss", query="county=46"))
    browser_tells(at, fetched["address"].partition("?")[2])
    at.run()
    told = {name: value for name, value in message(at).items() if name != "heard"}
    assert told == {"tag": fetched["tag"], "address": fetched["address"], "shown": None}
    act(at, "county:18")
    assert heading(at).startswith("Nordland")


@pytest.mark.parametrize("page", [entry.id for entry in SITE])
@pytest.mark.parametrize("query", ["", "county=46&garden=voss&lang=en", "county=99&x=1"])
def test_the_page_in_the_answer_to_an_address_is_the_one_that_the_session_holds_and_comes_once(
    page: str, query: str
) -> None:
    at = visit(page, query)
    at.run()
    assert message(at)["shown"] is None
    address = f"{next(entry.address for entry in SITE if entry.id == page)}?{query}"
    assert f'data-tag="{message(at)["tag"]}"' in bytes(documents.page(request(address)).body).decode()


def test_whoever_says_that_they_have_another_page_gets_the_one_of_the_view() -> None:
    fetched = found(ask("again", query="county=46"))
    at = visit(query=fetched["address"].partition("?")[2])
    at.run()
    assert message(at)["shown"] is None
    assert message(act(at, "again"))["shown"] == fetched


def test_another_page_comes_without_a_word_as_after_a_step_back() -> None:
    at = turn_to(visit(query="county=46"), "companies", "county=46")
    at.switch_page(str(SITE[0].file)).run()
    assert message(at)["shown"]["page"] == SITE[0].id


def test_a_link_that_was_not_understood_is_told_of_until_the_next_act() -> None:
    assert "county=99" in found(ask("again", query="county=99"))["html"]
    assert "county=99" not in found(ask("garden:voss", query="county=99"))["html"]


@pytest.mark.parametrize("code", ["", "go:data", "nonsense", "lang:de", "status:nonsense", "again:"])
def test_what_is_no_act_of_a_view_is_not_found(code: str) -> None:
    assert ask(code).status_code == 404


def test_no_page_of_another_name_is_found() -> None:
    assert ask("land:46", page="nowhere").status_code == 404


def test_without_a_release_there_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(releases, "current", lambda: (None, ()))
    assert ask("land:46").status_code == 503


@given(some.sampled_from(["garden", "county", "land", "land+", "view"]), some.text(), some.text())
def test_whatever_an_act_and_an_address_hold_the_answer_is_a_page(kind: str, value: str, query: str) -> None:
    code = f"{kind}:{value}".encode("utf-8", "replace").decode()
    asked = urlencode({"county": query.encode("utf-8", "replace")})
    assert "<h1>" in found(ask(code, query=asked))["html"]


def test_whoever_asks_for_ever_new_pages_is_told_to_wait_and_still_gets_the_old(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(documents, "throttle", Throttle(burst=2, per_second=0.1, clock=lambda: 0.0))
    codes = [f"view:county={county}&lang=en&values=reported" for county in ("42", "46", "18", "42")]
    told = [ask(code) for code in codes]
    assert [answer.status_code for answer in told] == [200, 200, 429, 200]
    assert told[2].headers["retry-after"] == "10"


def test_the_overview_of_each_county_is_there_before_anybody_chooses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    release, _ = releases.current()
    assert release is not None
    monkeypatch.setattr(answers, "_PAUSE", 0)
    awaited(answers.look_ahead(release))
    monkeypatch.setattr(answers, "_pack", lambda *_: pytest.fail("made only now"))
    for county in releases.vocabulary(release).counties:
        assert ask(f"view:county={county}").status_code == 200
