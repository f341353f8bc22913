from collections.abc import Iterator

import pytest
from running import RunningApp, running_app


@pytest.fixture(scope="session")
def app() -> Iterator[RunningApp]:
    """The app itself, once for all tests of a worker; no script run may end in a traceback."""
    with running_app() as started:
        yield started
        log = started.log.read_text()
        assert "Traceback" not in log, log


@pytest.fixture(scope="session")
def app_url(app: RunningApp) -> str:
    return app.url
