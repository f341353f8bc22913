"""Files at addresses that any process answers: the table behind each panel, and each table of the release."""

from __future__ import annotations

import gzip
import hashlib
from functools import lru_cache
from urllib.parse import parse_qs

import brotli
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gardenmap.data.export import held, table_csv
from gardenmap.data.tables import TABLES, file_name
from gardenmap.model import Release
from gardenmap.panels import PANELS
from gardenmap.ui import drawn, releases
from gardenmap.ui.wire import ASK_AGAIN, respond
from gardenmap.view import ViewState, parse

TABLES_PREFIX = "/tables/"
MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
}
_PANELS = {each.id for each in PANELS}
_TABLES = {file_name(name): name for name in TABLES}


def table_address(name: str, release: Release) -> str:
    """Where a whole table of the release is; named after it, so that a browser never mixes two releases."""
    return f"{TABLES_PREFIX}{file_name(name)}?release={release.id}"


def of_panel(request: Request) -> Response:
    """The table behind a panel for the nearest valid view to the query: HTML to read, CSV to take home."""
    release, _ = releases.current()
    panel_id, _, ending = request.path_params["file"].rpartition(".")
    if release is None or panel_id not in _PANELS or ending not in ("html", "csv"):
        return Response(status_code=404 if release else 503)
    view, _ = parse(parse_qs(request.scope["query_string"].decode("latin-1")), releases.vocabulary(release))
    return _answer(request, _panel(release, view, panel_id, ending), f"{panel_id}.{ending}")


def of_release(request: Request) -> Response:
    """A whole table as it stands in the package."""
    release, _ = releases.current()
    file = request.path_params["file"]
    if release is None or _TABLES.get(file) not in held(release):
        return Response(status_code=404 if release else 503)
    return _answer(request, _table(release, _TABLES[file]), file)


def _answer(request: Request, body: bytes, file: str) -> Response:
    encodings, tag = _packed(body)
    ending = file.rpartition(".")[2]
    response = respond(request, body, encodings, MEDIA_TYPES[ending], tag, ASK_AGAIN)
    if ending != "html":
        response.headers["content-disposition"] = f'attachment; filename="{file}"'
    return response


@lru_cache(maxsize=64)
def _panel(release: Release, view: ViewState, panel_id: str, ending: str) -> bytes:
    return {"csv": drawn.csv, "html": drawn.table_page}[ending](release, view, panel_id)


@lru_cache(maxsize=16)
def _table(release: Release, name: str) -> bytes:
    return release.counties_geojson if name == "counties" else table_csv(name, getattr(release, name))


@lru_cache(maxsize=64)
def _packed(body: bytes) -> tuple[dict[str, bytes], str]:
    encodings = {"br": brotli.compress(body, quality=5), "gzip": gzip.compress(body, 6, mtime=0)}
    return encodings, hashlib.sha256(body).hexdigest()[:16]


ROUTES = [Route(drawn.PREFIX + "{file:str}", of_panel), Route(TABLES_PREFIX + "{file:str}", of_release)]
