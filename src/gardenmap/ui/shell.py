"""The HTML that is there before the app is: Streamlit's page in our language, and "not found".

Streamlit writes `lang="en"`, its own name, icon and typeface into every page; a screen reader, a search engine and a
browser tab read that before any script runs.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request

from gardenmap import assets, look
from gardenmap.model import DEFAULT_LANGUAGE, LANGUAGES, Language
from gardenmap.text import Text
from gardenmap.text.words import n_
from gardenmap.ui import connection, preload, typeface
from gardenmap.ui import first_paint as paint
from gardenmap.ui.bundles import STREAMLIT
from gardenmap.ui.site import NAME, titled
from gardenmap.ui.wire import Packed, pack
from gardenmap.view import language_asked

_ORIGIN = (
    # Where Streamlit's server is and what it would say of itself: without this each page looks for it below its own
    # address first, is told 404, and waits for two more answers before it opens the connection.
    "<script>window.__streamlit = {BACKEND_BASE_URL: location.origin + '/', "
    "HOST_CONFIG: {allowedOrigins: [location.origin], useExternalAuthToken: false, "
    "enableCustomParentMessages: false, blockErrorDialogs: true, metricsUrl: ''}}</script>"
)

_SHEET = r'<link rel="stylesheet"[^>]*>'


@dataclass(frozen=True)
class Meta:
    """What a page says of itself to a search engine, a browser tab and a chat that unfolds a link."""

    title: str
    description: str
    url: str = ""
    image: str = ""
    """Absolute addresses; empty where the visitor's own is not known."""


def page(language: Language, meta: Meta, body: str, early: str = "") -> str:
    """Streamlit's page under our name, in this language, with our own page in it, which `body` is.

    `early` names files that this page needs beside those of every page.
    """
    before, between, root, rest = _streamlit(language)
    # In the body, since Streamlit adds its styles to the head one by one: ours come after them all.
    return f"{before}{_meta(meta, language)}{between}{_dress()}{body}{root}{early}{rest}"


@cache
def _dress() -> str:
    """Our style sheet, and the letters of our typeface."""
    return f"<style>{paint.style()}</style><script>{typeface.script()}</script>"


@cache
def script_hashes() -> str:
    """The inline scripts of every page, as a content security policy allows them."""
    html = "".join((*_streamlit(DEFAULT_LANGUAGE), _dress()))
    bodies = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digests = (base64.b64encode(hashlib.sha256(body.encode()).digest()).decode() for body in bodies)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


@cache
def _streamlit(language: Language) -> tuple[str, str, str, str]:
    """Streamlit's page without what is seen of it, cut where the head, our page and its own files belong."""
    html = (STREAMLIT.parent / "index.html").read_text(encoding="utf-8")
    html = _change(html, r'<html lang="en">', lambda: f'<html lang="{language}">')
    html = _change(
        html, r'<link rel="shortcut icon"[^>]*>', lambda: f'<link rel="icon" href="{assets.url("favicon.svg")}">'
    )
    html = _change(html, r'<link\s+rel="preload"[^>]*SourceSans[^>]*>', lambda: "")
    html, streamlits = _files_taken(html)
    html = _change(html, r'<!--\s+Machine-readable.*?-->\s*<link rel="service-desc"[^>]*>', lambda: "")
    html = _change(html, r"<noscript>.*?</noscript>", _noscript)
    end = f"{_own_files()}{streamlits}<script>{paint.script()}</script>{connection.html()}</body>"
    html = _change(html, r"</body>", lambda: end)
    before, _, rest = html.partition("<title>Streamlit</title>")
    between, root, rest = rest.partition('<div id="root">')
    assert root, "Streamlit's page has another title or root"
    files, end, rest = rest.partition("</template>")
    return before, _ORIGIN + between, root + files, end + rest


def _files_taken(html: str) -> tuple[str, str]:
    """Streamlit's page without its style sheet and scripts, and the scripts in a box.

    `assets/page.js` opens the box when our page is drawn. The style sheet is left out: nothing of Streamlit's is seen.
    """
    taken: dict[str, list[str]] = {}
    for pattern in (_SHEET, r'<script type="module".*?</script>', r'<link rel="modulepreload"[^>]*>'):
        taken[pattern] = re.findall(pattern, html)
        assert taken[pattern], f"Streamlit's page has nothing like {pattern}"
        html = re.sub(rf"{pattern}\s*", "", html)
    tags = "".join(tag for pattern, found in taken.items() if pattern != _SHEET for tag in found)
    return html, f'<template id="app-files">{tags}{preload.modules(tags)}</template>'


