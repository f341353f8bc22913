"""The accessibility statement: every criterion once, and no exception without one."""

from first_paint import first_paint

from gardenmap.html.criteria import CRITERIA, EXCEPTIONS, Check, Result, checks_in_words, result_in_words
from gardenmap.text import Text

LEVEL_A = (
    "1.1.1 1.2.1 1.2.2 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 "
    "2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.3.1 3.3.2 4.1.1 4.1.2"
)
LEVEL_AA = (
    "1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 4.1.3"
)
"""WCAG 2.1 without 1.2.3 (A), 1.2.4 and 1.2.5 (AA)."""


def order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))


def test_each_of_the_47_criteria_stands_once_in_order_with_its_level() -> None:
    numbers = [each.number for each in CRITERIA]
    assert len(numbers) == 47
    assert numbers == sorted(set(numbers), key=order)
    assert [each.number for each in CRITERIA if each.level == "A"] == LEVEL_A.split()
    assert [each.number for each in CRITERIA if each.level == "AA"] == LEVEL_AA.split()


def test_a_criterion_has_an_exception_exactly_where_one_is_marked() -> None:
    marked = [each.number for each in CRITERIA if each.result is Result.EXCEPT]
    cited = [number for number, _ in EXCEPTIONS]
    assert sorted(set(cited), key=order) == marked
    assert cited == sorted(cited, key=order)


def test_each_criterion_says_how_it_was_checked_and_what_was_seen_once() -> None:
    for each in CRITERIA:
        assert set(each.checks) - {Check.NOT_HEARD}, each.number
        assert len(set(each.checks)) == len(each.checks)
    relevant = [each for each in CRITERIA if each.result is not Result.IRRELEVANT]
    assert len({each.seen for each in relevant}) == len(relevant)


def test_the_statement_counts_what_the_table_holds() -> None:
    counted = [sum(each.result is result for each in CRITERIA) for result in Result]
    assert sum(counted) == 47
    assert result_in_words(Text("en")).startswith(
        f"Of 47 criteria, {counted[0]} are met, {counted[1]} are met with exceptions, and {counted[2]}"
    )
    assert "Nobody has tried the site with a screen reader" in checks_in_words(Text("en"))


def test_the_page_about_the_site_has_every_criterion_and_exception() -> None:
    statement = first_paint("about", "lang=en").one("section", id="accessibility")
    rows = [each.words for each in statement.one("tbody").all("tr")]
    for each, row in zip(CRITERIA, rows, strict=True):
        assert row.startswith(f"{each.number} {each.name} ({each.level}) ")
    assert result_in_words(Text("en")) in statement.words
    for number, sentence in EXCEPTIONS:
        assert f"{number}: {sentence}" in statement.words
