"""A thousand sessions and a thousand connections that do nothing: the app still answers, and each costs little."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import requests
from running import RunningApp, awaited
from sessions import dial, resident, run
from websockets.asyncio.client import ClientConnection

BATCH = 25
SESSIONS, MOST_PER_SESSION = 1000, 0.5
CONNECTIONS, MOST_PER_CONNECTION = 1000, 0.25
"""MB, several times of what was measured; see docs/operations.md."""


async def _arrived(url: str) -> ClientConnection:
    connection = await dial(url)
    assert await run(connection)
    return connection


async def _many(of: Callable[[str], Awaitable[ClientConnection]], url: str, count: int) -> list[ClientConnection]:
    opened: list[ClientConnection] = []
    while len(opened) < count:
        opened += await asyncio.gather(*(of(url) for _ in range(min(BATCH, count - len(opened)))))
    return opened


def test_a_thousand_idle_sessions_and_a_thousand_connections_cost_little_and_hold_up_nobody(app: RunningApp) -> None:
    async def measure() -> tuple[float, float]:
        opened = await _many(_arrived, app.url, BATCH)
        before = resident(app.pid)
        opened += await _many(_arrived, app.url, SESSIONS)
        with_sessions = resident(app.pid)
        opened += await _many(dial, app.url, CONNECTIONS)
        with_connections = resident(app.pid)
        answer = await asyncio.to_thread(requests.get, app.url + "/?county=46", timeout=60)
        assert answer.status_code == 200
        (await _arrived(app.url)).transport.abort()
        for each in opened:
            each.transport.abort()
        return (with_sessions - before) / SESSIONS, (with_connections - with_sessions) / CONNECTIONS

    session, connection = awaited(measure())
    print(f"{session:.2f} MB per idle session of {SESSIONS}, {connection:.3f} MB per connection of {CONNECTIONS}")
    assert session < MOST_PER_SESSION
    assert connection < MOST_PER_CONNECTION
    assert requests.get(app.url + "/healthz", timeout=60).ok
