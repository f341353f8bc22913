"""Files at addresses that any process answers: the table behind each panel, and each table of the release."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from threading import Condition

from cachetools import LRUCache, cached
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from gardenmap import current
from gardenmap.current import Visit
from gardenmap.data.export import held, people_csv
from gardenmap.data.tables import TABLES, file_name
from gardenmap.html import addresses
from gardenmap.html.document import not_found, table_document
from gardenmap.links import parameters
from gardenmap.model import Release
from gardenmap.panels import PANELS, panel
from gardenmap.panels.pages import page
from gardenmap.server import workbooks
from gardenmap.server.forms import MEDIA_TYPES, form_asked, in_both, named, packed, refusal
from gardenmap.server.pages import language_of, origin
from gardenmap.server.response import ASK_AGAIN, Packed
from gardenmap.server.throttle import PER_SECOND, TOO_OFTEN, Throttle, client
from gardenmap.view import ViewState, default, parse

_Make = Callable[[Release, ViewState, str, str, str], bytes]
"""What makes a file for a view: its name, its form, and the visitor's own way to the site."""
_PANELS = {each.id for each in PANELS}
_TABLES = {file: name for name in TABLES for file in (file_name(name), f"{name}.xlsx")}

_ENDINGS = ("html", "xlsx", "csv")

throttle = Throttle()
"""Only of files that nobody asked for yet."""
_files: LRUCache = LRUCache(8_000_000, getsizeof=lambda packed: packed.size)


def holds(address: str) -> bool:
    """Whether a release may have a file at this address."""
    panels = {f"{addresses.PANELS}{panel_id}.{ending}" for panel_id in _PANELS for ending in _ENDINGS}
    return address in panels or address in {addresses.TABLES + file for file in _TABLES}


def of_panel(request: Request) -> Response:
    """The table behind a panel for the nearest valid view to the query: HTML to read, XLSX and CSV to take home."""
    release, _ = current.on_show()
    file, asked = request.path_params["file"], _parameters(request)
    panel_id, _, ending = file.rpartition(".")
    if release is None or panel_id not in _PANELS or ending not in _ENDINGS:
        return _absent(request, release)
    form, refused = form_asked(file, asked)
    if refused:
        return refusal(file, refused)
    view, _ = parse(asked, current.vocabulary(release))
    return _answer(request, file, form, _panel_file, release, view, panel_id)


def of_release(request: Request) -> Response:
    """A whole table as it stands in the package, or as a workbook in the visitor's language."""
    release, _ = current.on_show()
    file = request.path_params["file"]
    if release is None or _TABLES.get(file) not in held(release):
        return _absent(request, release)
    form, refused = form_asked(file, _parameters(request))
    if refused:
        return refusal(file, refused)
    view = default(current.vocabulary(release))
    if form == "xlsx":
        view = replace(view, lang=language_of(request))
    return _answer(request, file, form, _table_file, release, view, _TABLES[file])


def _parameters(request: Request) -> dict[str, list[str]]:
    return parameters(request.scope["query_string"].decode("latin-1"))


def _absent(request: Request, release: Release | None) -> Response:
    if release is None:
        return Response(status_code=503)
    return HTMLResponse(not_found(language_of(request)), 404, {"cache-control": ASK_AGAIN})


def _answer(
    request: Request, file: str, form: str, make: _Make, release: Release, view: ViewState, name: str
) -> Response:
    asked_for = (make, release, view, name, form, origin(request) if form == "xlsx" else "")
    if _made.cache_key(*asked_for) not in _files:
        wait = math.ceil(throttle.wait(client(request)))
        if wait:
            response = in_both(429, TOO_OFTEN, most=round(PER_SECOND * 60), wait=wait)
            response.headers["retry-after"] = str(wait)
            return response
    response = _made(*asked_for).answer(request, MEDIA_TYPES[form])
    if form != "html":
        response.headers["content-disposition"] = f'attachment; filename="{named(file, form)}"'
    return response


@cached(_files, condition=Condition())
def _made(make: _Make, release: Release, view: ViewState, name: str, form: str, origin: str) -> Packed:
    return packed(make(release, view, name, form, origin), form)


def _panel_file(release: Release, view: ViewState, name: str, form: str, origin: str) -> bytes:
    """A panel's table for a view."""
    visit, shown = Visit(release, view, page("garden")), panel(name)
    if form == "html":
        return table_document(visit, shown).encode()
    if form == "xlsx":
        return workbooks.of_panel(visit, shown, origin)
    if form == "people":
        return people_csv(visit.frame(shown))
    # For machines: RFC 4180, codes and plain numbers, missing left empty.
    return visit.frame(shown).to_csv(index=False, lineterminator="\r\n").encode()


def _table_file(release: Release, view: ViewState, name: str, form: str, origin: str) -> bytes:
    """A whole table of the release."""
    rows = getattr(release, name)
    if form == "xlsx":
        return workbooks.of_table(Visit(release, view, page("data")), name, rows, origin)
    if form == "people":
        return people_csv(rows)
    return release.files[file_name(name)]


ROUTES = [
    Route(addresses.PANELS + "{file:str}", of_panel),
    Route(addresses.TABLES + "{file:str}", of_release),
]
