"""What only the answer to an address holds of a page, before the app has started and for whoever runs no script."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache

from gardenmap import assets
from gardenmap.maps import static_map
from gardenmap.panels import key_figures, panel
from gardenmap.ui import drawn, markup, written
from gardenmap.ui.visit import Visit

_TOPICS = ("companies", "value_creation", "sustainability")
"""Pages without figures and map of their own: who runs no script gets them below."""
_ROOM = 'data-drawn="map"></div>'
_LETTERS = {
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
"""What nearly every page is written with. It comes in the page itself: a file held the first words up by 0.1 s."""


def body(visit: Visit, notices: str) -> str:
    """The page of a view as HTML, its map as a picture, and what is drawn into it once there are scripts."""
    page_id = visit.page.id
    page = written.of_view(visit.release, visit.view, page_id)
    content = page.content.replace(_ROOM, f"{_ROOM.removesuffix('</div>')}{_map(visit)}</div>")
    if page_id in _TOPICS:
        content += f"<noscript>{_below(visit)}</noscript>"
    # As JSON in a script the browser runs nothing of it, and no < of it can end the script.
    told = page.drawn.decode().replace("<", "\\u003c")
    return (
        f'<div id="page" data-page="{page_id}">{written.html(visit, content, notices)}</div>'
        f'<script type="application/json" id="drawn">{told}</script>'
    )


def _map(visit: Visit) -> str:
    topic = panel("value-creation-by-garden" if visit.view.indicator == "value_creation" else "companies-by-garden")
    garden, frame = visit.view.garden, drawn.frame(visit.release, visit.view, topic.id)
    focus = visit.vocabulary.garden_county[garden] if visit.page.id == "garden" and garden else None
    title = (
        topic.sentence(frame, visit.selection, visit.text) if len(frame) else topic.empty(visit.selection, visit.text)
    )
    return static_map.svg(visit.selection, visit.text, title=title, focus=focus)


def _below(visit: Visit) -> str:
    html, _ = drawn.content(visit.release, visit.view, "gardens")
    figures = markup.key_figures(visit.say(key_figures.of_selection))
    return f'{figures}<div class="st-key-map">{_map(visit)}</div><section>{html}</section>'


def without_figures(words: str) -> str:
    """The page before its figures are there, with what there is to say of that."""
    return f'<div id="page"><main id="main" class="gm-stack st-key-content" tabindex="-1">{words}</main></div>'


@cache
def style() -> str:
    """The colours, the page's own style sheet, and that of the map as a picture; for the head of the page."""
    core = b64encode(assets.asset("inter-core.woff2").body).decode()
    # Of two that have a letter the browser takes the last.
    faces = "".join(_face(assets.url(file), letters) for file, letters in _LETTERS.items())
    faces += _face(f"data:font/woff2;base64,{core}", _CORE)
    sheet = assets.asset("page.css").body.decode()
    return f"{faces}{markup.colours()}{_tight(sheet)}{static_map.STYLE}"


def _face(address: str, letters: str) -> str:
    source = f'font-family:Inter;src:url({address}) format("woff2")'
    return f"@font-face{{{source};font-weight:400 700;unicode-range:{letters}}}"


def _tight(sheet: str) -> str:
    """A style sheet without comments and the blanks between its rules."""
    return re.sub(r"\s*([{};])\s*", r"\1", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))


@cache
def script() -> str:
    """Asks for the page's own scripts when the page is on the screen."""
    plain = assets.asset("first-paint.js").body.decode()
    return re.sub(r"/\*.*?\*/|^\s*//.*?\n|^\s+", "", plain, flags=re.DOTALL | re.MULTILINE)
