"""The style sheets of the page and of the map's frame."""

from __future__ import annotations

import re
from functools import cache

from gardenmap import assets, look
from gardenmap.panels import PANELS

_LETTERS = {
    "inter-latin.woff2": "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
    "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
    # The letters of the Sámi languages; fetched only where one stands on the page.
    "inter-latin-ext.woff2": "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,"
    "U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
}


@cache
def page_style() -> str:
    """Colours, typeface, and the rules of the page; each panel has a grid area of its own name."""
    areas = "".join(f".st-key-panel-{each.id}{{grid-area:{each.id}}}" for each in PANELS)
    sheets = (look.css(), _typeface(), areas, *map(assets.content, ("page.css", "marks.css")))
    return _tight("".join(sheets))


@cache
def colours() -> assets.Asset:
    """The colours and the typeface alone, for the frame of the map."""
    return assets.made("colours.css", _tight(look.css() + _typeface()).encode())


def _typeface() -> str:
    return "".join(
        f'@font-face{{font-family:Inter;src:url({assets.url(name)}) format("woff2");font-weight:400 700;'
        f"font-display:swap;unicode-range:{letters}}}"
        for name, letters in _LETTERS.items()
    )


def _tight(rules: str) -> str:
    """A style sheet without comments and the blanks between its rules."""
    return re.sub(r"\s*([{};])\s*", r"\1", re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL))
