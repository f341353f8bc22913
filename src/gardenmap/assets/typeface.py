"""The typeface of pages and pictures: Inter, in three files, and which letters these can write."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from io import BytesIO

from PIL import ImageFont

from gardenmap.assets import asset

FILES = {
    "inter-latin.woff2": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
    "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    # The letters of the Sámi languages.
    "inter-latin-ext.woff2": "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,"
    "U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    # Vietnamese, Greek, Cyrillic and signs, but for those that the pages themselves are written with: ← → ▦ ▾.
    "inter-more.woff2": "U+0300-052F,U+1EA0-1EF1,U+1F00-218F,U+2194-25A2,U+25AA-25BD,U+25C0-2BFF",
}
"""File -> the letters for which a page fetches it, as CSS has them; the first that has a letter writes it."""
TOFU = "□"
"""In a picture for a letter that none has; a release with such a letter does not pass the check."""


def letters(words: str) -> list[str]:
    """The letters of some words, each with the marks upon it: each blank is a space, and what is unseen is left out."""
    found: list[str] = []
    for sign in unicodedata.normalize("NFC", words):
        kind = unicodedata.category(sign)
        if kind.startswith("M") and found:
            found[-1] += sign
        elif kind not in ("Cc", "Cf"):
            found.append(" " if kind.startswith("Z") else sign)
    return found


@lru_cache(maxsize=4096)
def lacking(words: str) -> str:
    """The letters of some words that no file can write, each once, with its Unicode number; empty where all can."""
    missing = dict.fromkeys(letter for letter in letters(words) if file_of(letter) is None)
    return ", ".join(f"{letter} (U+{ord(letter[0]):04X})" for letter in missing)


@lru_cache(maxsize=4096)
def file_of(letter: str) -> str | None:
    """The file that can write a letter with all its marks; None where no file can."""
    return next((file for file in FILES if all(_draws(file, sign) for sign in letter)), None)


def _draws(file: str, sign: str) -> bool:
    """In these files a sign that is missing is drawn as nothing at all."""
    return sign == " " or font(file, 16, 400).getmask(sign).getbbox() is not None


@cache
def font(file: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    """A file of the typeface at a size in px, which FreeType reads as the browser gets it."""
    # The other engine is not on every machine, and without it letters stand a little otherwise.
    face = ImageFont.truetype(BytesIO(asset(file).body), size, layout_engine=ImageFont.Layout.BASIC)
    face.set_variation_by_axes([weight])
    return face
