"""The open data: the tables of a view at fixed addresses, for programs, spreadsheets and data catalogues.

The query string is that of a page, and so is the selection. Whatever is asked is answered with the nearest valid view;
what was not understood is said in the header X-Notice, in ASCII, and in release.json in both languages.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from gardenmap import current
from gardenmap.current import Visit
from gardenmap.data.export import gardens_geojson, machine_csv, package_zip, people_csv
from gardenmap.data.tables import Words
from gardenmap.html import addresses as at
from gardenmap.html.addresses import ADDRESSES, EVERY, Address, offered
from gardenmap.links import bare, parameters
from gardenmap.model import LANGUAGES, Release
from gardenmap.panels.pages import page
from gardenmap.selection import select
from gardenmap.server import catalogue, openapi, workbooks
from gardenmap.server.forms import MEDIA_TYPES, REFUSED, form_asked, had, named
from gardenmap.server.pages import origin
from gardenmap.server.response import Packed, as_it_is, pack
from gardenmap.server.throttle import PER_SECOND, TOO_OFTEN, Throttle, client
from gardenmap.text import Text
from gardenmap.text.words import n_
from gardenmap.view import Notice, ViewState, default, parse

METHODS = ("GET", "HEAD", "OPTIONS")
LONGEST_QUERY = 2000
"""Characters: three times a view with every code of every list chosen; more is no link of ours."""
NAMED = "public, max-age=86400"
"""Where the query names the release on show, the answer stays right; a day, since the form of it may still improve."""
UNNAMED = "public, max-age=300"
"""Else the answer is the newest, and a new release may be five minutes late."""

_OPEN = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, Retry-After, X-Notice",
}
_ASK_FIRST = {
    "allow": ", ".join(METHODS),
    "access-control-allow-methods": ", ".join(METHODS),
    "access-control-allow-headers": "If-None-Match",
    "access-control-max-age": "86400",
}
_NARROWING = {name for address in at.EVERY if address is not at.RELEASE for name in address.follows}
"""The parameters that choose rows."""

throttle = Throttle()


@dataclass(frozen=True)
class Asked:
    """All that an answer depends on; `view` has its defaults where the address does not follow it."""

    address: Address
    release: Release
    view: ViewState
    form: str = ""
    origin: str = ""
    """The visitor's own way to the site, in a workbook."""
    notices: tuple[Words, ...] = ()


@lru_cache(maxsize=32)
def answer(asked: Asked) -> Packed:
    """The answer to a question, kept for the next who asks the same."""
    body = _MAKE[asked.address](asked)
    made = as_it_is(body) if asked.form in ("zip", "xlsx") else pack(body)
    return replace(made, tag=f"{asked.release.id}-{made.tag}")


def _csv(name: str, asked: Asked) -> bytes:
    rows = getattr(select(asked.release, asked.view), name)
    if asked.form == "xlsx":
        visit = Visit(asked.release, asked.view, page("data"))
        return workbooks.of_table(visit, name, rows, asked.origin, asked.address.follows)
    return people_csv(rows) if asked.form == "people" else machine_csv(rows)


def _release(asked: Asked) -> bytes:
    vocabulary = current.vocabulary(asked.release)
    selection = select(asked.release, asked.view)
    return _json(catalogue.release_record(selection, vocabulary, current.facts(), asked.notices))


