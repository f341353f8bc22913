"""A page written for one view: all of its HTML, and what the browser draws into it.

The page's file in `pages/` arranges it. The answer to an address holds it, and so does each message of a running app:
what is written once is kept for both.
"""

from __future__ import annotations

import hashlib
import json
import runpy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from plotly.io.json import to_json_plotly

from gardenmap.errors import Problem
from gardenmap.model import Language, Release
from gardenmap.panels.headline import Headline
from gardenmap.ui import bar, chrome, sheet
from gardenmap.ui.kept import Kept
from gardenmap.ui.site import page, titled
from gardenmap.ui.visit import Visit, entered, spoken
from gardenmap.view import ViewState

Parameters = Mapping[str, str] | Sequence[tuple[str, str]]
"""Of an address, in order."""

_MOST_KEPT = 12_000_000


@dataclass(frozen=True)
class Written:
    """The headline, the HTML of the page's content, and as JSON the charts and the map for its rooms."""

    headline: Headline
    content: str
    drawn: bytes

    @property
    def size(self) -> int:
        return len(self.content) + len(self.drawn)


@dataclass(frozen=True)
class Shown:
    """A page for a browser that has one open: its tag tells it from any other, and `body` is all of it as JSON.

    Without figures it has no address: it is the page of each.
    """

    tag: str
    address: str
    body: bytes


_kept: Kept[Written] = Kept(_MOST_KEPT, lambda written: written.size)


def of_view(release: Release, view: ViewState, page_id: str) -> Written:
    """The page of a view, written now where it is not kept."""
    asked_for = (release, view, page_id)
    return _kept.find(asked_for) or _kept.make(asked_for, partial(_write, *asked_for))


def _write(release: Release, view: ViewState, page_id: str) -> Written:
    entry = page(page_id)
    with entered(Visit(release, view, entry)), sheet.opened() as written:
        runpy.run_path(str(entry.file))
    [headline] = written.headlines
    drawn = to_json_plotly({"charts": written.charts, "map": written.map})
    return Written(headline, written.html, drawn.encode())


def html(visit: Visit, content: str, notices: str) -> str:
    """The whole page around its content: bar, what the reader should know first, and foot."""
    return (
        f"{bar.html(visit.release, visit.view, visit.page.id)}"
        f'<div class="gm-stack st-key-notices">{notices}</div>'
        f'<main id="main" class="gm-stack st-key-content" tabindex="-1">{content}</main>{chrome.foot(visit)}'
    )


def shown(release: Release, view: ViewState, page_id: str, notices: str, parameters: Parameters) -> Shown:
    """The page of a view: its HTML, what is drawn into it, and what is told of it.

    `notices` is what the reader should know first, and `parameters` are those in the browser's address.
    """
    visit = Visit(release, view, page(page_id))
    found = of_view(release, view, page_id)
    content, address = html(visit, found.content, notices), f"{visit.page.address}?{urlencode(parameters)}"
    told = {
        "tag": tag(content, found.drawn),
        "page": page_id,
        "lang": view.lang,
        "title": titled(found.headline.title),
        "heading": found.headline.heading,
        "address": address,
        "html": content,
    }
    body = b'{"drawn":%s,%s' % (found.drawn, json.dumps(told, ensure_ascii=False).encode()[1:])
    return Shown(told["tag"], address, body)


def without_figures(problems: Sequence[Problem], language: Language) -> Shown:
    """The page where there is no release to show."""
    content = chrome.no_figures(problems, spoken(language))
    found = tag(content, b"")
    return Shown(found, "", json.dumps({"tag": found, "html": content, "drawn": {}}).encode())


def tag(content: str, drawn: bytes) -> str:
    """Tells two pages apart, by their HTML and what is drawn into it."""
    return hashlib.sha256(content.encode() + drawn).hexdigest()[:16]
