"""Two runs of the benchmark side by side: `python benchmarks/compare.py before.json after.json`."""

from __future__ import annotations

import sys
from pathlib import Path

from figure import load


def compare(before: Path, after: Path) -> str:
    """A line per figure of both runs: the medians and what the second is of the first."""
    (machine, first), (other_machine, second) = load(before), load(after)
    later = {figure.name: figure for figure in second}
    lines = [] if machine == other_machine else [f"Not the same machine: {machine} | {other_machine}"]
    for figure in first:
        if figure.name in later:
            new = later[figure.name].median
            ratio = f"{new / figure.median:.2f}" if figure.median else "-"
            lines.append(f"{figure.name}, {figure.unit}: {figure.median:.4g} -> {new:.4g}  (x {ratio})")
    return "\n".join(lines)


if __name__ == "__main__":
    print(compare(*map(Path, sys.argv[1:3])))
