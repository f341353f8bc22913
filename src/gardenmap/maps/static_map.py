"""The map as one small SVG: no script, no tiles, EPSG:25833, so that the north is not inflated.

Colours are the variables of the page (`var(--land)`), so that one drawing serves light and dark.
"""

from __future__ import annotations

from html import escape
from math import log2, sqrt
from typing import Any

from gardenmap.maps import outlines, state
from gardenmap.maps.outlines import HEIGHT, WIDTH, Frame
from gardenmap.model import Release
from gardenmap.selection import Selection
from gardenmap.text import Text

STYLE = """
.sm text{font:400 12px Inter,system-ui,sans-serif;fill:var(--ink2)}
.sm .sm-strong{font-weight:650;fill:var(--ink)}
.sm .sm-name{fill:var(--ink);stroke:var(--land);stroke-width:3px;paint-order:stroke}
.sm-land{fill:var(--land);stroke:var(--coast);stroke-width:1.4;stroke-linejoin:round}
.sm-land .sm-empty,.sm-land .sm-dim{fill:var(--land_dim)}
.sm-land .sm-chosen{fill:var(--land_selected);stroke:var(--accent);stroke-width:2}
.sm-halo{fill:var(--bg)}
.sm-reported{fill:var(--accent)}
.sm-provisional{fill:var(--bg);stroke:var(--accent);stroke-width:1.5}
.sm-estimate{fill:url(#sm-hatch);stroke:var(--accent);stroke-width:1.3}
.sm-unverified{fill:var(--land);stroke:var(--accent);stroke-width:1.4;stroke-dasharray:2.6 2}
.sm-closed,.sm-missing{fill:var(--land);stroke:var(--control);stroke-width:1.3}
.sm-cross{stroke:var(--ink2);stroke-width:1.3}
.sm-size{fill:none;stroke:var(--ink2);stroke-width:1.2}
.sm-ring{fill:none;stroke:var(--ink);stroke-width:2.2}
.sm-out{opacity:.45}
"""
_HATCH = (
    '<defs><pattern id="sm-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<path d="M0 0h4v4h-4z" fill="var(--est_bg)"/><path d="M0 0v4" stroke="var(--est_line)" stroke-width="2.5"/>'
    "</pattern></defs>"
)
_SIZED = 6.8
"""The radius of a garden of mean size on the map of the whole country, as in `assets/map-drawing.js`."""
_LETTER = 6.4
Box = tuple[float, float, float, float]


def svg(selection: Selection, text: Text, *, title: str, focus: str | None = None) -> str:
    """The drawing; `title` is what a screen reader says of it, `focus` a county to look at instead of the chosen."""
    shown = state.of(selection, text, focus=focus)
    chosen = tuple(shown["chosen"])
    at = outlines.frame(selection.release, chosen)
    scale = _scale(selection.release, at)
    gardens = shown["gardens"]
    spots = outlines.places([each["lon"] for each in gardens], [each["lat"] for each in gardens], at)
    seen = [(each, spot) for each, spot in zip(gardens, spots, strict=True) if _on_sheet(spot)]
    # Small above big, the marked one above all.
    seen.sort(key=lambda pair: (pair[0]["selected"], -pair[0]["size"]))
    marks = "".join(_mark(each, spot, scale) for each, spot in seen)
    names = _names(seen, scale) if chosen else ""
    return (
        f'<svg class="sm" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="sm-title" '
        f'xmlns="http://www.w3.org/2000/svg"><title id="sm-title">{escape(title)}</title>{_HATCH}'
        f"{_land(selection.release, chosen, shown['counties'])}{_labels(shown['labels'], at)}{marks}{names}"
        f"{_legend(shown, scale)}</svg>"
    )


def _scale(release: Release, at: Frame) -> float:
    """Discs grow gently as the map is drawn nearer."""
    nearer = log2(outlines.frame(release, ()).metres / at.metres)
    return _SIZED * min(1.5, max(1.0, 1 + nearer * 0.16))


def _on_sheet(spot: tuple[float, float]) -> bool:
    return -10 < spot[0] < WIDTH + 10 and -10 < spot[1] < HEIGHT + 10


def _land(release: Release, chosen: tuple[str, ...], counties: dict[str, Any]) -> str:
    drawn = outlines.paths(release, chosen)
    # The chosen ones last, so that their border lies on top.
    order = sorted(drawn, key=lambda code: code in chosen)
    shapes = "".join(f"<path{_kind(code, chosen, counties)} d='{drawn[code]}'/>" for code in order)
    return f'<g class="sm-land" transform="scale(.5)">{shapes}</g>'


