"""A broken data folder or a fault of our own is told in plain words; what was whole before stays on show."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from running import ROOT
from streamlit.testing.v1 import AppTest
from visitors import elements, every_page, heading, markup, notices, visit, words

from gardenmap import current


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data package, which the app serves."""
    copy = tmp_path / "data"
    shutil.copytree(ROOT / "data", copy)
    monkeypatch.setattr(current, "_folder", current._Folder(copy))
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
    said = words(markup(at))
    assert list(at.exception) == []
    assert heading(at) == "Tallene kan ikke vises"
    assert "gardens.csv:2" in said
    assert "themes.csv: Filen mangler" in said
    assert [rule for rule in ("must", "missing", "The ", "Found", "Are they") if rule in said] == []
    assert heading(visit(query="lang=en")) == "The figures cannot be shown"
    shutil.rmtree(folder)
    assert heading(visit("about")) == "Tallene kan ikke vises"


def test_a_fault_that_comes_later_leaves_the_last_whole_release_on_show_until_it_is_mended(folder: Path) -> None:
    whole = heading(visit(query="county=46"))
    damage(folder)
    for _, at in every_page("county=46"):
        assert list(at.exception) == []
        assert len(notices(at)) == 1
        assert "themes.csv: Filen mangler" in words(markup(at))
    assert heading(visit(query="county=46")) == whole
    mend(folder)
    assert notices(visit()) == []


def test_a_value_that_is_refused_is_quoted_as_plain_text_and_shortened(folder: Path) -> None:
    gardens = folder / "gardens.csv"
    nasty = "<img src=x onerror=alert(1)>\x00" + "A" * 10_000
    text = gardens.read_text(encoding="utf-8")
    assert text.count(",Mandal,") == 1
    gardens.write_text(text.replace(",Mandal,", f",{nasty},"), encoding="utf-8")
    html = markup(visit())
    assert "gardens.csv:2" in html
    assert "<img" not in html
    assert "\x00" not in html
    assert "A" * 1000 not in html


def _failing() -> None:
    from gardenmap.ui.complete import failed

    failed(ValueError("a fault of our own"))


@pytest.mark.parametrize(("query", "said"), [("nb", "Noe gikk galt her"), ("en", "Something went wrong here")])
def test_a_run_that_fails_says_so_in_the_language_of_the_link_and_nothing_of_the_fault(query: str, said: str) -> None:
    at = AppTest.from_function(_failing)
    at.query_params["lang"] = query
    told = elements(at.run())["complete"]["failed"]
    assert told.startswith(said)
    assert "our own" not in told
