"""The open data at its addresses: what programs, spreadsheets and data catalogues rely on."""

import csv
import hashlib
import json
import random
import zipfile
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode

import pandas as pd
import pytest
import requests
import worlds
from running import awaited
from starlette.applications import Starlette

from gardenmap.data.export import people_csv
from gardenmap.model import Membership, ProjectStatus
from gardenmap.selection import ESTIMATES, select
from gardenmap.ui import api, catalogue, releases
from gardenmap.ui.addresses import ADDRESSES, COMPANIES, FORMATS, PREFIX
from gardenmap.ui.server import MIDDLEWARE, ROUTES
from gardenmap.ui.throttle import Throttle
from gardenmap.view import PARAMETERS, parse

DATA = Path(__file__).parents[1] / "data"
APP = Starlette(routes=ROUTES, middleware=MIDDLEWARE)
RELEASE, _ = releases.current()
assert RELEASE is not None
CODES = releases.vocabulary(RELEASE)
PATHS = [address.path for address in ADDRESSES]
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "throttle", Throttle(burst=1_000_000))


async def request(
    path: str, query: bytes = b"", method: str = "GET", client: str = "192.0.2.1", **headers: str
) -> Answer:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "query_string": query, "headers": raw}
    await APP(scope | {"client": (client, 1), "scheme": "http", "root_path": ""}, receive, send)
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(sent[0]["status"], {name.decode(): value.decode() for name, value in sent[0]["headers"]}, body)


def ask(address: str, **how: str) -> Answer:
    path, _, query = address.partition("?")
    return awaited(request(path if path.startswith("/") else PREFIX + path, query.encode(), **how))


def rows(content: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content, newline=""), delimiter=delimiter, strict=True))


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
    features = ask(f"gardens.geojson?{query}").json["features"]
    assert [feature["id"] for feature in features] == list(shown.gardens["id"])
    assert [row["id"] for row in rows(ask(f"observations.csv?{query}").text)] == list(shown.observations["id"])
    assert [row["id"] for row in rows(ask(f"projects.csv?{query}").text)] == list(shown.projects["id"])


def count_of(figures: list[dict[str, str]], status: str) -> int:
    return sum(row["status"] == status for row in figures)


def test_estimates_say_so_in_each_row_and_are_left_out_of_reported_values() -> None:
    everything, reported = (rows(ask(f"observations.csv{query}").text) for query in ("", "?values=reported"))
    assert reported == [
        row for row in everything if row["status"] not in ESTIMATES and "derived" not in row["caveats"].split()
    ]
    assert 0 < len(reported) < len(everything)
    counts, left = (ask(f"release.json{query}").json["counts"] for query in ("", "?values=reported"))
    assert (counts["estimates"], left["estimates"], left["derived"]) == (count_of(everything, "E"), 0, 0)
    assert len(everything) - len(reported) == counts["estimates"] + counts["derived"]


@pytest.mark.parametrize("table", ["observations", "projects"])
def test_the_csv_for_programs_has_the_very_cells_of_the_package(table: str) -> None:
    body = ask(f"{table}.csv").body
    assert not body.startswith(b"\xef\xbb\xbf")
    assert body.count(b"\n") == body.count(b"\r\n")
    assert rows(body.decode()) == rows((DATA / f"{table}.csv").read_text())


@pytest.mark.parametrize("table", ["observations", "projects"])
def test_the_csv_for_people_says_the_same_with_decimal_commas(table: str) -> None:
    body = ask(f"{table}.csv?format=people").body
    assert body.startswith(b"\xef\xbb\xbf")
    numbers = {"value", "low", "high"}
    told = [
        {
            name: cell.replace(",", ".") if name in numbers else cell[cell[:1] == "'" and cell[1:2] in FORMULAS :]
            for name, cell in row.items()
        }
        for row in rows(body.decode("utf-8-sig"), ";")
    ]
    assert told == rows((DATA / f"{table}.csv").read_text())


