"""Whole HTML documents: a page with its first paint, a table to read, and pages that stand alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from gardenmap import assets
from gardenmap.current import Visit
from gardenmap.html import addresses, head, render
from gardenmap.html.panel import panel_table, table_foot
from gardenmap.html.style import page_style
from gardenmap.model import LANGUAGES, Language
from gardenmap.panels import Panel
from gardenmap.text import Text
from gardenmap.text.words import n_

_SENTENCES = {
    "gone": n_(
        "No connection to the server. What you see stays, and the page goes on by itself when the server answers."
    ),
    "slow": n_(
        "The page has no lasting connection to the server. You can read everything; a choice loads the page anew."
    ),
}


@dataclass(frozen=True)
class Meta:
    """What a page says of itself to a search engine, a browser tab and a chat that unfolds a link.

    `url` and `image` are absolute addresses; empty where the visitor's own is not known.
    """

    title: str
    description: str
    url: str = ""
    image: str = ""


def meta(visit: Visit, origin: str) -> Meta:
    """The heading and what it rests on; `origin` is the visitor's own way to the site, such as https://example.no."""
    found = head.headline(visit)
    return Meta(
        title=found.title,
        description=" · ".join(filter(None, (found.lede, found.scope))),
        url=origin and f"{origin}{visit.address()}",
        image=origin and f"{origin}{addresses.preview(visit)}",
    )


def document(language: Language, meta: Meta, page: Markup, streamlit: Markup) -> Markup:
    """A page as HTML with what starts Streamlit beneath it: `streamlit` is the head of Streamlit's own page."""
    return render(
        "document",
        language=language,
        meta=meta,
        icon=assets.url("favicon.svg"),
        typeface=assets.url("inter-latin.woff2"),
        style=Markup(page_style()),
        page=page,
        streamlit=streamlit,
        sentences=_sentences(),
        first_paint_script=assets.url("first-paint.js"),
        connection_script=assets.url("connection.js"),
    )


@cache
def _sentences() -> dict[str, str]:
    return {f"{name}-{lang}": Text(lang)(words) for name, words in _SENTENCES.items() for lang in LANGUAGES}


def table_document(visit: Visit, shown: Panel) -> Markup:
    """The table behind a panel as a page to read, with how to cite it and its file."""
    question = shown.question(visit.selection, visit.text)
    content = Markup("<h1>{}</h1>").format(question) + panel_table(visit, shown) + table_foot(visit, shown)
    return _lone(visit.view.lang, question, content, is_wide=True)


@cache
def not_found(language: Language) -> Markup:
    """No such page."""
    return _in_both(
        language,
        "404",
        n_("There is no page at this address"),
        n_("The address may be mistyped, or the page has moved."),
    )


@cache
def failed(language: Language) -> Markup:
    """A fault of our own: an answer could not be made."""
    return _in_both(
        language,
        "500",
        n_("Something went wrong here"),
        n_("The fault is ours, not the link’s, and it stands in the log. Try again, or begin at the overview."),
    )


def _in_both(language: Language, title: str, heading: str, sentence: str) -> Markup:
    """A page that stands alone, said in both languages, the visitor's first, with the way home."""
    order = sorted(LANGUAGES, key=lambda other: other != language)
    sections = (render("lone_section", text=Text(other), heading=heading, sentence=sentence) for other in order)
    return _lone(language, title, Markup().join(sections))


def _lone(language: Language, title: str, content: Markup, *, is_wide: bool = False) -> Markup:
    return render(
        "lone",
        language=language,
        title=title,
        icon=assets.url("favicon.svg"),
        style=Markup(page_style()),
        content=content,
        is_wide=is_wide,
    )
