"""The style sheets of the page and of the map's frame."""

from __future__ import annotations

import re
from functools import cache

from gardenmap import assets, look
from gardenmap.assets import typeface
from gardenmap.panels import PANELS


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
    # Of two files that are said to have a letter a browser takes the later.
    return "".join(
        f'@font-face{{font-family:Inter;src:url({assets.url(name)}) format("woff2");font-weight:400 700;'
        f"font-display:swap;unicode-range:{letters}}}"
        for name, letters in reversed(typeface.FILES.items())
    )


def _tight(rules: str) -> str:
    """A style sheet without comments and the blanks between its rules."""
    return re.sub(r"\s*([{};])\s*", r"\1", re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL))
