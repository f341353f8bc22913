"""Whom a page is written for: what every page needs to arrange itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from gardenmap.model import Release
from gardenmap.selection import Selection, select
from gardenmap.text import Text
from gardenmap.ui import releases
from gardenmap.ui.site import Page
from gardenmap.view import ViewState, Vocabulary, link

Said = TypeVar("Said")


@dataclass(frozen=True)
class Visit:
    """The release, the view and the page."""

    release: Release
    view: ViewState
    page: Page

    @property
    def text(self) -> Text:
        return spoken(self.view.lang)

    @property
    def vocabulary(self) -> Vocabulary:
        return releases.vocabulary(self.release)

    @property
    def selection(self) -> Selection:
        return selected(self.release, self.view)

    def say(self, make: Callable[[Selection, Text], Said]) -> Said:
        """What `make` says of the selection in the visitor's language; worked out once per view."""
        return said(make, self.release, self.view)

    def address(self, page: Page, **changes: object) -> str:
        """The address of a page with this view, changed."""
        return page.address + link(replace(self.view, **changes), self.vocabulary)


_HERE: ContextVar[Visit] = ContextVar("visit")


@contextmanager
def entered(visit: Visit) -> Iterator[None]:
    """Make the visit known to the page that is written meanwhile."""
    token = _HERE.set(visit)
    try:
        yield
    finally:
        _HERE.reset(token)


def here() -> Visit:
    """The visit that the page is written for; pages begin with it."""
    return _HERE.get()


@lru_cache(maxsize=64)
def selected(release: Release, view: ViewState) -> Selection:
    """The selection of a view; the same object for the same view, so that what is drawn from it can be kept."""
    return select(release, view)


@lru_cache(maxsize=512)
def said(make: Callable[[Selection, Text], Said], release: Release, view: ViewState) -> Said:
    """What `make` says of a view in its language; worked out once per view."""
    return make(selected(release, view), spoken(view.lang))


@lru_cache
def spoken(language: str) -> Text:
    """The words of a language, read once."""
    return Text(language)  # type: ignore[arg-type]
