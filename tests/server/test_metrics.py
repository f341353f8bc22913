"""What the operator is told of the running app, and that no visitor is in it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families
from running import ROOT, RunningApp, running_app
from tab import Visitor

from gardenmap.ui import metrics

SECRET = "kari-nordmann-1914"


@pytest.fixture(scope="module")
def watched() -> Iterator[RunningApp]:
    with running_app() as started:
        yield started


def figures(app: RunningApp) -> dict[str, float]:
    """Every figure of /metrics by its name and labels."""
    text = requests.get(app.url + "/metrics", timeout=10).text
    return {
        " ".join([sample.name, *(sample.labels[label] for label in sorted(sample.labels))]): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def told(log: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]


def test_a_run_of_the_script_is_counted_with_its_seconds(watched: RunningApp) -> None:
    before = figures(watched)
    with Visitor(watched.url) as visitor:
        visitor.run()
        after = figures(watched)
        assert after["gardenmap_script_run_seconds_count"] == before["gardenmap_script_run_seconds_count"] + 1
        assert after["gardenmap_script_run_seconds_sum"] > before["gardenmap_script_run_seconds_sum"]
        assert after["gardenmap_sessions"] == before["gardenmap_sessions"] + 1


def test_a_session_that_ends_is_no_longer_counted(watched: RunningApp) -> None:
    with Visitor(watched.url):
        pass
    for _ in range(100):
        if not figures(watched)["gardenmap_sessions"]:
            return
    raise AssertionError(figures(watched))


def test_answers_are_counted_by_kind_and_status_and_never_by_address(watched: RunningApp) -> None:
    before = figures(watched)
    for path in ("/bedrifter?county=46", "/", f"/{SECRET}", f"/api/v1/{SECRET}", "/api/v1/release.json", "/healthz"):
        requests.get(watched.url + path, timeout=10)
    after = figures(watched)

    def more(kind: str) -> float:
        return after[f"gardenmap_http_answers_total {kind}"] - before.get(f"gardenmap_http_answers_total {kind}", 0)

    assert {kind: more(kind) for kind in ("page 200", "unknown 404", "api 404", "api 200", "health 200")} == {
        "page 200": 2,
        "unknown 404": 1,
        "api 404": 1,
        "api 200": 1,
        "health 200": 1,
    }
    assert SECRET not in requests.get(watched.url + "/metrics", timeout=10).text


def test_the_release_and_the_memory_are_told(watched: RunningApp) -> None:
    found = figures(watched)
    health = requests.get(watched.url + "/healthz", timeout=10).json()
    assert found[f"gardenmap_release_info {health['date']} {health['release']}"] == 1
    assert found["gardenmap_data_faults"] == 0
    assert found["process_resident_memory_bytes"] > 50e6


def test_metrics_are_hidden_from_who_comes_through_a_proxy(watched: RunningApp) -> None:
    for header in ("X-Forwarded-For", "Forwarded", "X-Real-IP"):
        answer = requests.get(watched.url + "/metrics", headers={header: "127.0.0.1"}, timeout=10)
        assert answer.status_code == 404
        assert "gardenmap_" not in answer.text


def test_metrics_are_hidden_from_other_machines_unless_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    stranger = {"type": "http", "client": ("192.0.2.1", 1), "headers": []}
    assert not metrics.may_see(stranger)
    monkeypatch.setenv("GARDENMAP_METRICS", "open")
    assert metrics.may_see(stranger)


def test_the_log_tells_start_and_release_as_json(watched: RunningApp) -> None:
    by_event = {line["event"]: line for line in told(watched.log)}
    health = requests.get(watched.url + "/healthz", timeout=10).json()
    assert by_event["release"] | health == by_event["release"] | {"status": "ok", "release": by_event["release"]["id"]}
    assert by_event["start"]["streamlit"]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", str(line["time"])) for line in by_event.values())


def test_nothing_of_a_visitor_reaches_the_log(watched: RunningApp) -> None:
    requests.get(f"{watched.url}/bedrifter?garden={SECRET}", cookies={"c": SECRET}, timeout=10)
    requests.get(f"{watched.url}/{SECRET}", headers={"User-Agent": SECRET, "Referer": f"http://{SECRET}"}, timeout=10)
    with Visitor(watched.url, f"garden={SECRET}") as visitor:
        visitor.run()
        visitor.send(b"no message of Streamlit's")
    log = watched.log.read_text()
    assert SECRET not in log
    assert "127.0.0.1" not in log
    assert "garden=" not in log


def test_refusals_are_told_once_a_minute_however_many_they_are(watched: RunningApp) -> None:
    answers: list[int] = []
    while answers.count(429) < 5 and len(answers) < 600:
        answers.append(requests.get(watched.url + "/api/v1/openapi.json", timeout=10).status_code)
    assert answers.count(429) == 5
    refused = [line for line in told(watched.log) if line["event"] == "refused" and line["route"] == "api"]
    assert [(line["status"], line["times"]) for line in refused] == [(429, 1)]


FAILING = """
import streamlit as st
from gardenmap.ui import server

app = st.App("fails.py", routes=server.ROUTES, middleware=server.MIDDLEWARE, lifespan=server.lifespan)
"""


def test_a_failed_run_is_told_with_its_place_and_without_its_words(tmp_path: Path) -> None:
    copytree(ROOT / ".streamlit", tmp_path / ".streamlit")
    (tmp_path / "door.py").write_text(FAILING)
    (tmp_path / "fails.py").write_text(
        "import streamlit as st\nfrom gardenmap import view\nview.parse(st.query_params, None)"
    )
    with running_app(tmp_path / "door.py") as failing:
        with Visitor(failing.url, f"county={SECRET}") as visitor, pytest.raises(AssertionError, match="script failed"):
            visitor.run()
        assert figures(failing)["gardenmap_script_failures_total"] == 1
        [failure] = [line for line in told(failing.log) if line["event"] == "script failed"]
        log = failing.log.read_text()
    assert failure["error"] == "AttributeError"
    assert re.fullmatch(r"src/gardenmap/view\.py:\d+ \w+", str(failure["at"][-1]))
    assert "Traceback" not in log
    assert SECRET not in log
