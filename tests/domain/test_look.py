"""Colours that can be told apart: by contrast, and by eyes that lack one kind of cone."""

from itertools import combinations

import pytest

from gardenmap.look import FORCED, PALETTES, Palette, variables
from gardenmap.model import ProjectStatus

TEXT, GRAPHIC = 4.5, 3.0
"""WCAG 2.1: 1.4.3 for text, 1.4.11 for what has to be seen to understand a figure."""
APART = 10.0
"""Four to five times the difference that is just seen side by side (2.3): two blocks with others between them are
still told apart at a glance. The patterns and the word beside each block do not depend on it."""
CONES = {
    # Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB.
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TEXTS = {
    "ink": ("bg", "surface", "ground", "land", "land_dim", "land_selected"),
    "ink2": ("bg", "surface", "ground", "land"),
    "accent": ("bg", "surface", "accent_soft"),
    "notice_text": ("notice_bg",),
    "bg": ("ink",),
}
GRAPHICS = {
    "accent": ("bg", "ground", "land"),
    "est_line": ("bg", "est_bg"),
    "missing": ("bg",),
    "control": ("bg",),
    "coast": ("land", "ground"),
    "notice_line": ("notice_bg",),
}
Colour = tuple[float, float, float]


def linear(code: str) -> Colour:
    parts = [int(code[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def product(matrix: tuple[Colour, ...], colour: Colour) -> Colour:
    first, second, third = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return first, second, third


def contrast(one: str, other: str) -> float:
    dark, light = sorted(sum(product(((0.2126, 0.7152, 0.0722),) * 3, linear(code))) / 3 for code in (one, other))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: Colour) -> Colour:
    """CIELAB of linear sRGB, for daylight (D65)."""
    xyz = product(((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505)), colour)
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
        for part in (max(value, 0) / white for value, white in zip(xyz, (0.9505, 1.0, 1.089), strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: str, other: str, cones: tuple[Colour, ...]) -> float:
    """CIE76."""
    seen = (lab(product(cones, linear(code))) for code in (one, other))
    return sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5


def test_the_measures_agree_with_known_values() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert difference("#000000", "#FFFFFF", CONES["all"]) == pytest.approx(100, abs=0.1)
    assert difference("#FF0000", "#00FF00", CONES["all"]) == pytest.approx(170.6, abs=0.2)


@pytest.fixture(params=PALETTES)
def palette(request: pytest.FixtureRequest) -> Palette:
    return PALETTES[request.param]


@pytest.mark.parametrize(("name", "grounds"), TEXTS.items(), ids=TEXTS)
def test_text_is_read_on_every_ground_it_stands_on(palette: Palette, name: str, grounds: tuple[str, ...]) -> None:
    for ground in grounds:
        assert contrast(getattr(palette, name), getattr(palette, ground)) >= TEXT, ground


@pytest.mark.parametrize(("name", "grounds"), GRAPHICS.items(), ids=GRAPHICS)
def test_lines_and_fills_are_seen_beside_others(palette: Palette, name: str, grounds: tuple[str, ...]) -> None:
    for ground in grounds:
        assert contrast(getattr(palette, name), getattr(palette, ground)) >= GRAPHIC, ground


@pytest.mark.parametrize("status", ProjectStatus)
def test_the_border_of_a_status_is_seen_on_the_page(palette: Palette, status: ProjectStatus) -> None:
    assert contrast(palette.status[status].border, palette.bg) >= GRAPHIC


@pytest.mark.parametrize("cones", CONES)
def test_no_two_filled_statuses_look_alike_to_anybody(palette: Palette, cones: str) -> None:
    filled = [palette.status[status].border for status in ProjectStatus if status is not ProjectStatus.UNKNOWN]
    assert min(difference(one, other, CONES[cones]) for one, other in combinations(filled, 2)) >= APART


def test_forced_colours_are_names_of_the_systems_own() -> None:
    assert set(variables(FORCED).values()) == {"Canvas", "CanvasText", "LinkText", "GrayText"}


@pytest.mark.parametrize("palette", [*PALETTES.values(), FORCED], ids=[*PALETTES, "forced"])
def test_no_two_statuses_have_the_same_pattern(palette: Palette) -> None:
    looks = [(look.pattern, look.fill) for look in palette.status.values()]
    assert len({pattern or fill for pattern, fill in looks}) == len(looks)
