"""A county is chosen with the mouse: what the visitor waits for, what the server works, and what is sent."""

from __future__ import annotations

import json
import statistics
from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from figure import Figure
from first_view import context, settle
from playwright.sync_api import Browser, Page
from processes import cpu_seconds
from relay import Relay, relay
from running import RunningApp

COUNTIES = ("Vestland", "Nordland", "Innlandet", "Rogaland", "Trøndelag", "Agder")
QUIET = 500


@dataclass(frozen=True)
class Choice:
    """Milliseconds until the heading has changed and all is drawn, of the script and of the server; kB both ways."""

    heading: float
    drawn: float
    script: float
    server: float
    runs: float
    wire: float


def choose(page: Page, county: str) -> tuple[float, float]:
    """Press on a county in the open list; when the heading was there and when all was drawn."""
    page.get_by_test_id("stMultiSelect").first.get_by_role("combobox").click()
    page.keyboard.type(county)  # the list is longer than what is seen of it
    option = page.get_by_role("option", name=county, exact=True)
    option.wait_for()
    page.evaluate("bench.listen()")
    option.click()
    settle(page, QUIET, county)
    took = page.evaluate("bench.choice()")
    page.keyboard.press("Escape")
    return took["heading"], took["drawn"]


def clear(page: Page) -> None:
    """Let the last county go."""
    page.evaluate("bench.listen()")
    box = page.get_by_test_id("stMultiSelect").first.get_by_role("combobox")
    box.click()
    box.press("Backspace")
    settle(page, QUIET)
    box.press("Escape")


def _choice(page: Page, app: RunningApp, counted: Relay, county: str) -> Choice:
    start, sent, before = app.log.stat().st_size, counted.kilobytes, cpu_seconds(app.pid)
    heading, drawn = choose(page, county)
    runs = script_runs(app, start)
    server = (cpu_seconds(app.pid) - before) * 1000
    return Choice(heading, drawn, sum(runs), server, len(runs), counted.kilobytes - sent)


def script_runs(app: RunningApp, start: int) -> list[float]:
    """Milliseconds of each run of the script that stands in the log after the byte `start`."""
    with app.log.open("rb") as lines:
        lines.seek(start)
        events = [json.loads(line) for line in lines if line.startswith(b'{"event": "run"')]
    return [event["ms"] for event in events]


Choices = dict[str, list[Choice]]


def in_turn(browser: Browser, apps: dict[str, RunningApp], counties: Sequence[str]) -> tuple[Choices, Choices]:
    """Each county on each app in turn: as nobody has asked for it yet, and as somebody has."""
    new: Choices = defaultdict(list)
    known: Choices = defaultdict(list)
    with ExitStack() as stack:
        relays = {name: stack.enter_context(relay(app.url)) for name, app in apps.items()}
        pages = {name: context(browser).new_page() for name in apps}
        for name, page in pages.items():
            page.goto(relays[name].url)
            settle(page)
        for county in counties:
            for name, page in pages.items():
                page.bring_to_front()
                for choices in (new, known):
                    choices[name].append(_choice(page, apps[name], relays[name], county))
                    clear(page)
        for page in pages.values():
            page.context.close()
    return new, known


def measure(browser: Browser, apps: dict[str, RunningApp]) -> list[Figure]:
    """What a choice takes on each app."""
    new, known = in_turn(browser, apps, COUNTIES)

    def figure(words: str, what: str, unit: str = "ms", of: Choices = known, **wanted: float) -> Figure:
        values = {name: tuple(getattr(each, what) for each in choices) for name, choices in of.items()}
        return Figure(f"a choice: {words}", unit, values, **wanted)

    # The system counts in steps of 10 ms: only the mean says something.
    server = {name: (statistics.mean(each.server for each in choices),) for name, choices in known.items()}
    return [
        figure("heading changed", "heading", share=0.35),
        figure("all drawn", "drawn", share=0.45),
        figure("all drawn, a view that nobody has asked for", "drawn", of=new),
        figure("script", "script", most=50),
        figure("runs of the script", "runs", "", most=1),
        Figure("a choice: server's processor, mean", "ms", server, most=70),
        figure("over the wire", "wire", "kB", most=20),
    ]
