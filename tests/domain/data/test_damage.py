"""However a package is damaged, the answer is a list of faults or a release: never anything else."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import company, garden, network_fact, observation, project, release

from gardenmap.data.check import check
from gardenmap.data.package import read
from gardenmap.data.tables import TABLES, file_name
from gardenmap.model import Release

FILES = [file_name(table) for table in TABLES]
CSV_FILES = [name for name in FILES if name.endswith(".csv")]
anywhere = st.floats(0, 0.999_999)


COMPANIES = observation(value=60)
PACKAGE = release(
    gardens=[garden("lista"), garden("odda", "46", website="https://odda.no", founded=2001)],
    observations=[COMPANIES, observation(area="lista", value=60, status="E")],
    projects=[project("P1", ["lista"])],
    companies=[company("B1", garden="lista"), company("B2", "46", industry="Bygg")],
    network_facts=[network_fact("companies", COMPANIES), network_fact("aim", order=2)],
)


def answer(whole: Path, file: str, content: bytes) -> None:
    """Judge the package with another content of one file; afterwards it is whole again."""
    sound = (whole / file).read_bytes()
    (whole / file).write_bytes(content)
    try:
        problems = check(whole)
        assert all(str(problem).startswith(problem.file) for problem in problems)
        if not problems:
            assert isinstance(read(whole), Release)
    finally:
        (whole / file).write_bytes(sound)


@settings(max_examples=50)
@given(file=st.sampled_from(FILES), place=anywhere, flip=st.integers(1, 255), length=st.integers(1, 8))
def test_flipped_bytes(whole: Path, file: str, place: float, flip: int, length: int) -> None:
    content = bytearray((whole / file).read_bytes())
    start = int(place * len(content))
    content[start : start + length] = bytes(byte ^ flip for byte in content[start : start + length])
    answer(whole, file, bytes(content))


@settings(max_examples=25)
@given(file=st.sampled_from(FILES), start=anywhere, length=anywhere)
def test_a_piece_cut_out(whole: Path, file: str, start: float, length: float) -> None:
    content = (whole / file).read_bytes()
    first = int(start * len(content))
    answer(whole, file, content[:first] + content[first + int(length * (len(content) - first)) :])


def rewritten(rows: list[list[str]]) -> bytes:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


@settings(max_examples=25)
@given(file=st.sampled_from(CSV_FILES), place=anywhere, line=st.booleans())
def test_a_line_or_a_column_removed(whole: Path, file: str, place: float, line: bool) -> None:
    rows = list(csv.reader(StringIO((whole / file).read_text(encoding="utf-8"))))
    if line:
        del rows[int(place * len(rows))]
    else:
        column = int(place * len(rows[0]))
        rows = [row[:column] + row[column + 1 :] for row in rows]
    answer(whole, file, rewritten(rows))


@settings(max_examples=40)
@given(file=st.sampled_from(CSV_FILES), here=anywhere, there=anywhere, row=anywhere, text=st.none() | st.text())
def test_cells_swapped_or_overwritten(
    whole: Path, file: str, here: float, there: float, row: float, text: str | None
) -> None:
    rows = list(csv.reader(StringIO((whole / file).read_text(encoding="utf-8"))))
    cells = rows[int(row * len(rows))]
    a, b = int(here * len(cells)), int(there * len(cells))
    cells[a], cells[b] = (cells[b], cells[a]) if text is None else (text.encode("utf-8", "replace").decode(), cells[b])
    answer(whole, file, rewritten(rows))
