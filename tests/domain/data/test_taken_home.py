"""What we hand out can be checked, read, described and handed out again, with the id that it was cited by."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from published import DATA
from typer.testing import CliRunner
from worlds import company, garden, observation, release

from gardenmap.cli import app
from gardenmap.data.check import check
from gardenmap.data.describe import describe
from gardenmap.data.export import package_zip
from gardenmap.data.facts import facts_of
from gardenmap.data.folder import LARGEST_ZIP
from gardenmap.data.package import read
from gardenmap.data.rules import Rule

PACKAGE = release(gardens=[garden("lista")], observations=[observation()], companies=[company("B1")])


@pytest.fixture(scope="module")
def taken_home() -> bytes:
    """The zip of the published release."""
    return package_zip(read(DATA), facts_of(DATA))


@pytest.fixture(scope="module")
def small(whole: Path) -> bytes:
    """The zip of a small release."""
    return package_zip(read(whole), facts_of(whole))


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, body in files.items():
            archive.writestr(zipfile.ZipInfo(name), body, method)
    return content.getvalue()


def files_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def within(folder: str, mark: str = "/") -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    return lambda files: {f"{folder}/{name}".replace("/", mark): body for name, body in files.items()}


def by_a_mac(files: dict[str, bytes]) -> dict[str, bytes]:
    inside = within("datapackage")(files)
    beside = {f"__MACOSX/datapackage/._{name}": b"\0\5\x16\7" for name in files}
    return (
        inside
        | beside
        | {"datapackage/": b"", "datapackage/.DS_Store": b"\0\0\0\1Bud1", "__MACOSX/._datapackage": b"\0"}
    )


AGAIN: dict[str, Callable[[dict[str, bytes]], dict[str, bytes]]] = {
    "as it is": lambda files: files,
    "in a folder": within("datapackage"),
    "in folders": within("Nedlastinger/næringshager 2026"),
    "with backslashes of Windows": within("datapackage", "\\"),
    "by a Mac": by_a_mac,
    "with papers beside it": lambda files: {"notat.pdf": b"%PDF-1.7"} | files | {"old/gardens.csv": b"rubbish"},
    "the whole data folder": lambda _: {
        f"data/{path.relative_to(DATA)}": path.read_bytes() for path in DATA.rglob("*") if path.is_file()
    },
}


ZIPPED_AGAIN: dict[str, tuple[Callable[[dict[str, bytes]], dict[str, bytes]], int]] = {
    **{how: (turn, zipfile.ZIP_DEFLATED) for how, turn in AGAIN.items()},
    "without packing": (AGAIN["as it is"], zipfile.ZIP_STORED),
    "packed by LZMA": (AGAIN["as it is"], zipfile.ZIP_LZMA),
}


@pytest.mark.parametrize(("turn", "method"), ZIPPED_AGAIN.values(), ids=ZIPPED_AGAIN)
def test_a_zip_however_it_was_zipped_again_is_whole_and_keeps_its_id(
    taken_home: bytes, tmp_path: Path, turn: Callable[[dict[str, bytes]], dict[str, bytes]], method: int
) -> None:
    path = tmp_path / "datapackage (1).zip"
    path.write_bytes(zipped(turn(files_of(taken_home)), method))
    assert check(path) == []
    assert read(path).id == read(DATA).id
    assert facts_of(path) == facts_of(DATA)


def test_the_zip_and_what_is_unpacked_from_it_give_the_very_zip_again(taken_home: bytes, tmp_path: Path) -> None:
    path = tmp_path / "taken.zip"
    path.write_bytes(taken_home)
    shutil.unpack_archive(path, tmp_path / "unpacked")
    for home in (path, tmp_path / "unpacked"):
        assert check(home) == []
        assert package_zip(read(home), facts_of(home)) == taken_home
        assert describe(home) == describe(DATA)


def described(facts: dict[str, Any]) -> dict[str, Any]:
    """What the description of a package holds of its facts, credits apart."""
    origins = [{name: said for name, said in row.items() if "credit" not in name} for row in facts["origins"]]
    return facts | {"origins": origins, "file": b""}


def test_a_zip_of_before_it_held_what_the_release_says_is_read_from_its_description(
    taken_home: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "earlier.zip"
    path.write_bytes(zipped({name: body for name, body in files_of(taken_home).items() if not name.startswith("raw/")}))
    assert check(path) == []
    found, facts = read(path), facts_of(path)
    assert (found.id, found.date) == (read(DATA).id, read(DATA).date)
    assert described(facts) == described(facts_of(DATA))
    assert all("CC BY 4.0" in origin["credit_nb"] for origin in facts["origins"])
    again = tmp_path / "again.zip"
    again.write_bytes(package_zip(found, facts))
    assert json.loads(files_of(again.read_bytes())["datapackage.json"]) == json.loads(
        files_of(taken_home)["datapackage.json"]
    )
    assert read(again).id == found.id


@pytest.mark.parametrize("text", ["{}", "[]", "{", '{"created": "x"}', "null", '{"licenses": []}', "[" * 100_000])
def test_another_description_does_not_stand_for_what_the_release_says(package: Path, text: str) -> None:
    (package / "raw" / "release.toml").unlink()
    (package / "datapackage.json").write_text(text)
    assert [(problem.file, problem.rule) for problem in check(package)] == [("raw/release.toml", Rule.FILE_MISSING)]


FORMS: dict[str, Callable[[bytes], bytes]] = {
    "a BOM": lambda content: b"\xef\xbb\xbf" + content,
    "CRLF": lambda content: content.replace(b"\n", b"\r\n"),
    "blank rows": lambda content: content + b",,\n",
    "letters composed otherwise": lambda content: content.replace(b"Bedrift", "Bedrifte\u0301".encode()),
}


@pytest.mark.parametrize("turn", FORMS.values(), ids=FORMS)
def test_a_package_that_was_written_otherwise_is_handed_out_as_it_stands_with_its_own_id(
    package: Path, tmp_path: Path, turn: Callable[[bytes], bytes]
) -> None:
    table = package / "companies.csv"
    table.write_bytes(turn(table.read_bytes()))
    found = read(package)
    home = tmp_path / "home.zip"
    home.write_bytes(package_zip(found, facts_of(package)))
    assert files_of(home.read_bytes())["companies.csv"] == table.read_bytes()
    assert json.loads(files_of(home.read_bytes())["datapackage.json"])["id"] == found.id == read(home).id


def damaged(content: bytes) -> bytes:
    place = content.index(b"observations.csv") + 100
    return content[:place] + bytes(50) + content[place + 50 :]


def with_password(content: bytes) -> bytes:
    """Every file says that it is encrypted."""
    flags = bytearray(content)
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        start = 0
        while (start := content.find(mark, start)) >= 0:
            flags[start + place] |= 1
            start += 4
    return bytes(flags)


BROKEN: dict[str, tuple[Callable[[bytes], bytes], Rule]] = {
    "no zip": (lambda _: b"id,name\n", Rule.NOT_A_PACKAGE),
    "nothing": (lambda _: b"", Rule.NOT_A_PACKAGE),
    "half a zip": (lambda content: content[: len(content) // 2], Rule.NOT_A_PACKAGE),
    "a zip of something else": (lambda _: zipped({"notat.txt": b"x"}), Rule.NO_TABLE_IN_ZIP),
    "an empty zip": (lambda _: zipped({}), Rule.NO_TABLE_IN_ZIP),
}


@pytest.mark.parametrize(("turn", "rule"), BROKEN.values(), ids=BROKEN)
def test_a_file_that_is_no_package_is_one_fault(
    taken_home: bytes, tmp_path: Path, turn: Callable[[bytes], bytes], rule: Rule
) -> None:
    path = tmp_path / "datapackage.zip"
    path.write_bytes(turn(taken_home))
    (problem,) = check(path)
    assert (problem.file, problem.rule) == (path.name, rule)
    for command in ("check", "export"):
        told = CliRunner().invoke(app, [command, *(["--data"] if command == "export" else []), str(path)])
        assert (told.exit_code, type(told.exception)) == (1, SystemExit)
        assert str(problem) in told.output


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "datapackage.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("gardens.csv", "w") as entry:
        for _ in range(LARGEST_ZIP // 10_000_000 + 1):
            entry.write(bytes(10_000_000))
    assert path.stat().st_size < LARGEST_ZIP / 100
    assert [(problem.rule, problem.values) for problem in check(path)] == [(Rule.ZIP_TOO_LARGE, {"most": 200})]


def test_a_file_that_is_damaged_in_the_zip_is_named_and_no_other_is_blamed(taken_home: bytes, tmp_path: Path) -> None:
    path = tmp_path / "datapackage.zip"
    path.write_bytes(damaged(taken_home))
    assert [(problem.file, problem.rule) for problem in check(path)] == [("observations.csv", Rule.DAMAGED)]


def test_a_zip_with_a_password_is_told_file_by_file(taken_home: bytes, tmp_path: Path) -> None:
    path = tmp_path / "datapackage.zip"
    path.write_bytes(with_password(taken_home))
    assert {problem.rule for problem in check(path)} == {Rule.DAMAGED}


@given(place=st.floats(0, 0.999_999), flip=st.integers(1, 255), length=st.integers(1, 40), end=st.booleans())
def test_however_a_zip_is_damaged_the_answer_is_faults_or_a_release(
    small: bytes, tmp_path_factory: pytest.TempPathFactory, place: float, flip: int, length: int, end: bool
) -> None:
    content = bytearray(small)
    # The directory at its end is what a zip is read by.
    start = len(content) - 1 - int(place * 1500) if end else int(place * len(content))
    content[start : start + length] = bytes(byte ^ flip for byte in content[start : start + length])
    path = tmp_path_factory.getbasetemp() / "damaged.zip"
    path.write_bytes(content)
    if not check(path):
        assert read(path).id


def test_an_export_without_a_choice_is_the_package_and_one_with_a_choice_its_tables(
    taken_home: bytes, tmp_path: Path
) -> None:
    whole, part = tmp_path / "whole.zip", tmp_path / "part.zip"
    for path, choice in ((whole, []), (part, ["--county", "46"])):
        told = CliRunner().invoke(app, ["export", "--format", "zip", "--output", str(path), *choice])
        assert told.exit_code == 0
    assert whole.read_bytes() == taken_home
    assert "counties.geojson" not in files_of(part.read_bytes())
    again = CliRunner().invoke(app, ["export", "gardens", "--data", str(whole), "--county", "46"])
    assert again.stdout == CliRunner().invoke(app, ["export", "gardens", "--county", "46"]).stdout
