"""Files at addresses that any process answers: the table behind each panel, and each table of the release."""

from __future__ import annotations

import math
from threading import Condition

from cachetools import LRUCache, cached
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from gardenmap import current
from gardenmap.current import Visit
from gardenmap.data.export import held, table_csv
from gardenmap.data.tables import TABLES, file_name
from gardenmap.html import addresses
from gardenmap.html.document import not_found, table_document
from gardenmap.links import parameters
from gardenmap.model import LANGUAGES, Release
from gardenmap.panels import PANELS, panel
from gardenmap.panels.pages import page
from gardenmap.server.pages import language_of
from gardenmap.server.response import ASK_AGAIN, HTML, Packed, pack
from gardenmap.server.throttle import PER_SECOND, TOO_OFTEN, Throttle, client
from gardenmap.text import Text
from gardenmap.view import ViewState, parse

MEDIA_TYPES = {
    "html": HTML,
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
}
_PANELS = {each.id for each in PANELS}
_TABLES = {file_name(name): name for name in TABLES}

_ENDINGS = ("html", "csv")

throttle = Throttle()
"""Only of files that nobody asked for yet."""
_files: LRUCache = LRUCache(8_000_000, getsizeof=lambda packed: packed.size)


def holds(address: str) -> bool:
    """Whether a release may have a file at this address."""
    panels = {f"{addresses.PANELS}{panel_id}.{ending}" for panel_id in _PANELS for ending in _ENDINGS}
    return address in panels or address in {addresses.TABLES + file for file in _TABLES}


def of_panel(request: Request) -> Response:
    """The table behind a panel for the nearest valid view to the query: HTML to read, CSV to take home."""
    release, _ = current.on_show()
    panel_id, _, ending = request.path_params["file"].rpartition(".")
    if release is None or panel_id not in _PANELS or ending not in _ENDINGS:
        return _absent(request, release)
    view, _ = parse(parameters(request.scope["query_string"].decode("latin-1")), current.vocabulary(release))
    return _answer(request, f"{panel_id}.{ending}", release, view, panel_id, ending)


def of_release(request: Request) -> Response:
    """A whole table as it stands in the package."""
    release, _ = current.on_show()
    file = request.path_params["file"]
    if release is None or _TABLES.get(file) not in held(release):
        return _absent(request, release)
    return _answer(request, file, release, None, _TABLES[file], "")


def _absent(request: Request, release: Release | None) -> Response:
    if release is None:
        return Response(status_code=503)
    return HTMLResponse(not_found(language_of(request)), 404, {"cache-control": ASK_AGAIN})


def _answer(request: Request, file: str, release: Release, view: ViewState | None, name: str, ending: str) -> Response:
    asked_for = (release, view, name, ending)
    if _made.cache_key(*asked_for) not in _files:
        wait = math.ceil(throttle.wait(client(request)))
        if wait:
            return _too_often(wait)
    kind = file.rpartition(".")[2]
    response = _made(*asked_for).answer(request, MEDIA_TYPES[kind])
    if kind != "html":
        response.headers["content-disposition"] = f'attachment; filename="{file}"'
    return response


@cached(_files, condition=Condition())
def _made(release: Release, view: ViewState | None, name: str, ending: str) -> Packed:
    """A panel's table for a view, or a whole table of the release where there is no view."""
    if view is None:
        return pack(release.counties_geojson if name == "counties" else table_csv(name, getattr(release, name)))
    visit, shown = Visit(release, view, page("garden")), panel(name)
    if ending == "html":
        return pack(table_document(visit, shown).encode())
    # For machines: RFC 4180, codes and plain numbers, missing left empty.
    return pack(visit.frame(shown).to_csv(index=False, lineterminator="\r\n").encode())


def _too_often(wait: int) -> Response:
    sentences = "".join(f"{Text(each)(TOO_OFTEN, most=round(PER_SECOND * 60), wait=wait)}\n" for each in LANGUAGES)
    return PlainTextResponse(sentences, 429, {"retry-after": str(wait), "cache-control": "no-store"})


ROUTES = [
    Route(addresses.PANELS + "{file:str}", of_panel),
    Route(addresses.TABLES + "{file:str}", of_release),
]
