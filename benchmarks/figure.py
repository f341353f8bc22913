"""A measured figure of the app and of the two it is compared with, the table of all, and the machine."""

from __future__ import annotations

import json
import os
import platform
import statistics
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

import streamlit

OURS, REFERENCE, TUTORIAL = "ours", "reference", "tutorial"
"""The app; the plainest tuned Streamlit page with the same map and charts; the page as a tutorial writes it."""


@dataclass(frozen=True)
class Figure:
    """What was measured of each app, in the order in which it was measured, and what is wanted of ours.

    `most` is the most that the median may be, `share` the most that it may be of the tutorial way. With `least` it is
    the least instead; without either the figure is printed and not judged.
    """

    name: str
    unit: str
    values: dict[str, tuple[float, ...]] = field(default_factory=dict)
    most: float | None = None
    share: float | None = None
    least: bool = False

    def median(self, app: str) -> float | None:
        return statistics.median(self.values[app]) if self.values.get(app) else None

    def of_tutorial(self, app: str) -> float | None:
        """The median as a share of the tutorial way's."""
        median, tutorial = self.median(app), self.median(TUTORIAL)
        return median / tutorial if median is not None and tutorial and tutorial > 0 else None

    def misses(self, app: str) -> bool:
        """Whether an app falls short of what is wanted of ours."""
        pairs = ((self.median(app), self.most), (self.of_tutorial(app), self.share))
        known = [(found, wanted) for found, wanted in pairs if found is not None and wanted is not None]
        return any(found < wanted if self.least else found > wanted for found, wanted in known)


def pace() -> float:
    """Milliseconds that a fixed sum takes: how fast the machine is just now, for a virtual one drifts."""
    start = time.perf_counter()
    sum(n * n for n in range(1_000_000))
    return (time.perf_counter() - start) * 1000


def machine(browser: str) -> str:
    """One line: without it a time says nothing."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, Streamlit {streamlit.__version__}, Chromium {browser}; "
        "server and browser share the cores"
    )


HEAD = ("", "ours", "share", "wanted", "share", "", "reference", "share", "", "tutorial", "n")


def table(figures: Iterable[Figure]) -> str:
    """A line per figure: medians, shares of the tutorial way, and `missed` beside an app that misses what is wanted."""
    rows = [HEAD, *(_row(figure) for figure in figures)]
    first, *others = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = (
        "  ".join([row[0].ljust(first), *(cell.rjust(width) for cell, width in zip(row[1:], others, strict=True))])
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def _row(figure: Figure) -> tuple[str, ...]:
    sign = "≥ " if figure.least else ""
    wanted = [sign + short(value) if value is not None else "" for value in (figure.most, figure.share)]
    ours, reference = (
        (short(figure.median(app)), short(figure.of_tutorial(app)), "missed" if figure.misses(app) else "")
        for app in (OURS, REFERENCE)
    )
    counts = {len(values) for values in figure.values.values()}
    name = f"{figure.name}, {figure.unit}" if figure.unit else figure.name
    return (name, *ours[:2], *wanted, ours[2], *reference, short(figure.median(TUTORIAL)), str(max(counts, default=0)))


def short(value: float | None) -> str:
    """A number with as many digits as it is good for; empty where there is none."""
    if value is None:
        return ""
    return f"{value:.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.2f}"


def save(path: Path, machine_line: str, figures: Iterable[Figure]) -> None:
    """Write the figures so that `compare.py` can read them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"machine": machine_line, "figures": [asdict(figure) for figure in figures]}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def load(path: Path) -> tuple[str, list[Figure]]:
    """What `save` wrote: the machine line and the figures."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return content["machine"], [Figure(**figure) for figure in content["figures"]]
