"""How each cost grows with the data: the same app with 1, 2 and 4 times as much, up to 4 000 companies, 100 000 figures
over 30 years and 20 000 projects. `make bench-scale` prints one table and writes var/bench-scale.json.
"""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import large
import requests
from figure import machine
from filter_change import _script_times, _settle
from first_view import processor_seconds
from playwright.sync_api import Browser, CDPSession, Page, WebSocket
from running import ROOT, RunningApp, chromium, complete, running_app
from sessions import _resident

SHARES = (0.25, 0.5, 1.0)
COUNTIES = {"Vestland": "46", "Nordland": "18", "Rogaland": "11"}
LINEAR = 1.1
"""An exponent above this is worse than linear, with room for the noise of a shared machine."""
COMPLETE = "filter change, click until map, charts and text are those of the choice, ms"
TARGETS = {COMPLETE: 400.0}


def alone(folder: Path) -> dict[str, float]:
    """Processor time and memory without a server: other programs on the machine count little."""
    command = [sys.executable, str(Path(__file__).with_name("alone.py")), str(folder)]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)


def served(folder: Path, browser: Browser) -> dict[str, float]:
    """What a visitor of the real app waits for, and what is sent."""
    with running_app(GARDENMAP_DATA=str(folder), GARDENMAP_TIMINGS="1") as app:
        pages = {path: requests.get(app.url + path, timeout=120).content for path in ("/", "/baerekraft", "/bedrifter")}
        found = {f"answer to {path}, kB of HTML": len(body) / 1000 for path, body in pages.items()}
        found |= _points(app)
        found |= _changes(app, browser)
        found["memory of the server after these visits, MB"] = _resident(app.pid)
        return found


def _points(app: RunningApp) -> dict[str, float]:
    release = requests.get(f"{app.url}/healthz", timeout=60).json()
    assert release["status"] == "ok"
    answer = requests.get(
        f"{app.url}/assets/0/companies.json", headers={"accept-encoding": "br"}, stream=True, timeout=60
    )
    if not answer.ok:
        return {}
    return {"companies, fetched once, kB over the wire": len(answer.raw.read(decode_content=False)) / 1000}


CHANGED = """([county, code]) => {
    const map = document.querySelector('.gm-map');
    return document.querySelector('.gm-headline')?.innerText.includes(county)
        && gardenmapCharts.isAtRest()
        && map.querySelector(`path[data-county="${code}"]`)?.getAttribute('stroke-width') === '1'
        && map.dataset.chosen === code
        && performance.now();
}"""

REDRAWN = """() => Array.from({ length: 9 }, (_, n) => {
    const start = performance.now(), { map, drawing, state } = gardenmapMap.held();
    drawing.update({ ...state, chosen: n % 2 ? ['46'] : [] }, true);
    map.fire('moveend');
    return performance.now() - start;
})"""
"""The map told of another choice, over and over: its part of a change without the app's and the charts'."""


def _changes(app: RunningApp, browser: Browser) -> dict[str, float]:
    """Counties are chosen from the list: once in English, which nobody has asked for, and once as visitors do."""
    frames: list[bytes] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: frames.append(payload if isinstance(payload, bytes) else b""))

    page = browser.new_page(viewport={"width": 1440, "height": 1000}, locale="nb-NO")
    page.set_default_timeout(180_000)
    page.on("websocket", listen)
    first = [_change(page, app, frames, county, "/?lang=en") for county in COUNTIES]
    second = [_change(page, app, frames, county) for county in COUNTIES]
    map_ms = statistics.median(page.evaluate(REDRAWN))
    page.close()
    kinds = {
        "filter change, server's processor time for a view nobody has asked for, ms": (first, "server_ms"),
        "filter change, script's processor time, ms": (second, "script_ms"),
        "filter change, page and messages before compression, kB": (second, "sent_kb"),
        "filter change, browser's processor time, ms": (second, "browser_ms"),
        COMPLETE: (second, "complete_ms"),
    }
    found = {name: statistics.median(each[field] for each in changes) for name, (changes, field) in kinds.items()}
    return found | {"filter change, the map with its points drawn in the browser, ms": map_ms}


