"""The patterns of bars as SVG, with the very lines that plotly draws."""

from __future__ import annotations

from math import pi, sqrt
from typing import Any


def pattern(name: str, look: dict[str, Any], ground: str) -> str:
    """The SVG pattern of that id for the `pattern` of a plotly marker, on a ground colour."""
    size, solidity, color = look["size"], look["solidity"], look["fgcolor"]
    side = size * sqrt(2) if look["shape"] in "/\\x" else size
    if look["shape"] == ".":
        drawn = f'<circle cx="{side / 2}" cy="{side / 2}" r="{size * sqrt(solidity / pi):.2f}" fill="{color}"/>'
    else:
        thick = size - size * sqrt(1 - solidity) if look["shape"] == "x" else size * solidity
        drawn = f'<path d="{_path(look["shape"], side)}" stroke="{color}" stroke-width="{thick:.2f}"/>'
    return (
        f'<pattern id="{name}" patternUnits="userSpaceOnUse" width="{side:.2f}" height="{side:.2f}">'
        f'<rect width="{side:.2f}" height="{side:.2f}" fill="{ground}"/>{drawn}</pattern>'
    )


def _path(shape: str, side: float) -> str:
    """The lines of one tile, and those of its neighbours that reach into it."""
    half, quarter = side / 2, side / 4
    rising = (
        f"M{-quarter:.2f},{quarter:.2f}l{half:.2f},{-half:.2f}M0,{side:.2f}L{side:.2f},0"
        f"M{3 * quarter:.2f},{5 * quarter:.2f}l{half:.2f},{-half:.2f}"
    )
    falling = (
        f"M{3 * quarter:.2f},{-quarter:.2f}l{half:.2f},{half:.2f}M0,0L{side:.2f},{side:.2f}"
        f"M{-quarter:.2f},{3 * quarter:.2f}l{half:.2f},{half:.2f}"
    )
    return {
        "/": rising,
        "\\": falling,
        "x": rising + falling,
        "|": f"M{half:.2f},0V{side:.2f}",
        "-": f"M0,{half:.2f}H{side:.2f}",
    }[shape]
