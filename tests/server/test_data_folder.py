"""Whatever happens to the data folder while the app runs: the last whole release stays, and the pages say so."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from asgi import ask
from document import Element
from published import DATA, published

from gardenmap import current
from gardenmap.model import LANGUAGES
from gardenmap.panels.pages import PAGES

RELEASE, OF_RELEASE = published(), current.facts()
STILL = {"nb": "Her vises den siste utgaven uten feil", "en": "Shown is the last release that was whole"}
NO_FIGURES = {"nb": "Tallene kan ikke vises", "en": "The figures cannot be shown"}
ENGLISH = ("must", "missing", "The ", "Found", "Are they")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data package, which the app serves from now on and has not looked at yet."""
    copy = Path(shutil.copytree(DATA, tmp_path / "data"))
    monkeypatch.setattr(current, "_folder", current._Folder(copy))
    return copy


def test_the_zip_that_is_handed_out_is_served_as_it_is_and_anew_where_it_is_exchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed_out = ask("/api/v1/datapackage.zip").body
    path = tmp_path / "datapackage.zip"
    path.write_bytes(handed_out)
    monkeypatch.setattr(current, "_folder", current._Folder(path))
    assert ask("/healthz").json["release"] == RELEASE.id
    assert ask("/api/v1/datapackage.zip").body == handed_out
    assert ask("/tables/gardens.csv").body == (DATA / "gardens.csv").read_bytes()
    assert "Kartverket" in ask("/om").text
    path.write_bytes(handed_out[:-100])
    health = ask("/healthz")
    assert (health.status, health.json["release"]) == (200, RELEASE.id)
    assert "datapackage.zip" in ask("/").page.one("ul", with_class="gm-faults").words
    path.write_bytes(handed_out)
    assert notices("/") == []


@pytest.fixture
def running(folder: Path) -> Path:
    """The same folder where the app has shown its release already."""
    current._folder._release, current._folder._facts = RELEASE, OF_RELEASE
    return folder


def _half(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-777])


FAULTS: dict[str, Callable[[Path], object]] = {
    "a file is removed": lambda folder: (folder / "gardens.csv").unlink(),
    "a file is rubbish": lambda folder: (folder / "observations.csv").write_bytes(bytes(range(256)) * 400),
    "a file is half written": lambda folder: _half(folder / "projects.csv"),
    "the polygons are half written": lambda folder: _half(folder / "counties.geojson"),
    "the date is rubbish": lambda folder: (folder / "raw" / "release.toml").write_text("date = {{"),
    "a file has become a folder": lambda folder: ((folder / "themes.csv").unlink(), (folder / "themes.csv").mkdir()),
    "the folder is removed": shutil.rmtree,
    "the folder has become a file": lambda folder: (shutil.rmtree(folder), folder.write_text("rubbish")),
}


def notices(address: str) -> list[Element]:
    return ask(address).page.all("p", role="alert")


def heading(address: str) -> str:
    return ask(address).page.one("h1").words


@pytest.mark.parametrize("break_it", FAULTS.values(), ids=FAULTS)
def test_a_folder_that_breaks_leaves_the_last_whole_release_on_show_and_says_so(
    running: Path, break_it: Callable[[Path], object]
) -> None:
    break_it(running)
    health = ask("/healthz")
    assert (health.status, health.json["release"]) == (200, RELEASE.id)
    assert ask("/api/v1/observations.csv").status == 200
    for lang in LANGUAGES:
        root = ask(f"/?lang={lang}").page
        [notice] = root.all("p", role="alert")
        assert STILL[lang] in notice.words
        assert root.one("h1").words.startswith("47 ")
        assert root.one("ul", with_class="gm-faults").all("li")


def test_every_page_says_that_an_older_release_is_on_show(running: Path) -> None:
    (running / "themes.csv").unlink()
    for entry in PAGES:
        assert [STILL["nb"] in each.words for each in notices(entry.address)] == [True], entry.id


def test_a_mended_folder_is_shown_without_a_word(folder: Path) -> None:
    (folder / "themes.csv").unlink()
    assert heading("/") == NO_FIGURES["nb"]
    shutil.copy(DATA / "themes.csv", folder)
    assert notices("/") == []
    assert heading("/").startswith("47 ")


