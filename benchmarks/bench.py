"""Measure what a visitor waits for and a server pays, beside two other ways to make the page: `make bench`.

`python benchmarks/bench.py choice` measures one part; the parts are view, choice and load. The figures also go to
var/bench.json, from which `compare.py` reads.
"""

from __future__ import annotations

import sys

import choice
import first_view
import load
from apps import three_apps
from figure import OURS, Figure, machine, pace, save, table
from running import ROOT, chromium

PARTS = {
    "view": lambda apps, browser: first_view.measure(browser, apps),
    "choice": lambda apps, browser: choice.measure(browser, apps),
    "load": lambda apps, browser: load.measure(apps),
}


def main(*parts: str) -> None:
    figures, paces = [], [pace()]
    with three_apps() as apps, chromium() as browser:
        said = machine(browser.version)
        for part in parts or PARTS:
            figures += PARTS[part](apps, browser)
            paces.append(pace())
    figures.append(Figure("the machine itself: a fixed sum, before and after each part", "ms", {OURS: tuple(paces)}))
    print(table(figures))
    print(f"Medians; share: of the tutorial way. {said}")
    save(ROOT / "var" / "bench.json", said, figures)


if __name__ == "__main__":
    main(*sys.argv[1:])
