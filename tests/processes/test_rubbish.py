"""A session that sends what is no message is closed, and the app lives on."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
import requests
from running import RunningApp, awaited, running_app
from sessions import dial
from tab import Visitor
from websockets.exceptions import ConnectionClosed

from gardenmap.server.response import LONGEST_QUERY

FRAMES = {
    "text": "hello",
    "rubbish": b"\xff\xff\xff",
    "a large message": bytes(2_000_000),
    "a huge message": bytes(6_000_000),
}


@pytest.fixture(scope="module")
def app() -> Iterator[RunningApp]:
    """Streamlit writes a traceback of what it cannot read."""
    with running_app() as started:
        yield started


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_a_session_that_sends_what_is_no_message_is_closed(app: RunningApp, frame: str | bytes) -> None:
    async def send() -> bool:
        connection = await dial(app.url)
        try:
            await connection.send(frame)
            while True:
                await asyncio.wait_for(connection.recv(), 30)
        except ConnectionClosed:
            return True

    assert awaited(send())
    assert requests.get(app.url + "/healthz", timeout=30).ok


def test_a_query_string_without_end_is_a_link_that_is_not_understood(app: RunningApp) -> None:
    with Visitor(app.url, "county=" + "a" * LONGEST_QUERY * 2) as visitor:
        assert visitor.run().counties
        assert visitor.choose("Agder").county == "42"
