"""The first view in an empty browser: bytes over the wire, foreign hosts, time until all is drawn."""

from __future__ import annotations

from figure import Figure
from playwright.sync_api import Browser
from running import COMPLETE, GARDENS

SLOW_LINE = {"offline": False, "latency": 40, "downloadThroughput": 10e6 / 8, "uploadThroughput": 10e6 / 8}
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime / 1000"
DRAWN_AT = f"gardens => ({COMPLETE})(gardens) ? performance.now() : false"


def _visit(browser: Browser, url: str, *, slow: bool) -> tuple[float, float, int, float]:
    """Seconds until complete, bytes received, requests to other hosts, seconds to the first paint, all uncached."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, locale="nb-NO")
    page = context.new_page()
    foreign: list[str] = []
    received: list[float] = []
    context.on(
        "request",
        lambda request: None if request.url.startswith((url, "data:", "blob:")) else foreign.append(request.url),
    )
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    devtools.on("Network.webSocketFrameReceived", lambda event: received.append(_size(event["response"])))
    if slow:
        devtools.send("Network.emulateNetworkConditions", SLOW_LINE)
    page.goto(url)
    milliseconds = page.wait_for_function(DRAWN_AT, arg=GARDENS, timeout=120_000).json_value()
    page.wait_for_timeout(500)
    painted = page.evaluate(PAINTED)
    context.close()
    return milliseconds / 1000, sum(received), len(foreign), painted


def _size(frame: dict[str, str]) -> float:
    return len(frame["payloadData"]) * 3 / 4


def measure(browser: Browser, url: str, times: int = 5) -> list[Figure]:
    visits = [_visit(browser, url, slow=False) for _ in range(times)]
    slow = [_visit(browser, url, slow=True) for _ in range(3)]
    seconds, received, foreign, painted = zip(*visits, strict=True)
    return [
        Figure("first view, over the wire", "kB", tuple(n / 1000 for n in received), 2000),
        Figure("first view, requests to other hosts", "requests", foreign, 0),
        Figure("first view, first paint", "s", painted, 0.3),
        Figure("first view, all drawn", "s", seconds, 2),
        Figure("first view, first paint at 10 Mbit/s and 40 ms", "s", tuple(visit[3] for visit in slow), 0.7),
        Figure("first view, all drawn at 10 Mbit/s and 40 ms", "s", tuple(visit[0] for visit in slow), 3),
    ]
