"""What is written is what is read, byte for byte and value for value."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from worlds import company, garden, network_fact, observation, project, release, write_package

from gardenmap.data.package import read, write
from gardenmap.data.tables import TABLES, about, file_name
from gardenmap.errors import DataError

COMPANIES = observation("companies", "NO", 4000)
PACKAGE = WORLD = release(
    gardens=[garden("lista", founded=2009), garden("odda", "46", name='Næringshagen "i" Odda, AS')],
    observations=[
        COMPANIES,
        observation("value_creation", "NO", 8600.25),
        observation("target_companies", "lista", None, "O"),
    ],
    projects=[project("P1", ["odda", "lista"]), project("P0")],
    companies=[company("B2", garden="lista", industry="62.010"), company("B1", "46", source_date=None)],
    network_facts=[
        network_fact("companies", COMPANIES, brief_nb="{value}", brief_en="{value}", order=2),
        network_fact("aim"),
    ],
)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_comes_back_with_the_same_values_and_types(whole: Path, table: str) -> None:
    schema = TABLES[table]
    order = list(about(schema).order)
    got = getattr(read(whole), table).sort_values(order, ignore_index=True)
    wanted = getattr(WORLD, table).sort_values(order, ignore_index=True)
    pd.testing.assert_frame_equal(got, wanted)


def test_missing_stays_missing_and_never_becomes_zero_or_text(whole: Path) -> None:
    got = read(whole)
    assert got.gardens.set_index("id").loc["odda", ["founded", "website", "orgnr"]].isna().all()
    assert got.observations.set_index("status").loc["O", ["value", "low", "high"]].isna().all()


def test_the_order_of_rows_and_columns_in_memory_does_not_change_a_byte(tmp_path: Path) -> None:
    first = write_package(tmp_path / "a", WORLD)
    shuffled = replace(WORLD, **{name: getattr(WORLD, name).iloc[::-1, ::-1].reset_index(drop=True) for name in TABLES})
    second = write_package(tmp_path / "b", shuffled)
    for table in TABLES:
        assert (first / file_name(table)).read_bytes() == (second / file_name(table)).read_bytes()


def test_numbers_are_written_with_no_more_digits_than_they_need(whole: Path) -> None:
    text = (whole / "observations.csv").read_text()
    assert ",4000,,,A," in text
    assert ",8600.25,,,A," in text


def test_lines_end_in_lf_alone(whole: Path) -> None:
    assert all(b"\r" not in path.read_bytes() for path in whole.glob("*.csv"))


def test_the_release_id_follows_the_content_and_nothing_else(tmp_path: Path) -> None:
    here, there = write_package(tmp_path / "a", WORLD), write_package(tmp_path / "b", WORLD)
    assert read(here).id == read(there).id
    (there / "raw" / "release.toml").write_text("date = 2027-01-01\n")
    assert read(here).id == read(there).id
    write({"gardens": WORLD.gardens.assign(short_name="X")}, there)
    assert read(here).id != read(there).id


def test_reading_a_faulty_package_gives_all_its_faults(package: Path) -> None:
    (package / "themes.csv").unlink()
    (package / "sources.csv").unlink()
    with pytest.raises(DataError) as error:
        read(package)
    assert {problem.file for problem in error.value.problems} >= {"themes.csv", "sources.csv"}
    assert "themes.csv: The file is missing." in str(error.value)
