"""One run of the script for one visitor: what every page needs to arrange itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TypeVar

import streamlit as st

from gardenmap.look import PALETTES, Palette
from gardenmap.model import Release
from gardenmap.selection import Selection, select
from gardenmap.text import Text
from gardenmap.ui.site import Page
from gardenmap.view import ViewState, Vocabulary, link

Said = TypeVar("Said")


@dataclass(frozen=True)
class Visit:
    """The release, the view of this run, the language, the page and the colours."""

    release: Release
    vocabulary: Vocabulary
    view: ViewState
    page: Page

    @property
    def text(self) -> Text:
        return spoken(self.view.lang)

    @property
    def selection(self) -> Selection:
        return selected(self.release, self.view)

    @cached_property
    def theme(self) -> str:
        """`light` or `dark`, as the visitor's browser has it."""
        return "dark" if st.context.theme.type == "dark" else "light"

    @property
    def palette(self) -> Palette:
        return PALETTES[self.theme]

    def say(self, make: Callable[[Selection, Text], Said]) -> Said:
        """What `make` says of the selection in the visitor's language; worked out once per view."""
        return said(make, self.release, self.view)

    def address(self, page: Page, **changes: object) -> str:
        """The address of a page with this view, changed."""
        return page.address + link(replace(self.view, **changes), self.vocabulary)


_HERE = "visit"


def enter(visit: Visit) -> None:
    """Make the visit known to the page that runs next."""
    st.session_state[_HERE] = visit


def here() -> Visit:
    """The visit of this run; pages begin with it."""
    return st.session_state[_HERE]


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
