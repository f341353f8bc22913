"""The map on a page: its room, and its state for the browser."""

from __future__ import annotations

from gardenmap.maps import garden_map, state
from gardenmap.ui import map_files, sheet
from gardenmap.ui.visit import Visit


def show(visit: Visit, *, focus: str | None = None) -> None:
    """The map of the gardens; `focus` is a county to look at instead of the chosen ones."""
    shown = state.of(visit.selection, visit.text, focus=focus)
    sheet.put_map(garden_map.told(shown, map_files.base(visit.release).url))
