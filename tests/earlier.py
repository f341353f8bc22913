"""The release 9a3604b1 of 27 November 2026, which links, papers and programs name: see `tests/fixtures/README.md`."""

from __future__ import annotations

import zipfile
from pathlib import Path

ID = "9a3604b1"
_ZIP = Path(__file__).parent / "fixtures" / f"release-{ID}.zip"


def unpacked(folder: Path) -> Path:
    """Its package, put into a folder."""
    with zipfile.ZipFile(_ZIP) as archive:
        archive.extractall(folder)
    return folder
