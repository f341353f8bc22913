"""A visitor without a browser: Streamlit's script runs, its widgets are set, and nothing is drawn."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import parse_qs

from streamlit.testing.v1 import AppTest

from gardenmap.panels.pages import PAGES, Page, page


def _script() -> None:
    """The script of the app; what was pressed comes first, as Streamlit calls it back before a run."""
    import runpy

    import streamlit as st

    from gardenmap.ui import choice

    for pressed in st.session_state.pop("pressed", ()):
        choice.choose(pressed)
    runpy.run_module("gardenmap.ui.script")


def visit(page_id: str = PAGES[0].id, query: str = "") -> AppTest:
    """Open a link to a page: `visit("companies", "county=46&lang=en")`."""
    at = AppTest.from_function(_script, default_timeout=60)
    browser_tells(at, query)
    # The test engine knows the pages of an app only after a run.
    return at.run() if page_id == PAGES[0].id else turn_to(at.run(), page_id, query)


def turn_to(at: AppTest, page_id: str, query: str) -> AppTest:
    """Follow a link to a page, in the same session."""
    browser_tells(at, query)
    return at.switch_page(str(page(page_id).file)).run()


def every_page(query: str = "") -> Iterator[tuple[Page, AppTest]]:
    """Walk through all pages with this link."""
    at = visit(query=query)
    for entry in PAGES:
        yield entry, turn_to(at, entry.id, query)


def browser_tells(at: AppTest, query: str) -> None:
    """The browser runs the script with this address next, whatever the app wrote since."""
    at.query_params.clear()
    for name, values in parse_qs(query, keep_blank_values=True).items():
        at.query_params[name] = values


def press(at: AppTest, *choices: str) -> AppTest:
    """Press what stands for a choice, or several things before the app has run: `press(at, "garden:voss")`."""
    at.session_state["pressed"] = choices
    return at.run()


def address(at: AppTest) -> dict[str, str]:
    """The parameters in the address, in their order there."""
    return {name: values[-1] if isinstance(values, list) else values for name, values in at.query_params.items()}


def settled(at: AppTest) -> dict[str, str]:
    """The address without what always stands in it."""
    return {name: value for name, value in address(at).items() if name not in ("year", "release")}


def elements(at: AppTest) -> dict[str, Any]:
    """What the elements of our own get, by their keys: panels, headline, the mark of the page's end."""
    found = {each.proto.id.split("-", 2)[2]: each.proto for each in at.get("bidi_component")}
    return {key: json.loads(getattr(each, each.WhichOneof("data"))) for key, each in found.items()}


def the_map(at: AppTest) -> dict[str, Any]:
    """What the component of the map gets."""
    [component] = at.get("component_instance")
    return json.loads(component.proto.json_args)


def markup(at: AppTest) -> str:
    """Everything that stands on the page as HTML."""
    parts = [part for each in elements(at).values() for part in each.get("parts", ())]
    return "\n".join([*(each.value for each in at.get("html")), *(part for part in parts if isinstance(part, str))])


def words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", html))


def heading(at: AppTest) -> str:
    """The words of the page's one main heading."""
    [found] = re.findall(r"<h1>(.*?)</h1>", markup(at))
    return unescape(found)


def notices(at: AppTest) -> list[str]:
    """The sentences above the page that the reader should know first."""
    return [unescape(found) for found in re.findall(r'<p class="gm-notice"[^>]*>(.*?)</p>', markup(at))]
