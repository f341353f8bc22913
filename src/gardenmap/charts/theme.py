"""What all charts share: the bare figure, axes, places for text, and how wide a text is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go

from gardenmap.look import Palette
from gardenmap.text import Text

FONT = "Inter, system-ui, sans-serif"
NARROW = 358
"""Width in px of a chart on a phone: what has to fit, has to fit here."""

DROP = 0.1
"""Plotly writes the words of a trace by so much of their size higher than the names of the axis beside them."""

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
_BOLD_EMS = {
    **{"0": 0.675, "1": 0.431, "2": 0.63, "3": 0.646, "4": 0.676, "5": 0.622, "6": 0.649, "7": 0.582, "8": 0.651},
    **{"9": 0.649, "\u00a0": 0.237, ",": 0.334, ".": 0.335, "(": 0.377, ")": 0.376, "a": 0.581, "c": 0.588, "e": 0.596},
    **{"o": 0.614, "p": 0.63, "r": 0.407, "v": 0.6, "x": 0.579},
}
"""The same in bold, for what numbers are written with."""


def figure(data: list[dict], text: Text, palette: Palette, *, height: float, margin: dict, **layout: Any) -> go.Figure:
    """The bare figure that every chart fills: fonts, colours, no drag, no legend, hover in our own words.

    `margin` in px as l, r, t, b; `layout` is what the chart adds: axes, shapes, annotations.
    """
    # Validation costs more than the rest of a chart together; the tests validate every chart instead.
    font = {"family": FONT, "size": 11.5, "color": palette.ink}
    hover = {"bgcolor": palette.surface, "bordercolor": palette.control, "align": "left", "font": {**font, "size": 12}}
    return go.Figure(
        _validate=False,
        data=data,
        layout={
            "template": {},
            "height": round(height),
            "margin": {**{side: math.ceil(px) for side, px in margin.items()}, "pad": 0, "autoexpand": False},
            "font": font,
            "paper_bgcolor": palette.bg,
            "plot_bgcolor": palette.bg,
            "colorway": [look.border for look in palette.status.values()],
            "separators": _SEPARATORS[text.language],
            "showlegend": False,
            "barmode": "overlay",
            "dragmode": False,
            "hovermode": "closest",
            # Else a sign answers for the bars around it.
            "hoverdistance": 1,
            "hoverlabel": hover,
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


def name_axis(palette: Palette, bottom: float, names: Mapping[float, str], size: float, **more: Any) -> dict:
    """The names of rows, left of their bars, on an axis that counts px downwards; by the middle of each row.

    The names are plotly markup, so escape them.
    """
    return axis(
        palette,
        span=(bottom, 0),
        ticks=list(names),
        labels=list(names.values()),
        size=size,
        color=palette.ink,
        **{"ticklabelstandoff": 5, **more},
    )


def value_axis(
    palette: Palette, text: Text, *, highest: float, span: tuple[float, float], most: int = 4, **more: Any
) -> dict:
    """An axis from 0 with round steps, gridlines and labels written by `text`; no ticks where nothing is known."""
    ticks = list(steps(highest, most))
    zero = {"zeroline": True, "zerolinecolor": palette.ink2, "zerolinewidth": 1}
    labels = [text.plain(tick) for tick in ticks]
    return axis(palette, span=span, ticks=ticks, labels=labels, showgrid=True, **zero, **more)


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
    color: str | Sequence[str],
    weight: int | Sequence[int] = 400,
    place: str = "middle right",
    offset: float = 0,
    **more: Any,
) -> dict:
    """A trace of nothing but text, `offset` px away from its points; the strings are plotly markup, so escape names.

    Colour and weight may be one for all or one for each.
    """
    # Plotly keeps text clear of the marker: an invisible one moves it by a distance in px at any width.
    apart = {"mode": "markers+text", "marker": {"size": (offset - 1) * 1.6, "opacity": 0}} if offset > 1 else {}
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(x),
        "y": list(y),
        "text": list(strings),
        "textposition": place,
        "textfont": {"size": size, "color": color, "weight": weight},
        "cliponaxis": False,
        "showlegend": False,
        "hoverinfo": "skip",
        **apart,
        **more,
    }


def note(strings: str, *, size: float, color: str, **place: Any) -> dict:
    """One annotation without an arrow; several lines of it meet where it is anchored, left, right or in the middle."""
    return {
        "text": strings,
        "showarrow": False,
        "align": place["xanchor"],
        "font": {"size": size, "color": color},
        **place,
    }


def pale(words: str, palette: Palette) -> str:
    """Markup in the second ink; escape names before."""
    return f'<span style="color:{palette.ink2}">{words}</span>'


def safe(name: str) -> str:
    """A name as text: plotly reads a subset of HTML, and names come from outside."""
    return escape(name, quote=False)


def width(string: str, size: float, *, bold: bool = False) -> float:
    """About how many px a string takes in Inter, rather too much than too little; a bold number to the px."""
    ems = _BOLD_EMS if bold else _EMS
    return sum(ems.get(letter, 0.6) for letter in string) * size


def fit(name: str, space: float, size: float) -> str:
    """The name, cut with an ellipsis where it is wider than the space in px; not escaped."""
    if width(name, size) <= space:
        return name
    # No letter is narrower, so a name of any length costs no more than one that nearly fits.
    name = name[: int(max(space, 0) / (min(_EMS.values()) * size)) + 1]
    while name and width(name + "…", size) > space:
        name = name[:-1]
    return name.rstrip() + "…"
