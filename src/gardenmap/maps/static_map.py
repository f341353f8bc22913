"""The map as one small SVG: no script, no tiles, EPSG:25833, so that the north is not inflated.

Colours are the variables of the page (`var(--land)`), so that one drawing serves light and dark; its classes are those
of `assets/marks.css` and `page.css`.
"""

from __future__ import annotations

from math import log2, sqrt
from typing import Any

from markupsafe import Markup

from gardenmap.maps import outlines, state
from gardenmap.maps.marks import RADIUS
from gardenmap.maps.outlines import HEIGHT, WIDTH, Frame
from gardenmap.maps.rendering import render
from gardenmap.model import Release
from gardenmap.selection import Selection
from gardenmap.text import Text

_LETTER = 6.4
_CORNER_LETTERS = 28
Spot = tuple[float, float]


def svg(selection: Selection, text: Text, *, title: str, focus: str | None = None) -> Markup:
    """The drawing; `title` is what a screen reader says of it, `focus` a county to look at instead of the chosen."""
    shown = state.of(selection, text, focus=focus)
    release, chosen = selection.release, tuple(shown["chosen"])
    at = outlines.frame(release, chosen)
    scale = _scale(release, at)
    marks = [mark for mark in _marks(shown["gardens"], at, scale) if _on_sheet(mark["x"], mark["y"])]
    has_legend = bool(shown["looks"]) or not chosen
    looks_from = 48 if chosen or not shown["sizes"] else 76
    return render(
        "static_map",
        width=WIDTH,
        height=HEIGHT,
        title=title,
        land=_land(release, chosen, shown["counties"]),
        labels=_labels(shown["labels"], at),
        marks=marks,
        names=[_name(mark) for mark in marks if mark["side"]],
        legend=shown["words"]["legend"] if has_legend else "",
        legend_left=21 if chosen else 12,
        legend_ground=looks_from - 18 + 20 * len(shown["looks"]) if chosen and has_legend else 0,
        sizes=[] if chosen else _sizes(shown["sizes"], scale),
        looks=[{"look": look, "word": word, "y": looks_from + 20 * n} for n, (look, word) in enumerate(shown["looks"])],
        corner=[] if chosen else _corner(shown["words"]["corner"]),
    )


def _scale(release: Release, at: Frame) -> float:
    """Circles grow gently as the map is drawn nearer."""
    nearer = log2(outlines.frame(release, ()).metres / at.metres)
    return RADIUS * min(1.5, max(1.0, 1 + nearer * 0.16))


def _marks(gardens: list[dict[str, Any]], at: Frame, scale: float) -> list[dict[str, Any]]:
    """Big below, small above, the marked one on top of all."""
    spots = outlines.places([each["lon"] for each in gardens], [each["lat"] for each in gardens], at)
    marks = [
        {**garden, "x": x, "y": y, "r": scale * sqrt(garden["size"])}
        for garden, (x, y) in zip(gardens, spots, strict=True)
    ]
    return sorted(marks, key=lambda mark: (mark["selected"], -mark["size"]))


def _on_sheet(x: float, y: float) -> bool:
    return -10 < x < WIDTH + 10 and -10 < y < HEIGHT + 10


def _land(release: Release, chosen: tuple[str, ...], counties: dict[str, Any]) -> list[tuple[str, str]]:
    """Class and path of each county; the chosen ones last, so that their border lies on top."""
    drawn = outlines.paths(release, chosen)
    return [(_kind(code, chosen, counties), drawn[code]) for code in sorted(drawn, key=lambda code: code in chosen)]


def _kind(code: str, chosen: tuple[str, ...], counties: dict[str, Any]) -> str:
    if code in chosen:
        return "gm-chosen"
    return "gm-empty" if chosen or not counties[code]["gardens"] else ""


def _labels(labels: list[dict[str, Any]], at: Frame) -> list[dict[str, Any]]:
    spots = outlines.places([label["lon"] for label in labels], [label["lat"] for label in labels], at)
    return [
        {
            "x": x,
            "y": y,
            "text": label["text"],
            "is_strong": label["look"] == "gm-label-place",
            "is_middle": label["side"] == "middle",
        }
        for label, (x, y) in zip(labels, spots, strict=True)
        if 0 < x < WIDTH and 8 < y < HEIGHT
    ]


def _name(mark: dict[str, Any]) -> dict[str, Any]:
    """The name of a garden on the side of its circle that it has been given."""
    x, y, gap = mark["x"], mark["y"], mark["r"] + 4
    places = {
        "right": (x + gap, y + 4, "start"),
        "left": (x - gap, y + 4, "end"),
        "above": (x, y - gap - 3, "middle"),
        "below": (x, y + gap + 10, "middle"),
    }
    left, base, anchor = places[mark["side"]]
    return {"x": left, "y": base, "anchor": anchor, "text": mark["name"]}


def _sizes(sizes: list[tuple[str, float]], scale: float) -> list[dict[str, Any]]:
    """The circles of round values beside each other."""
    x, found = 12.0, []
    for word, size in sizes:
        r = scale * sqrt(size)
        found.append({"x": x + r, "r": r, "word": word})
        x += 2 * r + 4 + len(word) * _LETTER + 10
    return found


def _corner(words: str) -> list[dict[str, Any]]:
    """Which counties have no garden, in lines at the lower right, above the place of the map's buttons."""
    lines: list[str] = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) > _CORNER_LETTERS:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [{"words": line, "y": HEIGHT - 56 - 16 * (len(lines) - 1 - n)} for n, line in enumerate(lines) if line]
