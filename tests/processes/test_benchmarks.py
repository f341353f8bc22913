"""What a package costs is measured in a process of its own, by whoever wants to know."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
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


@pytest.mark.parametrize("file", sorted((ROOT / "benchmarks").glob("*.py")), ids=lambda file: file.stem)
def test_a_benchmark_finds_what_it_takes_from_the_app(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("gardenmap"):
            for each in node.names:
                found = import_module(str(node.module))
                assert hasattr(found, each.name) or import_module(f"{node.module}.{each.name}")
