"""What all charts share: the bare figure, axes, places for text, and how wide a text is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go

from gardenmap.charts.beside import Beside
from gardenmap.look import Palette
from gardenmap.text import Text

FONT = "Inter, system-ui, sans-serif"
NARROW = 358
"""Width in px of a chart on a phone: what has to fit, has to fit here."""

BARE_BAR = {"type": "bar", "textposition": "none"}
"""A trace of bars in which plotly looks for no words, nor for how they would look."""

_SEPARATORS = {"nb": ",\u00a0", "en": ".,"}
_LETTERS = {
    0.26: "ijlI |",
    0.31: ".,:;'!\u00a0",
    0.36: "ft()/[]",
    0.41: "r1-",
    0.56: "acksvxyzJL",
    0.66: "04BKPRSTZ&",
    0.72: "ADVXYÅÄ",
    0.77: "CGHNOQUØÖw",
    0.9: "mæM…",
    1.0: "WÆ%@",
}
_EMS = {letter: ems for ems, letters in _LETTERS.items() for letter in letters}
"""Widths of Inter's letters in em; 0.6 for those that are not named."""


def figure(
    data: list[dict],
    text: Text,
    palette: Palette,
    *,
    height: float,
    margin: dict,
    beside: Beside | None = None,
    **layout: Any,
) -> go.Figure:
    """The bare figure that every chart fills: fonts, colours, no drag, no legend, hover in our own words.

    `margin` in px as l, r, t, b; `beside` is what the page writes there, and travels as the figure's meta; `layout` is
    what the chart adds: axes, shapes, annotations.
    """
    # Validation costs more than the rest of a chart together; the tests validate every chart instead.
    return go.Figure(
        _validate=False,
        data=data,
        layout={
            "template": {},
            "height": round(height),
            "margin": {**margin, "pad": 0, "autoexpand": False},
            "font": {"family": FONT, "size": 11.5, "color": palette.ink},
            "paper_bgcolor": palette.bg,
            "plot_bgcolor": palette.bg,
            "colorway": [look.border for look in palette.status.values()],
            "separators": _SEPARATORS[text.language],
            "showlegend": False,
            "barmode": "overlay",
            "dragmode": False,
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": palette.surface,
                "bordercolor": palette.control,
                "align": "left",
                "font": {"family": FONT, "size": 12, "color": palette.ink},
            },
            **({"meta": beside.as_meta()} if beside else {}),
            **layout,
        },
    )


def axis(
    palette: Palette,
    *,
    span: tuple[float, float],
    ticks: Sequence[float | str] = (),
    labels: Sequence[str] = (),
    size: float = 11,
    color: str | None = None,
    **more: Any,
) -> dict:
    """An axis that cannot be zoomed, with exactly the ticks and labels given and nothing else."""
    return {
        "range": list(span),
        "fixedrange": True,
        "zeroline": False,
        "showgrid": False,
        "showline": False,
        "tickmode": "array",
        "tickvals": list(ticks),
        "ticktext": list(labels),
        "ticks": "",
        "showticklabels": bool(labels),
        "tickangle": 0,
        # Else plotly measures each label in the page to hide what runs over: half of the time of a chart.
        "ticklabeloverflow": "allow",
        "automargin": False,
        "gridcolor": palette.line,
        "gridwidth": 1,
        "tickfont": {"size": size, "color": color or palette.ink2},
        **more,
    }


def hidden_axis(span: tuple[float, float], **more: Any) -> dict:
    """An axis of which nothing is seen: plotly does not even work out how it would look."""
    return {"visible": False, "range": list(span), "fixedrange": True, **more}


def value_axis(
    palette: Palette, text: Text, *, highest: float, span: tuple[float, float], most: int = 4, **more: Any
) -> dict:
    """An axis from 0 with round steps, gridlines and labels written by `text`; no ticks where nothing is known."""
    ticks = list(steps(highest, most))
    return axis(palette, span=span, ticks=ticks, labels=[text.plain(tick) for tick in ticks], showgrid=True, **more)


def steps(highest: float, most: int) -> Iterator[float]:
    """0 and round steps up to the highest value, at most so many: 0, 100, 200."""
    if not highest > 0:
        return
    rough = highest / (most - 1)
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999)
    for n in range(int(highest / step * 1.001) + 1):
        yield n * step


def words(
    x: Sequence[float | str],
    y: Sequence[float | str],
    strings: Sequence[str],
    *,
    size: float,
    color: str,
    weight: int = 400,
    place: str = "middle right",
    offset: float = 0,
    **more: Any,
) -> dict:
    """A trace of nothing but text, `offset` px away from its points; the strings are plotly markup, so escape names."""
    # Plotly keeps text clear of the marker: an invisible one moves it by a distance in px at any width.
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": list(x),
        "y": list(y),
        "text": list(strings),
        "textposition": place,
        "textfont": {"size": size, "color": color, "weight": weight},
        "marker": {"size": max(offset - 1, 0) * 1.6, "opacity": 0},
        "cliponaxis": False,
        "hoverinfo": "skip",
        **more,
    }


def note(strings: str, *, size: float, color: str, **place: Any) -> dict:
    """One annotation without an arrow."""
    return {"text": strings, "showarrow": False, "align": "left", "font": {"size": size, "color": color}, **place}


def safe(name: str) -> str:
    """A name as text: plotly reads a subset of HTML, and names come from outside."""
    return escape(name, quote=False)


def width(string: str, size: float) -> float:
    """About how many px a string takes in Inter, rather too much than too little."""
    return sum(_EMS.get(letter, 0.6) for letter in string) * size


def fit(name: str, room: float, size: float) -> str:
    """The name, cut with an ellipsis where it is wider than the room in px; not escaped."""
    if width(name, size) <= room:
        return name
    # No letter is narrower, so a name of any length costs no more than one that nearly fits.
    name = name[: int(max(room, 0) / (min(_EMS.values()) * size)) + 1]
    while name and width(name + "…", size) > room:
        name = name[:-1]
    return name.rstrip() + "…"
