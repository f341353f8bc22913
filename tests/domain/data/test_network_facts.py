"""What is stated about the network is optional, built by hand, and cannot contradict the figures that it rests on."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from published import DATA
from worlds import network_fact, observation, release

from gardenmap.data import build
from gardenmap.data.check import check
from gardenmap.data.describe import describe
from gardenmap.data.package import read, write
from gardenmap.data.rules import Rule
from gardenmap.errors import DataError

FILE = "network_facts.csv"
COMPANIES = observation("companies", value=4000)
MISSING = observation("target_companies", value=None, status="O")
ESTIMATE = observation("value_creation", value=80, status="E")
OWNERS = "{} own at least 51%"


FACTS = [
    network_fact("companies", COMPANIES, brief_nb="{value} i {period}", brief_en="{value} in {period}"),
    network_fact("owners", statement_nb=OWNERS.format("Lokale"), statement_en=OWNERS.format("Locals"), order=2),
]
PACKAGE = release(observations=[COMPANIES, MISSING, ESTIMATE], network_facts=FACTS)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_package_without_the_file_is_whole_and_another_release(package: Path) -> None:
    assert check(package) == []
    before = read(package)
    assert before.network_facts["id"].tolist() == ["companies", "owners"]
    (package / FILE).unlink()
    assert check(package) == []
    assert read(package).network_facts.empty
    assert read(package).id != before.id


@pytest.mark.parametrize(
    ("old", "new", "row", "column", "rule"),
    [
        ("companies: {value}", "companies: {value} of 5000", 2, "statement_nb", Rule.FIGURE_TYPED),
        ("companies: {value}", "companies: 4000", 2, "statement_nb", Rule.FIGURE_TYPED),
        ("companies: {value}", "companies: {value} {year}", 2, "statement_nb", Rule.FIGURE_TYPED),
        ("{value} in {period}", "many in {period}", 2, "brief_en", Rule.FIGURE_TYPED),
        ("Lokale own", "{value} own", 3, "statement_nb", Rule.NO_FIGURE),
        ("Locals own", "{period} own", 3, "statement_en", Rule.NO_FIGURE),
        ("Locals own at least 51%", "Locals own at least 50%", 3, "statement_en", Rule.OTHER_NUMBERS),
        ("Locals own at least 51%,,", "Locals own at least 51%,minst 52%,", 3, "brief_nb", Rule.OTHER_NUMBERS),
        ("{value} i {period},", ",", 2, "brief_nb", Rule.REQUIRED),
        (COMPANIES["id"], MISSING["id"], 2, "observation", Rule.NOT_STATED),
        (COMPANIES["id"], ESTIMATE["id"], 2, "observation", Rule.NOT_STATED),
        (COMPANIES["id"], "figure-1", 2, "observation", Rule.UNKNOWN),
        (",example.no-000000,2021,1", ",other.no-000000,2021,1", 2, "source", Rule.OTHER_SOURCE),
        (",example.no-000000,2021,1", ",other.no-000000,2021,1", 2, "source", Rule.UNKNOWN),
        ("owners,", "companies,", 3, "id", Rule.DUPLICATE),
    ],
)
def test_each_fault_of_a_fact_is_named_where_it_is(
    package: Path, old: str, new: str, row: int, column: str, rule: Rule
) -> None:
    change(package / FILE, old, new)
    found = [(problem.file, problem.row, problem.column, problem.rule) for problem in check(package)]
    assert (FILE, row, column, rule) in found


def test_a_figure_that_changes_changes_no_words_and_needs_no_other_hand(package: Path) -> None:
    change(package / "observations.csv", ",4000,", ",4100,")
    assert check(package) == []


def test_the_advice_names_the_places_to_write(package: Path) -> None:
    change(package / FILE, "companies: {value}", "companies: 4000")
    said = "\n".join(str(problem) for problem in check(package))
    assert f"{FILE}:2:statement_nb: Words that rest on an observation must have {{value}} in place of" in said
    assert "Write {value} for the figure and {period} for its years" in said


def test_the_description_has_the_table_only_where_the_file_is(published: Path) -> None:
    described = describe(published)
    resources = {each["name"]: each for each in json.loads(described["datapackage.json"])["resources"]}
    keys = {
        key["fields"][0]: key["reference"]["resource"] for key in resources["network_facts"]["schema"]["foreignKeys"]
    }
    assert keys == {"observation": "observations", "source": "sources"}
    assert f"## {FILE}" in described["README.md"]
    (published / FILE).unlink()
    assert FILE not in "".join(describe(published).values())


def test_the_build_does_without_the_file_of_the_curation(published: Path) -> None:
    (published / "curation" / FILE).unlink()
    tables = build.tables(published)
    assert tables["network_facts"].empty
    (published / FILE).unlink()
    write(tables, published)
    assert not (published / FILE).exists()
    assert check(published) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            ",figure-015,",
            ",figure 015,",
            r"curation/network_facts.csv:2:observation: The value must have the right form",
        ),
        (
            "distriktene,2021,1",
            "distriktene-igjen,2021,1",
            r"curation/sources.csv:url: .* Found 'https://www.skiftnorge",
        ),
        ("source_url", "source_link", r"^curation/network_facts.csv:1:source_link: .* Did you mean source_url\?$"),
    ],
)
def test_a_fault_in_the_curation_is_named_where_it_was_made(published: Path, old: str, new: str, told: str) -> None:
    change(published / "curation" / FILE, old, new)
    with pytest.raises(DataError, match=told):
        build.build_tables(published)


def test_the_published_facts_rest_on_the_article_of_skift_and_its_four_figures() -> None:
    facts = read(DATA).network_facts
    assert len(facts) == 7
    assert set(facts["source"]) == {"skiftnorge.no-d29e78"}
    assert facts["observation"].dropna().tolist() == ["figure-015", "figure-040", "figure-058", "figure-054"]
