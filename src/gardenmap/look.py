"""Colours and patterns: the one place where they stand; charts, map and styles read them here."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from gardenmap.model import ProjectStatus

_OUTDATED_OPACITY = 0.22


@dataclass(frozen=True)
class StatusLook:
    """How a project status is drawn: bar colour, the pattern's stroke, the plotly pattern, the border.

    The word always stands beside it; `/` is kept for estimates and `\\` for missing.
    """

    fill: str
    stroke: str
    pattern: str
    border: str
    faded: str
    """The border's colour for what is outdated."""


def _status(fill: str, stroke: str, pattern: str, border: str) -> StatusLook:
    red, green, blue = (int(border[i : i + 2], 16) for i in (1, 3, 5))
    return StatusLook(fill, stroke, pattern, border, f"rgba({red},{green},{blue},{_OUTDATED_OPACITY})")


@dataclass(frozen=True, eq=False)
class Palette:
    """The colours of one theme, by what they are used for."""

    bg: str
    surface: str
    ink: str
    ink2: str
    line: str
    control: str
    accent: str
    accent_soft: str
    uncertain: str
    est_bg: str
    est_line: str
    missing: str
    ground: str
    land: str
    land_dim: str
    land_selected: str
    coast: str
    notice_bg: str
    notice_line: str
    notice_text: str
    status: MappingProxyType[ProjectStatus, StatusLook]


LIGHT = Palette(
    bg="#FFFFFF",
    surface="#F3F6F5",
    ink="#14262B",
    ink2="#4A5B60",
    line="#D9E0DF",
    control="#74858A",
    accent="#0F5C61",
    accent_soft="#E0EDEC",
    uncertain="#E0EDEC",
    est_bg="#D6E7E5",
    est_line="#46868A",
    missing="#7F8D91",
    ground="#E9EFEF",
    land="#FCFCFA",
    land_dim="#F3F4F2",
    land_selected="#DDEBE8",
    coast="#788A8F",
    notice_bg="#FFF4DC",
    notice_line="#B7791F",
    notice_text="#5B3A00",
    status=MappingProxyType(
        {
            ProjectStatus.COMPLETED: _status("#0F5C61", "#0F5C61", "", "#0F5C61"),
            ProjectStatus.ONGOING: _status("#A8690F", "#D2A261", "|", "#A8690F"),
            ProjectStatus.PLANNED: _status("#E4EFF8", "#4389C4", ".", "#4389C4"),
            ProjectStatus.PAUSED: _status("#EDE6F5", "#5C3F86", "-", "#5C3F86"),
            ProjectStatus.CANCELLED: _status("#F8E6E4", "#A33A3A", "x", "#A33A3A"),
            ProjectStatus.UNKNOWN: _status("#FFFFFF", "#6B7A7F", "", "#6B7A7F"),
        }
    ),
)

DARK = Palette(
    bg="#0F1A1D",
    surface="#17262A",
    ink="#E9F0EF",
    ink2="#AAB9BB",
    line="#2B3C40",
    control="#71848A",
    accent="#6CC5BF",
    accent_soft="#17393B",
    uncertain="#17393B",
    est_bg="#1C4044",
    est_line="#5FA9A6",
    missing="#6F8085",
    ground="#142125",
    land="#22343A",
    land_dim="#1B2A2F",
    land_selected="#27494B",
    coast="#73878C",
    notice_bg="#33270F",
    notice_line="#D9A441",
    notice_text="#F6DFAE",
    status=MappingProxyType(
        {
            ProjectStatus.COMPLETED: _status("#6CC5BF", "#6CC5BF", "", "#6CC5BF"),
            ProjectStatus.ONGOING: _status("#E0A04A", "#A8691A", "|", "#E0A04A"),
            ProjectStatus.PLANNED: _status("#1B3147", "#A3CFF7", ".", "#A3CFF7"),
            ProjectStatus.PAUSED: _status("#2E2541", "#9B7CD0", "-", "#9B7CD0"),
            ProjectStatus.CANCELLED: _status("#3F2020", "#E88580", "x", "#E88580"),
            ProjectStatus.UNKNOWN: _status("#0F1A1D", "#C3CDCF", "", "#C3CDCF"),
        }
    ),
)

PALETTES = MappingProxyType({"light": LIGHT, "dark": DARK})


def _systems(fill: str, stroke: str, pattern: str) -> StatusLook:
    return StatusLook(fill, stroke, pattern, border="CanvasText", faded="GrayText")


FORCED = Palette(
    bg="Canvas",
    surface="Canvas",
    ink="CanvasText",
    ink2="CanvasText",
    line="GrayText",
    control="CanvasText",
    # That of links, which stand out from words, and from `control` where only a border is drawn.
    accent="LinkText",
    accent_soft="Canvas",
    uncertain="GrayText",
    est_bg="Canvas",
    est_line="LinkText",
    missing="GrayText",
    ground="Canvas",
    land="Canvas",
    land_dim="Canvas",
    land_selected="Canvas",
    coast="GrayText",
    notice_bg="Canvas",
    notice_line="CanvasText",
    notice_text="CanvasText",
    status=MappingProxyType(
        {
            ProjectStatus.COMPLETED: _systems("CanvasText", "CanvasText", ""),
            ProjectStatus.ONGOING: _systems("CanvasText", "Canvas", "|"),
            ProjectStatus.PLANNED: _systems("Canvas", "CanvasText", "."),
            ProjectStatus.PAUSED: _systems("Canvas", "CanvasText", "-"),
            ProjectStatus.CANCELLED: _systems("Canvas", "CanvasText", "x"),
            ProjectStatus.UNKNOWN: _systems("Canvas", "CanvasText", ""),
        }
    ),
)
"""The few colours that a visitor has chosen for everything, by the names that CSS gives them: form says the rest."""


_PARTS = ("fill", "stroke", "border", "faded")


def _named(status: ProjectStatus) -> StatusLook:
    fill, stroke, border, faded = (f"var(--{status}_{part})" for part in _PARTS)
    return StatusLook(fill, stroke, LIGHT.status[status].pattern, border, faded)


NAMED = Palette(
    **{name: f"var(--{name})" for name, value in vars(LIGHT).items() if isinstance(value, str)},
    status=MappingProxyType({status: _named(status) for status in LIGHT.status}),
)
"""Names in place of colours, for what is drawn in the browser: it knows which palette counts."""


def variables(palette: Palette) -> dict[str, str]:
    """The colours of a palette by the names that `NAMED` gives them, such as `ink2` and `planned_fill`."""
    plain = {name: value for name, value in vars(palette).items() if isinstance(value, str)}
    parts = {f"{status}_{part}": getattr(look, part) for status, look in palette.status.items() for part in _PARTS}
    return plain | parts


def css() -> str:
    """The colours by day, by night, where a system forces its own, and on paper; and those of the six statuses."""
    swatches = "".join(
        f".gm-is-{status}{{--fill:{named.fill};--stroke:{named.stroke};--edge:{named.border}}}"
        for status, named in NAMED.status.items()
    )
    light, dark, forced = (
        f":root{{{''.join(f'--{name}:{value};' for name, value in variables(palette).items())}}}"
        for palette in (LIGHT, DARK, FORCED)
    )
    return (
        f":root{{color-scheme:light dark}}{light}@media(prefers-color-scheme:dark){{{dark}}}"
        f"@media(forced-colors:active){{{forced}}}@media print{{:root{{color-scheme:light}}{light}}}{swatches}"
    )
