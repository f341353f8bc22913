"""What a link asks for, however mail, chats, spreadsheets and editors have touched it on its way.

They glue punctuation, brackets and invisible characters to its end, rewrite its separators, and encode it once more.
Nothing of that can be part of a code, so it is taken off before anything is judged.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from urllib.parse import parse_qsl, quote, unquote

_ENCODED = 3
"""So many times a link may have been encoded once more."""
_ENTITY = re.compile(r"&(?:amp;|#0*38;|#x0*26;)+", re.IGNORECASE)
_SEPARATOR = re.compile(r"[&?#]|;(?=\s*[A-Za-z_]\w*=)")
_BETWEEN_CODES = re.compile(r"[,;|\s]+")
_BROKEN = "\ufffd"
"""Stands for a letter that was broken: it was part of something."""
_WORDS = "fylke hage næringshage år aar språk sprak tema utgave verdier language counties format"
_OTHER_WORDS = frozenset(_WORDS.split())
"""Names that somebody may take for ours; a close misspelling of ours is seen by its letters."""
_CLOSE = 0.72


def parameters(query: str) -> dict[str, list[str]]:
    """The parameters of a query string, each name with its values in order."""
    return mended(_gathered(parse_qsl(query, keep_blank_values=True)))


def mended(params: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """The parameters as they were meant: separators that were rewritten or encoded are separators again."""
    query = "&".join(f"{name}={value}" for name, values in params.items() for value in values)
    for _ in range(_ENCODED):
        query = _ENTITY.sub("&", unquote(query))
    pairs = (part.partition("=") for part in _SEPARATOR.split(query) if part.strip())
    return _gathered((bare(name).lower(), value) for name, _, value in pairs)


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def bare(code: str) -> str:
    """A code or a name without what cannot be part of it: invisible characters, and signs at its ends."""
    visible = [sign for sign in unicodedata.normalize("NFKC", code) if unicodedata.category(sign) not in ("Cf", "Cc")]
    part = [n for n, sign in enumerate(visible) if sign.isalnum() or sign == _BROKEN]
    return "".join(visible[part[0] : part[-1] + 1]) if part else ""


def address(path: str) -> tuple[str, str]:
    """The path of an address without what was glued to it, and what of its query stands in the path by mistake."""
    for _ in range(_ENCODED):
        path = _ENTITY.sub("&", unquote(path))
    place, *query = _SEPARATOR.split(path, maxsplit=1)
    parts = [found for part in place.split("/") if (found := bare(part).lower())]
    return "/" + "/".join(parts), quote("".join(query), safe="=&,;")


def codes(value: str) -> list[str]:
    """The codes of a list such as `46,50`."""
    return [code for part in _BETWEEN_CODES.split(value) if (code := bare(part))]


def resembles(name: str, known: Sequence[str]) -> bool:
    """Whether a name looks like one of ours, mistyped or translated; the others are somebody else's business."""
    return name in _OTHER_WORDS or bool(get_close_matches(name, known, n=1, cutoff=_CLOSE))
