"""The open data describes itself: the release, the addresses, the files, and a record for data catalogues."""

import hashlib
import json
import zipfile
from io import BytesIO

import pytest
import worlds
from asgi import open_data, rows
from published import published

from gardenmap import current
from gardenmap.html.addresses import ADDRESSES, COMPANIES, FORMATS, formats
from gardenmap.server import api, catalogue
from gardenmap.view import PARAMETERS

RELEASE = published()
CODES = current.vocabulary(RELEASE)


def test_the_record_says_which_release_how_to_cite_it_and_where_the_rest_is() -> None:
    record = open_data("release.json?county=46&lang=en&status=ongoing").json
    assert (record["id"], record["date"]) == (RELEASE.id, RELEASE.date.isoformat())
    assert all(RELEASE.id in citation and "CC BY 4.0" in citation for citation in record["citation"].values())
    assert record["view"]["county"] == "46"
    assert record["notices"] == []
    assert len(open_data(record["links"]["gardens.geojson"]).json["features"]) == record["counts"]["gardens"]
    for table in ("observations", "projects"):
        assert len(rows(open_data(record["links"][f"{table}.csv"]).text)) == record["counts"][table]
    assert record["links"].keys() - {"page"} == {address.name for address in ADDRESSES}


def test_the_zip_describes_each_of_its_files_by_path_size_hash_and_columns() -> None:
    archive = zipfile.ZipFile(BytesIO(open_data("datapackage.zip").body))
    resources = json.loads(archive.read("datapackage.json"))["resources"]
    assert {each["path"] for each in resources} | {"datapackage.json", "README.md", "raw/release.toml"} == set(
        archive.namelist()
    )
    for each in resources:
        body = archive.read(each["path"])
        assert each["bytes"] == len(body)
        assert each["hash"].removeprefix("sha256:") == hashlib.sha256(body).hexdigest()
        if each["path"].endswith(".csv"):
            head = body.decode("utf-8-sig").partition("\n")[0].strip().split(",")
            assert [field["name"] for field in each["schema"]["fields"]] == head


def test_the_description_lists_every_route_with_the_codes_of_the_release() -> None:
    described = open_data("openapi.json").json
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
        forms = formats(address.name.rpartition(".")[2])
        answers = [open_data(f"{address.path}?format={form}") for form in forms]
        found = {answer.headers["content-type"].partition(";")[0] for answer in answers}
        assert found == set(operation["responses"]["200"]["content"])
        answers = [each["$ref"] for each in operation["responses"].values() if "$ref" in each]
        assert {name.rpartition("/")[2] for name in answers} <= described["components"]["responses"].keys()


def test_companies_have_an_address_only_where_the_release_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    assert open_data("companies.csv").status == 404
    world = worlds.release(companies=[worlds.company("B1"), worlds.company("B2", "46")], id="c0c0c0c0")
    monkeypatch.setattr(current, "on_show", lambda: (world, ()))
    found = open_data("companies.csv?county=46")
    assert [row["id"] for row in rows(found.text)] == ["B2"]
    record = open_data("release.json?county=46").json
    assert record["counts"]["companies"] == 1
    assert record["links"]["companies.csv"].startswith(COMPANIES.path)
    assert "/companies.csv" in open_data("openapi.json").json["paths"]
    assert COMPANIES.path in open_data("catalog.jsonld").text


def test_the_catalogue_record_has_what_dcat_ap_no_asks_for() -> None:
    record = open_data("catalog.jsonld").json
    dataset = record["dcat:dataset"]
    for part in (record, dataset):
        for name in ("dct:title", "dct:description"):
            assert {words["@language"]: bool(words["@value"]) for words in part[name]} == {"nb": True, "en": True}
        assert part["dct:publisher"]["foaf:name"]
        assert part["dct:license"]["@id"] == "https://creativecommons.org/licenses/by/4.0/"
    assert any("data-theme" in theme["@id"] for theme in dataset["dcat:theme"])
    for distribution in dataset["dcat:distribution"]:
        assert open_data(distribution["dcat:downloadURL"]["@id"]).status == 200


def test_the_record_always_names_a_way_to_ask_by_mail_where_the_release_has_an_address() -> None:
    facts = current.facts()
    contacts = ("Postboks 1", "post@example.no")
    without, given = (catalogue.record(RELEASE, facts | {"contact": contact}) for contact in contacts)
    for part in (without, without["dcat:dataset"]):
        assert part["dcat:contactPoint"]["vcard:hasURL"] == {"@id": "/om"}
    assert given["dcat:dataset"]["dcat:contactPoint"]["vcard:hasEmail"] == {"@id": "mailto:post@example.no"}
