"""The app where nothing is installed but `requirements.txt`, as on Streamlit's own hosting."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path
from shutil import copy2

import pytest
from playwright.sync_api import Browser, expect
from running import GARDENS, ROOT, RunningApp, free_port, started
from screen import heading, inside, look, marker, settled

VERSION = "0.0.0+bare"


def checked_out(folder: Path) -> Path:
    """The files that git knows, as they are now; the package in them has a version of its own."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        copy2(ROOT / name, folder / name)
    package = folder / "src" / "gardenmap" / "__init__.py"
    package.write_text(f'"""Found in the checkout."""\n\n__version__ = "{VERSION}"\n', encoding="utf-8")
    (folder / "var").symlink_to(ROOT / "var")
    return folder


def installed(folder: Path) -> Path:
    """What `pip install -r requirements.txt` installs, and nothing else: not our package, and none that tests need."""
    locked = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    wanted = {name.replace("_", "-").lower() for name in re.findall(r"^([\w.-]+)(?=\[|==)", locked, re.MULTILINE)}
    for found in distributions():
        if found.name.replace("_", "-").lower() in wanted:
            for name in {file.parts[0] for file in found.files or () if file.parts[0] not in ("..", "__pycache__")}:
                (folder / name).unlink(missing_ok=True)
                (folder / name).symlink_to(found.locate_file(name))
    return folder


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[RunningApp]:
    """`streamlit run app.py` in the checkout; `-S`, so that no .pth file leads to a package elsewhere."""
    (packages := tmp_path / "site-packages").mkdir()
    checkout, port = checked_out(tmp_path / "checkout"), free_port()
    command = [sys.executable, "-S", "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with started(command, port, checkout, {"PYTHONPATH": str(installed(packages))}) as app:
        yield app


def test_a_bare_checkout_shows_the_whole_app_with_nothing_installed_but_the_requirements(
    bare: RunningApp, browser: Browser
) -> None:
    events = [json.loads(line) for line in bare.log.read_text().splitlines() if line.startswith("{")]
    assert [event["gardenmap"] for event in events if event["event"] == "start"] == [VERSION]
    page = browser.new_page(base_url=bare.url, locale="nb-NO", viewport={"width": 1440, "height": 1000})
    look(page, "/")
    expect(heading(page)).to_contain_text(f"{GARDENS} næringshager")
    expect(inside(page)).to_have_count(GARDENS)
    marker(page, "voss").click()
    settled(page, garden="voss")
    page.close()
    assert "Traceback" not in bare.log.read_text()
