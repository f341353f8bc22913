"""The command line says what it did, and stops with one clear sentence."""

from __future__ import annotations

import csv
import json
import re
import socket
import zipfile
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from published import DATA
from typer.testing import CliRunner, Result
from worlds import garden, observation, project, release

from gardenmap.cli import app

PACKAGE = release(
    gardens=[garden("lista"), garden("odda", "46")],
    observations=[
        observation(value=10),
        observation(area="lista", value=10, status="E"),
        observation("target_companies", "lista", 7),
        observation("target_companies", "odda", 9),
    ],
    projects=[project("P1", ["lista"])],
)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_whole_package_is_reported_with_its_release_and_counts(package: Path) -> None:
    result = run("check", package)
    assert result.exit_code == 0
    assert "Gardens: 2, figures: 4, projects: 1." in result.output


def test_faults_are_listed_with_a_count_and_exit_code_1(package: Path) -> None:
    (package / "themes.csv").unlink()
    result = run("check", package)
    assert result.exit_code == 1
    assert "themes.csv: The file is missing." in result.output
    assert "Faults: 1, in files: 1." in result.output


def test_describe_check_says_which_files_are_stale(package: Path) -> None:
    facts = DATA / "raw" / "release.toml"
    (package / "raw" / "release.toml").write_bytes(facts.read_bytes())
    stale = run("describe", "--check", "--data", package)
    assert (stale.exit_code, "datapackage.json, README.md" in stale.output) == (1, True)
    assert run("describe", "--data", package).exit_code == 0
    assert run("describe", "--check", "--data", package).exit_code == 0


@pytest.mark.parametrize("command", [("describe",), ("describe", "--check"), ("export",), ("build", "estimates")])
def test_a_folder_without_a_package_is_told_file_by_file(command: tuple[str, ...], tmp_path: Path) -> None:
    result = run(*command, "--data", tmp_path / "none")
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert "gardens.csv: The file is missing. Run gardenmap build, or fetch the file again." in result.output


def test_a_release_without_a_date_cannot_be_described(package: Path) -> None:
    (package / "raw" / "release.toml").write_text('publisher = "NiN"\n')
    result = run("describe", "--data", package)
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert "raw/release.toml:date: The file must be TOML with a date." in result.output


@pytest.mark.parametrize("part", ["counties", "tables"])
def test_a_build_names_the_file_that_it_misses(part: str, package: Path, tmp_path: Path) -> None:
    result = run("build", part, "--data", package, "--wheel", tmp_path / "none.whl")
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert re.search(r"\.csv: No such file or directory\.|\.csv: The file is missing\.", result.output)


def test_a_file_that_cannot_be_written_is_named(package: Path, tmp_path: Path) -> None:
    result = run("export", "gardens", "--data", package, "--output", tmp_path / "none" / "gardens.csv")
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert result.output.endswith("none/gardens.csv: No such file or directory.\n")


def test_an_export_holds_the_rows_that_the_link_shows(package: Path) -> None:
    result = run("export", "observations", "--view", "county=42&values=reported", "--data", package)
    rows = list(csv.DictReader(StringIO(result.stdout)))
    assert [(row["indicator"], row["area"]) for row in rows] == [("companies", "NO"), ("target_companies", "lista")]


def test_gardens_are_exported_as_points(package: Path) -> None:
    result = run("export", "gardens", "--county", "46", "--format", "geojson", "--data", package)
    (feature,) = json.loads(result.stdout)["features"]
    assert (feature["id"], feature["geometry"]["coordinates"]) == ("odda", [6.4, 60.8])


def test_figures_have_no_points(package: Path) -> None:
    result = run("export", "observations", "--format", "geojson", "--data", package)
    assert (result.exit_code, "Only gardens have points" in result.output) == (1, True)


def test_a_zip_holds_every_table_and_is_the_same_each_time(package: Path, tmp_path: Path) -> None:
    files = [tmp_path / "a.zip", tmp_path / "b.zip"]
    for file in files:
        assert run("export", "--format", "zip", "--output", file, "--data", package).exit_code == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    with zipfile.ZipFile(BytesIO(files[0].read_bytes())) as archive:
        assert {"gardens.csv", "observations.csv", "sources.csv"} <= set(archive.namelist())


def test_what_a_link_gets_wrong_is_said_and_the_rest_is_used(package: Path) -> None:
    result = run("export", "gardens", "--view", "county=99", "--data", package)
    assert result.exit_code == 0
    assert "county=99" in result.stderr


def test_a_taken_port_gives_one_sentence(package: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", "--port", port, "--data", package)
    assert result.exit_code == 1
    assert f"Port {port} is taken." in result.output


@pytest.mark.parametrize("command", ["serve", "check", "build", "describe", "export"])
def test_the_help_of_every_command_has_an_example(command: str) -> None:
    assert "Example: gardenmap " + command in " ".join(run(command, "--help").output.split())
