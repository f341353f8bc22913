"""The release on show: the data package in the folder, as long as it is whole; else the last one that was."""

from __future__ import annotations

import os
import threading
from functools import lru_cache
from pathlib import Path
from typing import Any

from gardenmap.data.check import RELEASE_FILE
from gardenmap.data.describe import facts_of
from gardenmap.data.package import read
from gardenmap.errors import DataError, Problem
from gardenmap.model import Release
from gardenmap.ui import events
from gardenmap.view import Vocabulary

FOLDER = Path(os.environ.get("GARDENMAP_DATA") or Path(__file__).parents[3] / "data")


class _Shelf:
    """Holds the last whole release and the faults of the folder as it is now."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._seen: tuple[tuple[str, int, int], ...] | None = None
        self._release: Release | None = None
        self._facts: dict[str, Any] = {}
        self._problems: tuple[Problem, ...] = ()

    def look(self) -> tuple[Release | None, tuple[Problem, ...]]:
        with self._lock:
            now = self._state()
            if now != self._seen:
                self._seen = now
                try:
                    found, facts = read(self._folder), facts_of(self._folder)
                    self._release, self._facts, self._problems = found, facts, ()
                    events.tell("release", id=found.id, date=found.date.isoformat())
                except DataError as error:
                    self._problems = error.problems
                    shown = self._release.id if self._release else None
                    events.tell("data fault", faults=len(self._problems), first=str(self._problems[0]), shown=shown)
                except (OSError, ValueError):
                    # The folder was exchanged between the two readings: the next look reads it again.
                    self._seen = None
            return self._release, self._problems

    def facts(self) -> dict[str, Any]:
        with self._lock:
            return self._facts

    def _state(self) -> tuple[tuple[str, int, int], ...]:
        try:
            files = [entry.path for entry in os.scandir(self._folder) if entry.is_file()]
            stats = [(path, os.stat(path)) for path in sorted([*files, self._folder / RELEASE_FILE], key=str)]
        except OSError:
            return ()
        return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats)


_shelf = _Shelf(FOLDER)


def current() -> tuple[Release | None, tuple[Problem, ...]]:
    """The release to show and the faults of the folder.

    Whole folder: its release and no fault. Faulty folder: the last whole release, None where there never was one,
    and all faults.
    """
    return _shelf.look()


def facts() -> dict[str, Any]:
    """Publisher, contact, licence and origins of the release on show, as its raw/release.toml has them."""
    return _shelf.facts()


@lru_cache(maxsize=4)
def vocabulary(release: Release) -> Vocabulary:
    """The codes of a release, worked out once."""
    return Vocabulary.of(release)
