"""A visitor without a browser: the script runs, the widgets answer, nothing is drawn."""

from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import parse_qs

from streamlit.testing.v1 import AppTest

from gardenmap.ui.server import SCRIPT
from gardenmap.ui.site import SITE


def visit(page: str = SITE[0].id, query: str = "") -> AppTest:
    """Open a link to a page: `visit("companies", "county=46&lang=en")`."""
    at = AppTest.from_file(SCRIPT, default_timeout=60)
    if page != SITE[0].id:
        # The test engine knows the pages of an app only after a run.
        at.run()
    return turn_to(at, page, query)


def turn_to(at: AppTest, page: str, query: str) -> AppTest:
    """Follow a link to a page, in the same session."""
    at.query_params.clear()
    for name, values in parse_qs(query, keep_blank_values=True).items():
        at.query_params[name] = values
    if page != SITE[0].id:
        at.switch_page(str(next(entry.file for entry in SITE if entry.id == page)))
    return at.run()


def choose_more(at: AppTest) -> AppTest:
    """Open the further choices of the filters."""
    at.session_state["more"] = True
    return at.run()


def markup(at: AppTest) -> list[str]:
    """All HTML on the page, that of our own parts too, without style sheets."""
    plain = [html.proto.body for html in at.get("html") if "<style>" not in html.proto.body]
    parts = [json.loads(part.proto.bytes) for part in at.get("bidi_component") if part.proto.bytes]
    return plain + [part["html"] for part in parts if "html" in part]


def words(at: AppTest) -> str:
    """Everything that stands on the page as HTML, without the tags."""
    return unescape(re.sub(r"<[^>]*>", " ", " ".join(markup(at))))


def heading(at: AppTest) -> str:
    """The words of the page's one main heading."""
    found = [title for html in markup(at) for title in re.findall(r"<h1>(.*?)</h1>", html)]
    assert len(found) == 1, found
    return unescape(found[0])


def carried(at: AppTest) -> str:
    """The query string that every entry of the menu carries."""
    menu = re.findall(r'<a href="/[a-z]*\?([^"]*)" data-act="go:', " ".join(markup(at)))
    assert len(set(menu)) == 1, menu
    return unescape(menu[0])


def address(at: AppTest) -> dict[str, str]:
    """The parameters in the address, in their order there."""
    return {name: values[-1] if isinstance(values, list) else values for name, values in at.query_params.items()}
