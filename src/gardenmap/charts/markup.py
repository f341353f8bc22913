"""The markup that plotly reads in words: bold, a colour, a new line; everything else is text."""

from __future__ import annotations

import re
from html import escape, unescape

_TAG = re.compile(r'(<br>|</?b>|</span>|<span style="color:[^"<>]*">)')


def lines(words: str) -> list[str]:
    """The words as lines of SVG: what is bold or coloured becomes a tspan."""
    found, still_open = [""], []
    for part in _TAG.split(words):
        if part == "<br>":
            found[-1] += "</tspan>" * len(still_open)
            found.append("".join(still_open))
        elif part in ("</b>", "</span>"):
            found[-1] += "</tspan>" if still_open else ""
            still_open = still_open[:-1]
        elif _TAG.fullmatch(part):
            color = part.removeprefix('<span style="color:').removesuffix('">')
            still_open.append('<tspan font-weight="700">' if part == "<b>" else f'<tspan fill="{color}">')
            found[-1] += still_open[-1]
        else:
            found[-1] += escape(unescape(part), quote=False)
    found[-1] += "</tspan>" * len(still_open)
    return found


def plain(words: str) -> list[str]:
    """The words line by line, as they are read."""
    return [unescape(_TAG.sub("", line)) for line in words.split("<br>")]
