"""A run of the script that fails is told in the log and counted, and nothing of the visitor is in it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from shutil import copytree

import pytest
import requests
from running import ROOT, running_app
from tab import Visitor

SECRET = "kari-nordmann-1914"
DOOR = """
import streamlit as st
from gardenmap.server.app import MIDDLEWARE, ROUTES, lifespan

app = st.App("fails.py", routes=ROUTES, middleware=MIDDLEWARE, lifespan=lifespan)
"""
SCRIPT = """
import streamlit as st
from gardenmap import view

view.parse(st.query_params, None)
"""


def test_a_failed_run_is_told_with_its_place_and_without_its_words(tmp_path: Path) -> None:
    copytree(ROOT / ".streamlit", tmp_path / ".streamlit")
    (tmp_path / "door.py").write_text(DOOR)
    (tmp_path / "fails.py").write_text(SCRIPT)
    with running_app(tmp_path / "door.py") as failing:
        with Visitor(failing.url, f"county={SECRET}") as visitor, pytest.raises(AssertionError, match="script failed"):
            visitor.run()
        metrics = requests.get(failing.url + "/metrics", timeout=10).text
        log = failing.log.read_text()
    assert "gardenmap_script_failures_total 1.0" in metrics
    events = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    [failure] = [each for each in events if each["event"] == "script failed"]
    assert failure["error"] == "AttributeError"
    assert re.fullmatch(r"src/gardenmap/view\.py:\d+ \w+", failure["at"][-1])
    assert "Traceback" not in log
    assert SECRET not in log
