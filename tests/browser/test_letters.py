"""The page, its charts and its map are written with our own typeface, whatever letters the names have."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from published import DATA
from running import running_app
from screen import look

from gardenmap.data.check import check
from gardenmap.panels.pages import PAGES

NAMES = {"Voss": "Kárášjohka Ŋđŧž", "Odda": "Nguyễn Київ"}
"""Short names of two gardens in Vestland, and what they are called here."""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("letters") / "data"
    shutil.copytree(DATA, folder)
    gardens = (folder / "gardens.csv").read_text(encoding="utf-8")
    for old, new in NAMES.items():
        assert f",{old}," in gardens
        gardens = gardens.replace(f",{old},", f",{new},", 1)
    (folder / "gardens.csv").write_text(gardens, encoding="utf-8")
    assert check(folder) == []
    with running_app(GARDENMAP_DATA=str(folder)) as app:
        yield app.url


def written(page: Page, name: str) -> list[tuple[str, list[tuple[str, bool]]]]:
    """Each element that says the name, with the typefaces that it is written with and whether the page brought them."""
    session = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    root = session.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
    return [
        (node["nodeName"], [(font["familyName"], font["isCustomFont"]) for font in found["fonts"]])
        for node in saying(root, name)
        if (found := session.send("CSS.getPlatformFontsForNode", {"nodeId": node["nodeId"]}))["fonts"]
    ]


def saying(node: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    parts = node.get("children", []) + [node[part] for part in ("contentDocument",) if part in node]
    if any(part["nodeType"] == 3 and name in part["nodeValue"] for part in parts):
        yield node
    for part in parts:
        yield from saying(part, name)


@pytest.mark.parametrize("name", NAMES.values())
def test_a_name_is_written_with_the_typeface_of_the_page_in_charts_tables_and_the_map(
    name: str, elsewhere: str, browser: Any
) -> None:
    page = look(browser.new_page(locale="nb-NO"), f"{elsewhere}/?county=46")
    found = written(page, name)
    page.close()
    assert {"A", "SPAN"} <= {kind for kind, _ in found}, "in a table and on the map"
    assert {"text", "tspan"} & {kind for kind, _ in found}, "in a chart"
    assert [(kind, fonts) for kind, fonts in found if not all(is_ours for _, is_ours in fonts)] == []


@pytest.mark.parametrize("path", [f"{entry.address}?garden=odda" for entry in PAGES])
def test_a_page_of_plain_names_fetches_the_first_file_of_the_typeface_alone(
    path: str, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(Path(request.url).name))
    look(page, path)
    assert {name for name in asked if name.startswith("inter-")} == {"inter-latin.woff2"}
