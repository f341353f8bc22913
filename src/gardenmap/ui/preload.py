"""What the first view of a page needs, named beside the app's own files, so that the browser asks for all at once.

Streamlit names the files of an empty page only; those of a component it asks for when the first one comes.
"""

from __future__ import annotations

import re
from functools import cache

from gardenmap import assets
from gardenmap.ui.bundles import STREAMLIT

_CHUNKS = ("Html", "BidiComponent")
"""Streamlit's names for the elements that the pages are made of."""
_IMPORT = re.compile(r'(?:from|import)\s*"\./([\w.-]+\.js)"')


@cache
def tags(named: str) -> str:
    """Links to go with those that are `named`; what is named already is left out."""
    plotly = f'<link rel="preload" href="{assets.url("plotly.js")}" as="script" fetchpriority="low">'
    modules = "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">'
        for name in sorted(_chunks())
        if name not in named
    )
    return f"{modules}{plotly}"


def typeface() -> str:
    """A link for the typeface, which the first paint is set in."""
    return f'<link rel="preload" href="{assets.url("inter-latin.woff2")}" as="font" type="font/woff2" crossorigin>'


@cache
def _chunks() -> frozenset[str]:
    """Files of the elements, and all that these import."""
    folder = STREAMLIT / "js"
    found: set[str] = set()
    open_ends = []
    for name in _CHUNKS:
        [file] = folder.glob(f"{name}.*.js")
        open_ends.append(file.name)
    while open_ends:
        name = open_ends.pop()
        if name not in found:
            found.add(name)
            open_ends += _IMPORT.findall((folder / name).read_text(encoding="utf-8"))
    return frozenset(found)
