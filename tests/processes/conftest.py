from collections.abc import Iterator

import pytest
from running import RunningApp, running_app

from gardenmap.cli import PROXIES


@pytest.fixture
def app() -> Iterator[RunningApp]:
    """An app for one test alone, whatever it does to it; no run and no request may end in a traceback."""
    # A proxy on this machine, which names its visitors: as `gardenmap serve` has it.
    with running_app(FORWARDED_ALLOW_IPS=PROXIES) as started:
        yield started
        log = started.log.read_text()
        assert "Traceback" not in log, log
