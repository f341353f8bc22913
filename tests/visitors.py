"""A visitor without a browser: the script runs, the form answers, nothing is drawn."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from gardenmap.ui import acts
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
    browser_tells(at, query)
    if page != SITE[0].id:
        at.switch_page(str(next(entry.file for entry in SITE if entry.id == page)))
    return act(at, "again")


def browser_tells(at: AppTest, query: str) -> None:
    """The browser runs the script with this address next, whatever the app wrote since."""
    at.query_params.clear()
    for name, values in parse_qs(query, keep_blank_values=True).items():
        at.query_params[name] = values


def act(at: AppTest, *codes: str) -> AppTest:
    """What clicks do, all before the next run: `act(at, "garden:voss")`."""
    told: dict[str, object] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(st, "session_state", told)
        for code in codes:
            acts.choose(code)
    for name, value in told.items():
        at.session_state[name] = value
    return at.run()


def choose(at: AppTest, asked: str) -> AppTest:
    """Choose in the form of the filters: `choose(at, "county=46,18")`, as the browser tells it."""
    return act(at, f"view:{asked}")


def chosen(at: AppTest, name: str) -> list[str]:
    """The codes that a control of the form shows as chosen."""
    return _Controls(markup(at)).chosen.get(name, [])


class _Controls(HTMLParser):
    """What the controls of a form hold, by their names."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.chosen: dict[str, list[str]] = {}
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        name, value = told.get("name") or "", told.get("value") or ""
        if tag == "select":
            self._select = name
        if tag == "option" and "selected" in told and value:
            self.chosen.setdefault(self._select, []).append(value)
        if tag == "input" and ("checked" in told or told.get("type") == "hidden"):
            self.chosen.setdefault(name, []).append(value)


def message(at: AppTest) -> dict[str, Any]:
    """What went to the browser: tag and address of the page, and the page itself where the browser waits for it."""
    [line] = at.get("bidi_component")
    return json.loads(line.proto.bytes)


def markup(at: AppTest) -> str:
    """The HTML of the page."""
    return message(at)["shown"]["html"]


def notices(at: AppTest) -> list[str]:
    """The sentences above the page that the reader should know first."""
    return [unescape(said) for said in re.findall(r'<p class="gm-notice"[^>]*>(.*?)</p>', markup(at))]


def words(at: AppTest) -> str:
    """Everything that stands on the page as HTML, without the tags."""
    return unescape(re.sub(r"<[^>]*>", " ", markup(at)))


def heading(at: AppTest) -> str:
    """The words of the page's one main heading."""
    [found] = re.findall(r"<h1>(.*?)</h1>", markup(at))
    return unescape(found)


def carried(at: AppTest) -> str:
    """The query string that every entry of the menu carries."""
    menu = re.findall(r'<a href="/[a-z]*\?([^"]*)" data-act="go:', markup(at))
    assert len(set(menu)) == 1, menu
    return unescape(menu[0])


def address(at: AppTest) -> dict[str, str]:
    """The parameters in the address, in their order there."""
    return {name: values[-1] if isinstance(values, list) else values for name, values in at.query_params.items()}
