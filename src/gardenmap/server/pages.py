"""The answer to a page's address: the page of exactly the view in it, whole before Streamlit has started."""

from __future__ import annotations

import asyncio
import re
from threading import Condition
from urllib.parse import urlsplit

from cachetools import LRUCache, cached
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gardenmap import current
from gardenmap.current import Visit, text_in
from gardenmap.html import document, frame
from gardenmap.html.page import page_html
from gardenmap.links import parameters
from gardenmap.model import Language, Release
from gardenmap.panels.pages import PAGES, page
from gardenmap.server.response import HTML, Packed, pack
from gardenmap.server.throttle import Throttle, client
from gardenmap.text.words import n_
from gardenmap.view import ViewState, language_asked, parse

BY_ADDRESS = {entry.address: entry for entry in PAGES}
_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9a-fA-F:]{2,45}\](:\d{1,5})?")
_DESCRIPTION = n_(
    "The business gardens of Norway on a map: companies, value creation and sustainability projects, "
    "with the source and status of every figure."
)

throttle = Throttle(per_second=1)
"""Only of pages that nobody asked for yet: a tenth of a core for each client. Forty who open one link count as one."""
_documents: LRUCache = LRUCache(16_000_000, getsizeof=lambda packed: packed.size)


class Pages:
    """Answers for the pages with our own document; Streamlit's page, which the app beneath gives, starts within it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._streamlit: Markup | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] not in BY_ADDRESS or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        if self._streamlit is None:
            self._streamlit = head_of(await _page_of(self.app, scope))
        answer = await run_in_threadpool(_answer, Request(scope), self._streamlit)
        await answer(scope, receive, send)


async def _page_of(app: ASGIApp, scope: Scope) -> str:
    """What Streamlit itself would send."""
    found = bytearray()

    async def take(message: Message) -> None:
        found.extend(message.get("body", b""))

    async def wait() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    asked = {**scope, "method": "GET", "path": "/", "raw_path": b"/", "query_string": b"", "headers": []}
    await app(asked, wait, take)
    return found.decode()


def head_of(page: str) -> Markup:
    """The files that Streamlit's page asks for, which start Streamlit once they stand in a document.

    A Streamlit whose page is made otherwise fails here at once: compare its static/index.html with what is asked for.
    """
    found = re.findall(
        r'<script type="module".*?</script>|<link rel="(?:modulepreload|stylesheet)"[^>]*>', page, flags=re.DOTALL
    )
    assert any(tag.startswith("<script") for tag in found), "Streamlit's page has no module script"
    assert '<div id="root"></div>' in page, "Streamlit's page has another root"
    return Markup("".join(found))


def _answer(request: Request, streamlit: Markup) -> Response:
    """The page of the view in the address; of the nearest valid view where the address holds anything else."""
    entry = BY_ADDRESS[request.scope["path"]]
    asked = parameters(request.scope["query_string"].decode("latin-1"))
    release, faults = current.on_show()
    if release is None:
        language = language_asked(asked)
        return without_figures(entry.id, language, streamlit, frame.no_figures(faults, text_in(language))).answer(
            request, HTML
        )
    view, found = parse(asked, current.vocabulary(release))
    notices = frame.notices(faults, found, text_in(view.lang))
    asked_for = (release, view, entry.id, notices, origin(request), streamlit)
    if of_view.cache_key(*asked_for) not in _documents and throttle.wait(client(request)):
        # The app itself still comes, and so does the view: only what stands there before the app is left out.
        return without_figures(entry.id, view.lang, streamlit, Markup()).answer(request, HTML)
    return of_view(*asked_for).answer(request, HTML)


@cached(_documents, condition=Condition())
def of_view(release: Release, view: ViewState, page_id: str, notices: Markup, origin: str, streamlit: Markup) -> Packed:
    """The document of a view; `origin` is the visitor's own way to the site, for addresses that others will follow."""
    visit = Visit(release, view, page(page_id))
    made = document.document(view.lang, document.meta(visit, origin), page_html(visit, notices), streamlit)
    return pack(made.encode())


def without_figures(page_id: str, language: Language, streamlit: Markup, words: Markup) -> Packed:
    """The document before its figures are there, with what there is to say of that."""
    text = text_in(language)
    meta = document.Meta(page(page_id).title(text), text(_DESCRIPTION))
    return pack(document.document(language, meta, words, streamlit).encode())


def origin(request: Request) -> str:
    """`https://host` as the visitor sees it; empty where the host is no host."""
    host = request.headers.get("host", "")
    scheme = "https" if request.headers.get("x-forwarded-proto") == "https" else request.scope["scheme"]
    return f"{scheme}://{host}" if _HOST.fullmatch(host) else ""


def language_of(request: Request) -> Language:
    """`?lang=en` of the page; a file inherits it from the page that asks."""
    query = request.scope["query_string"].decode("latin-1")
    return language_asked(parameters(_query(request.headers.get("referer", ""))) | parameters(query))


def _query(address: str) -> str:
    """The query of an address that somebody else wrote; nothing where it is none."""
    try:
        return urlsplit(address).query
    except ValueError:
        return ""
