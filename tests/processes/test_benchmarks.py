"""What a package costs is measured in a process of its own, by whoever wants to know."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from running import ROOT
from worlds import garden, observation, project, release, write_package


def test_the_costs_of_a_package_can_be_measured(tmp_path: Path) -> None:
    package = write_package(
        tmp_path, release([garden("lista")], [observation(), observation(area="lista")], [project(gardens=["lista"])])
    )
    measured = [sys.executable, "benchmarks/alone.py", str(package)]
    costs = json.loads(subprocess.run(measured, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout)
    assert all(cost > 0 for cost in costs.values())
    assert {"check and read the package, s", "overview of a county: select, sum up, draw, write, ms"} <= costs.keys()
