"""A county is chosen on the overview: script runs, the script's time, what the map and all else send."""

from __future__ import annotations

import json
import time
from pathlib import Path

from figure import Figure
from playwright.sync_api import Browser, Page, WebSocket
from running import complete
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

COUNTIES = ("Vestland", "Nordland", "Innlandet", "Rogaland", "Trøndelag", "Agder", "Finnmark", "Telemark")


def _choose(page: Page, county: str) -> None:
    page.locator(".st-key-filter-county input").click()
    page.get_by_role("option", name=county, exact=True).click()


def _settle(page: Page, frames: list[bytes]) -> None:
    """Wait until the script has begun, has ended, and nothing has come for half a second."""
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
    )
    seen = -1
    while seen != len(frames):
        seen = len(frames)
        page.wait_for_timeout(500)


def _script_times(log: Path, start: int) -> list[float]:
    """The runs that the app has written about since the byte `start` of its log."""
    with log.open("rb") as lines:
        lines.seek(start)
        events = [json.loads(line) for line in lines if line.startswith(b'{"event"')]
    return [event["ms"] for event in events if event["event"] == "run"]


def _map_bytes(messages: list[ForwardMsg]) -> int:
    components = (message.delta.new_element.component_instance for message in messages if message.HasField("delta"))
    return sum(len(component.json_args) for component in components if "folium" in component.component_name)


def measure(browser: Browser, url: str, log: Path) -> list[Figure]:
    frames: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: frames.append(payload if isinstance(payload, bytes) else b""))

    page = browser.new_page(viewport={"width": 1440, "height": 1000}, locale="nb-NO")
    page.on("websocket", listen)
    page.goto(url)
    complete(page)
    _settle(page, frames)
    runs, script, drawn, map_size, sent = [], [], [], [], []
    for county in COUNTIES:
        frames.clear()
        start = log.stat().st_size
        clicked = time.perf_counter()
        _choose(page, county)
        page.wait_for_function(
            "county => document.querySelector('.st-key-heading')?.innerText.includes(county)", arg=county
        )
        drawn.append((time.perf_counter() - clicked) * 1000)
        _settle(page, frames)
        messages = [ForwardMsg.FromString(frame) for frame in frames]
        runs.append(sum(message.HasField("new_session") for message in messages))
        script.append(sum(_script_times(log, start)))
        map_size.append(_map_bytes(messages) / 1000)
        sent.append(sum(map(len, frames)) / 1000)
    page.close()
    return [
        Figure("filter change, script runs", "runs", tuple(runs), 1),
        Figure("filter change, script", "ms", tuple(script), 60),
        Figure("filter change, click to new heading", "ms", tuple(drawn), 300),
        Figure("filter change, map over the websocket", "kB", tuple(map_size), 12),
        Figure("filter change, all over the websocket", "kB", tuple(sent), 60),
    ]
