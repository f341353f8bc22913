"""A figure as static SVG: for the page before a script has run, for paper, and for the picture that a link unfolds to.

It knows what our charts are made of and no more: bars, words, shapes and notes on axes with given ranges and ticks.
Plotly's own distances stand here as numbers, so that nothing moves when plotly draws the same figure in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from typing import Any

import plotly.graph_objects as go

from gardenmap.charts.markup import lines, plain
from gardenmap.charts.patterns import pattern
from gardenmap.charts.theme import width as width_of

LINE_HEIGHT = 1.3
"""From line to line of a text, in its size."""
ASCENT, DESCENT = 0.969, 0.241
"""How far Inter reaches above and below its line, in its size."""
_DASHES = {"dot": 1, "dash": 3}
"""How long the strokes of a broken line are, in its width."""
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_SIDES = {"top": -1, "middle": 0, "bottom": 1}
_POINT = re.compile("([ML])([^,]+),([^ML]+)")


def svg(figure: go.Figure, *, label: str, prefix: str, width: float | None = None) -> str:
    """The figure as an SVG element that is as wide as its place; with `width` in px, in plain numbers.

    `label` is the text alternative. `prefix` begins the ids of the patterns, another one for each chart of a page.
    Names of colours (`gardenmap.look.NAMED`) stay names, to which the page gives a meaning.
    """
    found = figure.to_plotly_json()
    plot = _Plot(found["layout"], prefix, width)
    return plot.whole("".join(_parts(plot, found["data"])), label)


class _Plot:
    """The ground of a figure: a place across it is a share of its width, a height is in px from its top."""

    def __init__(self, layout: dict[str, Any], prefix: str, width: float | None) -> None:
        margin = layout["margin"]
        self.layout, self.prefix = layout, prefix
        self.left, self.top, self.aside = margin["l"], margin["t"], margin["l"] + margin["r"]
        self.margins = " ".join(f"{margin[side]}px" for side in "trbl")
        self.height = layout["height"] - margin["t"] - margin["b"]
        self.width = None if width is None else width - self.aside
        self.axes = {name.replace("axis", ""): axis for name, axis in layout.items() if re.match("[xy]axis", name)}
        self.patterns: dict[tuple, str] = {}

    def whole(self, body: str, label: str) -> str:
        """Where the width is open, the margins are padding: what is inside is measured by the plot's own width."""
        height, ground = self.layout["height"], self.layout["paper_bgcolor"]
        family = escape(self.layout["font"]["family"])
        if self.width is None:
            size = (
                f'width="100%" height="{height}" style="box-sizing:border-box;display:block;overflow:visible;'
                f'padding:{self.margins};background:{ground}"'
            )
        else:
            size = f'width="{_number(self.width + self.aside)}" height="{height}"'
            paper = f'<rect width="100%" height="100%" fill="{ground}"/>'
            body = f'{paper}<g transform="translate({self.left},{self.top})">{body}</g>'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(label)}" {size} '
            f'font-family="{family}"><defs>{"".join(self.patterns.values())}</defs>{body}</svg>'
        )

    def position(self, ref: str, value: Any) -> float:
        """A value as a number on its axis: a category is the place that it has among the others."""
        return self.axes[ref]["categoryarray"].index(value) if isinstance(value, str) else value

    def share(self, ref: str, value: Any) -> float:
        """Where a value stands: as a share of the width, or of the height from below."""
        if ref == "paper":
            return value
        first, last = self.axes[ref]["range"]
        return (self.position(ref, value) - first) / (last - first)

    def y(self, ref: str, value: Any) -> float:
        return self.height * (1 - self.share(ref, value))

    def across(self, share: float) -> str:
        return f"{_number(share * 100)}%" if self.width is None else _number(share * self.width)

    def x(self, share: float, px: float) -> str:
        """Attributes of a word that stands so many px right of a place."""
        if self.width is not None:
            return f'x="{_number(share * self.width + px)}"'
        return f'x="{self.across(share)}"' + (f' dx="{_number(px)}"' if px else "")

    def fill(self, color: str, look: dict[str, Any] | None) -> str:
        """The colour, or a pattern on it."""
        if not look:
            return color
        key = (color, *look.values())
        if key not in self.patterns:
            self.patterns[key] = pattern(f"{self.prefix}-{len(self.patterns)}", look, color)
        return f"url(#{self.prefix}-{list(self.patterns).index(key)})"

    def words(self, markup: str, share: float, px: float, y: float) -> str:
        place, (first, *rest) = self.x(share, px), lines(markup)
        below = "".join(f'<tspan {place} dy="{LINE_HEIGHT}em">{line}</tspan>' for line in rest)
        return f'<text {place} y="{_number(y)}">{first}{below}</text>'

    def rect(self, x0: float, x1: float, y0: float, y1: float, more: str = "") -> str:
        across = f'x="{self.across(x0)}" width="{self.across(x1 - x0)}"'
        return f'<rect {across} y="{_number(y0)}" height="{_number(y1 - y0)}"{more}/>'

    def line(self, start: tuple[float, float], end: tuple[float, float], line: dict[str, Any], more: str = "") -> str:
        (x0, y0), (x1, y1) = start, end
        return (
            f'<line x1="{self.across(x0)}" x2="{self.across(x1)}" y1="{_number(y0)}" y2="{_number(y1)}" '
            f"{_stroke(line)}{more}/>"
        )


