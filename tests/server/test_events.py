"""What the operator reads in the log: one line of JSON per event, and nothing of a visitor in it."""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from asgi import ask, knock, layers, open_data
from published import published
from running import ROOT
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect, WebSocketDisconnected

from gardenmap import __version__, current, view
from gardenmap.model import LANGUAGES
from gardenmap.panels.pages import PAGES
from gardenmap.server import api, events, metrics
from gardenmap.server import app as server
from gardenmap.server.throttle import Throttle

SECRET = "kari-nordmann-1914"


class Log(StringIO):
    """What was written so far."""

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.getvalue().splitlines()]


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[Log]:
    """The log as the app writes it from its start."""
    published()  # else whichever test is the first has the event of it too
    written = Log()
    ours, streamlits = logging.getLogger("gardenmap"), logging.getLogger("streamlit.error_util")
    monkeypatch.setattr(sys, "stdout", written)
    kept = (ours.handlers[:], ours.level, ours.propagate, streamlits.filters[:])
    ours.handlers.clear()
    events.start()
    yield written
    ours.handlers[:], ours.propagate, streamlits.filters[:] = kept[0], kept[2], kept[3]
    ours.setLevel(kept[1])


def test_an_event_is_a_line_of_json_with_the_time_in_utc(log: Log) -> None:
    events.tell("start", gardenmap=__version__, words="æøå\n")
    [line] = log.getvalue().splitlines()
    assert "æøå" in line
    [event] = log.events
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", event.pop("time"))
    assert event == {"event": "start", "gardenmap": __version__, "words": "æøå\n"}


def test_a_log_that_does_not_know_every_letter_is_json_too() -> None:
    line = "from gardenmap.server import events; events.start(); events.tell('start', words='Kárášjohka')"
    for encoding in ("cp1252", "ascii"):
        done = subprocess.run(
            [sys.executable, "-c", line],
            capture_output=True,
            check=True,
            env=os.environ | {"PYTHONIOENCODING": encoding},
        )
        assert (json.loads(done.stdout)["words"], done.stderr) == ("Kárášjohka", b"")


def test_the_log_is_begun_once_however_often_it_is_asked_for(log: Log) -> None:
    events.start()
    events.tell("stop")
    assert len(log.events) == 1


def test_a_fault_of_ours_is_told_with_its_place_and_without_its_words(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current, "vocabulary", lambda _: view.Vocabulary.of(None))  # type: ignore[arg-type]
    answer = ask(f"/om?garden={SECRET}", cookie=SECRET, user_agent=SECRET)
    assert answer.status == 500
    [event] = log.events
    assert (event["event"], event["error"]) == ("answer failed", "AttributeError")
    assert all(re.fullmatch(r"(src|tests)/\S+\.py:\d+ \S+", place) for place in event["at"])
    assert event["at"][-1].startswith("src/gardenmap/view.py:")
    assert SECRET not in log.getvalue()


def test_a_failed_run_of_the_script_is_told_in_place_of_streamlits_words(log: Log) -> None:
    before = events.RUN_FAILURES._value.get()
    try:
        view.parse({"county": [SECRET]}, None)  # type: ignore[arg-type]
    except AttributeError as error:
        logging.getLogger("streamlit.error_util").error(f"Uncaught app execution {SECRET}", exc_info=error)
    [event] = log.events
    assert (event["event"], event["error"]) == ("script failed", "AttributeError")
    assert re.fullmatch(r"src/gardenmap/view\.py:\d+ \w+", event["at"][-1])
    assert SECRET not in log.getvalue()
    assert events.RUN_FAILURES._value.get() == before + 1


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (WebSocketDisconnect(1006), []),
        (WebSocketDisconnected("Cannot call send once a close message has been sent."), []),
        (KeyError("bytes"), ["session failed"]),
    ],
    ids=["gone", "gone while it was written to", "no message of Streamlit's"],
)
def test_a_session_that_ends_in_an_error_is_one_line_and_a_visitor_who_has_gone_is_none(
    log: Log, error: Exception, told: list[str]
) -> None:
    async def fails(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        raise error

    assert knock("x", "http://x", app=layers(beneath=fails)) == 101
    assert [event["event"] for event in log.events] == told


def test_refusals_are_told_once_a_minute_however_many_they_are(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "throttle", Throttle(burst=1, clock=lambda: 0.0))
    app = layers()
    assert [open_data("release.json", app=app).status for _ in range(6)] == [200, *[429] * 5]
    assert knock("x", "http://evil.example", app=app) == 403
    assert [(each["route"], each["status"], each["times"]) for each in log.events] == [
        ("api", 429, 1),
        ("session", 403, 1),
    ]
    monkeypatch.setattr(metrics, "_QUIET_SECONDS", 0)
    open_data("release.json", app=app)
    assert log.events[-1]["times"] == 5, "those that were passed over are counted"


@pytest.mark.parametrize(
    "address", [f"/bedrifter?garden={SECRET}", f"/{SECRET}", f"/api/v1/{SECRET}", f"/preview/{SECRET}.png"]
)
def test_nothing_of_a_visitor_reaches_the_log(log: Log, address: str) -> None:
    ask(address, cookie=SECRET, user_agent=SECRET, referer=f"http://{SECRET}", host=SECRET)
    assert SECRET not in log.getvalue()


def test_start_and_stop_tell_the_versions_and_the_release_is_told_when_it_is_read() -> None:
    asked = (
        "import asyncio; from gardenmap.server.app import lifespan\n"
        "async def live():\n    async with lifespan(None): pass\n"
        "asyncio.run(live())"
    )
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["event"] for each in found] == ["release", "start", "stop"]
    release = published()
    assert (found[0]["id"], found[0]["date"]) == (release.id, release.date.isoformat())
    assert found[1]["gardenmap"] == __version__
    assert re.fullmatch(r"\d+\.\d+\.\d+", found[1]["streamlit"])


def test_before_the_first_visitor_every_page_has_been_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[str, str]] = []
    make = server.page_html
    monkeypatch.setattr(
        server, "page_html", lambda visit, words: (made.append((visit.page.id, visit.view.lang)), make(visit, words))[1]
    )
    server._rehearse(published())
    server._rehearse(None)
    assert len(made) == len(set(made)) == len(LANGUAGES) * len(PAGES)
