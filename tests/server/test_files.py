"""The table behind each panel at an address that follows the view, and each table of the release."""

import pytest
from asgi import ask, rows
from published import DATA, published
from worlds import garden, project, release

from gardenmap import current
from gardenmap.data.tables import TABLES, file_name
from gardenmap.panels import PANELS, panel
from gardenmap.selection import select
from gardenmap.server import files
from gardenmap.server.throttle import Throttle
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
