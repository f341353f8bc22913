"""Pages as the server writes them, before any script has run, read as a browser reads them."""

from __future__ import annotations

from functools import cache
from urllib.parse import parse_qs, urlsplit

from document import Element, parsed
from markupsafe import Markup
from published import published

from gardenmap import current
from gardenmap.current import Visit
from gardenmap.html.page import page_html
from gardenmap.model import Release
from gardenmap.panels.pages import PAGES, page
from gardenmap.view import Notice, ViewState, parse

BY_PATH = {entry.address: entry for entry in PAGES}


def visit(page_id: str = "overview", query: str = "", release: Release | None = None) -> Visit:
    """Somebody who opens this page with this query string."""
    found = release or published()
    view, _ = parse(parse_qs(query, keep_blank_values=True), current.vocabulary(found))
    return Visit(found, view, page(page_id))


@cache
def first_paint(page_id: str = "overview", query: str = "") -> Element:
    """The page of the published release; an AssertionError where it is not written well."""
    return parsed(page_html(visit(page_id, query), Markup()))


def followed(address: str) -> tuple[str, ViewState, tuple[Notice, ...]]:
    """The page and the view that a link within the site leads to, and what of it was not understood."""
    parts = urlsplit(address)
    view, notices = parse(parse_qs(parts.query, keep_blank_values=True), current.vocabulary(published()))
    return BY_PATH[parts.path].id, view, notices
