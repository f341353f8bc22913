"""Two runs of the benchmark side by side, or two commits: `python benchmarks/compare.py before.json after.json`.

`python benchmarks/compare.py main~5 main` measures both commits first, one after the other, on this machine. Both run
with the packages that are installed now.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from figure import load

ROOT = Path(__file__).resolve().parents[1]


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


def measured(commit: str, folder: Path) -> Path:
    """What the benchmark of a commit says of it, in a checkout of its own."""
    checkout = folder / commit.replace("/", "-")
    _git("worktree", "add", "--detach", "--quiet", str(checkout), commit)
    try:
        paths = os.pathsep.join(str(checkout / name) for name in ("src", "tests"))
        _run([sys.executable, "-m", "gardenmap.ui.bundles"], checkout, paths)
        _run([sys.executable, "benchmarks/bench.py"], checkout, paths)
        kept = folder / f"{checkout.name}.json"
        kept.write_bytes((checkout / "var" / "bench.json").read_bytes())
        return kept
    finally:
        _git("worktree", "remove", "--force", str(checkout))


def _run(command: list[str], checkout: Path, paths: str) -> None:
    subprocess.run(command, cwd=checkout, env=os.environ | {"PYTHONPATH": paths}, check=True)


def _git(*words: str) -> None:
    subprocess.run(["git", *words], cwd=ROOT, check=True)


def main(before: str, after: str) -> None:
    if before.endswith(".json"):
        print(compare(Path(before), Path(after)))
        return
    with tempfile.TemporaryDirectory() as folder:
        print(compare(*(measured(commit, Path(folder)) for commit in (before, after))))


if __name__ == "__main__":
    main(*sys.argv[1:3])
