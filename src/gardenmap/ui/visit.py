"""The visit that a page is drawn for; pages begin with it."""

from __future__ import annotations

from contextvars import ContextVar

from gardenmap.current import Visit

_HERE: ContextVar[Visit] = ContextVar("visit")


def enter(visit: Visit) -> None:
    """Called by the script: the page that runs next is drawn for this visit."""
    _HERE.set(visit)


def here() -> Visit:
    """The visit that this page is drawn for."""
    return _HERE.get()
