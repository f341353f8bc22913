"""A release that was published earlier stays what it was: whole, with its id, and every page can show it."""

from __future__ import annotations

from pathlib import Path

import pytest
from document import parsed
from earlier import ID, unpacked
from first_paint import visit
from markupsafe import Markup

from gardenmap.data.check import check
from gardenmap.data.package import read
from gardenmap.html.page import page_html
from gardenmap.panels.pages import PAGES


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(tmp_path_factory.mktemp(ID))


def test_the_package_is_whole_and_keeps_its_id(package: Path) -> None:
    assert [str(problem) for problem in check(package)] == []
    assert read(package).id == ID


def test_every_page_shows_it(package: Path) -> None:
    release = read(package)
    for entry in PAGES:
        root = parsed(page_html(visit(entry.id, "county=46&garden=voss&lang=en", release), Markup()))
        assert root.one("h1").words
        assert f"id {ID}" in root.one("footer").words
