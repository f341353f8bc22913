"""The answer to what a visitor chooses: the page of the next view, fetched before Streamlit has heard of it.

Streamlit's line needs three times as long for the same. `assets/page.js` has it take up the address afterwards, and the
view becomes the session's; where no answer comes from here, the line brings the page itself.
"""

from __future__ import annotations

import asyncio
import math
from contextlib import suppress
from dataclasses import replace
from functools import partial
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gardenmap.model import Release
from gardenmap.ui import acts, chrome, documents, releases, written
from gardenmap.ui.kept import Kept
from gardenmap.ui.site import SITE
from gardenmap.ui.throttle import client
from gardenmap.ui.visit import spoken
from gardenmap.ui.wire import Packed, pack
from gardenmap.view import ViewState, default, parse, query

PREFIX = "/acts/"
_PAGES = {entry.id for entry in SITE}
_MEDIA_TYPE = "application/json"
_MOST_KEPT = 8_000_000
_PAUSE = 0.3
"""Seconds; a page takes a third of that."""

_kept: Kept[Packed] = Kept(_MOST_KEPT, lambda packed: packed.size)


def ready(request: Request) -> Response | None:
    """The answer to an act where it is kept."""
    asked_for = _asked_for(request)
    packed = _kept.find(asked_for) if asked_for else None
    return packed.answer(request, _MEDIA_TYPE) if packed else None


def of_act(request: Request) -> Response:
    """`/acts/overview?county=46&act=land:18`: the page after the act, as JSON; 404 for what is no act of a view."""
    asked_for = _asked_for(request)
    if asked_for is None:
        return Response(status_code=404 if releases.current()[0] else 503)
    packed = _kept.find(asked_for)
    if packed is None:
        wait = math.ceil(documents.throttle.wait(client(request)))
        if wait:
            return Response(status_code=429, headers={"retry-after": str(wait)})
        packed = _kept.make(asked_for, partial(_pack, *asked_for))
    return packed.answer(request, _MEDIA_TYPE)


def _asked_for(request: Request) -> tuple[Release, ViewState, str, str] | None:
    """Release, view after the act, page and notices; None where there is no such page, act or release."""
    release, problems = releases.current()
    page_id = request.scope["path"].removeprefix(PREFIX)
    asked = parse_qs(request.scope["query_string"].decode("latin-1"), keep_blank_values=True)
    code = asked.pop("act", [""])[-1]
    change = acts.change(code)
    if release is None or page_id not in _PAGES or (change is None and code != acts.AGAIN):
        return None
    vocabulary = releases.vocabulary(release)
    view, notices = parse(asked, vocabulary)
    if change is not None:
        view, notices = change(view, vocabulary), ()
    return release, view, page_id, chrome.notices(problems, notices, spoken(view.lang))


async def look_ahead(release: Release) -> None:
    """Make ready what the choice of each county on the overview leads to, with pauses, since visitors come first."""
    vocabulary = releases.vocabulary(release)
    for county in vocabulary.counties:
        await asyncio.sleep(_PAUSE)
        view = replace(default(vocabulary), county=(county,))
        asked_for = (release, view, SITE[0].id, chrome.notices((), (), spoken(view.lang)))
        # A fault is told where somebody asks for the page.
        with suppress(Exception):
            await asyncio.to_thread(_kept.make, asked_for, partial(_pack, *asked_for))


def _pack(release: Release, view: ViewState, page_id: str, said: str) -> Packed:
    return pack(written.shown(release, view, page_id, said, query(view, releases.vocabulary(release))).body)


ROUTES = [Route(PREFIX + "{page:str}", of_act)]
