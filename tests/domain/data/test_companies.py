"""A release may do without companies; with them, they are judged as strictly as every other table."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from worlds import COUNTIES, company, garden, release, write_package

from gardenmap.data.check import check
from gardenmap.data.describe import datapackage, describe
from gardenmap.data.export import companies_json, package_zip
from gardenmap.data.package import read, release_id
from gardenmap.data.rules import Rule
from gardenmap.selection import select
from gardenmap.view import ViewState

GARDENS = [garden("lista"), garden("odda", "46")]
COMPANIES = [company("B1", garden="lista", industry="Bygg"), company("B2", "46", name="Fjord AS")]
FACTS = {
    **dict.fromkeys(("title_en", "title_nb", "about_en", "about_nb", "publisher", "contact"), "x"),
    **dict.fromkeys(("licence", "licence_title", "licence_url"), "x"),
    "origins": [],
    "file": b"",
}


PACKAGE = release(gardens=GARDENS, companies=COMPANIES)


def change(package: Path, old: str, new: str) -> list[tuple[str, int | None, str | None, str]]:
    path = package / "companies.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text, text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return [(problem.file, problem.row, problem.column, problem.rule) for problem in check(package)]


def names(content: bytes) -> list[str]:
    return zipfile.ZipFile(BytesIO(content)).namelist()


def test_a_package_without_the_file_is_whole_and_has_no_companies(tmp_path: Path) -> None:
    package = write_package(tmp_path, release(gardens=GARDENS))
    assert not (package / "companies.csv").exists()
    assert check(package) == []
    assert read(package).companies.empty


def test_the_file_is_a_part_of_the_release_only_where_it_is(tmp_path: Path) -> None:
    without = write_package(tmp_path / "a", release(gardens=GARDENS))
    beside = write_package(tmp_path / "b", release(gardens=GARDENS, companies=COMPANIES))
    files = {path.name: path.read_bytes() for path in without.iterdir() if path.is_file()}
    assert read(without).id == release_id(files)
    (beside / "companies.csv").unlink()
    assert read(beside).id == read(without).id


def test_a_company_that_changes_is_another_release(package: Path) -> None:
    before = read(package).id
    assert change(package, "Fjord AS", "Fjell AS") == []
    assert read(package).id != before


@pytest.mark.parametrize(
    ("old", "new", "column", "rule"),
    [
        ("B2,", "B1,", "id", Rule.DUPLICATE),
        ("B1,", ",", "id", Rule.REQUIRED),
        (",lista,", ",lister,", "garden", Rule.UNKNOWN),
        (",42,By", ",47,By", "county_no", Rule.UNKNOWN),
        (",4201,", ",4601,", "municipality_no", Rule.OTHER_COUNTY),
        (",4201,", ",42,", "municipality_no", Rule.FORM),
        (",58.7,7.6,", ",7.6,58.7,", "lat", Rule.OUTSIDE_NORWAY),
        (",58.7,7.6,", ",68.7,17.6,", "county_no", Rule.FAR_FROM_COUNTY),
        (",58.7,", ",58°42,", "lat", Rule.NUMBER),
        (",example.no-000000,", ",example.no-ffffff,", "source", Rule.UNKNOWN),
        (",2026-01\n", ",januar\n", "source_date", Rule.FORM),
        (",Bygg,", ",Bygg\x07,", "industry", Rule.CONTROL),
    ],
)
def test_each_fault_of_a_company_is_named_where_it_is(
    package: Path, old: str, new: str, column: str, rule: str
) -> None:
    found = change(package, old, new)
    assert (column, rule) in {(place, broken) for _, _, place, broken in found}
    assert {file for file, *_ in found} == {"companies.csv"}
    assert {row for _, row, *_ in found} <= {2, 3}


def test_a_missing_column_and_a_file_without_rows_are_faults(package: Path) -> None:
    path = package / "companies.csv"
    heading, *rows = path.read_text().splitlines(keepends=True)
    path.write_text(heading)
    assert [problem.rule for problem in check(package)] == [Rule.FILE_EMPTY]
    path.write_text("".join([heading.replace(",industry", ""), *(row.replace(",Bygg", "") for row in rows)]))
    assert ("industry", Rule.COLUMN_MISSING) in {(problem.column, problem.rule) for problem in check(package)}


def test_the_description_names_the_file_only_where_it_is(package: Path) -> None:
    (package / "raw" / "release.toml").write_text(
        "date = 2026-11-23\norigins = []\n"
        + "".join(f'{name} = "x"\n' for name in FACTS if name not in ("origins", "file"))
    )
    with_file = describe(package)
    assert "companies" in {entry["name"] for entry in json.loads(with_file["datapackage.json"])["resources"]}
    assert "Denne utgaven har ikke filen" not in with_file["README.md"]
    (package / "companies.csv").unlink()
    without = describe(package)
    assert "companies" not in {entry["name"] for entry in json.loads(without["datapackage.json"])["resources"]}
    assert "## companies.csv" in without["README.md"]
    assert "Denne utgaven har ikke filen" in without["README.md"]


def test_the_zip_holds_the_file_only_where_it_is_and_has_the_id_of_the_release(package: Path) -> None:
    world = read(package)
    content = package_zip(world, FACTS)
    assert "companies.csv" in names(content)
    descriptor = json.loads(zipfile.ZipFile(BytesIO(content)).read("datapackage.json"))
    assert descriptor["id"] == world.id
    (package / "companies.csv").unlink()
    assert "companies.csv" not in names(package_zip(read(package), FACTS))


def test_a_description_of_files_without_companies_has_none(tmp_path: Path) -> None:
    world = read(write_package(tmp_path, release(gardens=GARDENS)))
    found = zipfile.ZipFile(BytesIO(package_zip(world, FACTS)))
    files = {name: found.read(name) for name in found.namelist()}
    facts = FACTS | {"date": world.date}
    assert "companies" not in {entry["name"] for entry in datapackage(files, facts)["resources"]}


def test_a_county_chooses_its_companies_and_nothing_else_does() -> None:
    world = release(gardens=GARDENS, companies=COMPANIES)

    def chosen(**choices: object) -> list[str]:
        return select(world, ViewState(year=2021, release=world.id, **choices)).companies["id"].tolist()  # type: ignore[arg-type]

    assert chosen() == ["B1", "B2"]
    assert chosen(county=("46",)) == ["B2"]
    assert chosen(garden="lista", membership=("likely",), values="reported") == ["B1", "B2"]


def test_the_browser_gets_each_company_with_place_and_source_and_nothing_where_a_cell_is_missing() -> None:
    world = release(gardens=GARDENS, companies=COMPANIES)
    first, second = json.loads(companies_json(world))
    _, lon, lat = COUNTIES["42"]
    assert first == [lat, lon, "42", "Bedrift B1 AS", "Bygg, By i Agder, Lista (Utgiver 2026)"]
    assert second[2:] == ["46", "Fjord AS", "By i Vestland (Utgiver 2026)"]


def test_the_browser_gets_the_same_bytes_for_the_same_release() -> None:
    first, second = (companies_json(release(gardens=GARDENS, companies=COMPANIES)) for _ in range(2))
    assert first == second
