"""What a chart needs around it to be read by itself, when it is taken home as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from gardenmap.charts.theme import fit, note, pale, safe, width
from gardenmap.look import Palette

WIDTH = 1000
SIDE = 28
TITLE = 22
SIZE = 14
LINE_HEIGHT = 1.3
KEY = 34
GAP = 14
FONT = "Arial, Helvetica, sans-serif"
"""A picture has only the letters of the device, not those of the page: some that nearly every device has."""
SPACE = (WIDTH - 2 * SIDE) / 1.18
"""For a line, measured in Inter: a device without these letters may have wider ones."""


def picture(figure: go.Figure, palette: Palette, *, title: str, lines: Sequence[str], foot: Sequence[str]) -> dict:
    """The layout of a picture of the figure, as far as it differs from the figure's own; in px.

    `title` is the panel's question, `lines` what stands below it, `foot` the source and whose picture it is. Only its
    `annotations` come besides the figure's own instead of in their place.
    """
    layout = figure.to_plotly_json()["layout"]
    asked = _wrapped(title, TITLE, bold=True)
    above = [[safe(row) for row in _wrapped(line, SIZE)] for line in lines]
    below = [[safe(row) for row in _wrapped(line, SIZE)] for line in foot]
    key = KEY if any(trace.type == "bar" and trace.showlegend is not False for trace in figure.data) else 0
    first = SIDE + LINE_HEIGHT * TITLE * len(asked) + 4
    head, tail = round(first + _height(above) + GAP), round(GAP + key + _height(below) + SIDE)
    own, height = layout["margin"], layout["height"] + head + tail
    margin = {"l": own["l"] + SIDE, "r": own["r"] + SIDE, "t": own["t"] + head, "b": own["b"] + tail}
    words = [*above[:1], *([pale(row, palette) for row in line] for line in above[1:])]
    return {
        "width": WIDTH,
        "height": height,
        "margin": {**own, **margin},
        "font": {**layout["font"], "family": FONT},
        "title": _title(asked, palette),
        "showlegend": key > 0,
        "legend": _key((tail - GAP) / height, palette),
        "annotations": [
            _block(words, palette.ink, margin["l"], y=1, yshift=margin["t"] - first),
            _block(below, palette.ink2, margin["l"], y=0, yshift=-own["b"] - GAP - key),
        ],
    }


def _height(lines: Sequence[Sequence[str]]) -> float:
    return LINE_HEIGHT * SIZE * sum(map(len, lines))


def _title(rows: Sequence[str], palette: Palette) -> dict[str, Any]:
    return {
        "text": "<br>".join(f"<b>{safe(row)}</b>" for row in rows),
        "font": {"size": TITLE, "color": palette.ink},
        **{"x": 0, "xref": "container", "xanchor": "left"},
        **{"y": 1, "yref": "container", "yanchor": "top"},
        "pad": {"l": SIDE, "t": SIDE},
    }


def _key(y: float, palette: Palette) -> dict[str, Any]:
    """What the looks of the bars mean, in a line below the chart."""
    return {
        "orientation": "h",
        # Plotly begins 12 px further right.
        **{"x": (SIDE - 12) / WIDTH, "xref": "container", "xanchor": "left"},
        **{"y": y, "yref": "container", "yanchor": "top"},
        "bgcolor": palette.bg,
        "font": {"size": SIZE, "color": palette.ink},
    }


def _block(lines: Sequence[Sequence[str]], color: str, left: float, *, y: float, yshift: float) -> dict[str, Any]:
    """Lines from the left edge of the picture, which begin so many px above an edge of the plot."""
    words = "<br>".join(row for line in lines for row in line)
    place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": SIDE - left, "yref": "paper", "yanchor": "top"}
    return note(words, size=SIZE, color=color, y=y, yshift=yshift, borderpad=0, **place)


def _wrapped(words: str, size: float, *, bold: bool = False) -> list[str]:
    """Words in as many rows as they need; a word that is longer than a row is cut."""
    rows: list[str] = []
    for word in words.split(" "):
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and width(longer, size, bold=bold) <= SPACE:
            rows[-1] = longer
        else:
            rows.append(fit(word, SPACE, size))
    return rows