def _change(page: Page, app: RunningApp, frames: list[bytes], county: str, query: str = "") -> dict[str, float]:
    """One change: until heading, charts, polygons and points are the county's own, and what it cost."""
    page.goto(app.url + query)
    complete(page, 1)
    _settle(page, frames)
    page.locator("#page .gm-choice-county > summary").click()
    option = page.locator("#page .gm-choice-county").get_by_label(county, exact=True)
    option.wait_for()
    page.evaluate("() => addEventListener('pointerdown', () => { window.clicked = performance.now(); }, true)")
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    frames.clear()
    start, before = app.log.stat().st_size, _processor_ms(devtools)
    server = processor_seconds(app.pid)
    with page.expect_response("**/acts/**") as fetched:
        option.click()
    now = page.wait_for_function(CHANGED, arg=[county, COUNTIES[county]], polling="raf").json_value()
    _settle(page, frames)
    _, script_ms = _script_times(app.log, start)
    return {
        "complete_ms": now - page.evaluate("() => window.clicked"),
        "browser_ms": _processor_ms(devtools) - before,
        "script_ms": script_ms,
        "server_ms": (processor_seconds(app.pid) - server) * 1000,
        "sent_kb": (sum(map(len, frames)) + len(fetched.value.body())) / 1000,
    }


def _processor_ms(devtools: CDPSession) -> float:
    found = {each["name"]: each["value"] for each in devtools.send("Performance.getMetrics")["metrics"]}
    return found["ProcessTime"] * 1000


def exponent(costs: list[float]) -> float:
    """1 where twice the data costs twice as much, 0 where it costs the same: the slope over all sizes in logarithms."""
    sizes, logs = [math.log(share) for share in SHARES], [math.log(max(cost, 1e-9)) for cost in costs]
    return statistics.linear_regression(sizes, logs).slope


def _cell(cost: float | None) -> str:
    if cost is None:
        return f"{'-':>10}"
    return f"{cost:>10.3g}" if cost < 100 else f"{cost:>10.0f}"


def table(found: dict[str, list[float]], published: dict[str, float]) -> str:
    """A line per cost: of the published release, at each size, its growth and target; `worse` is worse than linear."""
    heads = ["published", *(f"{share:g} x" for share in SHARES)]
    lines = [f"{'cost':<78}" + "".join(f"{head:>10}" for head in heads) + f"{'grows':>8}{'target':>8}"]
    for name, costs in found.items():
        power, target = exponent(costs), TARGETS.get(name)
        marks = [word for word, on in (("worse", power > LINEAR), ("over", target and costs[-1] > target)) if on]
        cells = "".join(_cell(cost) for cost in (published.get(name), *costs))
        said = f"{target:g}" if target else ""
        lines.append(f"{name:<78}{cells}{power:>8.2f}{said:>8}  {' '.join(marks)}".rstrip())
    return "\n".join(lines)


def main() -> None:
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as place, chromium() as browser:
        said = machine(browser.version)
        published = alone(ROOT / "data") | served(ROOT / "data", browser)
        for share in SHARES:
            started = time.perf_counter()
            folder = large.write(Path(place) / f"{share}", large.part(share))
            costs: dict[str, Any] = alone(folder) | served(folder, browser)
            for name, cost in costs.items():
                found.setdefault(name, []).append(cost)
            print(f"{large.part(share)}: {time.perf_counter() - started:.0f} s", file=sys.stderr)
    print(f"1 x = {large.FULL}; the published release has no companies\n{table(found, published)}\n{said}")
    path = ROOT / "var" / "bench-scale.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        json.dumps({"machine": said, "shares": SHARES, "published": published, "costs": found}, indent=1) + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