def _json(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


_MAKE: dict[Address, Callable[[Asked], bytes]] = {
    at.GARDENS: lambda asked: gardens_geojson(select(asked.release, asked.view).gardens),
    at.OBSERVATIONS: partial(_csv, "observations"),
    at.PROJECTS: partial(_csv, "projects"),
    at.COMPANIES: partial(_csv, "companies"),
    at.RELEASE: _release,
    at.DATAPACKAGE: lambda asked: package_zip(asked.release, current.facts()),
    at.OPENAPI: lambda asked: _json(
        openapi.description(current.vocabulary(asked.release), current.facts(), offered(asked.release))
    ),
    at.CATALOG: lambda asked: _json(catalogue.record(asked.release, current.facts())),
}


def understood(
    address: Address, params: dict[str, list[str]], release: Release, form: str, origin: str
) -> tuple[Asked, tuple[Notice, ...]]:
    """What the parameters ask of an address, and what is to be said about it."""
    vocabulary = current.vocabulary(release)
    view, notices = parse(params, vocabulary)
    first = default(vocabulary)
    if not address.follows and any(getattr(view, name) != getattr(first, name) for name in _NARROWING):
        notices += (Notice("This address always answers for the whole release."),)
    follows = (*address.follows, "lang") if form == "xlsx" else address.follows
    followed = replace(first, **{name: getattr(view, name) for name in follows})
    said = tuple(Words(**_in_both(notice.message, **notice.values)) for notice in notices)
    asked = Asked(address, release, followed, form, origin, said if address is at.RELEASE else ())
    return asked, notices


def _serve(address: Address, request: Request) -> Response:
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=_ASK_FIRST)
    # The raw query: Starlette's own `request.url` stumbles over bytes that are no UTF-8.
    query = request.scope["query_string"].decode("latin-1")
    if len(query) > LONGEST_QUERY:
        return _refuse(414, n_("The query string is longer than {most} characters."), most=LONGEST_QUERY)
    release, _ = current.on_show()
    if release is None:
        return _refuse(503, n_("There is no release to show right now. Please try again later."))
    if address not in offered(release):
        return _unknown(request)
    params = parameters(query)
    form, refused = form_asked(address.name, params)
    if refused:
        return _refuse(400, REFUSED, asked=refused, formats=had(address.name), page=page("data").address)
    asked, notices = understood(address, params, release, form, origin(request) if form == "xlsx" else "")
    keep = NAMED if bare(params.get("release", [""])[-1]).lower() == release.id else UNNAMED
    media_type = MEDIA_TYPES["xlsx"] if form == "xlsx" else address.media_type
    response = answer(asked).answer(request, media_type, keep)
    if form == "xlsx":
        response.headers["content-disposition"] = f'attachment; filename="{named(address.name, form)}"'
    if notices:
        # A header must not end in a space, and what somebody wrote may.
        response.headers["x-notice"] = "; ".join(_ascii(notice) for notice in notices).strip()
    return response


def _ascii(notice: Notice) -> str:
    """The notice in English as a header may hold it; what somebody wrote is percent-encoded."""
    return notice.message.format_map({name: quote(value, safe=" ,=") for name, value in notice.values.items()})


def _unknown(request: Request) -> Response:
    """An address that is none of ours, or a method that none of ours has."""
    if request.scope["path"] in {address.path for address in ADDRESSES}:
        response = _refuse(405, n_("The open data can only be read: {methods}."), methods=_ASK_FIRST["allow"])
        response.headers["allow"] = _ASK_FIRST["allow"]
        return response
    return _refuse(404, n_("There is nothing at this address. See {address}."), address=at.OPENAPI.path)


def _refuse(status: int, message: str, **values: object) -> Response:
    body = {"status": status, "message": _in_both(message, **values)}
    return JSONResponse(body, status, {"cache-control": "no-store"})


def _in_both(message: str, **values: object) -> dict[str, str]:
    return {language: Text(language)(message, **values) for language in LANGUAGES}


def _guarded(serve: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """The same, open to scripts of every site, and refused to whoever asks too often."""

    def guarded(request: Request) -> Response:
        wait = math.ceil(throttle.wait(client(request)))
        if wait:
            most = round(PER_SECOND * 60)
            response = _refuse(429, TOO_OFTEN, most=most, wait=wait)
            response.headers["retry-after"] = str(wait)
        else:
            response = serve(request)
        if request.method in METHODS:
            response.headers.update(_OPEN)
        return response

    return guarded


ROUTES = [
    *(Route(each.path, _guarded(partial(_serve, each)), methods=list(METHODS)) for each in EVERY),
    Route("/api/{rest:path}", _guarded(_unknown), methods=[*METHODS, "POST", "PUT", "PATCH", "DELETE"]),
]
