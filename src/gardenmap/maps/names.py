"""On which side of its circle the name of a garden stands, where gardens are near each other."""

from __future__ import annotations

from math import sqrt
from typing import Any

from gardenmap.maps import outlines
from gardenmap.maps.marks import RADIUS
from gardenmap.model import Release

SIDES = ("right", "left", "above", "below")
FEW = 12
"""So many gardens or fewer are all named; of more only those whose name hides nothing."""
_LETTER = 6.4
_HEIGHT = 14
_EDGE = 24
"""A name keeps so far from the sides, for the map of the app is not quite the sheet."""
Box = tuple[float, float, float, float]


def sides(gardens: list[dict[str, Any]], release: Release, chosen: tuple[str, ...]) -> dict[str, str]:
    """Garden id -> side, for the gardens inside the chosen counties; empty where the whole country is seen.

    Worked out on the sheet of the static map; the map of the app shows the same part in nearly the same proportions.
    """
    if not chosen:
        return {}
    at = outlines.frame(release, chosen)
    spots = outlines.places([each["lon"] for each in gardens], [each["lat"] for each in gardens], at)
    radii = [RADIUS * 1.3 * sqrt(each["size"]) for each in gardens]
    taken = [(x - r, y - r, x + r, y + r) for (x, y), r in zip(spots, radii, strict=True)]
    named = [place for place, each in enumerate(gardens) if each["inside"]]
    found: dict[str, str] = {}
    for place in named:
        boxes = _boxes(gardens[place]["name"], *spots[place], radii[place])
        hidden = {side: _outside(box) + sum(_meet(box, other) for other in taken) for side, box in boxes.items()}
        side = min(boxes, key=hidden.__getitem__)
        if not hidden[side] or len(named) <= FEW:
            taken.append(boxes[side])
            found[gardens[place]["id"]] = side
    return found


def _boxes(name: str, x: float, y: float, r: float) -> dict[str, Box]:
    wide, gap = len(name) * _LETTER, r + 4
    corners = (
        (x + gap, y - _HEIGHT / 2),
        (x - gap - wide, y - _HEIGHT / 2),
        (x - wide / 2, y - gap - _HEIGHT),
        (x - wide / 2, y + gap),
    )
    return {side: (left, top, left + wide, top + _HEIGHT) for side, (left, top) in zip(SIDES, corners, strict=True)}


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _outside(box: Box) -> int:
    inside = box[0] > _EDGE and box[2] < outlines.WIDTH - _EDGE and box[1] > 4 and box[3] < outlines.HEIGHT - 4
    return 0 if inside else 10
