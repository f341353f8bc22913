"""The table behind each panel at an address that follows the view, and each table of the release."""

from datetime import date

import pandas as pd
import pytest
from asgi import ask, open_data, rows
from published import DATA, published
from spreadsheet import opened
from worlds import garden, observation, project, release

from gardenmap import current
from gardenmap.data.tables import TABLES, file_name, meaning
from gardenmap.panels import PANELS, panel
from gardenmap.panels.columns import COLUMNS
from gardenmap.selection import select
from gardenmap.server import files
from gardenmap.server.throttle import Throttle
from gardenmap.text import Text
from gardenmap.view import parse

VIEW = "garden=lister&county=42"


def frame(panel_id: str, **params: str):
    view, _ = parse({name: [value] for name, value in params.items()}, current.vocabulary(published()))
    return panel(panel_id).table(select(published(), view))


@pytest.mark.parametrize("panel_id", [each.id for each in PANELS if not each.needs])
def test_every_panel_gives_its_frame_as_a_file_and_its_table_to_read(panel_id: str) -> None:
    taken, read = (ask(f"/panels/{panel_id}.{ending}?{VIEW}") for ending in ("csv", "html"))
    found, wanted = rows(taken.text), frame(panel_id, garden="lister", county="42")
    assert taken.headers["content-type"] == "text/csv; charset=utf-8"
    assert taken.headers["content-disposition"] == f'attachment; filename="{panel_id}.csv"'
    assert taken.text.partition("\r\n")[0].split(",") == list(wanted)
    assert len(found) == len(wanted)
    assert read.headers["content-type"] == "text/html; charset=utf-8"
    assert len(read.page.one("table").all("tr")) == len(wanted) + 1


def test_a_file_follows_the_view() -> None:
    found = rows(ask("/panels/companies-by-garden.csv?county=46").text)
    assert {row["county"] for row in found} == {"Vestland"}
    assert len(found) == len(frame("companies-by-garden", county="46"))


def test_a_missing_value_is_an_empty_cell_and_never_nought() -> None:
    assert {row["value"] for row in rows(ask("/panels/companies-by-garden.csv?values=reported").text)} == {""}


def test_the_file_of_a_list_has_every_row_however_many_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    world = release([garden("lista")], projects=[project(f"P{n}", ["lista"]) for n in range(3000)])
    monkeypatch.setattr(current, "on_show", lambda: (world, ()))
    assert len(rows(ask("/panels/project-list.csv").text)) == 3000
    assert len(ask("/panels/project-list.html").page.one("table").all("tr")) == panel("project-list").most + 1


def test_a_table_speaks_the_language_of_the_view() -> None:
    for lang, words in (("nb", "Næringshage"), ("en", "Business garden")):
        page = ask(f"/panels/companies-by-garden.html?lang={lang}").page
        assert page.one("html").attributes["lang"] == lang
        assert page.one("thead").words.startswith(words)


def test_a_table_that_is_known_is_not_sent_again() -> None:
    first = ask("/panels/companies-by-garden.csv")
    assert ask("/panels/companies-by-garden.csv", if_none_match=first.headers["etag"]).status == 304


