"""A table as a workbook."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spreadsheet import opened

from gardenmap.data.workbook import Figure, Sheet, workbook

DAY = date(2026, 12, 1)
FORMULAS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "{=1}", '=HYPERLINK("http://example.no")', "'=1")

ODD = ("_x0041_", "a\x00b", " a ", "a\r\nb", "\ufffe")


def made(*rows: list, headings: tuple[str, ...] = (), name: str = "Tabell") -> bytes:
    return workbook([Sheet(name, rows, headings)], title="Gardens", made=DAY)


def test_numbers_are_numbers_dates_are_dates_and_codes_keep_their_noughts() -> None:
    [head, row] = opened(made(["03", 2021, 12.5, DAY, None, Figure(52.0)], headings=tuple("abcdef"))).contents("Tabell")
    assert head == list("abcdef")
    assert row == ["03", 2021.0, 12.5, DAY, None, 52.0]


@pytest.mark.parametrize("text", [*FORMULAS, "https://example.no", "mailto:a@b.no", "internal:Sheet1!A1", "1e5", "007"])
def test_text_is_text_whatever_it_begins_with(text: str) -> None:
    book = opened(made([text], headings=(text,)))
    assert book.contents("Tabell") == [[text], [text]]
    assert book.formulas == 0


@given(st.sampled_from(ODD) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    assert opened(made([text])).contents("Tabell") == [[text]]


@pytest.mark.parametrize(
    ("figure", "pattern"),
    [
        (Figure(4000), "#,##0"),
        (Figure(12.5), "#,##0.0##"),
        (Figure(110, "ca.\u00a0", is_estimate=True), '"ca.\u00a0"#,##0'),
        (Figure(34, "(", ")"), '"("#,##0")"'),
    ],
)
def test_a_figure_counts_as_a_number_and_shows_how_it_is_meant(figure: Figure, pattern: str) -> None:
    [[cell]] = opened(made([figure])).sheets["Tabell"]
    assert (cell.content, cell.pattern) == (figure.value, pattern)


def test_the_same_sheets_give_the_same_bytes_dated_by_the_release() -> None:
    assert made(["a", 1]) == made(["a", 1])
    said = opened(made(["a"])).properties
    assert (said["title"], said["created"], said["modified"]) == ("Gardens", *["2026-12-01T00:00:00Z"] * 2)


def test_a_name_that_is_too_long_for_a_sheet_is_cut_and_an_empty_table_keeps_its_head() -> None:
    book = opened(made(headings=("Navn", "Verdi"), name="Hvor mange bedrifter har hver næringshage i landet"))
    [(name, cells)] = book.sheets.items()
    assert len(name) == 31
    assert [cell.content for cell in cells[0]] == ["Navn", "Verdi"]


def test_no_text_is_longer_than_a_cell_can_hold() -> None:
    assert opened(made(["x" * 40_000])).contents("Tabell") == [["x" * 32_767]]
