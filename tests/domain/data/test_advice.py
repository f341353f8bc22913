"""The advice solves the fault: whoever writes what it says has one fault less."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import company, garden, observation, project, release

from gardenmap.data.cells import judge_cells
from gardenmap.data.check import check
from gardenmap.data.rules import Advice, Rule
from gardenmap.data.sheets import Line, Sheet
from gardenmap.data.tables import TABLES
from gardenmap.errors import Problem

PACKAGE = release(
    gardens=[garden("lista", founded=2009, website="https://lista.no", orgnr="940155223"), garden("oslo", "03")],
    observations=[
        observation("companies", "NO", 100),
        observation("companies", "lista", 60, "E"),
        observation("companies", "oslo", 40, "E"),
        observation(
            "value_creation_county",
            "03",
            52.5,
            period_from=2017,
            period_to=2017,
            caveats="lower_bound mixed_programmes",
        ),
    ],
    projects=[project("P1", ["lista"], start="2020", end="2022-05")],
    companies=[company("B1", garden="lista"), company("B2", "03", municipality_no="0301")],
)


def written(package: Path, file: str, row: int, column: str, text: str) -> list[Problem]:
    """The faults after one cell says something else."""
    path = package / file
    rows = list(csv.reader(StringIO(path.read_text(encoding="utf-8"), newline="")))
    rows[row - 1][rows[0].index(column)] = text
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    path.write_text(out.getvalue(), encoding="utf-8")
    return check(package)


ONE_WAY = [
    ("gardens.csv", 2, "founded", "2009",
     "2009.0 | 2009,0 | 2 009 | 2,009 | 2.009 | 2.009E+03 | '2009 | =\"2009\" | 2009-01-01 00:00:00 | "
     "01.01.2009 | 01.07.1905"),
    ("gardens.csv", 2, "lat", "58.7",
     "58,7 | 58,700 | +58,7 | 58.7 % | '58.7"),
    ("gardens.csv", 2, "county_no", "42",
     "42.0 | 42,0 | '42 | =\"42\" | 42\t"),
    ("gardens.csv", 3, "county_no", "03",
     "3 | 3.0 | 3,0"),
    ("gardens.csv", 3, "municipality_no", "0301",
     "301 | 301.0 | =\"0301\" | 3.01E+02 | 0 301"),
    ("gardens.csv", 2, "municipality_no", "4201",
     "4,201.0 | 4 201 | 4.201 | 4201.0 | K-4201"),
    ("gardens.csv", 2, "orgnr", "940155223",
     "940 155 223 | 940155223.0 | 940.155.223 | 9.40155223E+08 | 9,40155223E+08 | NO 940 155 223 MVA"),
    ("gardens.csv", 2, "website", None,
     "www.lista.no | lista.no | HTTPS://lista.no | https:/lista.no | https:// lista.no | "
     "<https://lista.no> | [Lista](https://lista.no) | lista.no\n"),
    ("gardens.csv", 2, "membership", "participant_2024",
     "Participant_2024 | participant 2024 | participant-2024 | PARTICIPANT_2024"),
    ("observations.csv", 5, "value", None,
     "52,5 | 5.25E1% | kr 52,5 | 52,50 | '52.5"),
    ("observations.csv", 2, "value", "100",
     "100,0 | 100 kr | 100,-"),
    ("observations.csv", 5, "area", "03",
     "3"),
    ("observations.csv", 5, "caveats", "lower_bound mixed_programmes",
     "lower_bound, mixed_programmes | lower_bound;mixed_programmes | lower_bound  mixed_programmes | "
     "lower_bound\nmixed_programmes"),
    ("observations.csv", 2, "source_date", "2021-06-01",
     "01.06.2021 | 1.6.2021 | 2021-06-01 00:00:00 | 2021-06-01T00:00:00Z | 2021/6/1 | 2021.06.01 | "
     "44348 | 44348.0 | 1. juni 2021 | 1 June 2021 | 1-Jun-21 | 20210601"),
    ("observations.csv", 2, "source_date", "2021-06",
     "jun.21 | Jun-21 | juni 2021 | 06.2021 | 6/2021 | 2021-6"),
    ("observations.csv", 2, "source_date", "2021",
     "2021.0 | 2021,0 | '2021"),
    ("projects.csv", 2, "end", "2026-11-23",
     "23.11.2026 | 23/11/2026 | 23-11-2026 | 46349"),
    ("companies.csv", 3, "municipality_no", "0301",
     "301"),
]  # fmt: skip
CASES = [(file, row, column, text, meant) for file, row, column, meant, texts in ONE_WAY for text in texts.split(" | ")]


@pytest.mark.parametrize(("file", "row", "column", "text", "meant"), CASES)
def test_what_a_spreadsheet_has_made_of_a_cell_is_one_fault_that_says_what_to_write(
    package: Path, file: str, row: int, column: str, text: str, meant: str | None
) -> None:
    (problem,) = written(package, file, row, column, text)
    assert (problem.file, problem.row, problem.column, problem.suggestion) == (file, row, column, Advice.WRITE)
    instead = str(problem.values["instead"])
    assert meant in (None, instead)
    assert f"Write {instead}." in str(problem)
    assert written(package, file, row, column, instead) == []


@pytest.mark.parametrize(
    ("file", "column", "text", "both"),
    [
        ("observations.csv", "value", "1,234", {"1.234", "1234"}),
        ("projects.csv", "end", "03/04/2023", {"2023-04-03", "2023-03-04"}),
    ],
)
def test_where_two_can_be_meant_both_are_named(
    package: Path, file: str, column: str, text: str, both: set[str]
) -> None:
    row = 5 if file == "observations.csv" else 2
    (problem,) = written(package, file, row, column, text)
    assert problem.suggestion == Advice.WRITE_EITHER
    assert {problem.values["instead"], problem.values["other"]} == both
    for each in sorted(both):
        assert written(package, file, row, column, each) == []


@pytest.mark.parametrize(
    ("file", "column", "text", "rule", "advice"),
    [
        ("gardens.csv", "orgnr", "9.4E+08", Rule.FORM, Advice.DIGITS_LOST),
        ("gardens.csv", "orgnr", "9,4E+08", Rule.FORM, Advice.DIGITS_LOST),
        ("gardens.csv", "founded", "2009.5", Rule.WHOLE, Advice.WHOLE_NUMBER),
        ("gardens.csv", "founded", "TRUE", Rule.WHOLE, Advice.WHOLE_NUMBER),
        ("gardens.csv", "founded", "29", Rule.LEAST, Advice.CORRECT_NUMBER),
        ("gardens.csv", "founded", "n/a", Rule.WHOLE, Advice.LEAVE_EMPTY),
        ("gardens.csv", "founded", "NaN", Rule.WHOLE, Advice.LEAVE_EMPTY),
        ("gardens.csv", "website", "-", Rule.FORM, Advice.LEAVE_EMPTY),
        ("gardens.csv", "municipality_no", "42", Rule.FORM, Advice.MUNICIPALITY_CODE),
        ("gardens.csv", "municipality_no", "421", Rule.FORM, Advice.MUNICIPALITY_CODE),
        ("gardens.csv", "website", "https://lista", Rule.FORM, Advice.WEB_ADDRESS),
        ("gardens.csv", "website", "http://", Rule.FORM, Advice.WEB_ADDRESS),
        ("gardens.csv", "id", "_lista", Rule.FORM, Advice.CODE),
        ("projects.csv", "end", "2022-02-31", Rule.FORM, Advice.NO_SUCH_DAY),
        ("projects.csv", "end", "2022-13", Rule.FORM, Advice.NO_SUCH_DAY),
        ("projects.csv", "end", "31.02.2022", Rule.FORM, Advice.PARTIAL_DATE),
        ("projects.csv", "end", "1850", Rule.FORM, Advice.PARTIAL_DATE),
        *(
            ("gardens.csv", column, error, Rule.SPREADSHEET_ERROR, advice)
            for error in ("#N/A", "#REF!", "#DIV/0!", "#NAME?", "#I/T", "#VERDI!", "#####", "Err:502")
            for column, advice in (("name", Advice.TYPE_AGAIN), ("founded", Advice.TYPE_OR_EMPTY))
        ),
    ],
)
def test_where_it_cannot_be_told_what_was_meant_the_advice_says_what_is_wrong_with_it(
    package: Path, file: str, column: str, text: str, rule: Rule, advice: Advice
) -> None:
    problems = [problem for problem in written(package, file, 2, column, text) if problem.column == column]
    assert [(problem.file, problem.row, problem.rule, problem.suggestion) for problem in problems] == [
        (file, 2, rule, advice)
    ]


WHOLE_COLUMNS = {
    "decimal commas": ("value", lambda cell: cell.removesuffix(".5") + ",5", Advice.WRITE),
    "spreadsheet dates": ("source_date", lambda cell: "01.06.2021", Advice.WRITE),
    "errors": ("note_en", lambda cell: "#REF!", Advice.TYPE_OR_EMPTY),
}


@pytest.mark.parametrize(("column", "turn", "advice"), WHOLE_COLUMNS.values(), ids=WHOLE_COLUMNS)
def test_what_has_become_of_a_whole_column_is_one_fault_that_names_every_row(
    package: Path, column: str, turn: Callable[[str], str], advice: Advice
) -> None:
    path = package / "observations.csv"
    rows = list(csv.DictReader(StringIO(path.read_text(encoding="utf-8"), newline="")))
    out = StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(row | {column: turn(row[column])} for row in rows)
    path.write_text(out.getvalue(), encoding="utf-8")
    (problem,) = [problem for problem in check(package) if problem.column == column]
    assert (problem.row, problem.suggestion, problem.also) == (2, advice, [3, 4, 5])
    assert str(problem).endswith("Also in rows 3-5.")


@pytest.mark.parametrize("file", ["gardens.csv", "companies.csv"])
def test_a_code_that_lost_its_zero_is_one_fault_where_its_county_lost_it_too(package: Path, file: str) -> None:
    written(package, file, 3, "county_no", "3")
    problems = written(package, file, 3, "municipality_no", "301")
    assert {problem.column: problem.values["instead"] for problem in problems} == {
        "county_no": "03",
        "municipality_no": "0301",
    }
    assert len(problems) == 2


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f", "\u2003", "   "])
@pytest.mark.parametrize("column", ["id", "founded", "county_no", "website", "name"])
def test_blanks_that_nobody_sees_round_a_cell_are_no_fault(package: Path, column: str, blank: str) -> None:
    cell = next(csv.DictReader(StringIO((package / "gardens.csv").read_text(encoding="utf-8"))))[column]
    assert written(package, "gardens.csv", 2, column, f"{blank}{cell}{blank}") == []


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u200b"])
def test_a_cell_of_blanks_is_an_empty_one(package: Path, blank: str) -> None:
    assert written(package, "gardens.csv", 2, "founded", blank) == []
    (problem,) = written(package, "gardens.csv", 2, "place", blank)
    assert problem.rule == Rule.REQUIRED


COLUMNS = [(name, column) for name, schema in TABLES.items() for column in schema.columns]


@given(
    place=st.sampled_from(COLUMNS),
    text=st.text() | st.from_regex(r"[-#=' kr]{0,2}[0-9]{1,5}[.,/ E+-][0-9]{0,4}([.,/-][0-9]{1,4})?", fullmatch=True),
)
def test_whatever_a_cell_holds_the_advice_to_write_something_is_itself_no_fault(
    place: tuple[str, str], text: str
) -> None:
    table, column = place

    def judged(cell: str) -> list[Problem]:
        sheet = Sheet(table, [column], [Line(2, {column: cell})])
        judge_cells(sheet, TABLES[table], {})
        return sheet.problems

    for problem in judged(text):
        said = [str(problem.values[name]) for name in ("instead", "other") if name in problem.values]
        assert text not in said
        assert [judged(each) for each in said] == [[] for _ in said]
        assert str(problem).isprintable()
