import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import ROOT, RunningApp, running_app

from gardenmap.cli import PROXIES


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder that the app of these tests reads: a copy, to be damaged."""
    folder = tmp_path_factory.mktemp("served") / "data"
    shutil.copytree(ROOT / "data", folder)
    return folder


@pytest.fixture(scope="session")
def app(served: Path) -> Iterator[RunningApp]:
    """An app for these tests alone, whatever they do to it; no run and no request may end in a traceback."""
    # A proxy on this machine, which names its visitors: as `gardenmap serve` has it.
    with running_app(GARDENMAP_DATA=str(served), FORWARDED_ALLOW_IPS=PROXIES) as started:
        yield started
        log = started.log.read_text()
        assert "Traceback" not in log, log


@pytest.fixture
def folder(served: Path, app: RunningApp) -> Iterator[Path]:
    """The folder while the app runs; whole again at the end."""
    yield served
    shutil.rmtree(served, ignore_errors=True)
    served.unlink(missing_ok=True)
    shutil.copytree(ROOT / "data", served)
