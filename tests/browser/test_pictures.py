"""The pictures of the documents: `PICTURES=1 pytest tests/browser/test_pictures.py` takes them anew."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from running import ROOT, complete

FOLDER = ROOT / "docs" / "pictures"
PICTURES = {"oversikt.png": "/"}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_a_page_that_is_drawn_without_errors(
    name: str, new_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = new_page()
    page.goto(PICTURES[name])
    complete(page)
    folder = FOLDER if os.environ.get("PICTURES") else tmp_path
    page.screenshot(path=folder / name)


def test_the_documents_show_the_pictures_that_are_taken_here() -> None:
    documents = "".join(file.read_text(encoding="utf-8") for file in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
    shown = set(re.findall(r"\]\((?:docs/)?pictures/([\w.-]+)\)", documents))
    assert shown == set(PICTURES) == {file.name for file in FOLDER.glob("*.png")}
