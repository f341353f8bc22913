"""The pictures of the documents: `PICTURES=1 pytest tests/browser/test_pictures.py` takes them anew."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page
from running import ROOT
from screen import look

FOLDER = ROOT / "docs" / "pictures"
DESK, PHONE = {"width": 1440, "height": 1000}, {"width": 390, "height": 844}
PICTURES = {
    "oversikt.png": ("/", DESK),
    "vestland.png": ("/?county=46", DESK),
    "telefon.png": ("/", PHONE),
    "hage.png": ("/hage?garden=voss", DESK),
    "baerekraft.png": ("/baerekraft", DESK),
}
LARGEST = 400_000


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_a_page_that_is_drawn_without_errors(
    name: str, new_page: Callable[..., Page], tmp_path: Path
) -> None:
    address, size = PICTURES[name]
    page = look(new_page(**size), address)
    page.wait_for_function("() => [...document.fonts].every(face => face.status !== 'loading')")
    taken = Image.open(BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")
    colours = sorted(taken.getcolors(1 << 24) or [])
    assert len(colours) > 100, "a page with map and charts has many colours"
    assert colours[-1][0] < 0.95 * taken.width * taken.height, "the page is empty"
    file = (FOLDER if os.environ.get("PICTURES") else tmp_path) / name
    taken.quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)
    assert file.stat().st_size < LARGEST


def test_the_documents_show_only_pictures_that_are_taken_here() -> None:
    documents = "".join(file.read_text(encoding="utf-8") for file in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
    shown = set(re.findall(r"\]\((?:docs/)?pictures/([\w.-]+)\)", documents))
    assert shown <= set(PICTURES)
    assert set(PICTURES) == {file.name for file in FOLDER.glob("*.png")}
