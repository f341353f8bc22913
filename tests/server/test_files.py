"""The table behind each panel at an address that follows the view, and each table of the release."""

import csv
from io import StringIO

import pytest
import requests
from running import ROOT
from starlette.requests import Request
from starlette.responses import Response

from gardenmap.data.tables import TABLES, file_name
from gardenmap.panels import PANELS, panel
from gardenmap.selection import select
from gardenmap.ui import files, releases
from gardenmap.ui.throttle import Throttle
from gardenmap.view import parse


def get(url: str, **headers: str) -> requests.Response:
    return requests.get(url, headers=headers, timeout=20)


def frame(panel_id: str, **params: str):
    release, _ = releases.current()
    view, _ = parse({name: [value] for name, value in params.items()}, releases.vocabulary(release))
    return panel(panel_id).table(select(release, view))


@pytest.mark.parametrize("panel_id", [each.id for each in PANELS if not each.needs])
def test_every_panel_gives_its_frame_as_a_file_and_its_table_to_read(app_url: str, panel_id: str) -> None:
    taken = get(f"{app_url}/panels/{panel_id}.csv?garden=lister&county=42")
    rows = list(csv.DictReader(StringIO(taken.content.decode())))
    assert taken.headers["content-disposition"] == f'attachment; filename="{panel_id}.csv"'
    wanted = frame(panel_id, garden="lister", county="42")
    assert len(rows) == len(wanted)
    assert list(rows[0]) == list(wanted) if len(wanted) else True
    read = get(f"{app_url}/panels/{panel_id}.html?garden=lister&county=42")
    assert read.text.count("<tr") == len(wanted) + 1
    assert "\r\n" in taken.text


def test_a_file_follows_the_view(app_url: str) -> None:
    rows = list(csv.DictReader(StringIO(get(f"{app_url}/panels/companies-by-garden.csv?county=46").text)))
    assert {row["county"] for row in rows} == {"Vestland"}
    assert len(rows) == len(frame("companies-by-garden", county="46"))


def test_a_missing_value_is_an_empty_cell_and_never_nought(app_url: str) -> None:
    text = get(f"{app_url}/panels/companies-by-garden.csv?values=reported").text
    assert {row["value"] for row in csv.DictReader(StringIO(text))} == {""}


def test_a_table_speaks_the_language_of_the_view(app_url: str) -> None:
    assert "Business garden" in get(f"{app_url}/panels/companies-by-garden.html?lang=en").text
    assert "Næringshage" in get(f"{app_url}/panels/companies-by-garden.html").text


def test_a_table_that_is_known_is_not_sent_again(app_url: str) -> None:
    first = get(f"{app_url}/panels/companies-by-garden.csv")
    again = get(f"{app_url}/panels/companies-by-garden.csv", **{"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("file", ["nothing.csv", "companies-by-garden.exe", "companies-by-garden"])
def test_there_is_no_table_at_any_other_address(app_url: str, file: str) -> None:
    assert get(f"{app_url}/panels/{file}").status_code == 404


@pytest.mark.parametrize("name", [name for name in TABLES if (ROOT / "data" / file_name(name)).exists()])
def test_a_table_of_the_release_is_the_file_of_the_package(app_url: str, name: str) -> None:
    found = get(f"{app_url}/tables/{file_name(name)}")
    assert found.content == (ROOT / "data" / file_name(name)).read_bytes()
    assert found.headers["content-disposition"] == f'attachment; filename="{file_name(name)}"'


def test_nothing_else_of_the_folder_is_a_table(app_url: str) -> None:
    assert get(f"{app_url}/tables/README.md").status_code == 404


def test_whoever_asks_for_ever_new_tables_is_told_to_wait_and_still_gets_the_old(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "throttle", Throttle(burst=2, per_second=0.1, clock=lambda: 0.0))

    def ask(county: str) -> Response:
        scope = {
            "type": "http",
            "path_params": {"file": "companies-by-garden.csv"},
            "query_string": f"county={county}&lang=en".encode(),
            "headers": [],
            "client": ("203.0.113.8", 1),
        }
        return files.of_panel(Request(scope))

    answers = [ask(county) for county in ("42", "46", "18", "42")]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 200]
    assert answers[2].headers["retry-after"] == "10"
    assert "Prøv igjen om 10" in bytes(answers[2].body).decode()
    assert "try again in 10 s" in bytes(answers[2].body).decode()
