"""What answers besides Streamlit: pages with their first paint, our files, health, refusals, and the safety headers."""

from __future__ import annotations

import asyncio
import gc
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import cache
from importlib.metadata import version

from markupsafe import Markup
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect, WebSocketDisconnected

from gardenmap import __version__, assets, current
from gardenmap.html.addresses import EVERY, PREVIEWS
from gardenmap.html.document import failed, not_found
from gardenmap.html.page import page_html
from gardenmap.html.style import colours
from gardenmap.links import address
from gardenmap.model import LANGUAGES, Release
from gardenmap.panels.pages import PAGES
from gardenmap.server import api, bundles, events, files, hosts, metrics, preview
from gardenmap.server.pages import BY_ADDRESS, Pages, language_of
from gardenmap.server.response import ASK_AGAIN, FOREVER, LONGEST_QUERY, MOST_HEADERS, best, respond
from gardenmap.text import Text
from gardenmap.text.words import n_
from gardenmap.view import parse

STARTED = str(time.time_ns())
"""Tells a browser that another server answers than the one that made its page."""
_ASSET = re.compile(r"/assets/([^/]+)/([^/]+)")
_MAP_FRAME = "/component/streamlit_folium.st_folium/"
_STREAMLITS = ("/_stcore/bidi-components/", "/media/", _MAP_FRAME)
_OPEN_DATA = {each.path for each in EVERY}
_EXACTLY = {"/_stcore/health", "/_stcore/host-config", "/_stcore/stream"}
"""Streamlit's other doors, for machines and uploads, show the script, sessions and memory to anybody, or fill it."""

_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    # Streamlit's style sheet holds its icons.
    "font-src": "'self' data:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
_FRAME_POLICY = _POLICY | {
    # streamlit-folium evaluates the scripts that folium writes; the page itself evaluates nothing.
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
    # The only other host: the background map, where the visitor turns it on.
    "img-src": "'self' data: https://cache.kartverket.no",
}
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def _asset(request: Request, digest: str, name: str) -> Response:
    """One of our own files, or one that is made from the release on show."""
    found = assets.asset(name) if name in assets.names() else _made(name)
    if found is None:
        return _not_found(request)
    keep = FOREVER if digest == found.hash else ASK_AGAIN
    return respond(request, found.body, found.encodings, found.media_type, found.hash, keep)


def _made(name: str) -> assets.Asset | None:
    if name == "colours.css":
        return colours()
    release, _ = current.on_show()
    if release is None:
        return None
    if name == "counties.geojson":
        return current.counties_file(release)
    return current.companies_file(release) if name == "companies.json" and len(release.companies) else None


def _not_found(request: Request) -> Response:
    return HTMLResponse(not_found(language_of(request)), 404, {"cache-control": ASK_AGAIN})


async def healthz(_: Request) -> Response:
    """Whether the app has figures to show, and which; `started` is another for each start of the server."""
    release, faults = current.on_show()
    keep = {"cache-control": "no-store"}
    if release is None:
        return JSONResponse({"status": "no release", "problems": len(faults), "started": STARTED}, 503, keep)
    found = {"status": "ok", "release": release.id, "date": release.date.isoformat(), "started": STARTED}
    return JSONResponse(found, headers=keep)


