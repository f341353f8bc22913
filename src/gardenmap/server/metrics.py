"""How the app is doing, counted for Prometheus: nothing in it tells one visitor from another."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from threading import Lock

from prometheus_client import REGISTRY, Counter, Gauge, disable_created_metrics, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gardenmap import current
from gardenmap.panels.pages import PAGES
from gardenmap.server import events
from gardenmap.server.hosts import is_local

disable_created_metrics()

PATH = "/metrics"
ANSWERS = Counter("gardenmap_http_answers", "Answers by kind of address and status.", ["route", "status"])
SESSIONS = Gauge("gardenmap_sessions", "Visitors whose page is connected now.")

_ROUTES = {
    "/_stcore/stream": "session",
    "/_stcore/": "streamlit",
    "/api/": "api",
    "/assets/": "asset",
    "/component/": "asset",
    "/healthz": "health",
    "/panels/": "download",
    "/preview/": "preview",
    "/static/": "asset",
    "/tables/": "download",
    PATH: "metrics",
}
_PAGES = frozenset(entry.address for entry in PAGES)
_REFUSALS = frozenset({400, 403, 429})
_QUIET_SECONDS = 60.0


class _Release(Collector):
    """Asked for when somebody looks, so that it is never older than what the pages show."""

    def describe(self) -> Iterator[Metric]:
        """Nothing by itself: without this the release would be read before the log has begun."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        release, faults = current.on_show()
        shown = GaugeMetricFamily("gardenmap_release_info", "The release on show.", labels=["release", "date"])
        if release is not None:
            shown.add_metric([release.id, release.date.isoformat()], 1)
        yield shown
        yield GaugeMetricFamily("gardenmap_data_faults", "Faults in the data folder as it is now.", len(faults))


REGISTRY.register(_Release())


async def answer(_: Request) -> Response:
    """The figures as text; whoever may not see them gets "not found" from `server.Gate`."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_PLAIN_0_0_4)


def may_see(scope: Scope) -> bool:
    """Only who asks on this machine itself, unless GARDENMAP_METRICS=open."""
    return os.environ.get("GARDENMAP_METRICS") == "open" or is_local(scope)


def route(path: str) -> str:
    """The kind of address: a closed list, whatever the visitor types."""
    if (path.rstrip("/") or "/") in _PAGES:
        return "page"
    return next((kind for prefix, kind in _ROUTES.items() if path.startswith(prefix)), "unknown")


class Observed:
    """Counts every answer and session, and tells of refusals, at most once a minute for each kind."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._lock = Lock()
        self._refused: dict[tuple[str, int], tuple[float, int]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        kind, connected = route(scope["path"]), False

        async def counting(message: Message) -> None:
            nonlocal connected
            status = _status(message, connected)
            if status:
                ANSWERS.labels(kind, status).inc()
                if status in _REFUSALS:
                    self._tell(kind, status)
            if message["type"] == "websocket.accept":
                connected = True
                SESSIONS.inc()
            await send(message)

        try:
            await self.app(scope, receive, counting)
        except Exception:
            ANSWERS.labels(kind, 500).inc()
            raise
        finally:
            SESSIONS.dec(connected)

    def _tell(self, kind: str, status: int) -> None:
        """A flood of refusals must not become a flood of lines."""
        now = time.monotonic()
        with self._lock:
            told, since = self._refused.get((kind, status), (-_QUIET_SECONDS, 0))
            is_due = now - told >= _QUIET_SECONDS
            self._refused[kind, status] = (now, 0) if is_due else (told, since + 1)
        if is_due:
            events.tell("refused", route=kind, status=status, times=since + 1)


def _status(message: Message, connected: bool) -> int | None:
    """The status that this message answers with; for a WebSocket 101 where it is let in and 403 where it is not."""
    if message["type"] in ("http.response.start", "websocket.http.response.start"):
        return message["status"]
    if message["type"] == "websocket.accept":
        return 101
    return 403 if message["type"] == "websocket.close" and not connected else None
