"""A county is chosen on the overview: what the visitor waits for, script runs and their time, what is sent."""

from __future__ import annotations

import json
import statistics
import zlib
from dataclasses import dataclass
from pathlib import Path

from figure import Figure
from first_view import processor_seconds
from playwright.sync_api import Browser, Locator, Page, Response, WebSocket
from running import DRAWN, GARDENS, RunningApp, complete
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

COUNTIES = {
    "Vestland": "46",
    "Nordland": "18",
    "Innlandet": "34",
    "Rogaland": "11",
    "Trøndelag": "50",
    "Agder": "42",
    "Finnmark": "56",
    "Telemark": "40",
}
HAND = 80
"""Milliseconds between press and release, by a quick hand."""
WATCH = f"""([county, code, gardens, begin]) => {{
    const map = () => document.querySelector('.gm-map');
    const named = () => document.querySelector('#page .gm-headline')?.innerText.includes(county);
    const whole = () => map().dataset.chosen === code && ({DRAWN})(gardens);
    window.change = new Promise(done => addEventListener(begin, () => {{
        const start = performance.now();
        let heading;
        const look = () => {{
            const now = performance.now() - start;
            if (named()) heading ??= now;
            if (heading && whole()) done([heading, now]);
            else requestAnimationFrame(look);
        }};
        look();
    }}, {{capture: true, once: true}}));
}}"""
"""Milliseconds from the press, or its release, to the new heading and all markers and charts, by the page's clock."""


def choose(page: Page, county: str) -> tuple[float, float]:
    """Tick the county in the opened list; how long heading and all took."""
    page.locator("#page .gm-choice-county > summary").click()
    option = page.locator("#page .gm-choice-county").get_by_label(county, exact=True)
    option.wait_for()
    return press(page, option, county, COUNTIES[county])


def press(page: Page, option: Locator, named: str, code: str, held: int = 0) -> tuple[float, float]:
    """How long heading and all took: from the press where it is not held, else from its release."""
    page.evaluate(WATCH, [named, code, GARDENS, "click" if held else "pointerdown"])
    option.click(delay=held)
    heading, whole = page.evaluate("window.change")
    return heading, whole


def _to_and_fro(page: Page, app: RunningApp, county: str, held: int, times: int = 6) -> list[float]:
    """How long all took for a county chosen and let go in a page that stays open, without the first round."""
    page.goto(app.url)
    complete(page)
    country = page.locator("#page .gm-headline h1").inner_text()
    found = [choose(page, county)]
    option = page.locator("#page .gm-choice-county").get_by_label(county, exact=True)
    for n in range(1, times + 2):
        page.wait_for_timeout(1000)
        found.append(press(page, option, *((country, "") if n % 2 else (county, COUNTIES[county])), held))
    return [whole for _, whole in found[2:]]


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


def _deflated(frames: list[bytes]) -> int:
    """Bytes on the wire: the server deflates each message (12 bits of window, as uvicorn's websockets do)."""
    packer = zlib.compressobj(wbits=-12, memLevel=5)
    return sum(len(packer.compress(frame) + packer.flush(zlib.Z_SYNC_FLUSH)) for frame in frames)


@dataclass
class _Change:
    """One filter change as it was seen from outside."""

    runs: int
    wall_ms: float
    cpu_ms: float
    server_ms: float
    heading_ms: float
    whole_ms: float
    sent_kb: float
    wire_kb: float


def _fetched(answers: list[Response]) -> tuple[int, int]:
    """Bytes of the answers before compression, and on the wire with their headers."""
    sizes = [answer.request.sizes() for answer in answers]
    whole = sum(len(answer.body()) for answer in answers)
    return whole, sum(each["responseBodySize"] + each["responseHeadersSize"] for each in sizes)


def _change(
    page: Page, frames: list[bytes], answers: list[Response], county: str, app: RunningApp, query: str = ""
) -> _Change:
    page.goto(app.url + query)
    complete(page)
    _settle(page, frames)
    frames.clear()
    answers.clear()
    start, before = app.log.stat().st_size, processor_seconds(app.pid)
    heading, whole = choose(page, county)
    _settle(page, frames)
    server = (processor_seconds(app.pid) - before) * 1000
    messages = [ForwardMsg.FromString(frame) for frame in frames]
    wall, cpu = _script_times(app.log, start)
    runs = sum(message.HasField("new_session") for message in messages)
    whole_bytes, wire_bytes = _fetched(answers)
    sizes = (sum(map(len, frames)) + whole_bytes, _deflated(frames) + wire_bytes)
    return _Change(runs, wall, cpu, server, heading, whole, *(size / 1000 for size in sizes))


def measure(browser: Browser, app: RunningApp) -> list[Figure]:
    """Each county in English, which nobody has asked for and the app does not write ahead; then as visitors meet it."""
    frames: list[bytes] = []
    answers: list[Response] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: frames.append(payload if isinstance(payload, bytes) else b""))

    page = browser.new_page(viewport={"width": 1440, "height": 1000}, locale="nb-NO")
    page.on("websocket", listen)
    page.on("response", lambda answer: answers.append(answer) if "/acts/" in answer.url else None)
    new = [_change(page, frames, answers, county, app, "/?lang=en") for county in COUNTIES]
    known = [_change(page, frames, answers, county, app) for county in COUNTIES]
    again, by_hand = (
        tuple(whole for county in ("Vestland", "Nordland") for whole in _to_and_fro(page, app, county, held))
        for held in (0, HAND)
    )
    page.close()

    def figure(name: str, unit: str, changes: list[_Change], field: str, target: float) -> Figure:
        return Figure(f"filter change, {name}", unit, tuple(getattr(change, field) for change in changes), target)

    return [
        figure("script runs", "runs", new + known, "runs", 1),
        figure("script", "ms", known, "wall_ms", 30),
        figure("script, processor time", "ms", known, "cpu_ms", 20),
        # The system counts in steps of 10 ms.
        Figure(
            "filter change, all of the server's processor time, mean",
            "ms",
            (statistics.mean(change.server_ms for change in known),),
            20,
        ),
        figure("click to new heading", "ms", known, "heading_ms", 120),
        figure("click to all markers and charts", "ms", known, "whole_ms", 120),
        # Written meanwhile, and only then sent.
        figure("click to all markers and charts, a view nobody has asked for", "ms", new, "whole_ms", 300),
        Figure("filter change, click to all markers and charts, page open for a while", "ms", again, 120),
        Figure("filter change, the same pressed by a hand, from its release", "ms", by_hand, 120),
        figure("all that is sent, before compression", "kB", known, "sent_kb", 60),
        figure("all that is sent, on the wire", "kB", known, "wire_kb", 15),
    ]
