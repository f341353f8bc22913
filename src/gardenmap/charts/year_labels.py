"""The numbers above the bars of a year, and which of them fit beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gardenmap.charts.theme import note, width
from gardenmap.look import Palette

LABEL = 12
FILLED = 0.76
"""How much of a year's place its bars fill together."""


class Label(NamedTuple):
    """The numbers of one year above its highest bar: a line for each vintage, or "ca." over an estimate."""

    year: int
    lines: tuple[str, ...]
    value: float
    lean: int = 0
    """-1 or 1 where a wide label moves aside, to the neighbour that is lower."""

    @property
    def width(self) -> float:
        return max(width(line, LABEL) for line in self.lines)


def fitting(labels: Sequence[Label], years: range, slot: float) -> list[Label]:
    """The numbers that fit on a phone, two vintages first, then the latest and the highest.

    None of them lies on another, nor on the higher bar of another year.
    """
    highest = max((label.value for label in labels), default=0)
    wanted = sorted(
        labels,
        key=lambda label: (
            not label.lean,
            label is not labels[-1],
            label.value < highest,
            label is not labels[0],
            -label.year,
        ),
    )
    kept: list[Label] = []
    for label in wanted:
        middle = _middle(label, years, slot)
        beside_labels = all(
            abs(middle - _middle(other, years, slot)) >= (label.width + other.width) / 2 for other in kept
        )
        beside_bars = all(
            abs(middle - (years.index(other.year) + 0.5) * slot) >= (label.width + FILLED * slot) / 2
            for other in labels
            if other.value > label.value
        )
        if beside_labels and beside_bars:
            kept.append(label)
    return kept


def _middle(label: Label, years: range, slot: float) -> float:
    """Where the middle of a label stands on a phone, in px: over its year or aside, yet within the chart."""
    half = label.width / 2
    middle = (years.index(label.year) + 0.5) * slot + label.lean * max(half - slot / 2, 0)
    return max(half + 4, min(middle, len(years) * slot - half))


def written(label: Label, years: range, slot: float, palette: Palette) -> dict:
    """The label as an annotation of the chart."""
    place = years.index(label.year)
    return note(
        "<b>" + "<br>".join(label.lines) + "</b>",
        size=LABEL,
        color=palette.ink,
        x=place,
        xanchor="center",
        xshift=round(_middle(label, years, slot) - (place + 0.5) * slot),
        y=label.value,
        yref="y2",
        yanchor="bottom",
        yshift=1,
        borderpad=0,
    )
