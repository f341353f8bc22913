"""Two runs of the benchmark side by side, or two commits: `python benchmarks/compare.py before.json after.json`.

`python benchmarks/compare.py main~5 main` measures both commits first, one after the other, on this machine, with the
packages that are installed now.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from figure import OURS, load, short

ROOT = Path(__file__).resolve().parents[1]


def compare(before: Path, after: Path) -> str:
    """A line per figure of both runs: what ours took, and the share of the tutorial way, which drifts less."""
    (machine, first), (other_machine, second) = load(before), load(after)
    later = {figure.name: figure for figure in second}
    lines = [] if machine == other_machine else [f"Not the same machine: {machine} | {other_machine}"]
    for old in first:
        if new := later.get(old.name):
            values = f"{short(old.median(OURS))} -> {short(new.median(OURS))}"
            shares = f"{short(old.of_tutorial(OURS))} -> {short(new.of_tutorial(OURS))}"
            lines.append(f"{old.name}, {old.unit}: {values}" + (f"  (share {shares})" if old.of_tutorial(OURS) else ""))
    return "\n".join(lines)


def measured(commit: str, folder: Path) -> Path:
    """What the benchmark of a commit says of it, in a checkout of its own."""
    checkout = folder / commit.replace("/", "-")
    _run("git", "worktree", "add", "--detach", "--quiet", str(checkout), commit)
    try:
        paths = os.pathsep.join(str(checkout / name) for name in ("src", "tests"))
        _run(sys.executable, "-m", "gardenmap.server.bundles", at=checkout, PYTHONPATH=paths)
        _run(sys.executable, "benchmarks/bench.py", at=checkout, PYTHONPATH=paths)
        return (checkout / "var" / "bench.json").rename(folder / f"{checkout.name}.json")
    finally:
        _run("git", "worktree", "remove", "--force", str(checkout))


def _run(*command: str, at: Path = ROOT, **environment: str) -> None:
    subprocess.run(command, cwd=at, env=os.environ | environment, check=True)


def main(before: str, after: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pair = (Path(each) if each.endswith(".json") else measured(each, Path(folder)) for each in (before, after))
        print(compare(*pair))


if __name__ == "__main__":
    main(*sys.argv[1:3])