class Gate:
    """Lets in what the app knows, hands out files, and says "not found" to everything else.

    Without it Streamlit answers 200 and an empty app to every address.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = _answer(Request(scope)) or self.app
        await answer(scope, receive, send)


def _answer(request: Request) -> Response | None:
    path = request.scope["path"]
    if sum(len(name) + len(value) for name, value in request.scope["headers"]) > MOST_HEADERS:
        return _too_much(431, n_("The headers of the request are longer than {most} characters."), MOST_HEADERS)
    if meant := _meant(request):
        return RedirectResponse(meant)
    if not _known(path) or (path == metrics.PATH and not metrics.may_see(request.scope)):
        return _not_found(request)
    if len(request.scope["query_string"]) > LONGEST_QUERY and not path.startswith("/api/"):
        return _too_much(414, n_("The query string is longer than {most} characters."), LONGEST_QUERY)
    if request.method not in ("GET", "HEAD"):
        return None
    if named := _ASSET.fullmatch(path):
        return _asset(request, *named.groups())
    encodings = bundles.encodings(path)
    if best(request, encodings):
        return respond(request, b"", encodings, bundles.media_type(path), path, FOREVER)
    return None


def _known(path: str) -> bool:
    if path in _EXACTLY or path.rstrip("/") in BY_ADDRESS or path == "/" or bundles.holds(path):
        return True
    is_ours = _ASSET.fullmatch(path) or any(route.path_regex.match(path) for route in ROUTES)
    return bool(is_ours) or path.startswith(_STREAMLITS)


def _meant(request: Request) -> str | None:
    """The address of ours that mail, a chat or an editor has touched; None where it is one, or none of ours."""
    found, in_path = address(request.scope["path"])
    is_ours = found in BY_ADDRESS or found in _OPEN_DATA or found.startswith(PREVIEWS) or files.holds(found)
    if found == request.scope["path"] or not is_ours:
        return None
    query = "&".join(part for part in (in_path, request.scope["query_string"].decode("latin-1")) if part)
    return found + (f"?{query}" if query else "")


def _too_much(status: int, sentence: str, most: int) -> Response:
    lines = "\n".join(Text(lang)(sentence, most=most) for lang in LANGUAGES)
    return PlainTextResponse(f"{lines}\n", status)


class SafetyHeaders:
    """The safety headers on every answer; the frame of the map has a policy of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = _headers(scope["path"].startswith(_MAP_FRAME))
        added = [(name.encode(), value.encode()) for name, value in headers.items()]

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [pair for pair in message.get("headers", []) if pair[0].decode().lower() not in headers]
                message = {**message, "headers": own + added}
            await send(message)

        await self.app(scope, receive, send_with_headers)


@cache
def _headers(is_map_frame: bool) -> dict[str, str]:
    policy = _FRAME_POLICY if is_map_frame else _POLICY
    return {**_HEADERS, "content-security-policy": "; ".join(f"{name} {value}" for name, value in policy.items())}


class Faults:
    """A fault of our own: where it came about for the operator, a sentence for the visitor; a session only ends.

    Starlette's own layer for this raises the error once more, and the log would quote what the visitor asked for.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        has_begun = False

        async def noting(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except Exception as error:
            if scope["type"] == "websocket":
                _tell_of_session(error)
                return
            events.tell("answer failed", error=type(error).__name__, at=events.places(error))
            # Half an answer cannot be taken back: the connection is cut.
            if has_begun:
                raise
            answer = HTMLResponse(failed(language_of(Request(scope))), 500, {"cache-control": "no-store"})
            await answer(scope, receive, send)


def _tell_of_session(error: Exception) -> None:
    """A visitor who has gone while Streamlit still wrote to them is no fault."""
    if not isinstance(error, (WebSocketDisconnect, WebSocketDisconnected)):
        events.tell("session failed", error=type(error).__name__, at=events.places(error))


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """Before the first visitor: the release is read, and each page made once, which loads most of plotly."""
    events.start()
    bundles.start_making()
    release, _ = current.on_show()
    await asyncio.gather(asyncio.to_thread(_compress, release), asyncio.to_thread(_rehearse, release))
    # What stands now stands for good: without this the collector walks pandas and plotly again and again.
    gc.collect()
    gc.freeze()
    events.tell("start", gardenmap=__version__, streamlit=version("streamlit"))
    yield
    events.tell("stop")


def _compress(release: Release | None) -> None:
    made = [*map(assets.asset, assets.names()), colours()]
    if release is not None:
        made.append(current.counties_file(release))
    for each in made:
        _ = each.encodings


def _rehearse(release: Release | None) -> None:
    if release is None:
        return
    view, _ = parse({}, current.vocabulary(release))
    for entry in PAGES:
        for lang in LANGUAGES:
            page_html(current.Visit(release, replace(view, lang=lang), entry), Markup())


ROUTES = [
    Route("/healthz", healthz),
    Route(metrics.PATH, metrics.answer),
    Route(f"{PREVIEWS}{{release:str}}.png", preview.answer),
    *api.ROUTES,
    *files.ROUTES,
]
MIDDLEWARE = [
    Middleware(metrics.Observed),
    Middleware(SafetyHeaders),
    Middleware(Faults),
    Middleware(hosts.Hosts, allowed=hosts.from_environment()),
    Middleware(Gate),
    Middleware(Pages),
]
