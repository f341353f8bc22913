"""A panel as a value: a question, a table that answers it, its drawing, and words about how far it reaches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from gardenmap.look import Palette
from gardenmap.model import Release
from gardenmap.selection import Selection
from gardenmap.text import Text


@dataclass(frozen=True)
class Chart:
    """One figure of a panel with its text alternative; small multiples have a title each and a note below."""

    figure: go.Figure
    alt: str
    title: str = ""
    note: str = ""


def no_charts(frame: pd.DataFrame, selection: Selection, text: Text, palette: Palette) -> list[Chart]:
    """For a panel whose table is the answer."""
    return []


@dataclass(frozen=True)
class Panel:
    """One question of a page. Every function is pure; the frame that each gets is what `table` gave.

    Which pages have it is said in `panels/pages.py`. `columns` are the columns of the readable table, by their names in
    `gardenmap.panels.columns`. A panel without charts shows its table in the open.
    """

    id: str
    question: Callable[[Selection, Text], str]
    table: Callable[[Selection], pd.DataFrame]
    coverage: Callable[[pd.DataFrame, Selection, Text], str]
    """How far the data can answer: the last line above the chart."""
    takeaway: Callable[[pd.DataFrame, Selection, Text], str]
    """The main thing in words: the line below the question, and what a picture or a paper says of the panel."""
    empty: Callable[[Selection, Text], str]
    """What stands there when the table has no rows."""
    columns: tuple[str, ...]
    charts: Callable[[pd.DataFrame, Selection, Text, Palette], list[Chart]] = no_charts
    unit: Callable[[Text], str] | None = None
    origin: Callable[[Text], str] | None = None
    """The source line where the table holds no source of its own."""
    limit: int | None = None
    """So many rows of a list are shown at first; the rest on demand."""
    most: int = 100
    """So many rows are sent to the browser; all of them are in the file that the panel offers."""

    needs: str = ""
    """The optional table that the panel is about: in a release without it the panel has no place on the page."""

    def fits(self, release: Release) -> bool:
        return not self.needs or len(getattr(release, self.needs)) > 0

    @property
    def is_list(self) -> bool:
        return self.charts is no_charts