def test_no_text_runs_as_a_formula_in_a_spreadsheet_and_numbers_stay_numbers() -> None:
    texts = [f"{start}1+1" for start in FORMULAS]
    frame = pd.DataFrame({"text": [*texts, "Odda; 'Sør'"], "number": -1.5, "count": -3})
    told = rows(people_csv(frame).decode("utf-8-sig"), ";")
    assert [row["text"] for row in told] == [*(f"'{text}" for text in texts), "Odda; 'Sør'"]
    assert {(row["number"], row["count"]) for row in told} == {("-1,5", "-3")}


def test_the_gardens_are_47_points_in_norway() -> None:
    answer = ask("gardens.geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.json["type"] == "FeatureCollection"
    assert len({feature["id"] for feature in answer.json["features"]}) == 47
    for feature in answer.json["features"]:
        lon, lat = feature["geometry"]["coordinates"]
        assert (feature["type"], feature["geometry"]["type"]) == ("Feature", "Point")
        assert 4 < lon < 32
        assert 57 < lat < 72


def test_the_zip_holds_the_files_of_the_release_whatever_is_chosen() -> None:
    answer = ask("datapackage.zip?county=46")
    archive = zipfile.ZipFile(BytesIO(answer.body))
    assert {"gardens.csv", "counties.geojson", "datapackage.json"} <= set(archive.namelist())
    assert all(archive.read(name) == (DATA / name).read_bytes() for name in archive.namelist())
    assert "whole release" in answer.headers["x-notice"]


def test_the_zip_describes_each_of_its_files_by_path_size_hash_and_columns() -> None:
    archive = zipfile.ZipFile(BytesIO(ask("datapackage.zip").body))
    resources = json.loads(archive.read("datapackage.json"))["resources"]
    assert {each["path"] for each in resources} | {"datapackage.json", "README.md"} == set(archive.namelist())
    for each in resources:
        body = archive.read(each["path"])
        assert each["bytes"] == len(body)
        assert each["hash"].removeprefix("sha256:") == hashlib.sha256(body).hexdigest()
        if each["path"].endswith(".csv"):
            head = body.decode("utf-8-sig").partition("\n")[0].strip().split(",")
            assert [field["name"] for field in each["schema"]["fields"]] == head


def test_the_record_says_which_release_how_to_cite_it_and_where_the_rest_is() -> None:
    record = ask("release.json?county=46&lang=en&status=ongoing").json
    assert (record["id"], record["date"]) == (RELEASE.id, RELEASE.date.isoformat())
    assert all(RELEASE.id in citation and "CC BY 4.0" in citation for citation in record["citation"].values())
    assert record["view"]["county"] == "46"
    assert record["notices"] == []
    assert len(ask(record["links"]["gardens.geojson"]).json["features"]) == record["counts"]["gardens"]
    for table in ("observations", "projects"):
        assert len(rows(ask(record["links"][f"{table}.csv"]).text)) == record["counts"][table]
    assert record["links"].keys() - {"page"} == {address.name for address in ADDRESSES}


def test_what_is_not_understood_is_said_and_never_written_into_a_header_as_it_came() -> None:
    query = urlencode({"county": "99", "format": "x\r\nSet-Cookie: a=b", "year": "1950"})
    assert ask(f"projects.csv?{query}").body == ask("projects.csv").body
    said = ask(f"projects.csv?{query}").headers["x-notice"]
    assert "county=99" in said
    assert "1950" in said
    assert said.isascii()
    assert said.isprintable()
    [year, parts] = ask(f"release.json?{query}").json["notices"]
    assert "1950" in year["nb"]
    assert parts["en"].startswith("Parts of the link were not understood")
    assert "x-notice" not in ask("projects.csv?county=46").headers


@pytest.mark.parametrize("path", PATHS)
def test_whoever_holds_an_answer_gets_304_until_it_changes(path: str) -> None:
    first = ask(path)
    assert first.headers["etag"].startswith(f'"{RELEASE.id}-')
    again = ask(path, if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["access-control-allow-origin"] == "*"


def test_the_tag_is_another_for_another_selection_format_or_encoding() -> None:
    queries = ("", "?county=46", "?values=reported", "?format=people")
    tags = {ask(f"observations.csv{query}").headers["etag"] for query in queries}
    assert len(tags | {ask("observations.csv", accept_encoding="br").headers["etag"]}) == 5


def test_an_answer_is_kept_longer_where_the_query_names_its_release() -> None:
    assert ask("projects.csv").headers["cache-control"] == "public, max-age=300"
    assert ask(f"projects.csv?release={RELEASE.id}").headers["cache-control"] == "public, max-age=86400"
    assert ask("projects.csv?release=00000000").headers["cache-control"] == "public, max-age=300"


def test_an_answer_is_made_once_for_all_queries_that_choose_the_same() -> None:
    api.answer.cache_clear()
    for query in ("county=46", "county=46&garden=odda&lang=en", "year=2021&county=46&status=ongoing"):
        ask(f"gardens.geojson?{query}")
    assert api.answer.cache_info().misses == 1


def test_scripts_of_other_sites_may_read_the_open_data_and_nothing_else() -> None:
    assert all(ask(path).headers["access-control-allow-origin"] == "*" for path in PATHS)
    first = ask("release.json", method="OPTIONS")
    assert first.status == 204
    assert first.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert not [path for path in ("/", "/healthz") if "access-control-allow-origin" in ask(path).headers]
    assert "access-control-allow-origin" not in ask("release.json", method="POST").headers


@pytest.mark.parametrize("path", ["/api/", "/api/v1/", "/api/v2/release.json", "/api/v1/release.json/", "/api/v1/x"])
def test_an_unknown_address_is_said_in_both_languages_as_json(path: str) -> None:
    answer = ask(path)
    assert (answer.status, answer.json["status"]) == (404, 404)
    assert answer.json["message"]["nb"].startswith("Det finnes ingenting")
    assert answer.json["message"]["en"].startswith("There is nothing")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(method: str) -> None:
    answer = ask("observations.csv", method=method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


def test_a_query_longer_than_any_link_is_refused() -> None:
    longest = {
        "county": ",".join(CODES.counties[1:]),
        "garden": max(CODES.garden_county, key=len),
        "status": ",".join(ProjectStatus),
        "theme": ",".join(CODES.themes),
        "membership": ",".join(Membership),
    }
    assert ask(f"release.json?{urlencode(longest)}").status == 200
    assert ask("release.json?county=" + "4" * api.LONGEST_QUERY).status == 414


def test_whoever_asks_too_often_is_told_when_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "throttle", Throttle(burst=2, per_second=0.1, clock=lambda: 0.0))
    assert [ask("release.json").status for _ in range(3)] == [200, 200, 429]
    refused = ask("release.json")
    assert refused.headers["retry-after"] == "10"
    assert refused.headers["access-control-allow-origin"] == "*"
    assert "10 s" in refused.json["message"]["nb"]
    assert ask("release.json", client="192.0.2.2").status == 200


def test_a_bucket_fills_again_and_a_household_has_one() -> None:
    now = [0.0]
    throttle = Throttle(burst=1, per_second=0.5, clock=lambda: now[0])
    assert throttle.wait("2001:db8::1") == 0
    assert throttle.wait("2001:db8::ffff") == 2
    assert throttle.wait("2001:db8:0:1::1") == 0
    assert (throttle.wait("::ffff:192.0.2.1"), throttle.wait("::ffff:192.0.2.2")) == (0, 0)
    now[0] = 2.0
    assert throttle.wait("2001:db8::2") == 0


def test_no_query_string_whatever_breaks_an_address() -> None:
    chance = random.Random(46)
    bits = [
        *PARAMETERS,
        *FORMATS,
        "format",
        *"=&,%;{}[]<>'\"\r\n\x00\u202eæ",
        "46",
        "odda",
        "%00",
        "%ff",
        "{0}",
        "x" * 99,
    ]

    def junk() -> bytes:
        if chance.random() < 0.2:
            return chance.randbytes(chance.randint(0, 60))
        return "".join(chance.choices(bits, k=chance.randint(1, 14))).encode()

    async def all_of_them() -> list[tuple[bytes, Answer]]:
        asked = [(chance.choice(PATHS), junk()) for _ in range(2000)]
        return [(query, await request(path, query)) for path, query in asked]

    for query, answer in awaited(all_of_them()):
        assert answer.status == 200, query
        notice = answer.headers.get("x-notice", "")
        assert notice.isascii(), query
        assert notice.isprintable(), query


def test_a_notice_is_a_proper_header_whatever_it_quotes(app_url: str) -> None:
    answer = requests.get(f"{app_url}{PREFIX}release.json?x=1&theme=+", timeout=10)
    assert answer.status_code == 200
    assert answer.headers["x-notice"].endswith("x=1, theme=")


def test_the_description_lists_every_route_with_the_codes_of_the_release() -> None:
    described = ask("openapi.json").json
    [server] = described["servers"]
    routes = {route.path for route in api.ROUTES if "{" not in route.path}
    assert {server["url"] + path for path in described["paths"]} == routes - {COMPANIES.path}
    parameters = described["components"]["parameters"]
    assert parameters.keys() == {*PARAMETERS, "format"}
    assert parameters["county"]["schema"]["items"]["enum"] == list(CODES.counties)
    assert parameters["theme"]["schema"]["items"]["enum"] == list(CODES.themes)
    assert parameters["format"]["schema"]["enum"] == list(FORMATS)
    for address in ADDRESSES:
        operation = described["paths"][f"/{address.name}"]["get"]
        names = [each["$ref"].rpartition("/")[2] for each in operation["parameters"]]
        assert names == [*address.follows, *(["format"] if address.is_csv else [])]
        [media_type] = operation["responses"]["200"]["content"]
        assert ask(address.path).headers["content-type"].partition(";")[0] == media_type
        answers = [each["$ref"] for each in operation["responses"].values() if "$ref" in each]
        assert {name.rpartition("/")[2] for name in answers} <= described["components"]["responses"].keys()


def test_companies_have_an_address_only_where_the_release_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask("companies.csv").status == 404
    world = worlds.release(companies=[worlds.company("B1"), worlds.company("B2", "46")], id="c0c0c0c0")
    monkeypatch.setattr(releases, "current", lambda: (world, ()))
    found = ask("companies.csv?county=46")
    assert [row["id"] for row in rows(found.text)] == ["B2"]
    record = ask("release.json?county=46").json
    assert record["counts"]["companies"] == 1
    assert record["links"]["companies.csv"].startswith(COMPANIES.path)
    assert "/companies.csv" in ask("openapi.json").json["paths"]
    assert COMPANIES.path in ask("catalog.jsonld").text


def test_the_catalogue_record_has_what_dcat_ap_no_asks_for() -> None:
    record = ask("catalog.jsonld").json
    dataset = record["dcat:dataset"]
    for part in (record, dataset):
        for name in ("dct:title", "dct:description"):
            assert {words["@language"]: bool(words["@value"]) for words in part[name]} == {"nb": True, "en": True}
        assert part["dct:publisher"]["foaf:name"]
        assert part["dct:license"]["@id"] == "https://creativecommons.org/licenses/by/4.0/"
    assert any("data-theme" in theme["@id"] for theme in dataset["dcat:theme"])
    for distribution in dataset["dcat:distribution"]:
        assert ask(distribution["dcat:downloadURL"]["@id"]).status == 200


def test_the_record_always_names_a_way_to_ask_by_mail_where_the_release_has_an_address() -> None:
    facts = releases.facts()
    contacts = ("Postboks 1", "post@example.no")
    without, given = (catalogue.record(RELEASE, facts | {"contact": contact}) for contact in contacts)
    for part in (without, without["dcat:dataset"]):
        assert part["dcat:contactPoint"]["vcard:hasURL"] == {"@id": "/om"}
    assert given["dcat:dataset"]["dcat:contactPoint"]["vcard:hasEmail"] == {"@id": "mailto:post@example.no"}


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_the_running_app_sends_tables_compressed_and_heads_without_a_body(app_url: str, encoding: str) -> None:
    url = app_url + PREFIX + "observations.csv?county=46"
    plain = requests.get(url, headers={"Accept-Encoding": "identity"}, timeout=10)
    packed = requests.get(url, headers={"Accept-Encoding": encoding}, timeout=10)
    assert packed.headers["content-encoding"] == encoding
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert packed.content == plain.content
    head = requests.head(url, headers={"Accept-Encoding": encoding}, timeout=10)
    assert head.headers["etag"] == packed.headers["etag"]
    assert head.content == b""