def _parts(plot: _Plot, data: list[dict]) -> Iterator[str]:
    """From the ground up, as plotly lays them."""
    shapes = plot.layout.get("shapes", ())
    yield from (_shape(plot, shape) for shape in shapes if shape.get("layer") == "below")
    seen = {name: axis for name, axis in plot.axes.items() if axis.get("visible", True)}
    for name, axis in seen.items():
        yield from _grid(plot, name, axis)
    for trace in data:
        yield from _bars(plot, trace) if trace["type"] == "bar" else _trace_of_words(plot, trace)
    for name, axis in seen.items():
        yield _labels(plot, name, axis)
    yield from (_shape(plot, shape) for shape in shapes if shape.get("layer") != "below")
    yield from (_note(plot, note) for note in plot.layout.get("annotations", ()))


def _grid(plot: _Plot, name: str, axis: dict[str, Any]) -> Iterator[str]:
    """The lines at the ticks of an axis, at its 0 and along its side."""
    drawn = [(value, {"color": axis["gridcolor"]}) for value in axis["tickvals"] if axis["showgrid"]]
    drawn += [(0, {"color": axis["zerolinecolor"]})] if axis["zeroline"] else []
    crisp = ' shape-rendering="crispEdges"'
    for value, line in drawn:
        share = plot.share(name, value)
        if name[0] == "x":
            yield plot.line((share, 0), (share, plot.height), line, crisp)
        else:
            yield plot.line((0, plot.height * (1 - share)), (1, plot.height * (1 - share)), line, crisp)
    if axis["showline"]:
        y = plot.height + 0.5
        yield plot.line((0, y), (1, y), {"color": axis["linecolor"]}, crisp)


def _labels(plot: _Plot, name: str, axis: dict[str, Any]) -> str:
    """The words at the ticks of an axis."""
    if not axis["showticklabels"]:
        return ""
    size, ticks = axis["tickfont"]["size"], list(zip(axis["tickvals"], axis["ticktext"], strict=True))
    away = 1 + axis.get("ticklabelstandoff", 0)
    if name[0] == "x":
        y = -away - size * 0.2 if axis.get("side") == "top" else plot.height + away + size
        y += size * 0.2 if axis["showline"] else 0
        found, anchor = [plot.words(word, plot.share(name, value), 0, y) for value, word in ticks], "middle"
    else:
        is_right = axis.get("side") == "right"
        px, anchor = (away, "start") if is_right else (-away, "end")
        found = [plot.words(word, 0, px, plot.y(name, value) + size * 0.35) for value, word in ticks]
    return _written(found, anchor, axis["tickfont"])


def _bars(plot: _Plot, trace: dict[str, Any]) -> Iterator[str]:
    marker, n = trace["marker"], len(trace["x"])
    fills = [plot.fill(color, marker.get("pattern")) for color in _each(marker["color"], n)]
    strokes = [
        _stroke({"color": color, "width": marker["line"]["width"]}) for color in _each(marker["line"].get("color"), n)
    ]
    drawn = zip(fills, strokes, _boxes(plot, trace), strict=True)
    for (fill, stroke), own in groupby(drawn, lambda bar: bar[:2]):
        rects = "".join(plot.rect(*box) for *_, box in own)
        yield f'<g fill="{fill}" {stroke}>{rects}</g>'
    if trace["textposition"] == "outside":
        font, boxes = trace["textfont"], _boxes(plot, trace)
        found = [_above(plot, words, box, font["size"]) for words, box in zip(trace["text"], boxes, strict=True)]
        yield _written(found, "middle", font)


def _boxes(plot: _Plot, trace: dict[str, Any]) -> Iterator[tuple[float, float, float, float]]:
    """Left and right of each bar as shares of the width, top and bottom in px."""
    x_axis, y_axis, n = trace.get("xaxis", "x"), trace.get("yaxis", "y"), len(trace["x"])
    is_flat = trace.get("orientation") == "h"
    row, value = ("y", "x") if is_flat else ("x", "y")
    cells = (trace[row], trace[value], trace.get("base", 0), trace["width"], trace.get("offset"))
    for place, length, base, thick, offset in zip(*(_each(cell, n) for cell in cells), strict=True):
        first = plot.position(y_axis if is_flat else x_axis, place) + (-thick / 2 if offset is None else offset)
        across, up = (base, base + length), (first, first + thick)
        if not is_flat:
            across, up = up, across
        x0, x1 = sorted(plot.share(x_axis, x) for x in across)
        y0, y1 = sorted(plot.y(y_axis, y) for y in up)
        yield x0, x1, y0, y1


