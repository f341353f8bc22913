"""The visit that a page is drawn for; pages begin with it.

Streamlit runs a page's file without arguments. The visit belongs to one run, not to the session, so a context variable
of the run's thread has it, and nothing of an earlier run is ever drawn.
"""

from __future__ import annotations

from contextvars import ContextVar

from gardenmap.current import Visit

_HERE: ContextVar[Visit] = ContextVar("visit")
_ELEMENTS: ContextVar[list[str]] = ContextVar("elements")


def enter(visit: Visit) -> None:
    """Called by the script: the page that runs next is drawn for this visit."""
    _HERE.set(visit)
    _ELEMENTS.set([])


def here() -> Visit:
    """The visit that this page is drawn for."""
    return _HERE.get()


def elements() -> list[str]:
    """The names of the elements of this run that say in the browser when they are drawn; each adds its own."""
    return _ELEMENTS.get()
