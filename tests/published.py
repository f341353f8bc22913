"""The data package that is published with the code."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from gardenmap import current
from gardenmap.model import Release

DATA = Path(__file__).parents[1] / "data"


@cache
def published() -> Release:
    """The release in the checkout, read once for all tests of a worker; what it says of itself is on show too."""
    release, _ = current.on_show()
    assert release is not None
    return release