def _kind(code: str, chosen: tuple[str, ...], counties: dict[str, Any]) -> str:
    if code in chosen:
        return ' class="sm-chosen"'
    if chosen:
        return ' class="sm-dim"'
    return "" if counties[code]["gardens"] else ' class="sm-empty"'


def _mark(garden: dict[str, Any], spot: tuple[float, float], scale: float) -> str:
    x, y, r = *spot, _radius(garden, scale)
    disc = _disc(garden["look"], x, y, r)
    ring = f'<circle class="sm-ring" cx="{x:.1f}" cy="{y:.1f}" r="{r + 4.5:.1f}"/>' if garden["selected"] else ""
    out = "" if garden["inside"] else ' class="sm-out"'
    return f'<g{out}><circle class="sm-halo" cx="{x:.1f}" cy="{y:.1f}" r="{r + 1.4:.1f}"/>{disc}{ring}</g>'


def _disc(look: str, x: float, y: float, r: float) -> str:
    cross = ""
    if look == "closed":
        cross = f'<path class="sm-cross" d="M{x - 2.5:.1f} {y - 2.5:.1f}l5 5m0-5l-5 5"/>'
    return f'<circle class="sm-{look}" cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}"/>{cross}'


def _radius(garden: dict[str, Any], scale: float) -> float:
    return scale * sqrt(garden["size"])


def _labels(labels: list[dict[str, Any]], at: Frame) -> str:
    spots = outlines.places([label["lon"] for label in labels], [label["lat"] for label in labels], at)
    drawn = []
    for label, (x, y) in zip(labels, spots, strict=True):
        if 0 < x < WIDTH and 8 < y < HEIGHT:
            anchor = ' text-anchor="middle"' if label["side"] == "middle" else ""
            strong = ' class="sm-strong"' if label["look"] == "gm-label-place" else ""
            drawn.append(f'<text{strong} x="{x:.0f}" y="{y + 4:.0f}"{anchor}>{escape(label["text"])}</text>')
    return "".join(drawn)


def _names(seen: list[tuple[dict[str, Any], tuple[float, float]]], scale: float) -> str:
    """The names of the gardens inside, each where it hides the fewest discs and names."""
    taken: list[Box] = [_round(x, y, _radius(garden, scale)) for garden, (x, y) in seen]
    drawn = []
    for garden, (x, y) in seen:
        if not garden["inside"]:
            continue
        wide, gap = len(garden["name"]) * _LETTER, _radius(garden, scale) + 4
        corners = ((x + gap, y - 7), (x - gap - wide, y - 7), (x - wide / 2, y - gap - 14), (x - wide / 2, y + gap))
        boxes = [(left, top, left + wide, top + 14) for left, top in corners]
        best = min(boxes, key=lambda box: _outside(box) + sum(_meet(box, other) for other in taken))
        taken.append(best)
        drawn.append(f'<text class="sm-name" x="{best[0]:.0f}" y="{best[1] + 11:.0f}">{escape(garden["name"])}</text>')
    return "".join(drawn)


def _round(x: float, y: float, r: float) -> Box:
    return x - r, y - r, x + r, y + r


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _outside(box: Box) -> int:
    return 0 if box[0] > 4 and box[2] < WIDTH - 4 and box[1] > 4 and box[3] < HEIGHT - 4 else 10


def _legend(shown: dict[str, Any], scale: float) -> str:
    drawn = [f'<text class="sm-strong" x="14" y="26">{escape(shown["words"]["legend"])}</text>']
    x = 14.0
    for word, size in shown["sizes"]:
        r = scale * sqrt(size)
        drawn.append(f'<circle class="sm-size" cx="{x + r:.1f}" cy="48" r="{r:.1f}"/>')
        drawn.append(f'<text x="{x + 2 * r + 4:.1f}" y="52">{escape(word)}</text>')
        x += 2 * r + 4 + len(word) * _LETTER + 10
    first = 76 if shown["sizes"] else 48
    for n, (look, word) in enumerate(shown["looks"]):
        y = first + 20 * n
        drawn.append(f'{_disc(look, 21, y, 6.5)}<text x="36" y="{y + 4}">{escape(word)}</text>')
    box = first + 20 * len(shown["looks"]) - 6
    ground = "" if not shown["chosen"] else f'<path d="M6 8h190v{box - 8}h-190z" fill="var(--bg)" opacity=".9"/>'
    return ground + "".join(drawn) + _corner(shown["words"]["corner"] if not shown["chosen"] else "")


def _corner(words: str) -> str:
    """Which counties have no garden, in the empty corner at the lower right."""
    lines: list[str] = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) > 28:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "".join(
        f'<text x="{WIDTH - 14}" y="{HEIGHT - 14 - 17 * (len(lines) - 1 - n)}" text-anchor="end">{escape(line)}</text>'
        for n, line in enumerate(lines)
        if line
    )
