"""What only the answer to an address holds of a page, before the app has started and for whoever runs no script."""

from __future__ import annotations

import re
from functools import cache

from gardenmap import assets
from gardenmap.maps import static_map
from gardenmap.panels import key_figures, panel
from gardenmap.ui import drawn, markup, sheet, typeface, written
from gardenmap.ui.visit import Visit


def body(visit: Visit, notices: str) -> str:
    """The page of a view as HTML, its map as a picture, and what is drawn into it once there are scripts."""
    page_id = visit.page.id
    page = written.of_view(visit.release, visit.view, page_id)
    content = page.content.replace(sheet.MAP_ROOM, f"{sheet.MAP_ROOM.removesuffix('</div>')}{_map(visit)}</div>")
    # A page of figures without a map: who runs no script gets it below, with the gardens.
    if visit.page.filters and sheet.MAP_ROOM not in page.content:
        content += f"<noscript>{_below(visit)}</noscript>"
    # As JSON in a script the browser runs nothing of it, and no < of it can end the script.
    told = page.drawn.decode().replace("<", "\\u003c")
    tag = written.tag(written.html(visit, page.content, notices), page.drawn)
    return (
        f'<div id="page" data-page="{page_id}" data-tag="{tag}">{written.html(visit, content, notices)}</div>'
        f'<script type="application/json" id="drawn">{told}</script>'
    )


def _map(visit: Visit) -> str:
    topic = panel("value-creation-by-garden" if visit.view.indicator == "value_creation" else "companies-by-garden")
    garden, frame = visit.view.garden, drawn.frame(visit.release, visit.view, topic.id)
    focus = visit.vocabulary.garden_county[garden] if visit.page.id == "garden" and garden else None
    title = (
        topic.takeaway(frame, visit.selection, visit.text) if len(frame) else topic.empty(visit.selection, visit.text)
    )
    return static_map.svg(visit.selection, visit.text, title=title, focus=focus)


def _below(visit: Visit) -> str:
    html, _ = drawn.content(visit.release, visit.view, "gardens")
    figures = markup.key_figures(visit.say(key_figures.of_selection))
    return f'{figures}<div class="st-key-map">{_map(visit)}</div><section>{html}</section>'


def without_figures(words: str) -> str:
    """The page before its figures are there, with what there is to say of that."""
    return f'<div id="page">{words}</div>'


@cache
def style() -> str:
    """The colours, the page's own style sheet, and that of the map as a picture; for the head of the page."""
    sheets = _tight(assets.asset("page.css").body.decode())
    return f"{typeface.faces()}{markup.colours()}{sheets}{static_map.STYLE}"


def _tight(rules: str) -> str:
    """A style sheet without comments and the blanks between its rules."""
    return re.sub(r"\s*([{};])\s*", r"\1", re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL))


@cache
def script() -> str:
    """Asks for the page's own scripts when the page is on the screen."""
    plain = assets.asset("first-paint.js").body.decode()
    return re.sub(r"/\*.*?\*/|^\s*//.*?\n|^\s+", "", plain, flags=re.DOTALL | re.MULTILINE)
