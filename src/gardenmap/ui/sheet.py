"""A page as it is written, from top to bottom: its HTML, and what the browser draws into it.

A page's file and the functions that it calls write on the open sheet; `gardenmap.ui.written` opens and reads it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from gardenmap.panels.headline import Headline

MAP_ROOM = '<div class="st-key-map" data-drawn="map"></div>'


@dataclass
class Sheet:
    """What has been written so far."""

    pieces: list[str] = field(default_factory=list)
    headlines: list[Headline] = field(default_factory=list)
    charts: list[Mapping[str, Any]] = field(default_factory=list)
    """For the elements of class `gm-chart`, in order: plain data as `Figure.to_plotly_json` gives it."""
    map: Mapping[str, Any] | None = None
    """What `gardenmap.maps.garden_map.told` makes of the map's state; None on a page without a map."""

    @property
    def html(self) -> str:
        return "".join(self.pieces)


_OPEN: ContextVar[Sheet] = ContextVar("sheet")


@contextmanager
def opened() -> Iterator[Sheet]:
    """A new sheet, which all that is written meanwhile stands on."""
    sheet = Sheet()
    token = _OPEN.set(sheet)
    try:
        yield sheet
    finally:
        _OPEN.reset(token)


def put(html: str, charts: Sequence[Mapping[str, Any]] = ()) -> None:
    """HTML (escaped by whoever made it), with the charts that belong into it."""
    sheet = _OPEN.get()
    sheet.pieces.append(html)
    sheet.charts += charts


def block(html: str) -> None:
    """HTML of several elements that belong together, such as a title and its table."""
    put(f"<div>{html}</div>")


def put_headline(html: str, headline: Headline) -> None:
    """The headline, which the browser's tab and a link that unfolds repeat."""
    _OPEN.get().headlines.append(headline)
    put(html)


def put_map(state: Mapping[str, Any]) -> None:
    """The room of the map, with its state; a page has one map at most."""
    _OPEN.get().map = state
    put(MAP_ROOM)


@contextmanager
def box(key: str = "") -> Iterator[None]:
    """Whatever is written meanwhile stands in a box: one below the other, or as `page.css` has it for the key."""
    put(f'<div class="gm-stack{f" st-key-{key}" if key else ""}">')
    yield
    put("</div>")
