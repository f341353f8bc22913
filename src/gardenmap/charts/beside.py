"""What stands beside the bars of a chart of rows: names, numbers, sums. The page writes them, plotly draws the bars.

Plotly needs as long for forty words as for forty bars, and a word of the page is there before plotly is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

import plotly.graph_objects as go


class Word(NamedTuple):
    """Plain text at a point of the plot: `x` is a share of its width, `shift` px to the right of that, `y` px down.

    It ends, begins or is centred at the point, by the `side` of it on which it stands.
    """

    text: str
    y: float
    x: float = 0
    shift: float = 0
    side: Literal["left", "middle", "right"] = "right"
    is_pale: bool = False
    is_bold: bool = False
    aside: str = ""
    """More, and paler, after the text."""


class Beside(NamedTuple):
    """The words of a chart, all of one size in px, and the heights in px of its lines from edge to edge."""

    size: float
    words: Sequence[Word] = ()
    lines: Sequence[float] = ()

    def as_meta(self) -> dict[str, Any]:
        """As plain data, for plotly takes no other as the meta of a figure."""
        return {**self._asdict(), "words": [word._asdict() for word in self.words]}


def beside(figure: go.Figure) -> Beside:
    """What stands beside the bars of a figure; nothing where plotly writes its own words."""
    meta = figure.layout.meta or {"size": 0}
    return Beside(**{**meta, "words": [Word(**word) for word in meta.get("words", ())]})


def name(text: str, y: float, *, is_pale: bool = False) -> Word:
    """The name of a row, which ends before its bar begins."""
    return Word(text, y, shift=-6, side="left", is_pale=is_pale)
