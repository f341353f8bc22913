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
from visitors import act, address, heading, message, visit

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
)
NEVER = "0" * 16


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "throttle", Throttle(burst=10_000))


def ask(code: str, page: str = "overview", query: str = "") -> Response:
    scope = {
        "type": "http",
        "path": f"/acts/{page}",
        "query_string": f"{query}&{urlencode({'act': code})}".encode(),
        "headers": [],
        "client": ("203.0.113.9", 1),
    }
    return answers.of_act(Request(scope))


def found(answer: Response) -> dict[str, Any]:
    assert answer.status_code == 200
    return json.loads(bytes(answer.body))


@pytest.mark.parametrize("code", ACTS)
@pytest.mark.parametrize("page", [entry.id for entry in SITE])
def test_the_answer_to_an_act_is_the_page_that_the_script_sends_letter_for_letter(page: str, code: str) -> None:
    release, _ = releases.current()
    query = f"county=46&garden=voss&year=2021&release={release.id}"
    by_line = message(act(visit(page, query), code))["shown"]
    assert found(ask(code, page, query))["shown"] == by_line


def test_what_is_on_show_already_is_not_sent_again_and_is_the_view_from_then_on() -> None:
    at = visit(query="county=46")
    answer = found(ask("garden:voss", query="county=46"))
    shown = answer["shown"]["address"].partition("?")[2]
    act(at, f"seen:{answer['tag']}?{shown}")
    assert message(at) == {"heard": answer["tag"], "shown": None}
    assert address(at)["garden"] == "voss"
    act(at, "county:18")
    assert heading(at).startswith("Nordland")


def test_a_page_on_show_that_is_not_the_one_of_the_view_is_sent_anew() -> None:
    answer = found(ask("land:46"))
    at = act(visit(), f"seen:{NEVER}?{answer['shown']['address'].partition('?')[2]}")
    assert message(at)["shown"] == answer["shown"]
    assert message(at)["heard"] == NEVER


def test_a_later_run_brings_the_page_that_was_on_show_then() -> None:
    answer = found(ask("land:46"))
    at = act(visit(), f"seen:{answer['tag']}?{answer['shown']['address'].partition('?')[2]}")
    at.run()
    assert message(at)["shown"] == answer["shown"]


def test_a_link_that_was_not_understood_is_told_of_after_the_act_too() -> None:
    assert "county=99" in found(ask("garden:voss", query="county=99"))["shown"]["html"]


@pytest.mark.parametrize("code", ["", "go:data", "nonsense", "lang:de", "status:nonsense", "seen:1?county=46"])
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
    assert "<h1>" in found(ask(code, query=asked))["shown"]["html"]


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
