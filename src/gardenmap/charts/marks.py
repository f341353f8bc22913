"""How a value is drawn and written, by how sure it is: certainty is ink."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

import pandas as pd

from gardenmap.look import Palette
from gardenmap.model import Caveat, Membership, ObservationStatus, ProjectStatus
from gardenmap.text import MISSING, Text
from gardenmap.text.words import MEMBERSHIP, OBSERVATION_STATUS

STUB = 13
"""Length in px of the stripes that stand where a value is missing."""


class Look(StrEnum):
    """The looks of a value, surest first."""

    REPORTED = "reported"
    PROVISIONAL = "provisional"
    UNCERTAIN = "uncertain"
    DERIVED = "derived"
    """Worked out from published figures: hatched like an estimate, but written in full."""
    ESTIMATE = "estimate"
    UNCONFIRMED = "unconfirmed"
    MISSING = "missing"
    CONFIDENTIAL = "confidential"
    NOT_APPLICABLE = "not_applicable"

    @property
    def is_drawn(self) -> bool:
        """There is a value, and it may be shown as a bar."""
        return self not in (self.MISSING, self.CONFIDENTIAL, self.NOT_APPLICABLE)

    @property
    def is_estimate(self) -> bool:
        return self in (self.ESTIMATE, self.UNCONFIRMED)


BARS = tuple(look for look in Look if look.is_drawn)

_LOOKS = {
    ObservationStatus.REPORTED: Look.REPORTED,
    ObservationStatus.BREAK: Look.REPORTED,
    ObservationStatus.PROVISIONAL: Look.PROVISIONAL,
    ObservationStatus.UNCERTAIN: Look.UNCERTAIN,
    ObservationStatus.ESTIMATED: Look.ESTIMATE,
    ObservationStatus.IMPUTED: Look.DERIVED,
    ObservationStatus.MISSING: Look.MISSING,
    ObservationStatus.MISSING_LATE: Look.MISSING,
    ObservationStatus.NOT_APPLICABLE: Look.NOT_APPLICABLE,
    ObservationStatus.CONFIDENTIAL: Look.CONFIDENTIAL,
}
_STATUSES = {look: status for status, look in reversed(_LOOKS.items())}
_SIGNS = {Look.CONFIDENTIAL: ":", Look.NOT_APPLICABLE: "."}
"""Statistics Norway's signs for values that are not there; missing is two dots."""


def look_of(status: str, value: float, *, documented: bool = True) -> Look:
    """The look of a value; a value that is not there is missing, whatever its status says."""
    look = _LOOKS[ObservationStatus(status)]
    if look is Look.ESTIMATE and not documented:
        look = Look.UNCONFIRMED
    return Look.MISSING if look.is_drawn and value != value else look


def look_word(look: Look, text: Text) -> str:
    """What a look means, where a picture explains it."""
    if look is Look.UNCONFIRMED:
        return text(MEMBERSHIP[Membership.UNVERIFIED])
    return text(OBSERVATION_STATUS[_STATUSES[look]])


def marker(look: Look, palette: Palette) -> dict:
    """The plotly marker of a bar: solid, open, light or hatched."""
    line, hatch = palette.est_line, {"shape": "/", "fgcolor": palette.est_line, "fgopacity": 1, "fillmode": "overlay"}
    hatched = {
        "color": palette.est_bg,
        "line": {"width": 0.8, "color": line},
        "pattern": {**hatch, "size": 4, "solidity": 0.3},
    }
    return {
        Look.REPORTED: {"color": palette.accent, "line": {"width": 0.8, "color": palette.accent}},
        Look.PROVISIONAL: {"color": palette.bg, "line": {"width": 1.5, "color": palette.accent}},
        Look.UNCERTAIN: {"color": palette.uncertain, "line": {"width": 1, "color": palette.accent}},
        Look.DERIVED: hatched,
        Look.ESTIMATE: hatched,
        Look.UNCONFIRMED: {
            "color": palette.bg,
            "line": {"width": 0.8, "color": line},
            "pattern": {**hatch, "size": 6, "solidity": 0.15},
        },
    }[look]


def own_marker(look: Look, palette: Palette) -> dict:
    """The same look, denser and with a border in ink: the one garden that the page is about."""
    plain = marker(look, palette)
    dense = {"pattern": {**plain["pattern"], "solidity": 0.5}} if "pattern" in plain else {}
    return {**plain, **dense, "line": {"width": 2, "color": palette.ink}}


