"""However a package is damaged, the answer is a list of faults or a release: never anything else."""

from __future__ import annotations

import csv
import shutil
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import company, garden, network_fact, observation, project, release, write_package

from gardenmap.data.check import check
from gardenmap.data.package import read
from gardenmap.data.tables import TABLES, file_name
from gardenmap.model import Release

FILES = [file_name(table) for table in TABLES]
CSV_FILES = [name for name in FILES if name.endswith(".csv")]
anywhere = st.floats(0, 0.999_999)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A whole package and a place for its damaged copy."""
    companies = observation(value=60)
    world = release(
        gardens=[garden("lista"), garden("odda", "46", website="https://odda.no", founded=2001)],
        observations=[companies, observation(area="lista", value=60, status="E")],
        projects=[project("P1", ["lista"])],
        companies=[company("B1", garden="lista"), company("B2", "46", industry="Bygg")],
        network_facts=[network_fact("companies", companies), network_fact("aim", order=2)],
    )
    return write_package(tmp_path_factory.mktemp("whole"), world), tmp_path_factory.mktemp("damaged") / "copy"


def answer(packages: tuple[Path, Path], file: str, content: bytes) -> None:
    whole, copy = packages
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(whole, copy)
    (copy / file).write_bytes(content)
    problems = check(copy)
    assert all(str(problem).startswith(problem.file) for problem in problems)
    if not problems:
        assert isinstance(read(copy), Release)


@settings(max_examples=100, deadline=None)
@given(file=st.sampled_from(FILES), place=anywhere, flip=st.integers(1, 255), length=st.integers(1, 8))
def test_flipped_bytes(packages: tuple[Path, Path], file: str, place: float, flip: int, length: int) -> None:
    content = bytearray((packages[0] / file).read_bytes())
    start = int(place * len(content))
    content[start : start + length] = bytes(byte ^ flip for byte in content[start : start + length])
    answer(packages, file, bytes(content))


@settings(max_examples=40, deadline=None)
@given(file=st.sampled_from(FILES), start=anywhere, length=anywhere)
def test_a_piece_cut_out(packages: tuple[Path, Path], file: str, start: float, length: float) -> None:
    content = (packages[0] / file).read_bytes()
    first = int(start * len(content))
    answer(packages, file, content[:first] + content[first + int(length * (len(content) - first)) :])


def rewritten(rows: list[list[str]]) -> bytes:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


@settings(max_examples=40, deadline=None)
@given(file=st.sampled_from(CSV_FILES), place=anywhere, line=st.booleans())
def test_a_line_or_a_column_removed(packages: tuple[Path, Path], file: str, place: float, line: bool) -> None:
    rows = list(csv.reader(StringIO((packages[0] / file).read_text(encoding="utf-8"))))
    if line:
        del rows[int(place * len(rows))]
    else:
        column = int(place * len(rows[0]))
        rows = [row[:column] + row[column + 1 :] for row in rows]
    answer(packages, file, rewritten(rows))


@settings(max_examples=60, deadline=None)
@given(file=st.sampled_from(CSV_FILES), here=anywhere, there=anywhere, row=anywhere, text=st.none() | st.text())
def test_cells_swapped_or_overwritten(
    packages: tuple[Path, Path], file: str, here: float, there: float, row: float, text: str | None
) -> None:
    rows = list(csv.reader(StringIO((packages[0] / file).read_text(encoding="utf-8"))))
    cells = rows[int(row * len(rows))]
    a, b = int(here * len(cells)), int(there * len(cells))
    cells[a], cells[b] = (cells[b], cells[a]) if text is None else (text.encode("utf-8", "replace").decode(), cells[b])
    answer(packages, file, rewritten(rows))
