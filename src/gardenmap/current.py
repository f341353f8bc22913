"""The release on show, and what is kept of it per view: for the app and for every answer of the server."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from gardenmap import assets
from gardenmap.data.export import companies_json
from gardenmap.data.facts import RELEASE_FILE, facts_of
from gardenmap.data.package import read
from gardenmap.errors import DataError, Problem
from gardenmap.model import Release
from gardenmap.panels import Panel, panel
from gardenmap.panels.pages import Page
from gardenmap.selection import Selection, select
from gardenmap.text import Text
from gardenmap.view import ViewState, Vocabulary, link

FOLDER = Path(os.environ.get("GARDENMAP_DATA") or Path(__file__).parents[2] / "data")
Answer = TypeVar("Answer")
_log = logging.getLogger("gardenmap")


class _Folder:
    """The data package in a folder or a zip, as long as it is whole; else the last one that was, and the faults."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._seen: tuple[tuple[str, int, int], ...] | None = None
        self._release: Release | None = None
        self._facts: dict[str, Any] = {}
        self._faults: tuple[Problem, ...] = ()

    def read(self) -> tuple[Release | None, tuple[Problem, ...]]:
        """Read anew only where a file has changed."""
        with self._lock:
            files = self._files()
            if files != self._seen:
                self._seen = files
                self._read()
            return self._release, self._faults

    def facts(self) -> dict[str, Any]:
        with self._lock:
            return self._facts

    def _read(self) -> None:
        try:
            found, facts = read(self._path), facts_of(self._path)
        except DataError as error:
            self._faults = error.problems
            shown = self._release.id if self._release else None
            fault = {"faults": len(self._faults), "first": str(self._faults[0]), "shown": shown}
            _log.warning("data fault", extra={"facts": fault})
        except (OSError, ValueError):
            # The folder was exchanged between the two readings: the next look reads it again.
            self._seen = None
        else:
            self._release, self._facts, self._faults = found, facts, ()
            _log.info("release", extra={"facts": {"id": found.id, "date": found.date.isoformat()}})

    def _files(self) -> tuple[tuple[str, int, int], ...]:
        try:
            if self._path.is_file():  # a zip
                files = [self._path]
            else:
                files = [Path(entry.path) for entry in os.scandir(self._path) if entry.is_file()]
                files += filter(Path.exists, [self._path / RELEASE_FILE])
            stats = [(path, os.stat(path)) for path in sorted(files)]
        except OSError:
            return ()
        return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats)


_folder = _Folder(FOLDER)


def on_show() -> tuple[Release | None, tuple[Problem, ...]]:
    """The release to show and the faults of the folder.

    Whole folder: its release and no fault. Faulty folder: the last whole release, None where there never was one,
    and all faults.
    """
    return _folder.read()


def facts() -> dict[str, Any]:
    """Publisher, contact, licence and origins of the release on show, as its raw/release.toml has them."""
    return _folder.facts()


def vocabulary(release: Release) -> Vocabulary:
    """The codes of a release."""
    return Vocabulary.of(release)


def counties_file(release: Release) -> assets.Asset:
    """The county polygons as the browser gets them."""
    return assets.made("counties.geojson", release.counties_geojson)


@lru_cache(maxsize=2)
def companies_file(release: Release) -> assets.Asset:
    """The companies as the browser gets them, for the points on the map."""
    return assets.made("companies.json", companies_json(release))


@lru_cache(maxsize=64)
def selected(release: Release, view: ViewState) -> Selection:
    """The selection of a view; the same object for the same view, so that what is drawn from it can be kept."""
    return select(release, view)


@lru_cache(maxsize=64)
def panel_frame(release: Release, view: ViewState, panel_id: str) -> pd.DataFrame:
    """The table that answers a panel's question, as codes and numbers."""
    return panel(panel_id).table(selected(release, view))


@lru_cache
def text_in(language: str) -> Text:
    """The words of a language."""
    return Text(language)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Visit:
    """What a page is made for: the release, the view and the page."""

    release: Release
    view: ViewState
    page: Page

    @property
    def text(self) -> Text:
        return text_in(self.view.lang)

    @property
    def vocabulary(self) -> Vocabulary:
        return vocabulary(self.release)

    @property
    def selection(self) -> Selection:
        return selected(self.release, self.view)

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The panels of the page; one about a table that the release lacks is not among them."""
        return tuple(shown for each in self.page.panels(self.view) if (shown := panel(each)).fits(self.release))

    @property
    def focus(self) -> str | None:
        """The county that the map looks at instead of the chosen ones: that of the garden whose page this is."""
        if self.page.id != "garden" or self.view.garden is None:
            return None
        return self.vocabulary.garden_county[self.view.garden]

    def make(self, function: Callable[[Selection, Text], Answer]) -> Answer:
        """What a function makes of the selection in the visitor's language; worked out once per view."""
        return _made(function, self.release, self.view)

    def frame(self, shown: Panel) -> pd.DataFrame:
        return panel_frame(self.release, self.view, shown.id)

    def address(self, page: Page | None = None, **changes: object) -> str:
        """The address of this page, or of another one, with this view, changed."""
        return (page or self.page).address + link(replace(self.view, **changes), self.vocabulary)


@lru_cache(maxsize=512)
def _made(function: Callable[[Selection, Text], Answer], release: Release, view: ViewState) -> Answer:
    return function(selected(release, view), text_in(view.lang))
