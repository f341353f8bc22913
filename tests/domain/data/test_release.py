"""The published package: whole, described, and made from the curation as it stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from published import DATA

from gardenmap.data import build
from gardenmap.data.check import check
from gardenmap.data.describe import describe, facts_of, stale, write_description
from gardenmap.data.package import read, write
from gardenmap.data.tables import NOT_BUILT, file_name
from gardenmap.errors import DataError
from gardenmap.model import Release


@pytest.fixture(scope="module")
def published() -> Release:
    return read(DATA)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def test_the_published_package_has_no_fault() -> None:
    assert [str(problem) for problem in check(DATA)] == []


def test_the_description_is_not_stale() -> None:
    assert stale(DATA) == []


def test_the_published_tables_are_what_raw_and_curation_give(tmp_path: Path) -> None:
    write(build.tables(DATA), tmp_path)
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    brought = {file_name(table) for table in NOT_BUILT}
    assert built == {path.name: path.read_bytes() for path in DATA.glob("*.csv") if path.name not in brought}


def test_the_estimates_are_the_known_answers(published: Release) -> None:
    rows = published.observations[published.observations["method"] == "anslag-1"]
    rows = rows.merge(published.gardens[["id", "county_no"]], left_on="area", right_on="id")
    assert rows.groupby("indicator")["value"].sum().to_dict() == {"companies": 4000, "value_creation": 8600}
    companies = rows[rows["indicator"] == "companies"]
    known = {"56": 310, "55": 160, "18": 250, "50": 540, "15": 120, "46": 580, "34": 790, "33": 290, "11": 440,
             "40": 130, "42": 400}  # fmt: skip
    assert companies.groupby("county_no")["value"].sum().to_dict() == pytest.approx(known, abs=5)
    by_garden = companies.set_index("area")["value"]
    assert by_garden[["lister", "hardanger", "odal", "buskerud"]].tolist() == pytest.approx([110, 130, 187, 231], abs=2)


def test_47_gardens_of_which_9_are_not_documented(published: Release) -> None:
    assert len(published.gardens) == 47
    assert (published.gardens["membership"] == "unverified").sum() == 9


def test_every_source_is_cited_or_an_origin_of_the_release(published: Release) -> None:
    cited = {id for ids in published.gardens["sources"].dropna() for id in ids.split()}
    cited |= {*published.observations["source"], *published.projects["source"], *published.network_facts["source"]}
    origins = {build.source_id(origin["url"]) for origin in facts_of(DATA)["origins"]}
    assert set(published.sources["id"]) == cited | origins


def test_a_changed_table_makes_the_description_stale(copy: Path) -> None:
    path = copy / "themes.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("Circular economy", "Circularity"), encoding="utf-8")
    assert stale(copy) == ["datapackage.json", "README.md"]
    write_description(copy)
    assert stale(copy) == []


def test_the_readme_credits_every_origin_and_names_the_licence_of_the_wheel() -> None:
    readme = describe(DATA)["README.md"]
    for origin in facts_of(DATA)["origins"]:
        assert origin["credit_nb"] in readme
        assert origin["credit_en"] in readme
    assert "LGPL-3.0" in readme
    assert "CC BY 4.0, via robhop/fylker-og-kommuner" in readme


def test_a_fault_in_the_curation_is_named_where_it_was_made(copy: Path) -> None:
    path = copy / "curation" / "projects.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("circular_economy", "Circular economy", 1), "utf-8")
    with pytest.raises(DataError, match=r"^curation/projects.csv:2:theme: The value must have the right form"):
        build.build_tables(copy)


def test_a_source_without_a_title_in_the_curation_is_named(copy: Path) -> None:
    path = copy / "curation" / "sources.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:1] + lines[2:]), encoding="utf-8")
    with pytest.raises(DataError, match=r"curation/sources.csv:url: .* Found 'http"):
        build.build_tables(copy)


def test_a_garden_that_reports_takes_the_place_of_its_estimate_and_the_total_stands(copy: Path) -> None:
    path = copy / "observations.csv"
    row = "nin-lister,companies,garden,lister,2021,2021,200,,,A,,,skiftnorge.no-d29e78,2026,,\n"
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")
    assert check(copy)
    build.build_estimates(copy)
    assert check(copy) == []
    companies = read(copy).observations.query("indicator == 'companies' and area_type == 'garden'").set_index("area")
    assert len(companies) == 47
    assert companies.loc["lister", "status"] == "A"
