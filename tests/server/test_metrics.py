"""What the operator is told by /metrics, and that no visitor is in it."""

from __future__ import annotations

import asyncio

import pytest
from asgi import Answer, ask, layers
from prometheus_client.parser import text_string_to_metric_families
from published import published
from running import awaited
from starlette.types import Receive, Scope, Send

from gardenmap import current
from gardenmap.errors import Problem
from gardenmap.panels.pages import PAGES
from gardenmap.server import metrics

SECRET = "kari-nordmann-1914"


def metrics_page(**how: str) -> Answer:
    """/metrics, asked on this machine."""
    return ask("/metrics", client="127.0.0.1", **how)


def figures() -> dict[str, float]:
    """Every figure of /metrics by its name and labels."""
    return {
        " ".join([sample.name, *(sample.labels[label] for label in sorted(sample.labels))]): sample.value
        for family in text_string_to_metric_families(metrics_page().text)
        for sample in family.samples
    }


def test_answers_are_counted_by_kind_and_status_and_never_by_address() -> None:
    before = figures()
    asked = ("/bedrifter?county=46", "/", f"/{SECRET}", f"/api/v1/{SECRET}", "/api/v1/release.json", "/healthz")
    for address in (*asked, "/preview/0.png", "/tables/gardens.csv", "/_stcore/health", "/bedrifter/"):
        ask(address)
    after = figures()
    more = {name.removeprefix("gardenmap_http_answers_total "): after[name] - before.get(name, 0) for name in after}
    wanted = {
        "page 200": 2,
        "page 307": 1,
        "unknown 404": 1,
        "api 404": 1,
        "api 200": 1,
        "health 200": 1,
        "preview 200": 1,
        "download 200": 1,
        "streamlit 200": 1,
    }
    assert {kind: more[kind] for kind in wanted} == wanted
    assert SECRET not in metrics_page().text


def test_an_answer_that_fails_is_counted_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> None:
        raise RuntimeError(SECRET)

    before = figures().get("gardenmap_http_answers_total health 500", 0)
    monkeypatch.setattr(current, "on_show", fails)
    ask("/healthz")
    monkeypatch.undo()
    assert figures()["gardenmap_http_answers_total health 500"] == before + 1


def test_a_session_is_counted_from_when_it_is_let_in_until_it_ends() -> None:
    let_in, go = asyncio.Event(), asyncio.Event()

    async def beneath(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "websocket.accept"})
        let_in.set()
        await go.wait()

    async def visit() -> list[float]:
        async def nothing(_: object = None) -> None: ...

        found = [figures()["gardenmap_sessions"]]
        scope = {"type": "websocket", "path": "/_stcore/stream", "query_string": b"", "headers": [(b"host", b"x")]}
        rest = {"client": ("192.0.2.1", 1), "scheme": "ws", "root_path": "", "subprotocols": []}
        session = asyncio.create_task(layers(beneath=beneath)(scope | rest, nothing, nothing))
        await let_in.wait()
        found.append(figures()["gardenmap_sessions"])
        go.set()
        await session
        return [*found, figures()["gardenmap_sessions"]]

    before, during, after = awaited(visit())
    assert (during, after) == (before + 1, before)


def test_the_release_the_faults_and_the_memory_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    release = published()
    found = figures()
    assert found[f"gardenmap_release_info {release.date.isoformat()} {release.id}"] == 1
    assert found["gardenmap_data_faults"] == 0
    assert found["process_resident_memory_bytes"] > 50e6
    monkeypatch.setattr(current, "on_show", lambda: (None, (Problem("gardens.csv", "x"),)))
    assert not [name for name in figures() if name.startswith("gardenmap_release_info ")]
    assert figures()["gardenmap_data_faults"] == 1


def test_metrics_are_hidden_from_who_comes_through_a_proxy() -> None:
    assert metrics_page().status == 200
    for header in ("x_forwarded_for", "forwarded", "x_real_ip"):
        answer = metrics_page(**{header: "127.0.0.1"})
        assert answer.status == 404
        assert "gardenmap_" not in answer.text


def test_metrics_are_hidden_from_other_machines_unless_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask("/metrics").status == 404
    monkeypatch.setenv("GARDENMAP_METRICS", "open")
    assert ask("/metrics").status == 200


def test_every_kind_of_address_is_one_of_a_closed_list() -> None:
    assert {metrics.route(entry.address) for entry in PAGES} == {"page"}
    for path in ("/", "/om/", "/hage"):
        assert metrics.route(path) == "page"
    for path in ("", f"/{SECRET}", "//", "/om/x"):
        assert metrics.route(path) in ("page", "unknown")
    assert metrics.route("/component/streamlit_folium.st_folium/index.html") == "asset"
