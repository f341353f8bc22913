"""The first view in an empty browser, again in one that knows the site, and on a phone: bytes, seconds, processor."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from figure import Figure
from playwright.sync_api import Browser, BrowserContext, CDPSession
from running import COMPLETE, DRAWN, GARDENS, RunningApp

LINE = {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
MOBILE = {"offline": False, "latency": 170, "downloadThroughput": 9e6 / 8, "uploadThroughput": 9e6 / 8}
"""4G as web page tests have it."""
SLOWER = 4
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime / 1000"
READABLE = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime / 1000))
    .observe({type: 'largest-contentful-paint', buffered: true}))"""
"""When the largest piece of text was painted: the paint before it may have been without words."""
DRAWN_AT = f"gardens => ({DRAWN})(gardens) ? performance.now() : false"
ANSWERS_AT = f"gardens => ({COMPLETE})(gardens) ? performance.now() : false"
DESK = {"viewport": {"width": 1440, "height": 1000}, "locale": "nb-NO"}
PHONE = {"viewport": {"width": 390, "height": 844}, "locale": "nb-NO", "has_touch": True, "is_mobile": True}


@dataclass(frozen=True)
class _Visit:
    """Seconds until painted, readable, drawn, answering; bytes; requests to others; the server's processor seconds."""

    painted: float
    readable: float
    drawn: float
    answers: float
    received: float
    foreign: int
    server: float


def _visit(context: BrowserContext, app: RunningApp, line: dict[str, object] | None = None, slower: int = 1) -> _Visit:
    page = context.new_page()
    foreign: list[str] = []
    received: list[float] = []
    page.on(
        "request",
        lambda request: None if request.url.startswith((app.url, "data:", "blob:")) else foreign.append(request.url),
    )
    devtools = context.new_cdp_session(page)
    _count(devtools, received)
    if line:
        devtools.send("Network.emulateNetworkConditions", line)
    if slower > 1:
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    before = processor_seconds(app.pid)
    page.goto(app.url, timeout=120_000)
    page.evaluate(READABLE)  # to ask again and again whether all is drawn would hold up the first words
    drawn = page.wait_for_function(DRAWN_AT, arg=GARDENS, timeout=120_000).json_value()
    answers = page.wait_for_function(ANSWERS_AT, arg=GARDENS, timeout=120_000).json_value()
    page.wait_for_timeout(500)
    server = processor_seconds(app.pid) - before
    painted, readable = page.evaluate(PAINTED), page.evaluate(READABLE)
    found = _Visit(painted, readable, drawn / 1000, answers / 1000, sum(received), len(foreign), server)
    page.close()
    return found


def _count(devtools: CDPSession, received: list[float]) -> None:
    devtools.send("Network.enable")
    devtools.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    devtools.on("Network.webSocketFrameReceived", lambda event: received.append(_size(event["response"])))


def _size(frame: dict[str, str]) -> float:
    return len(frame["payloadData"]) * 3 / 4


def processor_seconds(pid: int) -> float:
    """Processor time of a process so far, its own and the system's for it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def _at_rest(app: RunningApp) -> None:
    """Wait until a server that has just started has written ahead what it means to, and is idle."""
    before, now = -1.0, 0.0
    while now != before:
        time.sleep(1)
        before, now = now, processor_seconds(app.pid)


def _cold(browser: Browser, app: RunningApp, times: int, look: dict, **how: object) -> list[_Visit]:
    visits = []
    for _ in range(times):
        context = browser.new_context(**look)
        visits.append(_visit(context, app, **how))
        context.close()
    return visits


def measure(browser: Browser, app: RunningApp, times: int = 5) -> list[Figure]:
    _at_rest(app)
    desk = _cold(browser, app, times, DESK)
    slow = _cold(browser, app, 3, DESK, line=LINE)
    phone = _cold(browser, app, 3, PHONE, line=MOBILE, slower=SLOWER)
    known = browser.new_context(**DESK)
    warm = [_visit(known, app) for _ in range(times + 1)][1:]
    known.close()

    def figure(
        name: str, unit: str, visits: list[_Visit], field: str, target: float | None = None, by: float = 1
    ) -> Figure:
        return Figure(f"first view, {name}", unit, tuple(getattr(visit, field) * by for visit in visits), target)

    return [
        figure("over the wire", "kB", desk, "received", 2000, 1e-3),
        figure("requests to other hosts", "requests", desk, "foreign", 0),
        figure("first paint", "s", desk, "painted", 0.3),
        figure("readable", "s", desk, "readable", 0.3),
        figure("all drawn", "s", desk, "drawn", 2),
        figure("all drawn, files known already", "s", warm, "drawn", 1.8),
        figure("the app answers", "s", desk, "answers"),
        figure("server's processor time", "ms", desk, "server", 100, 1e3),
        figure("first paint at 10 Mbit/s and 40 ms", "s", slow, "painted", 0.7),
        figure("readable at 10 Mbit/s and 40 ms", "s", slow, "readable", 0.7),
        figure("all drawn at 10 Mbit/s and 40 ms", "s", slow, "drawn", 3),
        figure("all drawn on a phone, 4G, processor 4 times slower", "s", phone, "drawn", 9),
        figure("the app answers on that phone", "s", phone, "answers"),
    ]
