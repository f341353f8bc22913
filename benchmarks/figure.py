"""A measured figure, the table of all, and the machine they were measured on."""

from __future__ import annotations

import json
import os
import platform
import statistics
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import streamlit


@dataclass(frozen=True)
class Figure:
    """What was measured, all measurements in the order in which they were made, and the most it may be.

    With `least` the target is the least it may be; without a target the figure is told and not judged.
    """

    name: str
    unit: str
    values: tuple[float, ...]
    target: float | None = None
    least: bool = False

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def spread(self) -> str:
        return f"{_short(min(self.values))}-{_short(max(self.values))}"

    @property
    def within(self) -> bool:
        if self.target is None:
            return True
        return self.median >= self.target if self.least else self.median <= self.target


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.2f}"


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


def table(figures: Iterable[Figure]) -> str:
    """The figures as aligned text; `over` and `under` mark a median that misses its target."""
    rows = [("figure", "median", "spread", "n", "target", "")]
    rows += [
        (
            f"{f.name}, {f.unit}",
            _short(f.median),
            f.spread,
            str(len(f.values)),
            _target(f),
            "" if f.within else "under" if f.least else "over",
        )
        for f in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = (
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def _target(figure: Figure) -> str:
    if figure.target is None:
        return ""
    return f">= {_short(figure.target)}" if figure.least else _short(figure.target)


def save(path: Path, machine_line: str, figures: Iterable[Figure]) -> None:
    """Write the figures so that `compare.py` can read them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"machine": machine_line, "figures": [asdict(figure) for figure in figures]}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def load(path: Path) -> tuple[str, list[Figure]]:
    """What `save` wrote: the machine line and the figures."""
    content = json.loads(path.read_text(encoding="utf-8"))
    return content["machine"], [
        Figure(**{**figure, "values": tuple(figure["values"])}) for figure in content["figures"]
    ]
