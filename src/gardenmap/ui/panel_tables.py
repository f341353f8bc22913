"""The table behind each panel at an address: HTML for whoever opens it on the page, CSV to take home."""

from __future__ import annotations

import gzip
import hashlib
from functools import lru_cache
from urllib.parse import parse_qs

import brotli
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gardenmap.model import Release
from gardenmap.panels import PANELS
from gardenmap.ui import drawn, releases
from gardenmap.ui.wire import ASK_AGAIN, respond
from gardenmap.view import ViewState, parse

MEDIA_TYPES = {"html": "text/html; charset=utf-8", "csv": "text/csv; charset=utf-8"}
_IDS = {each.id for each in PANELS}


def answer(request: Request) -> Response:
    """The table of the nearest valid view to the query."""
    release, _ = releases.current()
    panel_id, _, ending = request.path_params["file"].rpartition(".")
    if release is None or panel_id not in _IDS or ending not in MEDIA_TYPES:
        return Response(status_code=404 if release else 503)
    view, _ = parse(parse_qs(request.scope["query_string"].decode("latin-1")), releases.vocabulary(release))
    body, encodings, tag = _packed(release, view, panel_id, ending)
    response = respond(request, body, encodings, MEDIA_TYPES[ending], tag, ASK_AGAIN)
    if ending == "csv":
        response.headers["content-disposition"] = f'attachment; filename="{panel_id}.csv"'
    return response


@lru_cache(maxsize=64)
def _packed(release: Release, view: ViewState, panel_id: str, ending: str) -> tuple[bytes, dict[str, bytes], str]:
    make = {"csv": drawn.csv, "html": drawn.table_page}[ending]
    body = make(release, view, panel_id)
    encodings = {"br": brotli.compress(body, quality=5), "gzip": gzip.compress(body, 6, mtime=0)}
    return body, encodings, hashlib.sha256(body).hexdigest()[:16]


ROUTES = [Route(drawn.PREFIX + "{file:str}", answer)]