@pytest.mark.parametrize("panel_id", [each.id for each in PANELS if not each.needs])
@pytest.mark.parametrize("lang", ["nb", "en"])
def test_a_workbook_of_a_panel_has_every_row_numbers_and_what_it_is(panel_id: str, lang: str) -> None:
    answer = ask(f"/panels/{panel_id}.xlsx?{VIEW}&lang={lang}", host="kart.example.no")
    assert answer.headers["content-type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert answer.headers["content-disposition"] == f'attachment; filename="{panel_id}.xlsx"'
    book, wanted, shown = opened(answer.body), frame(panel_id, garden="lister", county="42"), panel(panel_id)
    table, about = book.sheets
    assert (table, about) == {"nb": ("Tabell", "Om"), "en": ("Table", "About")}[lang]
    found, facts = book.rows(table), dict(book.contents(about))
    assert len(found) == len(wanted)
    assert book.formulas == 0
    if "value" in shown.columns:
        column = next(name for name in found[0] if name.startswith({"nb": "Verdi", "en": "Value"}[lang]))
        assert [row[column] for row in found] == [None if pd.isna(value) else value for value in wanted["value"]]
    if "source" in wanted:
        sources = dict(zip(published().sources["id"], published().sources["url"], strict=True))
        address = {"nb": "Kildens adresse", "en": "Address of the source"}[lang]
        assert [row[address] for row in found] == [
            " ".join(sources[code] for code in codes.split()) if isinstance(codes, str) else None
            for codes in wanted["source"]
        ]
    said = " ".join(str(words) for words in facts.values())
    for words in ("Agder", published().id, "CC BY 4.0", "http://kart.example.no/", "county=42"):
        assert words in said


def test_every_column_of_numbers_is_numbers_in_a_workbook() -> None:
    for each in PANELS:
        if each.needs:
            continue
        found = opened(ask(f"/panels/{each.id}.xlsx?{VIEW}").body).rows("Tabell")
        heads = [COLUMNS[name].heading for name in each.columns if COLUMNS[name].is_number]
        for head in {Text("nb")(heading) for heading in heads} & found[0].keys():
            cells = {type(row[head]) for row in found if row[head] is not None}
            assert cells <= ({str, date} if head in ("Publisert", "Status per") else {float}), (each.id, head)


def test_an_estimate_in_a_workbook_shows_that_it_is_one_and_a_missing_value_is_an_empty_cell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gardens = [garden("lista"), garden("odda", "46"), garden("alta", "56"), garden("voss", "46")]
    figures = [
        observation(area="lista", value=40),
        observation(area="odda", value=112, status="E"),
        observation(area="alta", value=None, status="O"),
        observation(area="voss", value=34.5, status="U", caveats="approximate"),
    ]
    world = release(gardens, figures)
    monkeypatch.setattr(current, "on_show", lambda: (world, ()))
    book = opened(ask("/panels/companies-by-garden.xlsx").body)
    head = book.contents("Tabell")[0]
    cells = {row[0].content: dict(zip(head, row, strict=True)) for row in book.sheets["Tabell"][1:]}
    shown = {name: (row["Verdi"].content, row["Verdi"].pattern) for name, row in cells.items()}
    assert shown["Lista"] == (40, "#,##0")
    assert shown["Odda"] == (112, '"ca.\u00a0"#,##0')
    assert shown["Alta"][0] is None
    assert shown["Voss"] == (34.5, '"(ca.\u00a0"#,##0.0##")"')
    certainty = [cells[name]["Hvor sikkert"].content for name in ("Lista", "Odda", "Alta", "Voss")]
    assert certainty == ["rapportert", "anslag", "mangler", "usikkert"]


def test_names_in_any_letters_and_words_like_formulas_come_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    world = release([garden("lista", short_name="Kárášjohka ŋđŧ"), garden("odda", short_name="=1+1")])
    monkeypatch.setattr(current, "on_show", lambda: (world, ()))
    for address in ("/panels/gardens.xlsx", "/tables/gardens.xlsx"):
        book = opened(ask(address).body)
        assert {"Kárášjohka ŋđŧ", "=1+1"} <= {cell for row in book.contents("Tabell") for cell in row}
        assert book.formulas == 0


def test_the_same_view_gives_the_same_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    first = ask("/panels/companies-by-garden.xlsx?county=46").body
    monkeypatch.setattr(files, "_files", {})
    files._made.cache.clear()
    assert ask("/panels/companies-by-garden.xlsx?county=46").body == first
    assert opened(first).properties["created"] == f"{published().date}T00:00:00Z"


@pytest.mark.parametrize("name", [name for name in TABLES if (DATA / file_name(name)).exists()])
def test_a_workbook_of_a_table_has_the_cells_of_its_file_and_says_what_each_column_means(name: str) -> None:
    book, columns = opened(ask(f"/tables/{name}.xlsx").body), TABLES[name].columns
    rows_, held = book.contents("Tabell")[1:], getattr(published(), name)
    assert len(rows_) == len(held)
    for n, (column, described) in enumerate(columns.items()):
        cells = [row[n] for row in rows_]
        kinds = {type(cell) for cell in cells if cell is not None}
        assert kinds <= ({str, date} if meaning(described).kind == "text" else {float}), column
        assert [cell is None for cell in cells] == held[column].isna().tolist(), column
    assert set(columns) <= dict(book.contents("Om")).keys()


def test_a_workbook_of_a_table_speaks_the_language_of_the_page() -> None:
    assert set(opened(ask("/tables/gardens.xlsx?lang=en").body).sheets) == {"Table", "About"}


FORMS = {
    "csv": {"": "csv", "machine": "csv", "machine).": "csv", "people": "people", "xlsx": "xlsx", "XLSX": "xlsx"},
    "xlsx": {"": "xlsx", "xlsx": "xlsx", "people": None, "csv": None},
    "html": {"": "html", "html": "html", "xlsx": None, "machine": None},
    "geojson": {"": "geojson", "xlsx": None, "people": None},
}
BEGINS = {"csv": b"", "people": b"\xef\xbb\xbf", "xlsx": b"PK", "html": b"<!DOCTYPE html>", "geojson": b"{"}


@pytest.mark.parametrize(
    ("file", "asked", "given"),
    [
        (file, asked, given)
        for file in (
            *("/panels/gardens.csv", "/panels/gardens.xlsx", "/panels/gardens.html"),
            *("/tables/gardens.csv", "/tables/gardens.xlsx", "/tables/counties.geojson", "/tables/counties.xlsx"),
            *("/api/v1/observations.csv", "/api/v1/projects.csv", "/api/v1/gardens.geojson"),
        )
        for asked, given in (FORMS[file.rpartition(".")[2]] | {"ods": None}).items()
    ],
)
def test_format_is_obeyed_or_refused_with_what_can_be_had(file: str, asked: str, given: str | None) -> None:
    answer = ask(f"{file}?format={asked}")
    if given is None:
        assert answer.status == 400
        assert f"«{asked}»" in answer.text
        assert f"“{asked}”" in answer.text
        assert "bare: " in answer.text
    else:
        assert answer.status == 200
        assert answer.body.startswith(BEGINS[given])
        if given != "html" and (given == "xlsx" or not file.startswith("/api")):
            ending = "xlsx" if given == "xlsx" else file.rpartition(".")[2]
            assert answer.headers["content-disposition"].endswith(f'.{ending}"')
        plain = ask(file).body
        assert (answer.body == plain) == (given in (file.rpartition(".")[2], "csv"))


def test_what_is_refused_is_said_short_and_as_text() -> None:
    answer = ask("/panels/gardens.csv?format=<script>" + "x" * 200)
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert len(answer.text) < 500


def test_a_picture_is_a_png_and_a_page_says_that_it_has_no_formats() -> None:
    assert ask("/preview/00000000.png?format=png").status == 200
    assert ask("/preview/00000000.png?format=jpg").status == 400
    assert "format=xlsx" in ask("/bedrifter?format=xlsx").page.words


@pytest.mark.parametrize("address", ["release.json", "datapackage.zip", "openapi.json", "catalog.jsonld"])
def test_a_description_has_no_other_format_than_its_own(address: str) -> None:
    assert open_data(f"{address}?format={address.rpartition('.')[2]}").status == 200
    assert open_data(f"{address}?format=xlsx").json["status"] == 400


@pytest.mark.parametrize("file", ["nothing.csv", "companies-by-garden.exe", "companies-by-garden", "..%2fnothing.csv"])
def test_there_is_no_table_at_any_other_address(file: str) -> None:
    assert ask(f"/panels/{file}").status == 404


@pytest.mark.parametrize("name", [name for name in TABLES if (DATA / file_name(name)).exists()])
def test_a_table_of_the_release_is_the_file_of_the_package(name: str) -> None:
    found = ask(f"/tables/{file_name(name)}")
    assert found.body == (DATA / file_name(name)).read_bytes()
    assert found.headers["content-disposition"] == f'attachment; filename="{file_name(name)}"'


@pytest.mark.parametrize("file", ["README.md", "release.toml", "companies.csv", "../pyproject.toml"])
def test_nothing_else_of_the_folder_is_a_table(file: str) -> None:
    assert ask(f"/tables/{file}").status == 404


def test_whoever_asks_for_ever_new_tables_is_told_to_wait_and_still_gets_the_old(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "throttle", Throttle(burst=2, per_second=0.1, clock=lambda: 0.0))
    world = release([garden("lista")])
    monkeypatch.setattr(current, "on_show", lambda: (world, ()))
    address = "/panels/gardens.csv?lang=en&county="
    answers = [ask(address + county, client="203.0.113.8") for county in ("42", "46", "18", "42")]
    assert [answer.status for answer in answers] == [200, 200, 429, 200]
    assert answers[2].headers["retry-after"] == "10"
    assert "Prøv igjen om 10" in answers[2].text
    assert "try again in 10 s" in answers[2].text
    assert ask(address + "18", client="203.0.113.9").status == 200