def _own_files() -> str:
    """Our own scripts in a box, which `assets/first-paint.js` opens when the page is on the screen."""
    plotly = assets.url("plotly.js")
    charts = f'<script src="{assets.url("charts.js")}" data-plotly="{plotly}"></script>'
    before = _scripts("access.js", "filters.js", "copy.js", "tables.js", "map.js")
    early = f'<link rel="preload" href="{plotly}" as="script">'
    return f'<template id="own-files">{before}{charts}{_scripts("page.js", "connection.js")}{early}</template>'


def _scripts(*names: str) -> str:
    return "".join(f'<script src="{assets.url(name)}"></script>' for name in names)


def language_of(request: Request) -> Language:
    """`?lang=en` of the page; a file inherits it from the page that asks."""
    query = request.scope["query_string"].decode("latin-1")
    return language_asked(parse_qs(_query(request.headers.get("referer", ""))) | parse_qs(query))


def _query(address: str) -> str:
    """The query of an address that somebody else wrote; nothing where it is none."""
    try:
        return urlsplit(address).query
    except ValueError:
        return ""


@cache
def not_found(language: Language) -> Packed:
    """No such page."""
    return _lone(
        language,
        "404",
        n_("There is no page at this address"),
        n_("The address may be mistyped, or the page has moved."),
    )


@cache
def failed(language: Language) -> Packed:
    """A fault of our own: an answer could not be made."""
    return _lone(
        language,
        "500",
        n_("Something went wrong here"),
        n_("The fault is ours, not the link’s, and it stands in the log. Try again, or begin at the overview."),
    )


def _lone(language: Language, title: str, heading: str, sentence: str) -> Packed:
    """A page that stands alone, said in both languages, the visitor's first, with the way home."""
    order = sorted(LANGUAGES, key=lambda other: other != language)
    sections = "".join(_lone_section(Text(other), heading, sentence) for other in order)
    return pack(
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{titled(title)}</title>'
        f'<link rel="icon" href="{assets.url("favicon.svg")}"><style>{_style()}</style></head>'
        f"<body><main>{sections}</main></body></html>".encode()
    )


def _lone_section(text: Text, heading: str, sentence: str) -> str:
    home = escape(text("Go to the overview of the business gardens"))
    return (
        f'<section lang="{text.language}"><h1>{escape(text(heading))}</h1><p>{escape(text(sentence))}</p>'
        f'<p><a href="/?lang={text.language}">{home}</a></p></section>'
    )


def _style() -> str:
    light, dark = look.LIGHT, look.DARK
    inter = assets.url("inter-latin.woff2")
    return (
        f'@font-face{{font-family:Inter;src:url({inter}) format("woff2");font-weight:100 900}}'
        f":root{{color-scheme:light dark;--bg:{light.bg};--ink:{light.ink};--accent:{light.accent}}}"
        f"@media(prefers-color-scheme:dark){{:root{{--bg:{dark.bg};--ink:{dark.ink};--accent:{dark.accent}}}}}"
        "body{margin:0;background:var(--bg);color:var(--ink);font:400 15px/1.5 Inter,system-ui,sans-serif}"
        "main{max-width:36rem;padding:64px 32px}section+section{margin-top:48px}"
        "h1{font-size:23px;font-weight:650;letter-spacing:-.018em}a{color:var(--accent)}"
    )


def _meta(meta: Meta, language: Language) -> str:
    """Title, description, and how a link to the page unfolds."""
    locales: dict[Language, str] = {"nb": "nb_NO", "en": "en_GB"}
    said = {
        "og:site_name": NAME,
        "og:type": "website",
        "og:title": meta.title,
        "og:description": meta.description,
        "og:locale": locales[language],
        "og:url": meta.url,
        "og:image": meta.image,
        "og:image:width": "1200" if meta.image else "",
        "og:image:height": "630" if meta.image else "",
    }
    tags = "".join(f'<meta property="{name}" content="{escape(words)}">' for name, words in said.items() if words)
    card = '<meta name="twitter:card" content="summary_large_image">' if meta.image else ""
    return (
        f"<title>{escape(titled(meta.title))}</title>"
        f'<meta name="description" content="{escape(meta.description)}">{tags}{card}'
    )


def _noscript() -> str:
    message = n_("{name} needs JavaScript to draw its map and charts. Please turn it on and load the page again.")
    sentences = (f'<p lang="{language}">{escape(Text(language)(message, name=NAME))}</p>' for language in LANGUAGES)
    return f"<noscript>{''.join(sentences)}</noscript>"


def _change(html: str, pattern: str, new: Callable[[], str]) -> str:
    """Replace the one place that the pattern finds; a new Streamlit that lacks it must fail here, not pass unseen."""
    changed, n = re.subn(pattern, lambda _: new(), html, flags=re.DOTALL)
    assert n == 1, f"Streamlit's page has {n} places like {pattern}"
    return changed
