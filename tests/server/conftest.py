import pytest

from gardenmap.server import api, files, pages, preview
from gardenmap.server.throttle import Throttle


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is refused for asking often, unless a test is about that."""
    for module in (api, files, pages, preview):
        monkeypatch.setattr(module, "throttle", Throttle(burst=1_000_000))