def test_a_folder_swapped_by_renaming_is_the_new_release_without_a_fault(running: Path) -> None:
    new, old = running.with_name("next"), running.with_name("old")
    shutil.copytree(DATA, new)
    table = new / "gardens.csv"
    text = table.read_text(encoding="utf-8")
    assert "Lister Nyskaping" in text
    table.write_text(text.replace("Lister Nyskaping", "Lister Nyskaping Ny"), encoding="utf-8")
    os.rename(running, old)
    os.rename(new, running)
    health = ask("/healthz").json
    assert health["status"] == "ok"
    assert health["release"] != RELEASE.id
    assert notices("/") == []
    assert "Lister Nyskaping Ny" in ask("/api/v1/gardens.geojson").text


def test_a_folder_that_never_was_whole_shows_all_faults_in_plain_words(folder: Path) -> None:
    gardens = folder / "gardens.csv"
    text = gardens.read_text(encoding="utf-8")
    assert ",58.029,7.46," in text
    gardens.write_text(text.replace(",58.029,7.46,", ",7.46,58.029,"), encoding="utf-8")
    (folder / "themes.csv").unlink()
    assert ask("/healthz").status == 503
    assert ask("/healthz").json["problems"] >= 2
    for entry in PAGES:
        for lang in LANGUAGES:
            root = ask(f"{entry.address}?lang={lang}&county=46").page
            assert root.one("h1").words == NO_FIGURES[lang]
            faults = [each.words for each in root.one("ul", with_class="gm-faults").all("li")]
            assert any(fault.startswith("gardens.csv:2:") for fault in faults)
            assert any(fault.startswith("themes.csv: ") for fault in faults)
            assert "open" in root.one("details", with_class="gm-unfolds").attributes
            assert lang == "en" or not [word for word in ENGLISH for fault in faults if word in fault]


def test_a_value_that_is_refused_is_quoted_as_plain_text_and_shortened(folder: Path) -> None:
    gardens = folder / "gardens.csv"
    text = gardens.read_text(encoding="utf-8")
    assert text.count(",Mandal,") == 1
    nasty = "<img src=x onerror=alert(1)>\x00" + "A" * 10_000
    gardens.write_text(text.replace(",Mandal,", f",{nasty},"), encoding="utf-8")
    answer = ask("/")
    assert answer.page.one("h1").words == NO_FIGURES["nb"]
    assert "gardens.csv:2" in answer.page.words
    assert answer.page.all("img") == []
    assert "\x00" not in answer.text
    assert "A" * 1000 not in answer.text


METRES = {"type": "Polygon", "coordinates": [[[262e3, 66e5], [263e3, 66e5], [263e3, 67e5], [262e3, 66e5]]]}
SWAPPED = {"type": "Polygon", "coordinates": [[[59.8, 10.2], [59.8, 10.9], [60.1, 10.9], [59.8, 10.2]]]}


@pytest.mark.parametrize("shape", [METRES, SWAPPED, None, {"type": "Polygon", "coordinates": []}])
@pytest.mark.parametrize("counties", [1, 15])
def test_polygons_elsewhere_are_told_and_no_picture_or_answer_fails(folder: Path, counties: int, shape: object) -> None:
    path = folder / "counties.geojson"
    collection = json.loads(path.read_bytes())
    for feature in collection["features"][:counties]:
        feature["geometry"] = shape
    path.write_text(json.dumps(collection), encoding="utf-8")
    assert heading("/") == NO_FIGURES["nb"]
    faults = [each.words for each in ask("/").page.one("ul", with_class="gm-faults").all("li")]
    assert faults
    assert all(fault.startswith("counties.geojson") for fault in faults)
    for address in ("/preview/0.png", "/api/v1/gardens.geojson", "/tables/counties.geojson", "/panels/gardens.csv"):
        assert ask(address).status in (404, 503), address


def test_an_empty_or_missing_folder_is_a_fault_and_not_a_crash(folder: Path) -> None:
    for empty in (shutil.rmtree, Path.mkdir):
        empty(folder)
        assert heading("/") == NO_FIGURES["nb"]
        assert ask("/healthz").status == 503


def test_a_flood_of_faults_is_shown_in_part(running: Path) -> None:
    table = running / "observations.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(",A,", ",?,"), encoding="utf-8")
    _, faults = current.on_show()
    assert len(faults) > 50
    assert len(ask("/").page.one("ul", with_class="gm-faults").all("li")) == 50


def test_a_folder_that_stays_as_it_is_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    monkeypatch.setattr(current, "read", lambda path: (read.append(path), RELEASE)[1])
    for _ in range(3):
        ask("/healthz")
    assert read == [folder]
    os.utime(folder / "raw" / "release.toml", (0, 0))
    ask("/healthz")
    assert read == [folder, folder]
