"""How each cost grows with the data: the app with 1, 2 and 4 times as much, up to 4 000 companies, 100 000 figures over
30 years and 20 000 projects, beside the published release. `make bench-scale`; also writes var/bench-scale.json.
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

import choice
import large
import requests
from figure import OURS, machine, short
from playwright.sync_api import Browser
from processes import resident
from running import ROOT, chromium, running_app

SHARES = (0.25, 0.5, 1.0)
COUNTIES = choice.COUNTIES[:3]
LINEAR = 1.1
"""An exponent above this is worse than linear, with room for the noise of a shared machine."""
MOST = 1.5
"""How many times what it costs with the published release a choice may cost with the most data."""
HEAD = ("", "published", *(f"{share:g} x" for share in SHARES), "grows", "times", "")


def alone(folder: Path) -> dict[str, float]:
    """Processor time and memory without a server: other programs on the machine count little."""
    command = [sys.executable, str(Path(__file__).with_name("alone.py")), str(folder)]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)


def served(folder: Path, browser: Browser) -> dict[str, float]:
    """What a visitor of the running app waits for, and what is sent."""
    with running_app(GARDENMAP_DATA=str(folder), GARDENMAP_TIMINGS="1") as app:
        pages = {path: requests.get(app.url + path, timeout=120).content for path in ("/", "/baerekraft", "/bedrifter")}
        found = {f"answer to {path}, kB of HTML": len(body) / 1000 for path, body in pages.items()}
        new, known = (each[OURS] for each in choice.in_turn(browser, {OURS: app}, COUNTIES))
        found |= {
            "a choice: all drawn, a view that nobody has asked for, ms": statistics.median(each.drawn for each in new),
            "a choice: all drawn, ms": statistics.median(each.drawn for each in known),
            "a choice: script, ms": statistics.median(each.script for each in known),
            "a choice: server's processor, ms": statistics.mean(each.server for each in known),
            "a choice: over the wire, kB": statistics.median(each.wire for each in known),
        }
        return found | {"memory of the server after these visits, MB": resident(app.pid)}


def exponent(costs: list[float]) -> float:
    """1 where twice the data costs twice as much, 0 where it costs the same: the slope over all sizes in logarithms."""
    sizes, logs = [math.log(share) for share in SHARES], [math.log(max(cost, 1e-9)) for cost in costs]
    return statistics.linear_regression(sizes, logs).slope


def table(published: dict[str, float], found: dict[str, list[float]]) -> str:
    """A line per cost: published, at each size, how it grows, and how many times the published it is with the most."""
    lines = [f"{HEAD[0]:<66}" + "".join(f"{head:>10}" for head in HEAD[1:])]
    for name, costs in found.items():
        power, times = exponent(costs), costs[-1] / published[name]
        marks = [word for word, on in (("worse", power > LINEAR), ("missed", _is_over(name, times))) if on]
        cells = [short(cost) for cost in (published[name], *costs, power, times)]
        lines.append(f"{name:<66}" + "".join(f"{cell:>10}" for cell in (*cells, " ".join(marks))))
    return "\n".join(line.rstrip() for line in lines)


def _is_over(name: str, times: float) -> bool:
    return name.startswith("a choice") and times > MOST


def main() -> None:
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as place, chromium() as browser:
        said = machine(browser.version)
        published = alone(ROOT / "data") | served(ROOT / "data", browser)
        for share in SHARES:
            started = time.perf_counter()
            folder = large.write(Path(place) / f"{share}", share)
            for name, cost in (alone(folder) | served(folder, browser)).items():
                found.setdefault(name, []).append(cost)
            print(f"{share:g} x: {time.perf_counter() - started:.0f} s", file=sys.stderr)
    print(f"1 x = {large.FULL}; the published release has no companies\n{table(published, found)}")
    print(
        f"grows: 1 is linear, at most {LINEAR} wanted; times: of published, at most {MOST} wanted of a choice. {said}"
    )
    path = ROOT / "var" / "bench-scale.json"
    path.parent.mkdir(exist_ok=True)
    content = {"machine": said, "shares": SHARES, "published": published, "costs": found}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
