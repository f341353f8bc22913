"""Whatever happens to the data folder while the app runs: the last whole release stays, and the page says so."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import requests
from running import ROOT, RunningApp, awaited
from sessions import dial, words

STILL = {"": "Her vises den siste utgaven uten feil", "lang=en": "Shown is the last release that was whole"}
WHOLE = {"": "47 næringshager fra Lindesnes", "lang=en": "47 business gardens from Lindesnes"}


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


def health(app: RunningApp) -> requests.Response:
    return requests.get(app.url + "/healthz", timeout=30)


def pages(app: RunningApp) -> dict[str, str]:
    """The words of the overview in both languages, in a session as a visitor has it."""

    async def visit() -> dict[str, str]:
        connection = await dial(app.url)
        found = {query: await words(connection, query) for query in STILL}
        await connection.close()
        return found

    return awaited(visit())


@pytest.mark.parametrize("break_it", FAULTS.values(), ids=FAULTS)
def test_a_folder_that_breaks_leaves_the_last_whole_release_on_show_and_says_so(
    app: RunningApp, folder: Path, break_it: Callable[[Path], object]
) -> None:
    before = health(app).json()
    break_it(folder)
    assert health(app).status_code == 200
    assert health(app).json() == before
    assert requests.get(app.url + "/api/v1/observations.csv", timeout=30).ok
    assert "47 næringshager" in requests.get(app.url, timeout=30).text
    for query, said in pages(app).items():
        assert STILL[query] in said
        assert WHOLE[query] in said

    shutil.rmtree(folder, ignore_errors=True)
    folder.unlink(missing_ok=True)
    shutil.copytree(ROOT / "data", folder)
    for query, said in pages(app).items():
        assert STILL[query] not in said
        assert WHOLE[query] in said


def test_a_folder_swapped_by_renaming_is_the_new_release_without_a_fault(app: RunningApp, folder: Path) -> None:
    before = health(app).json()
    new, old = folder.with_name("next"), folder.with_name("old")
    shutil.copytree(ROOT / "data", new)
    table = new / "gardens.csv"
    text = table.read_text(encoding="utf-8")
    assert text.count("Lister Nyskaping") >= 1
    table.write_text(text.replace("Lister Nyskaping", "Lister Nyskaping Ny"), encoding="utf-8")
    os.rename(folder, old)
    os.rename(new, folder)
    after = health(app).json()
    shutil.rmtree(old)
    assert after["status"] == "ok"
    assert after["release"] != before["release"]
    assert not any(sentence in words for words in pages(app).values() for sentence in STILL.values())
    assert "Lister Nyskaping Ny" in requests.get(app.url + "/api/v1/gardens.geojson", timeout=30).text
