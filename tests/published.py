"""The data package that is published with the code, read once for all tests of a worker."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from gardenmap.data.package import read
from gardenmap.model import Release

DATA = Path(__file__).parents[1] / "data"


@cache
def published() -> Release:
    """The release in the checkout."""
    return read(DATA)
