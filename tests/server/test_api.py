"""The open data at its addresses: what programs, spreadsheets and data catalogues rely on."""

import gzip
import zipfile
from io import BytesIO
from urllib.parse import parse_qs

import brotli
import pandas as pd
import pytest
from asgi import open_data, rows
from published import DATA, published
from spreadsheet import opened

from gardenmap import current
from gardenmap.data.export import people_csv
from gardenmap.html.addresses import ADDRESSES
from gardenmap.selection import ESTIMATES, select
from gardenmap.server import api
from gardenmap.view import parse

RELEASE = published()
CODES = current.vocabulary(RELEASE)
NAMES = [address.name for address in ADDRESSES]
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


VIEWS = (
    "",
    "county=46",
    "county=46,18&membership=confirmed_2021&values=reported",
    "status=ongoing,planned&theme=circular_economy&county=34",
    "county=03",
    "garden=odda&year=2021&lang=en&indicator=value_creation",
)


@pytest.mark.parametrize("query", VIEWS)
def test_an_address_answers_for_the_selection_of_the_page(query: str) -> None:
    view, _ = parse(parse_qs(query), CODES)
    shown = select(RELEASE, view)
    features = open_data(f"gardens.geojson?{query}").json["features"]
    assert [feature["id"] for feature in features] == list(shown.gardens["id"])
    assert [row["id"] for row in rows(open_data(f"observations.csv?{query}").text)] == list(shown.observations["id"])
    assert [row["id"] for row in rows(open_data(f"projects.csv?{query}").text)] == list(shown.projects["id"])


def count_of(figures: list[dict[str, str]], status: str) -> int:
    return sum(row["status"] == status for row in figures)


def test_estimates_say_so_in_each_row_and_are_left_out_of_reported_values() -> None:
    everything, reported = (rows(open_data(f"observations.csv{query}").text) for query in ("", "?values=reported"))
    assert reported == [
        row for row in everything if row["status"] not in ESTIMATES and "derived" not in row["caveats"].split()
    ]
    assert 0 < len(reported) < len(everything)
    counts, left = (open_data(f"release.json{query}").json["counts"] for query in ("", "?values=reported"))
    assert (counts["estimates"], left["estimates"], left["derived"]) == (count_of(everything, "E"), 0, 0)
    assert len(everything) - len(reported) == counts["estimates"] + counts["derived"]


@pytest.mark.parametrize("table", ["observations", "projects"])
def test_the_csv_for_programs_has_the_very_cells_of_the_package(table: str) -> None:
    body = open_data(f"{table}.csv").body
    assert not body.startswith(b"\xef\xbb\xbf")
    assert body.count(b"\n") == body.count(b"\r\n")
    assert rows(body.decode()) == rows((DATA / f"{table}.csv").read_text())


@pytest.mark.parametrize("table", ["observations", "projects"])
def test_the_csv_for_people_says_the_same_with_decimal_commas(table: str) -> None:
    body = open_data(f"{table}.csv?format=people").body
    assert body.startswith(b"\xef\xbb\xbf")
    numbers = {"value", "low", "high"}
    found = [
        {
            name: cell.replace(",", ".") if name in numbers else cell[cell[:1] == "'" and cell[1:2] in FORMULAS :]
            for name, cell in row.items()
        }
        for row in rows(body.decode("utf-8-sig"), ";")
    ]
    assert found == rows((DATA / f"{table}.csv").read_text())


@pytest.mark.parametrize("table", ["observations", "projects"])
def test_a_workbook_has_the_rows_of_the_view_and_says_what_is_chosen(table: str) -> None:
    answer = open_data(f"{table}.csv?county=46&format=xlsx&lang=en", host="kart.example.no")
    assert answer.headers["content-disposition"] == f'attachment; filename="{table}.xlsx"'
    book, wanted = opened(answer.body), rows(open_data(f"{table}.csv?county=46").text)
    assert [row[0] for row in book.contents("Table")[1:]] == [row["id"] for row in wanted]
    facts = dict(book.contents("About"))
    assert str(facts["Chosen"]).startswith("County: Vestland")
    assert str(facts["Address"]).startswith("http://kart.example.no/data?county=46")


def test_no_text_runs_as_a_formula_in_a_spreadsheet_and_numbers_stay_numbers() -> None:
    texts = [f"{start}1+1" for start in FORMULAS]
    frame = pd.DataFrame({"text": [*texts, "Odda; 'Sør'"], "number": -1.5, "count": -3})
    found = rows(people_csv(frame).decode("utf-8-sig"), ";")
    assert [row["text"] for row in found] == [*(f"'{text}" for text in texts), "Odda; 'Sør'"]
    assert {(row["number"], row["count"]) for row in found} == {("-1,5", "-3")}


def test_the_gardens_are_47_points_in_norway() -> None:
    answer = open_data("gardens.geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.json["type"] == "FeatureCollection"
    assert len({feature["id"] for feature in answer.json["features"]}) == 47
    for feature in answer.json["features"]:
        lon, lat = feature["geometry"]["coordinates"]
        assert (feature["type"], feature["geometry"]["type"]) == ("Feature", "Point")
        assert 4 < lon < 32
        assert 57 < lat < 72


def test_the_zip_holds_the_files_of_the_release_whatever_is_chosen() -> None:
    answer = open_data("datapackage.zip?county=46")
    archive = zipfile.ZipFile(BytesIO(answer.body))
    assert {"gardens.csv", "counties.geojson", "datapackage.json"} <= set(archive.namelist())
    assert all(archive.read(name) == (DATA / name).read_bytes() for name in archive.namelist())
    assert "whole release" in answer.headers["x-notice"]


@pytest.mark.parametrize("name", NAMES)
def test_whoever_holds_an_answer_gets_304_until_it_changes(name: str) -> None:
    first = open_data(name)
    assert first.headers["etag"].startswith(f'"{RELEASE.id}-')
    again = open_data(name, if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["access-control-allow-origin"] == "*"


def test_the_tag_is_another_for_another_selection_format_or_encoding() -> None:
    queries = ("", "?county=46", "?values=reported", "?format=people")
    tags = {open_data(f"observations.csv{query}").headers["etag"] for query in queries}
    assert len(tags | {open_data("observations.csv", accept_encoding="br").headers["etag"]}) == 5


def test_an_answer_is_kept_longer_where_the_query_names_its_release() -> None:
    assert open_data("projects.csv").headers["cache-control"] == "public, max-age=300"
    assert open_data(f"projects.csv?release={RELEASE.id}").headers["cache-control"] == "public, max-age=86400"
    assert open_data("projects.csv?release=00000000").headers["cache-control"] == "public, max-age=300"


def test_an_answer_is_made_once_for_all_queries_that_choose_the_same() -> None:
    api.answer.cache_clear()
    for query in ("county=46", "county=46&garden=odda&lang=en", "year=2021&county=46&status=ongoing"):
        open_data(f"gardens.geojson?{query}")
    assert api.answer.cache_info().misses == 1


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_a_table_leaves_compressed(encoding: str) -> None:
    plain, packed = (open_data("observations.csv?county=46", accept_encoding=each) for each in ("identity", encoding))
    assert packed.headers["content-encoding"] == encoding
    assert len(packed.body) < len(plain.body) / 2
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress}[encoding]
    assert unpack(packed.body) == plain.body
