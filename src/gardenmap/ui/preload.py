"""What the page needs early, so that the browser asks for all at once.

Streamlit names the files of an empty page only; those of a component it asks for when the first one comes.
"""

from __future__ import annotations

import re
from functools import cache

from gardenmap.ui.bundles import STREAMLIT

_LINE = "BidiComponent"
"""Streamlit's name for the kind of element that `gardenmap.ui.browser` is."""
_IMPORT = re.compile(r'(?:from|import)\s*"\./([\w.-]+\.js)"')


@cache
def modules(named: str) -> str:
    """Links to go with those that are `named`; what is named already is left out."""
    return "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">'
        for name in sorted(_chunks())
        if name not in named
    )


@cache
def _chunks() -> frozenset[str]:
    """The file of the element, and all that it imports."""
    folder = STREAMLIT / "js"
    found: set[str] = set()
    [file] = folder.glob(f"{_LINE}.*.js")
    open_ends = [file.name]
    while open_ends:
        name = open_ends.pop()
        if name not in found:
            found.add(name)
            open_ends += _IMPORT.findall((folder / name).read_text(encoding="utf-8"))
    return frozenset(found)
