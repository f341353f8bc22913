"""The answer to a page's address: the page of exactly the view in it, whole before any script runs."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response

from gardenmap.model import Language, Release
from gardenmap.ui import chrome, first_paint, map_files, preview, releases, sheet, shell, written
from gardenmap.ui.kept import Kept
from gardenmap.ui.site import SITE, Page
from gardenmap.ui.site import page as page_of
from gardenmap.ui.throttle import Throttle, client
from gardenmap.ui.visit import Visit, spoken
from gardenmap.ui.wire import HTML, Packed, pack
from gardenmap.view import ViewState, language_asked, parse

_PAGES = {entry.address: entry for entry in SITE}
_HOST = re.compile(r"[A-Za-z0-9.-]{1,253}(:\d{1,5})?|\[[0-9a-fA-F:]{2,45}\](:\d{1,5})?")
_MOST_KEPT = 16_000_000

throttle = Throttle(per_second=1)
"""Only of pages that nobody asked for yet: a tenth of a core for each client. Forty who open one link count as one."""


_kept: Kept[Packed] = Kept(_MOST_KEPT, lambda packed: packed.size)


def page(request: Request) -> Response:
    """The page of the view in the address; of the nearest valid view where the address holds anything else."""
    entry = _PAGES[request.scope["path"]]
    asked = parse_qs(request.scope["query_string"].decode("latin-1"))
    release, problems = releases.current()
    if release is None:
        lang = language_asked(asked)
        packed = without_figures(entry, lang, chrome.no_figures(problems, spoken(lang)))
    else:
        view, notices = parse(asked, releases.vocabulary(release))
        said = chrome.notices(problems, notices, spoken(view.lang))
        asked_for = (release, view, entry.id, said, _origin(request))
        packed = _kept.find(asked_for)
        if packed is None and throttle.wait(client(request)):
            # The app itself still comes, and so does the view: only what stands there before the app is left out.
            packed = without_figures(entry, view.lang)
        elif packed is None:
            packed = _kept.make(asked_for, partial(of_view, *asked_for))
    return packed.answer(request, HTML)


def of_view(release: Release, view: ViewState, page_id: str, notices: str = "", origin: str = "") -> Packed:
    """The page of a view; `origin` is the visitor's own way to the site, for addresses that others will follow."""
    visit = Visit(release, view, page_of(page_id))
    page = written.of_view(release, view, page_id)
    found = page.headline
    meta = shell.Meta(
        title=found.title,
        description=" · ".join(filter(None, (found.lede, found.scope))),
        url=f"{origin}{visit.address(visit.page)}" if origin else "",
        image=f"{origin}{preview.address(release, view, page_id)}" if origin else "",
    )
    early = map_files.early(release) if sheet.MAP_ROOM in page.content else ""
    return pack(shell.page(view.lang, meta, first_paint.body(visit, notices), early).encode())


@lru_cache(maxsize=32)
def without_figures(entry: Page, language: Language, words: str = "") -> Packed:
    """The page before its figures are there, with what there is to say of that."""
    text = spoken(language)
    description = text(
        "The business gardens of Norway on a map: companies, value creation and sustainability projects, "
        "with the source and status of every figure."
    )
    meta = shell.Meta(entry.title(text), description)
    return pack(shell.page(language, meta, first_paint.without_figures(words)).encode())


def _origin(request: Request) -> str:
    """`https://host` as the visitor sees it; empty where the host is no host."""
    host = request.headers.get("host", "")
    scheme = "https" if request.headers.get("x-forwarded-proto") == "https" else request.scope["scheme"]
    return f"{scheme}://{host}" if _HOST.fullmatch(host) else ""