def stub_marker(palette: Palette) -> dict:
    """Stripes where a value is missing."""
    return {
        "color": palette.bg,
        "line": {"width": 0},
        "pattern": {
            "shape": "\\",
            "size": 5,
            "solidity": 0.2,
            "fgcolor": palette.missing,
            "fgopacity": 1,
            "fillmode": "overlay",
        },
    }


def stripes(middles: Sequence[float], height: float, palette: Palette) -> list[dict]:
    """Stripes right of 0 in horizontal rows whose y axis counts px downwards: one shape for all missing rows."""
    # A bar cannot have a length in px on an axis that follows the screen; a path can.
    if not middles:
        return []
    path = "".join(
        f"M{max(x, 0):.1f},{y - height / 2 + max(-x, 0):.1f}"
        f"L{min(x + height, STUB):.1f},{y - height / 2 + min(height, STUB - x):.1f}"
        for y in middles
        for x in (-4, 0, 4, 8)
    )
    return [
        {
            "type": "path",
            "path": path,
            "xref": "x",
            "yref": "y",
            "xsizemode": "pixel",
            "xanchor": 0,
            "line": {"width": 1, "color": palette.missing},
        }
    ]


def status_marker(status: ProjectStatus, palette: Palette) -> dict:
    """The plotly marker of a project's block."""
    look = palette.status[status]
    shape = {
        "shape": look.pattern,
        "size": 5,
        "solidity": 0.35,
        "fgcolor": look.stroke,
        "fgopacity": 1,
        "fillmode": "overlay",
    }
    return {
        "color": look.fill,
        "line": {"width": 1, "color": look.border},
        **({"pattern": shape} if look.pattern else {}),
    }


def hedged(number: str, caveats: str | None, text: Text) -> str:
    """A number as its source means it: "over 4 600" where that is the least, "ca. 17,3" where it is rounded.

    `caveats` are codes, space separated; missing is none.
    """
    codes = [] if pd.isna(caveats) else str(caveats).split()
    if Caveat.LOWER_BOUND in codes:
        return text("over\u00a0{number}", number=number)
    return text("approx.\u00a0{number}", number=number) if Caveat.APPROXIMATE in codes else number


def number(look: Look, value: float, text: Text, caveats: str | None = None) -> str:
    """The value without its unit: 34, ca. 110, over 4 600, (1 889), two dots where it is missing."""
    if not look.is_drawn:
        return _SIGNS.get(look, MISSING)
    if look.is_estimate:
        return text.approximately(value)
    shown = hedged(text.plain(value), caveats, text)
    return f"({shown})" if look is Look.UNCERTAIN else shown


def total(looks: Iterable[Look], values: Iterable[float], text: Text) -> str:
    """The sum of a county: 310 where all of it is reported, "ca. 310" where any is an estimate.

    Where some gardens have no value it says of how many the sum is; two dots where none has.
    """
    pairs = list(zip(looks, values, strict=True))
    known = [(look, value) for look, value in pairs if look.is_drawn]
    if not known:
        return MISSING
    summed = sum(value for _, value in known)
    written = text.approximately(summed) if any(look.is_estimate for look, _ in known) else text.plain(summed)
    if len(known) == len(pairs):
        return written
    return text("{sum}, {n} of {all}", sum=written, n=len(known), all=len(pairs))


def phrase(status: str, value: float, text: Text, unit: str, caveats: str | None = None) -> str:
    """The value with its unit and how sure it is, as the pointer finds it: "ca. 110 bedrifter (anslag)"."""
    look = look_of(status, value)
    if look is Look.MISSING:
        status = ObservationStatus.MISSING
    shown = _measured(look, value, text, unit, caveats) if look.is_drawn else number(look, value, text)
    return f"{shown} ({text(OBSERVATION_STATUS[ObservationStatus(status)])})"


def _measured(look: Look, value: float, text: Text, unit: str, caveats: str | None) -> str:
    if unit == "mnok":
        money = text.money(value, estimate=look.is_estimate)
        return text("approx.\u00a0{number}", number=money) if look.is_estimate else hedged(money, caveats, text)
    shown, n = number(look, value, text, caveats), round(value)
    match unit:
        case "percent":
            return f"{shown}\u00a0%" if text.language == "nb" else f"{shown}%"
        case "companies":
            return text.plural("{n} company", "{n} companies", n, n=shown)
        case "gardens":
            return text.plural("{n} business garden", "{n} business gardens", n, n=shown)
        case "operators":
            return text.plural("{n} operator", "{n} operators", n, n=shown)
        case "persons":
            return text.plural("{n} person", "{n} persons", n, n=shown)
        case "fte":
            return text.plural("{n} full-time equivalent", "{n} full-time equivalents", n, n=shown)
        case _:
            return shown
