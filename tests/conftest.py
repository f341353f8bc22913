from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser
from running import RunningApp, chromium, running_app

# A test says what is true, not how fast a busy machine finds it out: time is measured by benchmarks/.
# Nothing is kept from one run to the next: a fault that is found becomes a test of its own.
settings.register_profile("untimed", deadline=None, database=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def app() -> Iterator[RunningApp]:
    """The app itself, once for all tests of a worker; no script run may end in an error."""
    with running_app() as started:
        yield started
        log = started.log.read_text()
        assert "Traceback" not in log, log
        assert '"event": "script failed"' not in log, log


@pytest.fixture(scope="session")
def app_url(app: RunningApp) -> str:
    return app.url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker that look at something."""
    with chromium() as started:
        yield started
