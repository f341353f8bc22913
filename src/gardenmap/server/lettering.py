"""Words in a picture: each letter from the file of the typeface that has it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from PIL import ImageDraw, ImageFont

from gardenmap.assets import typeface

_LONGEST = 300
_X_HEIGHT = 0.546
"""Of the typeface, in em: a mark is made for a letter of this height."""
_ABOVE = 230
"""The class of marks that stand above their letter."""


@dataclass(frozen=True)
class Lettering:
    """The typeface at a size in px and a weight."""

    size: int
    weight: int = 400

    def _font(self, file: str) -> ImageFont.FreeTypeFont:
        return typeface.font(file, self.size, self.weight)

    def width(self, words: str) -> float:
        """How wide the words are, in px."""
        return sum(self._font(file).getlength(run) for file, run, _ in _runs(words))

    def draw(self, pen: ImageDraw.ImageDraw, place: tuple[float, float], words: str, color: str, anchor: str) -> None:
        """Draw the words from a place on, which is what Pillow calls the anchor."""
        x, y = place
        for file, run, marks in _runs(words):
            font = self._font(file)
            pen.text((x, y), run, color, font, anchor)
            for mark in marks:
                across, up = self._beside(font, run, mark)
                pen.text((x + across, y - up), mark, color, font, anchor)
            x += font.getlength(run)

    def _beside(self, font: ImageFont.FreeTypeFont, letter: str, mark: str) -> tuple[float, float]:
        """How far a mark is moved to stand in the middle of its letter, and clear of a tall one."""
        left, top, right, _ = font.getbbox(letter, anchor="ls")
        first, _, last, _ = font.getbbox(mark, anchor="ls")
        is_above = unicodedata.combining(mark) == _ABOVE
        return (left + right - first - last) / 2, max(-top - _X_HEIGHT * self.size, 0) if is_above else 0

    def lines(self, words: str, room: float, most: int) -> list[str]:
        """The words in so many lines of a width in px; what has no room ends in an ellipsis."""
        lines: list[str] = []
        for word in words[:_LONGEST].split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        if len(lines) > most:
            lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
        return [self._cut(line, room) for line in lines if line]

    def _cut(self, line: str, room: float) -> str:
        if self.width(line) <= room:
            return line
        while line and self.width(f"{line}…") > room:
            line = line[:-1]
        return f"{line.rstrip()}…"


def _runs(words: str) -> Iterator[tuple[str, str, list[str]]]:
    """File, the letters that follow each other in it, and no marks; or one letter with its marks."""
    found = [letter if typeface.file_of(letter) else typeface.TOFU for letter in typeface.letters(words)]
    for (file, has_marks), run in groupby(found, lambda letter: (typeface.file_of(letter), len(letter) > 1)):
        assert file
        if has_marks:
            yield from ((file, letter, marks) for letter, *marks in run)
        else:
            yield file, "".join(run), []
