"""The map on a page: its state is the data of a part, and a click on it an act."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from gardenmap.maps import garden_map, state
from gardenmap.model import Release
from gardenmap.ui import map_files
from gardenmap.ui.session import act
from gardenmap.ui.visit import Visit, selected, spoken
from gardenmap.view import ViewState, toggle_county, toggle_garden

_MAP = st.components.v2.component(
    "gardenmap.map",
    # The script itself comes with the page, once.
    js="\nexport default gardenmapDraws('gardenmapMap');\n",
    isolate_styles=False,
)
_KEY = "map"


def show(visit: Visit, *, focus: str | None = None) -> None:
    """The map of the gardens; `focus` is a county to look at instead of the chosen ones."""
    _MAP(data=_state(visit.release, visit.view, visit.theme, focus), key=_KEY, on_click_change=_clicked)


@lru_cache(maxsize=256)
def _state(release: Release, view: ViewState, theme: str, focus: str | None) -> bytes:
    shown = state.of(selected(release, view), spoken(view.lang), theme, focus=focus)
    return garden_map.packed(shown, map_files.base(release).url)


def _clicked() -> None:
    """A garden is chosen or let go; a county is chosen alone, let go, or added to the others."""
    click = st.session_state[_KEY].get("click") or {}
    kind, code = click.get("kind"), str(click.get("id", ""))
    if kind == "garden":
        act(lambda view, vocabulary: toggle_garden(view, code, vocabulary))
    elif kind == "county":
        add = bool(click.get("add"))
        act(lambda view, vocabulary: toggle_county(view, code, vocabulary, add=add))
