"""Files at addresses that any process answers: the table behind each panel, and each table of the release."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from gardenmap.data.export import held, table_csv
from gardenmap.data.tables import TABLES, file_name
from gardenmap.model import LANGUAGES, Release
from gardenmap.panels import PANELS
from gardenmap.text import Text
from gardenmap.ui import drawn, releases, shell
from gardenmap.ui.kept import Kept
from gardenmap.ui.throttle import PER_SECOND, TOO_OFTEN, Throttle, client
from gardenmap.ui.wire import HTML, Packed, pack
from gardenmap.view import ViewState, parse

TABLES_PREFIX = "/tables/"
MEDIA_TYPES = {
    "html": HTML,
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
}
_PANELS = {each.id for each in PANELS}
_TABLES = {file_name(name): name for name in TABLES}
_MOST_KEPT = 8_000_000

throttle = Throttle()
"""Only of files that nobody asked for yet."""


_kept: Kept[Packed] = Kept(_MOST_KEPT, lambda packed: packed.size)


def table_address(name: str, release: Release) -> str:
    """Where a whole table of the release is; named after it, so that a browser never mixes two releases."""
    return f"{TABLES_PREFIX}{file_name(name)}?release={release.id}"


def of_panel(request: Request) -> Response:
    """The table behind a panel for the nearest valid view to the query: HTML to read, CSV to take home."""
    release, _ = releases.current()
    panel_id, _, ending = request.path_params["file"].rpartition(".")
    if release is None or panel_id not in _PANELS or ending not in ("html", "csv"):
        return _absent(request, release)
    view, _ = parse(parse_qs(request.scope["query_string"].decode("latin-1")), releases.vocabulary(release))
    return _answer(request, f"{panel_id}.{ending}", (release, view, panel_id, ending), _panel)


def of_release(request: Request) -> Response:
    """A whole table as it stands in the package."""
    release, _ = releases.current()
    file = request.path_params["file"]
    if release is None or _TABLES.get(file) not in held(release):
        return _absent(request, release)
    return _answer(request, file, (release, _TABLES[file]), _table)


def _absent(request: Request, release: Release | None) -> Response:
    return (
        shell.not_found(shell.language_of(request)).answer(request, HTML, status=404)
        if release
        else Response(status_code=503)
    )


def _answer(request: Request, name: str, asked_for: tuple, make: Callable[..., Packed]) -> Response:
    packed = _kept.find(asked_for)
    if packed is None:
        wait = math.ceil(throttle.wait(client(request)))
        if wait:
            return _too_often(wait)
        packed = _kept.make(asked_for, partial(make, *asked_for))
    ending = name.rpartition(".")[2]
    response = packed.answer(request, MEDIA_TYPES[ending])
    if ending != "html":
        response.headers["content-disposition"] = f'attachment; filename="{name}"'
    return response


def _panel(release: Release, view: ViewState, panel_id: str, ending: str) -> Packed:
    return pack({"csv": drawn.csv, "html": drawn.table_page}[ending](release, view, panel_id))


def _table(release: Release, name: str) -> Packed:
    return pack(release.counties_geojson if name == "counties" else table_csv(name, getattr(release, name)))


def _too_often(wait: int) -> Response:
    said = "".join(f"{Text(each)(TOO_OFTEN, most=round(PER_SECOND * 60), wait=wait)}\n" for each in LANGUAGES)
    return PlainTextResponse(said, 429, {"retry-after": str(wait), "cache-control": "no-store"})


ROUTES = [Route(drawn.PREFIX + "{file:str}", of_panel), Route(TABLES_PREFIX + "{file:str}", of_release)]
