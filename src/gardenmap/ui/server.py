"""What answers besides the app itself: pages in the right language, our files, health, and the safety headers."""

from __future__ import annotations

import asyncio
import gc
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from pathlib import Path

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gardenmap import assets
from gardenmap.model import LANGUAGES, Release
from gardenmap.text import Text
from gardenmap.text.words import n_
from gardenmap.ui import (
    answers,
    api,
    bundles,
    companies,
    documents,
    events,
    files,
    hosts,
    map_files,
    metrics,
    preview,
    releases,
    shell,
)
from gardenmap.ui.site import SITE
from gardenmap.ui.stream import Stream
from gardenmap.ui.wire import ASK_AGAIN, FOREVER, HTML, LONGEST_QUERY, MOST_HEADERS, best, respond, send_at_once
from gardenmap.view import parse

SCRIPT = Path(__file__).with_name("dashboard.py")
PAGES = {entry.address: entry for entry in SITE}

_ASSET = re.compile(r"/assets/([^/]+)/([^/]+)")
_STREAMLITS = ("/_stcore/bidi-components/", "/media/")
_EXACTLY = {"/_stcore/health", "/_stcore/host-config", "/_stcore/stream"}
"""Streamlit's other doors, for machines and uploads, show the script, sessions and memory to anybody, or fill it."""

_POLICY = {
    "default-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    # The only other host: the background map, where the visitor turns it on.
    "img-src": "'self' data: blob: https://cache.kartverket.no",
    "font-src": "'self'",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
_HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def _asset(request: Request, digest: str, name: str) -> Response:
    """One of our own files, or the county polygons, the map or the companies of the release on show."""
    found = assets.asset(name) if name in assets.names() else _of_release(name)
    if found is None:
        return shell.not_found(shell.language_of(request)).answer(request, HTML, status=404)
    keep = FOREVER if digest == found.hash else ASK_AGAIN
    return respond(request, found.body, found.encodings, found.media_type, found.hash, keep)


def _of_release(name: str) -> assets.Asset | None:
    if name not in ("counties.geojson", "map-base.js", "companies.json"):
        return None
    release, _ = releases.current()
    if release is None:
        return None
    if name == "counties.geojson":
        return assets.counties(release.counties_geojson)
    if name == "map-base.js":
        return map_files.base(release)
    return companies.file(release) if len(release.companies) else None


async def healthz(_: Request) -> Response:
    """Whether the app has figures to show, and which."""
    release, problems = releases.current()
    if release is None:
        return JSONResponse({"status": "no release", "problems": len(problems)}, 503)
    return JSONResponse({"status": "ok", "release": release.id, "date": release.date.isoformat()})


class Gate:
    """Lets in what the app knows, hands out files and answers to acts, and says "not found" to everything else.

    Without it Streamlit answers 200 and an empty app to every address. A first visit asks for many files: here each
    costs half of what it would behind Streamlit's own layers.
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
    if not _known(path) or (path == metrics.PATH and not metrics.may_see(request.scope)):
        return shell.not_found(shell.language_of(request)).answer(request, HTML, status=404)
    if len(request.scope["query_string"]) > LONGEST_QUERY and not path.startswith("/api/"):
        return _too_much(414, n_("The query string is longer than {most} characters."), LONGEST_QUERY)
    if request.method not in ("GET", "HEAD"):
        return None
    if named := _ASSET.fullmatch(path):
        return _asset(request, *named.groups())
    if path.startswith(answers.PREFIX):
        return answers.ready(request)
    encodings = bundles.encodings(path)
    if best(request, encodings):
        file = Path(path)
        return respond(request, b"", encodings, bundles.MEDIA_TYPES[file.suffix], file.name, FOREVER)
    return None


def _known(path: str) -> bool:
    if path in _EXACTLY or path.rstrip("/") in PAGES or bundles.holds(path):
        return True
    is_ours = _ASSET.fullmatch(path) or any(route.path_regex.match(path) for route in ROUTES)
    return bool(is_ours) or path.startswith(_STREAMLITS)


def _too_much(status: int, said: str, most: int) -> Response:
    lines = "\n".join(Text(lang)(said, most=most) for lang in LANGUAGES)
    return PlainTextResponse(f"{lines}\n", status)


class SafetyHeaders:
    """The safety headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {**_HEADERS, "content-security-policy": _policy()}
        added = [(name.encode(), value.encode()) for name, value in headers.items()]

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [pair for pair in message.get("headers", []) if pair[0].decode().lower() not in headers]
                message = {**message, "headers": own + added}
            await send(message)

        await self.app(scope, receive, send_with_headers)


class Faults:
    """A fault of our own: where it came about for the operator, a sentence for the visitor.

    Starlette's own layer for this raises the error once more, and the log would quote what the visitor asked for.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
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
            events.tell("answer failed", error=type(error).__name__, at=events.places(error))
            # Half an answer cannot be taken back: the connection is cut.
            if has_begun:
                raise
            said = shell.failed(shell.language_of(Request(scope))).body
            await HTMLResponse(said, 500, {"cache-control": "no-store"})(scope, receive, send)


@cache
def _policy() -> str:
    policy = _POLICY | {"script-src": f"'self' 'wasm-unsafe-eval' blob: {shell.script_hashes()}"}
    return "; ".join(f"{name} {value}" for name, value in policy.items())


@asynccontextmanager
async def lifespan(_: object) -> AsyncIterator[None]:
    """Before the first visitor: the release is read and every answer that can be made ahead is made."""
    events.tell_failures(metrics.RUN_FAILURES.inc)
    send_at_once()
    bundles.start_making()
    release, _ = releases.current()
    await asyncio.gather(asyncio.to_thread(_compress, release), asyncio.to_thread(_rehearse, release))
    # What stands now stands for good: without this the collector walks pandas and plotly again and again.
    gc.collect()
    gc.freeze()
    events.tell("start", gardenmap=version("gardenmap"), streamlit=version("streamlit"))
    ahead = asyncio.create_task(answers.look_ahead(release)) if release is not None else None
    yield
    if ahead is not None:
        ahead.cancel()
    events.tell("stop")


def _compress(release: Release | None) -> None:
    made = [assets.asset(name) for name in assets.names()]
    if release is not None:
        made += [assets.counties(release.counties_geojson), map_files.base(release)]
        if len(release.companies):
            made.append(companies.file(release))
    for each in made:
        _ = each.encodings
    for lang in LANGUAGES:
        shell.not_found(lang)


def _rehearse(release: Release | None) -> None:
    """Draw the wall once for nobody: the first drawing loads most of plotly, the second none of it."""
    if release is None:
        return
    view, _ = parse({}, releases.vocabulary(release))
    for entry in SITE:
        for lang in LANGUAGES:
            documents.of_view(release, replace(view, lang=lang), entry.id)


ROUTES = [
    Route("/healthz", healthz),
    Route(metrics.PATH, metrics.answer),
    Route("/preview/{release:str}.png", preview.answer),
    *answers.ROUTES,
    *api.ROUTES,
    *files.ROUTES,
    *(Route(path, documents.page) for path in PAGES),
]
MIDDLEWARE = [
    Middleware(metrics.Observed),
    Middleware(SafetyHeaders),
    Middleware(Faults),
    Middleware(hosts.Hosts, allowed=hosts.from_environment()),
    Middleware(Gate),
    Middleware(Stream),
]
