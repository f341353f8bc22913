"""A county is chosen on the overview: script runs, the script's time, what the map and all else send."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path

from figure import Figure
from playwright.sync_api import Browser, Page, WebSocket
from running import complete
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

COUNTIES = ("Vestland", "Nordland", "Innlandet", "Rogaland", "Trøndelag", "Agder", "Finnmark", "Telemark")


def _choose(page: Page, county: str) -> float:
    """The moment of the click that chooses the county."""
    page.locator(".st-key-filter-county input").fill(county)
    option = page.get_by_role("option", name=county, exact=True)
    option.wait_for()
    now = time.perf_counter()
    option.click()
    return now


def _settle(page: Page, frames: list[bytes]) -> None:
    """Wait until the script has begun, has ended, and nothing has come for half a second."""
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
    )
    seen = -1
    while seen != len(frames):
        seen = len(frames)
        page.wait_for_timeout(500)


def _script_times(log: Path, start: int) -> tuple[float, float]:
    """Milliseconds and processor milliseconds of the runs that stand in the log after the byte `start`."""
    with log.open("rb") as lines:
        lines.seek(start)
        events = [json.loads(line) for line in lines if line.startswith(b'{"event"')]
    runs = [event for event in events if event["event"] == "run"]
    return sum(run["ms"] for run in runs), sum(run["cpu_ms"] for run in runs)


def _map_bytes(messages: list[ForwardMsg]) -> int:
    components = (message.delta.new_element.component_instance for message in messages if message.HasField("delta"))
    return sum(len(component.json_args) for component in components if "folium" in component.component_name)


@dataclass
class _Change:
    """One filter change as it was seen from outside."""

    runs: int
    wall_ms: float
    cpu_ms: float
    drawn_ms: float
    map_kb: float
    sent_kb: float


def _change(page: Page, frames: list[bytes], county: str, url: str, log: Path) -> _Change:
    page.goto(url)
    complete(page)
    _settle(page, frames)
    frames.clear()
    start = log.stat().st_size
    clicked = _choose(page, county)
    page.wait_for_function(
        "county => document.querySelector('.gm-headline')?.innerText.includes(county)", arg=county, polling="raf"
    )
    drawn = (time.perf_counter() - clicked) * 1000
    _settle(page, frames)
    messages = [ForwardMsg.FromString(frame) for frame in frames]
    wall, cpu = _script_times(log, start)
    runs = sum(message.HasField("new_session") for message in messages)
    return _Change(runs, wall, cpu, drawn, _map_bytes(messages) / 1000, sum(map(len, frames)) / 1000)


def measure(browser: Browser, url: str, log: Path) -> list[Figure]:
    """Each county once as a view that nobody has asked for, then once more after this warm-up."""
    frames: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: frames.append(payload if isinstance(payload, bytes) else b""))

    page = browser.new_page(viewport={"width": 1440, "height": 1000}, locale="nb-NO")
    page.on("websocket", listen)
    new = [_change(page, frames, county, url, log) for county in COUNTIES]
    known = [_change(page, frames, county, url, log) for county in COUNTIES]
    page.close()

    def figure(name: str, unit: str, changes: list[_Change], field: str, target: float) -> Figure:
        return Figure(f"filter change, {name}", unit, tuple(getattr(change, field) for change in changes), target)

    return [
        figure("script runs", "runs", new + known, "runs", 1),
        figure("script, a view nobody has asked for", "ms", new, "wall_ms", 60),
        figure("script", "ms", known, "wall_ms", 30),
        figure("script, processor time", "ms", known, "cpu_ms", 20),
        figure("click to new heading", "ms", known, "drawn_ms", 120),
        figure("map's message before compression", "kB", known, "map_kb", 15),
        figure("all messages before compression", "kB", known, "sent_kb", 60),
    ]
