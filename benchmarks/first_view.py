"""The first view: in an empty browser, in one that knows the site, over a slow line, and on a phone."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from figure import TUTORIAL, Figure
from playwright.sync_api import Browser, BrowserContext, Page
from relay import relay
from running import RunningApp

TIMES = 5
PATIENCE = 120_000
WATCH = Path(__file__).with_name("watch.js").read_text(encoding="utf-8")
DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 1000}, "locale": "nb-NO"}
PHONE = DESK | {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
QUIET = 700
"""Milliseconds without a change after which a page counts as complete."""


def line(megabits: int, latency: int) -> dict[str, Any]:
    """A line to the internet: megabits a second either way, and milliseconds there and back."""
    return {
        "offline": False,
        "latency": latency,
        "downloadThroughput": megabits * 125e3,
        "uploadThroughput": megabits * 125e3,
    }


WAYS: dict[str, dict[str, Any]] = {
    "empty browser": {},
    "10 Mbit/s and 40 ms": {"network": line(10, 40)},
    # 4G as web page tests have it.
    "phone, 9 Mbit/s, processor 4 times slower": {"look": PHONE, "network": line(9, 170), "slower": 4},
}


def settle(page: Page, quiet: int = QUIET, heading: str = "") -> None:
    """Wait until all is drawn, the script is at rest, and nothing has changed for a while."""
    page.wait_for_function(
        "([quiet, heading]) => bench.isSettled(quiet, heading)", arg=[quiet, heading], polling=100, timeout=PATIENCE
    )


def context(browser: Browser, look: dict[str, Any] = DESK) -> BrowserContext:
    """An empty browser in which every page is watched."""
    made = browser.new_context(**look)
    made.add_init_script(WATCH)
    return made


def view(known: BrowserContext, url: str, network: dict[str, Any] | None = None, slower: int = 1) -> dict[str, float]:
    """Seconds until the page can be read, and until it is complete."""
    page = known.new_page()
    devtools = known.new_cdp_session(page)
    if network:
        devtools.send("Network.enable")
        devtools.send("Network.emulateNetworkConditions", network)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(url, timeout=PATIENCE)
    settle(page)
    found = page.evaluate("bench.view()")
    page.close()
    return {name: value / 1000 for name, value in found.items()}


def cold(browser: Browser, url: str, look: dict[str, Any] = DESK, **how: Any) -> dict[str, float]:
    empty = context(browser, look)
    found = view(empty, url, **how)
    empty.close()
    return found


def _sent(browser: Browser, url: str) -> float:
    with relay(url) as counted:
        cold(browser, counted.url)
        return counted.kilobytes


def measure(browser: Browser, apps: dict[str, RunningApp]) -> list[Figure]:
    """Every kind of view of each app in turn, TIMES times."""
    found: dict[tuple[str, str], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    known = {name: context(browser) for name in apps}
    sent = {name: (_sent(browser, app.url),) for name, app in apps.items()}
    for time in range(TIMES + 1):
        for name, app in apps.items():
            views = {"files known": view(known[name], app.url)}
            if time:  # before the first time the server is cold and the files are not known
                # Over the line the tutorial takes eleven seconds and is no yardstick.
                ways = [way for way in WAYS if not (name == TUTORIAL and "40 ms" in way)]
                views |= {way: cold(browser, app.url, **WAYS[way]) for way in ways}
                for way, took in views.items():
                    for what, seconds in took.items():
                        found[what, way][name].append(seconds)
    for each in known.values():
        each.close()

    def figure(what: str, way: str, **wanted: float) -> Figure:
        values = {name: tuple(seconds) for name, seconds in found[what, way].items()}
        return Figure(f"first view: {what}, {way}", "s", values, **wanted)

    desk, slow, phone = WAYS
    return [
        figure("readable", desk, most=0.35, share=0.08),
        figure("complete", desk, share=0.60),
        figure("complete", "files known", share=0.60),
        figure("readable", slow, most=0.8),
        figure("complete", slow),
        figure("readable", phone, most=1.2),
        figure("complete", phone, share=0.65),
        Figure("first view: over the wire", "kB", sent, most=1700),
    ]
