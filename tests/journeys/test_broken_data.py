"""A broken data folder is told in plain words; what was whole before stays on show."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from running import ROOT
from starlette.requests import Request
from visitors import heading, notices, visit, words

from gardenmap.ui import documents, releases
from gardenmap.ui.site import SITE


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data package, which the app serves."""
    copy = tmp_path / "data"
    shutil.copytree(ROOT / "data", copy)
    monkeypatch.setattr(releases, "_shelf", releases._Shelf(copy))
    return copy


def damage(folder: Path) -> None:
    """Swap the coordinates of the first garden and lose a whole file."""
    gardens = folder / "gardens.csv"
    text = gardens.read_text(encoding="utf-8")
    assert ",58.029,7.46," in text
    gardens.write_text(text.replace(",58.029,7.46,", ",7.46,58.029,"), encoding="utf-8")
    (folder / "themes.csv").unlink()


def mend(folder: Path) -> None:
    for name in ("gardens.csv", "themes.csv"):
        shutil.copy(ROOT / "data" / name, folder / name)


def test_a_folder_that_never_was_whole_shows_all_faults_in_plain_norwegian(folder: Path) -> None:
    damage(folder)
    at = visit()
    assert list(at.exception) == []
    assert heading(at) == "Tallene kan ikke vises"
    assert "gardens.csv:2" in words(at)
    assert "themes.csv: Filen mangler" in words(at)
    english = [rule for rule in ("must", "missing", "The ", "Found", "Are they") if rule in words(at)]
    assert english == []
    assert heading(visit(query="lang=en")) == "The figures cannot be shown"


@pytest.mark.parametrize(
    ("query", "said"), [("", "Tallene kan ikke vises"), ("lang=en", "The figures cannot be shown")]
)
def test_the_faults_stand_in_the_page_before_any_script(folder: Path, query: str, said: str) -> None:
    damage(folder)
    where = {"path": "/", "query_string": query.encode(), "headers": []}
    scope = {"type": "http", "scheme": "http", "method": "GET", **where}
    answer = documents.page(Request(scope))
    html = bytes(answer.body).decode()
    assert f"<h1>{said}</h1>" in html
    assert "gardens.csv:2" in html
    assert "themes.csv: " in html
    mend(folder)
    assert said not in bytes(documents.page(Request(scope)).body).decode(), "the page works by itself when it is whole"


def test_a_value_that_is_refused_is_quoted_as_plain_text_and_shortened(folder: Path) -> None:
    gardens = folder / "gardens.csv"
    nasty = "<img src=x onerror=alert(1)>\x00" + "A" * 10_000
    text = gardens.read_text(encoding="utf-8")
    assert text.count(",Mandal,") == 1
    gardens.write_text(text.replace(",Mandal,", f",{nasty},"), encoding="utf-8")
    where = {"path": "/", "query_string": b"", "headers": []}
    html = bytes(documents.page(Request({"type": "http", "scheme": "http", "method": "GET", **where})).body).decode()
    assert "<h1>Tallene kan ikke vises</h1>" in html
    assert "gardens.csv:2" in html
    assert "<img" not in html
    assert "\x00" not in html
    assert "A" * 1000 not in html


def test_a_fault_that_comes_later_leaves_the_last_whole_release_on_show(folder: Path) -> None:
    whole = heading(visit())
    damage(folder)
    at = visit(query="county=46")
    assert list(at.exception) == []
    assert len(notices(at)) == 1
    assert "themes.csv: Filen mangler" in words(at)
    assert heading(visit()) == whole
    assert all(list(visit(entry.id).exception) == [] for entry in SITE)


def test_a_mended_folder_is_shown_without_a_word(folder: Path) -> None:
    damage(folder)
    visit()
    mend(folder)
    at = visit()
    assert notices(at) == []
    assert "47" in heading(at)


def test_an_empty_folder_is_a_fault_and_not_a_crash(folder: Path) -> None:
    shutil.rmtree(folder)
    at = visit()
    assert list(at.exception) == []
    assert heading(at) == "Tallene kan ikke vises"
