"""A file of another form is one fault that says what it is and what to do, and no other file is blamed."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from published import DATA
from worlds import company, garden, network_fact, observation, project, release

from gardenmap.data.check import check
from gardenmap.data.rules import Advice, Rule
from gardenmap.data.tables import TABLES, file_name

COMPANIES = observation(value=60)
PACKAGE = release(
    gardens=[garden("lista"), garden("odda", "46", name="Odda, Røldal og Åkra")],
    observations=[COMPANIES, observation("value_creation", "lista", 60.5)],
    projects=[project("P1", ["lista"])],
    companies=[company("B1", garden="lista", name="Blåbær AS")],
    network_facts=[network_fact("companies", COMPANIES)],
)
CSV_FILES = [file_name(name) for name in TABLES if name != "counties"]
LETTERS = "æ ø å Æ Ø Å"


def zipped(*names: str) -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return content.getvalue()


def delimited(text: str, delimiter: str, *, comma: bool = False, **how: object) -> str:
    out = StringIO()
    rows = csv.reader(StringIO(text, newline=""))
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n", **how)  # type: ignore[arg-type]
    writer.writerows([[cell.replace(".", ",") if comma else cell for cell in row] for row in rows])
    return out.getvalue()


def header(turn: Callable[[list[str]], list[str]]) -> Callable[[str], str]:
    def turned(text: str) -> str:
        first, rest = text.split("\n", 1)
        return ",".join(turn(first.split(","))) + "\n" + rest

    return turned


def transposed(text: str) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(zip(*csv.reader(StringIO(text)), strict=True))
    return out.getvalue()


def other_table(text: str) -> str:
    own = text.split("\n")[0].split(",")
    return next(",".join(schema.columns) + "\n" for schema in TABLES.values() if list(schema.columns) != own)


def quoted_lines(text: str) -> str:
    return "".join('"' + line.replace('"', '""') + '"\n' for line in text.splitlines())


PAGE = "<!DOCTYPE html>\n<html><body>502 Bad Gateway, Blåbær</body></html>\n"
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
NOT_TEXT: dict[str, tuple[bytes, Rule, Advice]] = {
    "a workbook of Excel": (zipped("[Content_Types].xml", "xl/workbook.xml"), Rule.NOT_CSV, Advice.WORKBOOK),
    "a workbook of LibreOffice": (
        zipped("content.xml").replace(b"content.xml", b"mimetype...") + b"opendocument.spreadsheet",
        Rule.NOT_CSV, Advice.WORKBOOK,
    ),
    "an old workbook of Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), Rule.NOT_CSV, Advice.WORKBOOK),
    "a zip": (zipped("gardens.csv"), Rule.NOT_CSV, Advice.ARCHIVE),
    "a gzip": (gzip.compress(b"id,name\n"), Rule.NOT_CSV, Advice.ARCHIVE),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", Rule.NOT_CSV, Advice.NO_TEXT),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(50), Rule.NOT_CSV, Advice.NO_TEXT),
    "zero bytes alone": (bytes(4096), Rule.FILE_EMPTY, Advice.FETCH_AGAIN),
    "blanks alone": (b"\xef\xbb\xbf \r\n\r\n", Rule.FILE_EMPTY, Advice.FETCH_AGAIN),
    "a web page": (PAGE.encode(), Rule.NOT_CSV, Advice.WEB_PAGE),
    "a web page in Latin-1": (PAGE.encode("latin-1"), Rule.NOT_CSV, Advice.WEB_PAGE),
    "XML": (b'<?xml version="1.0"?>\n<Error><Code>NoSuchKey</Code></Error>\n', Rule.NOT_CSV, Advice.OTHER_FORMAT),
    "JSON": (b'[{"id": "lista"}]\n', Rule.NOT_CSV, Advice.OTHER_FORMAT),
    "a pointer of Git LFS": (POINTER.encode(), Rule.NOT_CSV, Advice.FETCH_LFS),
}  # fmt: skip
TURNED: dict[str, tuple[Callable[[str], str | bytes], Rule, Advice]] = {
    "semicolons": (lambda text: delimited(text, ";"), Rule.NOT_CSV, Advice.USE_COMMA),
    "semicolons and decimal comma": (lambda text: delimited(text, ";", comma=True), Rule.NOT_CSV, Advice.USE_COMMA),
    "semicolons with BOM": (lambda text: "\ufeff" + delimited(text, ";"), Rule.NOT_CSV, Advice.USE_COMMA),
    "semicolons and every cell quoted": (
        lambda text: delimited(text, ";", quoting=csv.QUOTE_ALL), Rule.NOT_CSV, Advice.USE_COMMA
    ),
    "sep=; and semicolons": (lambda text: "sep=;\r\n" + delimited(text, ";"), Rule.NOT_CSV, Advice.USE_COMMA),
    "sep=, and commas": (lambda text: "sep=,\r\n" + text, Rule.NOT_CSV, Advice.REMOVE_FIRST),
    "tabs": (lambda text: delimited(text, "\t"), Rule.NOT_CSV, Advice.USE_COMMA_NOT_TAB),
    "vertical bars": (lambda text: delimited(text, "|"), Rule.NOT_CSV, Advice.USE_COMMA_NOT_BAR),
    "a table of Markdown": (
        lambda text: "".join(f"| {line} |\n" for line in delimited(text, "|").splitlines()),
        Rule.NOT_CSV, Advice.USE_COMMA_NOT_BAR,
    ),
    "UTF-16 of Excel": (
        lambda text: ("\ufeff" + delimited(text, "\t")).encode("utf-16-le"), Rule.NOT_CSV, Advice.SAVE_UTF8
    ),
    "UTF-16, the other way": (lambda text: ("\ufeff" + text).encode("utf-16-be"), Rule.NOT_CSV, Advice.SAVE_UTF8),
    "UTF-16 without BOM": (lambda text: text.encode("utf-16-le"), Rule.NOT_CSV, Advice.SAVE_UTF8),
    "line ends of an old Mac": (lambda text: text.replace("\n", "\r"), Rule.NOT_CSV, Advice.OLD_LINE_ENDS),
    "whole lines in quotation marks": (quoted_lines, Rule.NOT_CSV, Advice.UNQUOTE_LINES),
    "a conflict of git": (
        lambda text: text + "<<<<<<< HEAD\na,b\n=======\na,c\n>>>>>>> theirs\n", Rule.NOT_CSV, Advice.END_CONFLICT
    ),
    "letters read as Windows-1252": (
        lambda text: (text + LETTERS + "\n").encode().decode("cp1252", "ignore"), Rule.LETTERS_LOST, Advice.FETCH_UTF8
    ),
    "letters replaced": (lambda text: text + "Bl\ufffdb\ufffdr\n", Rule.LETTERS_LOST, Advice.FETCH_UTF8),
    "no header": (lambda text: text.split("\n", 1)[1], Rule.NO_HEADER, Advice.WRITE_HEADER),
    "a header in Norwegian": (
        header(lambda names: [f"felt_{n}" for n, _ in enumerate(names)]), Rule.NO_HEADER, Advice.WRITE_HEADER
    ),
    "a header in capitals": (
        header(lambda names: [name.upper() for name in names]), Rule.NO_HEADER, Advice.WRITE_HEADER
    ),
    "one name in another case": (
        header(lambda names: [names[0].title(), *names[1:]]), Rule.NO_HEADER, Advice.WRITE_HEADER
    ),
    "a title above the header": (lambda text: "Utgave 2026,\n\n" + text, Rule.NO_HEADER, Advice.REMOVE_ABOVE),
    "rows and columns swapped": (transposed, Rule.NO_HEADER, Advice.TRANSPOSE),
    "another table": (other_table, Rule.NO_HEADER, Advice.OTHER_TABLE),
}  # fmt: skip


def faults(package: Path) -> list[tuple[str, str, str]]:
    return [(problem.file, problem.rule, problem.suggestion) for problem in check(package)]


def turned(package: Path, file: str, turn: Callable[[str], str | bytes]) -> None:
    path = package / file
    content = turn(path.read_text(encoding="utf-8"))
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


@pytest.mark.parametrize("file", CSV_FILES)
@pytest.mark.parametrize(("content", "rule", "advice"), NOT_TEXT.values(), ids=NOT_TEXT)
def test_a_file_that_is_something_else_is_one_fault(
    package: Path, file: str, content: bytes, rule: Rule, advice: Advice
) -> None:
    (package / file).write_bytes(content)
    assert faults(package) == [(file, rule, advice)]


@pytest.mark.parametrize("file", CSV_FILES)
@pytest.mark.parametrize(("turn", "rule", "advice"), TURNED.values(), ids=TURNED)
def test_a_table_that_was_saved_in_another_form_is_one_fault(
    package: Path, file: str, turn: Callable[[str], str | bytes], rule: Rule, advice: Advice
) -> None:
    turned(package, file, turn)
    assert faults(package) == [(file, rule, advice)]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1252", "Windows-1252"), ("latin-1", "Windows-1252"), ("mac-roman", "Mac Roman"), ("cp865", "MS-DOS")],
)
def test_text_in_another_encoding_is_one_fault_that_names_it(package: Path, encoding: str, name: str) -> None:
    turned(package, "companies.csv", lambda text: text.encode(encoding))
    (problem,) = check(package)
    assert (problem.file, problem.row, problem.rule) == ("companies.csv", 2, Rule.NOT_UTF8)
    assert (problem.suggestion, problem.values["encoding"]) == (Advice.SAVE_UTF8, name)


def test_what_excel_calls_csv_in_norway_is_one_fault_that_says_all_of_it(package: Path) -> None:
    turned(package, "gardens.csv", lambda text: delimited(text, ";", comma=True).encode("cp1252"))
    (problem,) = check(package)
    assert (problem.file, problem.suggestion) == ("gardens.csv", Advice.SAVE_UTF8_WITH_COMMA)
    assert "Windows-1252" in str(problem)


def test_one_row_in_another_encoding_is_named_and_the_rest_need_not_be_saved_anew(package: Path) -> None:
    turned(package, "gardens.csv", lambda text: text.encode().replace("Åkra".encode(), b"\xc5kra"))
    (problem,) = check(package)
    assert (problem.row, problem.rule, problem.suggestion) == (3, Rule.NOT_UTF8, Advice.RETYPE_ROW)


HARMLESS: dict[str, Callable[[str], str]] = {
    "a BOM": lambda text: "\ufeff" + text,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "a BOM and CRLF": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "every cell quoted": lambda text: delimited(text, ",", quoting=csv.QUOTE_ALL),
    "blanks round the names": header(lambda names: [f" {name} " for name in names]),
    "empty lines": lambda text: text.replace("\n", "\n\n"),
    "rows of separators at the end": lambda text: text + "," * text.split("\n")[0].count(",") + "\n,,\n",
    "rows of separators in between": lambda text: text.replace("\n", "\n,,,\n", 1),
    "columns without a name at the right edge": lambda text: text.replace("\n", ",,\n"),
    "separators at the end of rows alone": lambda text: "\n".join(
        line + ",," if number and line else line for number, line in enumerate(text.split("\n"))
    ),
    "a blank column in front": lambda text: "".join(f",{line}\n" for line in text.splitlines()),
    "blanks round the cells": lambda text: delimited(text, ",").replace(",", " , "),
}


@pytest.mark.parametrize("file", [name for name in CSV_FILES if name != "gardens.csv"])
@pytest.mark.parametrize("turn", HARMLESS.values(), ids=HARMLESS)
def test_what_a_spreadsheet_leaves_behind_and_does_no_harm_is_accepted(
    package: Path, file: str, turn: Callable[[str], str]
) -> None:
    turned(package, file, turn)
    assert check(package) == []


def test_text_beside_the_table_is_one_fault_in_however_many_rows(package: Path) -> None:
    turned(
        package, "observations.csv", lambda text: text.replace("\n", ",sjekk!\n").replace("note_en,sjekk!", "note_en,")
    )
    (problem,) = check(package)
    assert (problem.row, problem.rule, problem.value) == (2, Rule.COLUMN_UNNAMED, "sjekk!")


def collection(text: str) -> dict:
    return json.loads(text)


KARTVERKET = {"fylkesnummer": "42", "fylkesnavn": "Agder"}
GEOGRAPHY: dict[str, tuple[Callable[[dict], object], Rule, Advice]] = {
    "one feature": (lambda found: found["features"][0], Rule.NOT_GEOJSON, Advice.COLLECT),
    "a geometry": (lambda found: found["features"][0]["geometry"], Rule.NOT_GEOJSON, Advice.COLLECT),
    "a list of features": (lambda found: found["features"], Rule.NOT_GEOJSON, Advice.COLLECT),
    "geometries": (lambda found: {"type": "GeometryCollection", "geometries": []}, Rule.NOT_GEOJSON, Advice.COLLECT),
    "TopoJSON": (lambda _: {"type": "Topology", "objects": {}, "arcs": []}, Rule.NOT_GEOJSON, Advice.OTHER_FORMAT),
    "Esri JSON": (
        lambda _: {"geometryType": "esriGeometryPolygon", "features": [{"attributes": {}, "geometry": {"rings": []}}]},
        Rule.NOT_GEOJSON, Advice.OTHER_FORMAT,
    ),
    "other properties": (
        lambda found: found | {"features": [each | {"properties": KARTVERKET} for each in found["features"]]},
        Rule.NO_PROPERTIES, Advice.WRITE_PROPERTIES,
    ),
    "no features": (lambda found: found | {"features": []}, Rule.NO_PROPERTIES, Advice.WRITE_PROPERTIES),
}  # fmt: skip


@pytest.mark.parametrize(("turn", "rule", "advice"), GEOGRAPHY.values(), ids=GEOGRAPHY)
def test_another_json_than_a_collection_of_counties_is_one_fault(
    package: Path, turn: Callable[[dict], object], rule: Rule, advice: Advice
) -> None:
    turned(package, "counties.geojson", lambda text: json.dumps(turn(collection(text))))
    assert faults(package) == [("counties.geojson", rule, advice)]


def test_counties_in_one_line_are_read_as_fast_as_in_many(package: Path) -> None:
    shutil.copy(DATA / "counties.geojson", package)
    turned(package, "counties.geojson", lambda text: json.dumps(json.loads(text)))
    assert {problem.file for problem in check(package)} <= {"gardens.csv", "companies.csv"}


LINES = [json.dumps({"type": "Feature", "properties": {}, "geometry": None})] * 3


@pytest.mark.parametrize(
    ("content", "advice"),
    [
        ("\n".join(LINES) + "\n", Advice.COLLECT),
        ("".join(f"\x1e{line}\n" for line in LINES), Advice.COLLECT),
        (zipped("doc.kml"), Advice.ARCHIVE),
        ('<?xml version="1.0"?>\n<kml></kml>\n', Advice.OTHER_FORMAT),
        (PAGE, Advice.WEB_PAGE),
        (POINTER, Advice.FETCH_LFS),
        ("{\n<<<<<<< HEAD\n1\n=======\n2\n>>>>>>> theirs\n}\n", Advice.END_CONFLICT),
        ('{"type": "FeatureCollection", "features": [', Advice.FETCH_AGAIN),
        ('{"type": "FeatureCollection"}'.encode("utf-16"), Advice.SAVE_UTF8),
    ],
)
def test_counties_that_are_something_else_are_one_fault(package: Path, content: str | bytes, advice: Advice) -> None:
    turned(package, "counties.geojson", lambda _: content)
    assert faults(package) == [("counties.geojson", Rule.NOT_GEOJSON, advice)]


@pytest.mark.parametrize(
    ("content", "rule", "advice"),
    [
        (PAGE.encode(), Rule.NOT_TOML, Advice.WEB_PAGE),
        ("date = 2026-11-23\n".encode("utf-16"), Rule.NOT_TOML, Advice.SAVE_UTF8),
        ("publisher = 'Bl\xe5'\n".encode("latin-1"), Rule.NOT_UTF8, Advice.SAVE_UTF8),
        (b"date = '2026-11-23'\n", Rule.NOT_TOML, Advice.GIVE_DATE),
    ],
)
def test_the_file_about_the_release_is_told_what_it_is_too(
    package: Path, content: bytes, rule: Rule, advice: Advice
) -> None:
    (package / "raw" / "release.toml").write_bytes(content)
    assert faults(package) == [("raw/release.toml", rule, advice)]
