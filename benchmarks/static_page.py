"""The yardstick: a page written by hand with Leaflet and Plotly, no server behind it, for the same gardens and figures.

The machine drifts: what a choice costs there, in the same browser and minute, says how fast it is for such work.
"""

from __future__ import annotations

import json
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import filter_change
import pandas as pd
from figure import Figure
from playwright.sync_api import Browser, Page
from running import ROOT, RunningApp, complete

from gardenmap.data import package
from gardenmap.selection import select
from gardenmap.summary.gardens import by_garden
from gardenmap.summary.projects import by_status
from gardenmap.view import Vocabulary, default

ASSETS = ROOT / "src" / "gardenmap" / "assets"
COUNTY = "Vestland"
ROUNDS = 20
WATCH = """code => {
    window.change = new Promise(done => addEventListener('pointerdown', () => {
        const start = performance.now();
        const look = () =>
            document.body.dataset.shown === code ? done(performance.now() - start) : requestAnimationFrame(look);
        look();
    }, {capture: true, once: true}));
}"""
"""Milliseconds from the press to the last marker and chart, as `filter_change.WATCH` counts them."""


def _data() -> dict[str, Any]:
    """What the page shows, for the whole country and each county."""
    release = package.read(ROOT / "data")
    vocabulary = Vocabulary.of(release)
    whole = default(vocabulary)
    selection = select(release, whole)
    counties = {code: replace(whole, county=(code,) if code else ()) for code in ("", *vocabulary.counties)}

    def rows(frame: pd.DataFrame, *columns: str) -> list[dict[str, Any]]:
        return json.loads(frame[list(columns)].to_json(orient="records"))

    return {
        "land": json.loads((ROOT / "data" / "counties.geojson").read_text(encoding="utf-8")),
        "counties": dict(zip(release.counties["county_no"], release.counties["name"], strict=True)),
        "gardens": rows(release.gardens, "short_name", "county_no", "lat", "lon"),
        "companies": rows(by_garden(selection, "companies"), "short_name", "county_no", "value", "status"),
        "value": rows(by_garden(selection, "value_creation"), "short_name", "county_no", "value", "status"),
        "projects": {code: rows(by_status(select(release, view)), "status", "n") for code, view in counties.items()},
    }


@contextmanager
def _served() -> Iterator[str]:
    """The page and its two libraries on a port of their own."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("leaflet.js", "leaflet.css", "plotly.js"):
            shutil.copy(ASSETS / name, folder)
        page = Path(__file__).with_suffix(".html").read_text(encoding="utf-8")
        assert page.count('"{data}"') == 1
        written = page.replace('"{data}"', json.dumps(_data(), ensure_ascii=False))
        (Path(folder) / "index.html").write_text(written, encoding="utf-8")
        handler = partial(_Silent, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}"
            server.shutdown()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the table is what is read."""


def _press(page: Page, code: str) -> float:
    page.evaluate(WATCH, code)
    page.locator(f"button[data-code='{code}']").click()
    return page.evaluate("window.change")


def measure(browser: Browser, app: RunningApp) -> list[Figure]:
    """A county chosen and let go, in turn on the page by hand and on the app's overview, both open for a while."""
    code = filter_change.COUNTIES[COUNTY]
    size: Any = {"width": 1440, "height": 1000}
    with _served() as url:
        by_hand, ours = browser.new_page(viewport=size), browser.new_page(viewport=size, locale="nb-NO")
        by_hand.goto(url)
        by_hand.wait_for_function("document.body.dataset.shown === ''")
        ours.goto(app.url)
        complete(ours)
        country = ours.locator("#page .gm-headline h1").inner_text()
        filter_change.choose(ours, COUNTY)
        _press(by_hand, code)
        option = ours.locator("#page .gm-choice-county").get_by_label(COUNTY, exact=True)
        found: list[tuple[float, float]] = []
        for n in range(1, ROUNDS + 5):
            chosen, named = ("", country) if n % 2 else (code, COUNTY)
            by_hand.bring_to_front()
            by_hand.wait_for_timeout(500)
            hand = _press(by_hand, chosen)
            ours.bring_to_front()
            ours.wait_for_timeout(500)
            found.append((hand, filter_change.press(ours, option, named, chosen)[1]))
        by_hand.close()
        ours.close()
    hands, own = zip(*found[4:], strict=True)
    ratio = statistics.median(own) / statistics.median(hands)
    return [
        Figure("a page written by hand, click to all markers and charts", "ms", hands),
        Figure("the app in turn with it, click to all markers and charts", "ms", own, 120),
        Figure("the app's time by that of the page by hand", "x", (ratio,), 2),
    ]