def _above(plot: _Plot, markup: str, box: tuple[float, float, float, float], size: float) -> str:
    """The number above a bar, seen only where the bar is as wide as the number."""
    if not markup:
        return ""
    (x0, x1, top, _), rows = box, plain(markup)
    y = top - 3 - round(DESCENT * size) - (len(rows) - 1) * LINE_HEIGHT * size
    words = plot.words(markup, (x0 + x1) / 2, 0, y)
    narrowest = max(width_of(row, size, bold=True) for row in rows) / (x1 - x0)
    if plot.width is not None:
        return words if plot.width >= narrowest else ""
    # In a narrower plot it is moved far out of sight.
    return f'<g style="transform:translateX(min(0px,(100% - {_number(narrowest)}px)*99999))">{words}</g>'


def _trace_of_words(plot: _Plot, trace: dict[str, Any]) -> Iterator[str]:
    """Words beside their points; plotly keeps them clear of the marker that a point has."""
    font, (up, side) = trace["textfont"], trace["textposition"].split()
    away = trace["marker"]["size"] / 1.6 + 1 if "marker" in trace else 0
    px = {"left": -away, "center": 0, "right": away}[side]
    anchor = {"left": "end", "center": "middle", "right": "start"}[side]
    y_axis, n = trace.get("yaxis", "y"), len(trace["x"])
    down = font["size"] * (0.25 + _SIDES[up] / 2) + _SIDES[up] * away
    words = [
        plot.words(string, plot.share("x", x), px, plot.y(y_axis, y) + down)
        for x, y, string in zip(trace["x"], trace["y"], trace["text"], strict=True)
    ]
    looks = zip(_each(font["color"], n), _each(font["weight"], n), words, strict=True)
    for (color, weight), own in groupby(looks, lambda look: look[:2]):
        yield _written([word for *_, word in own], anchor, {"size": font["size"], "color": color, "weight": weight})


def _shape(plot: _Plot, shape: dict[str, Any]) -> str:
    x_ref, y_ref = shape.get("xref", "x"), shape.get("yref", "y")
    if shape["type"] == "path":
        points = [(move, float(x), plot.y(y_ref, float(y))) for move, x, y in _POINT.findall(shape["path"])]
        return _path(plot, shape, x_ref, points)
    x0, x1 = plot.share(x_ref, shape["x0"]), plot.share(x_ref, shape["x1"])
    y0, y1 = plot.y(y_ref, shape["y0"]), plot.y(y_ref, shape["y1"])
    if shape["type"] == "line":
        return plot.line((x0, y0), (x1, y1), shape["line"])
    return plot.rect(x0, x1, min(y0, y1), max(y0, y1), f' fill="{shape["fillcolor"]}"')


def _path(plot: _Plot, shape: dict[str, Any], x_ref: str, points: list[tuple[str, float, float]]) -> str:
    """Lines from point to point: in px from one place across the plot, or from value to value."""
    if shape.get("xsizemode") != "pixel":
        ends = [(plot.share(x_ref, x), y) for _, x, y in points]
        return "".join(plot.line(*pair, shape["line"]) for pair in zip(ends[::2], ends[1::2], strict=True))
    path = "".join(f"{move}{_number(x)},{_number(y)}" for move, x, y in points)
    place = plot.across(plot.share(x_ref, shape["xanchor"]))
    return f'<svg x="{place}" overflow="visible"><path d="{path}" fill="none" {_stroke(shape["line"])}/></svg>'


def _note(plot: _Plot, note: dict[str, Any]) -> str:
    """An annotation; plotly puts a border around it, of which nothing is seen."""
    size, rows, border = note["font"]["size"], len(lines(note["text"])), 1 + note.get("borderpad", 1)
    above, below = round(ASCENT * size), round(DESCENT * size)
    tall = above + below + (rows - 1) * LINE_HEIGHT * size
    y = plot.y(note.get("yref", "y"), note["y"]) - note.get("yshift", 0) + above
    y += {"top": border, "middle": -tall / 2, "bottom": -tall - border}[note["yanchor"]]
    px = note.get("xshift", 0) + {"left": border, "center": 0, "right": -border}[note["xanchor"]]
    words = plot.words(note["text"], plot.share(note.get("xref", "x"), note["x"]), px, y)
    ground = note.get("bgcolor")
    halo = f' stroke="{ground}" stroke-width="6" paint-order="stroke"' if ground else ""
    return _written([words], _ANCHORS[note["xanchor"]], note["font"], halo)


def _written(words: Iterable[str], anchor: str, font: dict[str, Any], more: str = "") -> str:
    weight = font.get("weight", 400)
    bold = "" if weight == 400 else f' font-weight="{weight}"'
    size = f'font-size="{font["size"]}" fill="{font["color"]}" text-anchor="{anchor}"'
    return f"<g {size}{bold}{more}>{''.join(words)}</g>"


def _stroke(line: dict[str, Any]) -> str:
    px, dash = line.get("width", 1), _DASHES.get(line.get("dash", ""))
    if not px:
        return 'stroke="none"'
    return f'stroke="{line["color"]}" stroke-width="{px}"' + (
        f' stroke-dasharray="{dash * max(px, 3)}"' if dash else ""
    )


def _each(cell: Any, n: int) -> list:
    return list(cell) if isinstance(cell, list | tuple) else [cell] * n


def _number(px: float) -> str:
    return f"{px:.2f}".rstrip("0").rstrip(".")
