"""The typeface of the page: the letters that nearly all is written with in the page itself, the others as files."""

from __future__ import annotations

from base64 import b64encode
from functools import cache

from gardenmap import assets

_FILES = {
    # The letters of the Sámi languages; fetched only where one stands on the page.
    "inter-latin-ext.woff2": "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,"
    "U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
    "inter-latin.woff2": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
    "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
}
_CORE = (
    "U+20-7E,U+A0,U+A7,U+A9,U+AB,U+AD,U+B7,U+BB,U+C4-C6,U+C9,U+D6-D8,U+DC,U+E1,U+E4-E6,U+E8-EA,U+F3-F4,U+F6-F8,U+FC,"
    "U+2010-2011,U+2013-2014,U+2018-2019,U+201C-201D,U+2026,U+202F,U+2212"
)
"""Norwegian, English and what stands between: 16 kB. To wait for a file held the first words up by 0.1 s."""


@cache
def faces() -> str:
    """The rules that tell a browser in which file each letter is."""
    return "".join(_face(assets.url(name), letters) for name, letters in _FILES.items())


@cache
def script() -> str:
    """Hands the core to the browser before it reads a word; it prefers that to the files.

    A face in a style sheet is loaded after the first layout, also where it stands in the sheet itself: then the page is
    laid out twice, and painted without words in between.
    """
    core = b64encode(assets.asset("inter-core.woff2").body).decode()
    return (
        f'{{const letters=Uint8Array.from(atob("{core}"),(sign)=>sign.charCodeAt());'
        f'document.fonts.add(new FontFace("Inter",letters,{{weight:"400 700",unicodeRange:"{_CORE}"}}))}}'
    )


def _face(address: str, letters: str) -> str:
    source = f'font-family:Inter;src:url({address}) format("woff2")'
    return f"@font-face{{{source};font-weight:400 700;unicode-range:{letters}}}"
