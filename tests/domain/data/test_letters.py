"""A name is one however its letters are written: what looks the same is found, and twins are told."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from published import DATA
from worlds import company, county, garden, observation, release, write_package

from gardenmap.data.check import check
from gardenmap.data.package import read, release_id
from gardenmap.data.rules import Advice, Rule
from gardenmap.data.sheets import as_read
from gardenmap.data.tables import TABLES, file_name
from gardenmap.model import Release

NAME = "Blåbær Ysteri AS, Kárášjohka, Ǻse"
PACKAGE = release(gardens=[garden("lista", name=NAME)], companies=[company("B1", name=NAME, industry="Næring")])

SAME_TO_READERS = {
    "decomposed": unicodedata.normalize("NFD", NAME),
    "a singleton": NAME.replace("å", "a\u030a").replace("Ǻ", "\u212b\u0301"),
    "no-break space": NAME.replace(" ", "\u00a0"),
    "narrow no-break space": NAME.replace(" ", "\u202f"),
    "em space": NAME.replace(" ", "\u2003"),
    "soft hyphen": NAME.replace("steri", "\u00adsteri"),
    "zero width space": NAME.replace("Y", "\u200bY"),
    "word joiner": NAME.replace("Y", "\u2060Y"),
    "BOM in the middle": NAME.replace("Y", "\ufeffY"),
    "marks of direction": f"\u202a{NAME}\u202c\u200e",
    "joiner": NAME.replace("Y", "\u200dY"),
    "blanks round it": f"\u00a0{NAME} ",
}


def rewritten(package: Path, file: str, old: str, new: str) -> None:
    path = package / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="")


@pytest.mark.parametrize("written", SAME_TO_READERS.values(), ids=SAME_TO_READERS)
@pytest.mark.parametrize(("file", "table"), [("gardens.csv", "gardens"), ("companies.csv", "companies")])
def test_a_name_is_the_same_however_its_letters_are_written(package: Path, file: str, table: str, written: str) -> None:
    rewritten(package, file, NAME, written)
    assert check(package) == []
    assert getattr(read(package), table)["name"].tolist() == [NAME]


@pytest.mark.parametrize("written", SAME_TO_READERS.values(), ids=SAME_TO_READERS)
def test_the_id_stays_that_of_the_bytes_of_the_files(package: Path, written: str) -> None:
    rewritten(package, "companies.csv", NAME, written)
    files = {file_name(name): (package / file_name(name)) for name in TABLES}
    found = read(package)
    assert found.id == release_id({name: path.read_bytes() for name, path in files.items() if path.exists()})
    assert found.files["companies.csv"] == (package / "companies.csv").read_bytes()


def test_the_published_release_is_read_as_it_is_written() -> None:
    for path in DATA.rglob("*.*"):
        text = path.read_text(encoding="utf-8")
        assert as_read(text) == text, path
    assert read(DATA).counties_geojson == (DATA / "counties.geojson").read_bytes()


def region(area: str, **cells: object) -> dict[str, object]:
    return observation("companies", area, 5, area_type="region", **cells)


TWINS = {
    "decomposed": (unicodedata.normalize("NFD", "Sør-Troms og Målselv"), Rule.DUPLICATE, Advice.ONE_ROW),
    "no-break space": ("Sør-Troms\u00a0og Målselv", Rule.DUPLICATE, Advice.ONE_ROW),
    "soft hyphen": ("Sør-Troms og Mål\u00adselv", Rule.DUPLICATE, Advice.ONE_ROW),
    "zero width space": ("Sør-Troms og \u200bMålselv", Rule.DUPLICATE, Advice.ONE_ROW),
    "a blank at the end": ("Sør-Troms og Målselv ", Rule.DUPLICATE, Advice.ONE_ROW),
    "capitals": ("Sør-Troms og målselv", Rule.TWIN, Advice.ONE_ROW_OR_RENAME),
    "two blanks": ("Sør-Troms  og Målselv", Rule.TWIN, Advice.ONE_ROW_OR_RENAME),
}


@pytest.mark.parametrize(("other", "rule", "advice"), TWINS.values(), ids=TWINS)
def test_two_rows_that_people_cannot_tell_apart_are_a_fault(
    tmp_path: Path, other: str, rule: Rule, advice: Advice
) -> None:
    rows = [region("Sør-Troms og Målselv", id="a"), region(other, id="b")]
    (problem,) = check(write_package(tmp_path, release(gardens=[garden("lista")], observations=rows)))
    assert (problem.file, problem.column, problem.rule) == ("observations.csv", "indicator", rule)
    assert problem.suggestion == advice


def test_two_codes_that_differ_only_in_capitals_are_a_fault(tmp_path: Path) -> None:
    world = release(gardens=[garden("lista"), garden("Lista")])
    (problem,) = check(write_package(tmp_path, world))
    assert (problem.file, problem.row, problem.rule) == ("gardens.csv", 3, Rule.TWIN)


def test_two_regions_that_differ_in_a_letter_are_two(tmp_path: Path) -> None:
    rows = [region("Sør-Troms", id="a"), region("Sor-Troms", id="b")]
    assert check(write_package(tmp_path, release(gardens=[garden("lista")], observations=rows))) == []


def test_a_county_has_one_name_in_the_table_and_on_the_map(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "Møre og Romsdål")
    world: Release = release(counties=[county("42", name=name)], gardens=[garden("lista")])
    found = read(write_package(tmp_path, world))
    assert found.counties["name"].tolist() == [unicodedata.normalize("NFC", name)]
    assert unicodedata.is_normalized("NFC", found.counties_geojson.decode())


@given(st.text())
def test_text_that_was_read_is_read_the_same_again(text: str) -> None:
    assert as_read(as_read(text)) == as_read(text)
