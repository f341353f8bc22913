"""Every fault of a package is found, at its place and in plain words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from worlds import garden, observation, project, release

from gardenmap.data.check import check
from gardenmap.data.rules import Advice, Rule
from gardenmap.errors import Problem

PACKAGE = release(
    gardens=[garden("lista"), garden("odda", "46")],
    observations=[
        observation("companies", "NO", 100),
        observation("companies", "lista", 60, "E"),
        observation("companies", "odda", 40, "E"),
        observation("target_companies", "lista", 34, period_from=2017, period_to=2017),
    ],
    projects=[project("P1", ["lista"], start="2020", end="2022-05")],
)


def change(package: Path, file: str, old: str, new: str) -> None:
    path = package / file
    text = path.read_text(encoding="utf-8")
    assert old in text, text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def found(package: Path) -> list[tuple[str, int | None, str | None, str]]:
    return [(problem.file, problem.row, problem.column, problem.rule) for problem in check(package)]


def test_a_whole_package_has_no_fault(package: Path) -> None:
    assert check(package) == []


def test_a_missing_and_an_empty_file_are_named(package: Path) -> None:
    (package / "gardens.csv").unlink()
    (package / "themes.csv").write_text("\n")
    assert ("gardens.csv", None, None, Rule.FILE_MISSING) in found(package)
    assert ("themes.csv", None, None, Rule.FILE_EMPTY) in found(package)


def test_half_a_file_is_seen_as_cut_off_in_the_row_where_it_ends(package: Path) -> None:
    path = package / "observations.csv"
    path.write_bytes(path.read_bytes()[:-20])
    assert [(row, rule) for file, row, _, rule in found(package) if file == path.name][:2] == [
        (5, Rule.SHORT_ROW),
        (5, Rule.CUT_OFF),
    ]


def test_a_file_saved_as_latin_1_is_named_with_its_first_bad_row(package: Path) -> None:
    path = package / "gardens.csv"
    path.write_bytes(path.read_bytes().replace("Næringshage".encode(), "Næringshage".encode("latin-1")))
    (problem,) = (problem for problem in check(package) if problem.rule == Rule.NOT_UTF8)
    assert (problem.file, problem.row, problem.values["byte"]) == ("gardens.csv", 2, "0xE6")


def test_a_file_saved_with_semicolons_gets_that_advice_and_not_one_fault_per_column(package: Path) -> None:
    path = package / "themes.csv"
    path.write_text(path.read_text().replace(",", ";"))
    assert [p.suggestion for p in check(package) if p.file == "themes.csv"] == [Advice.USE_COMMA]


def test_a_renamed_column_is_one_fault_that_recognises_the_new_name(package: Path) -> None:
    change(package, "gardens.csv", "short_name", "shortname")
    (problem,) = check(package)
    assert (problem.file, problem.column, problem.rule) == ("gardens.csv", "shortname", Rule.COLUMN_UNKNOWN)
    assert "Did you mean short_name?" in str(problem)


FAULTS: list[tuple[str, str, str, int, str, Rule]] = [
    ("gardens.csv", "4201,42,", "4201,47,", 2, "county_no", Rule.UNKNOWN),
    ("gardens.csv", "4201,42,", "1101,42,", 2, "municipality_no", Rule.OTHER_COUNTY),
    ("gardens.csv", ",58.7,7.6,", ",7.6,58.7,", 2, "lat", Rule.OUTSIDE_NORWAY),
    ("gardens.csv", ",58.7,7.6,", ",69.7,7.6,", 2, "county_no", Rule.FAR_FROM_COUNTY),
    ("gardens.csv", ",58.7,7.6,", ',58.7,"7,6",', 2, "lon", Rule.NUMBER),
    ("gardens.csv", ",58.7,7.6,", ",58.7,NaN,", 2, "lon", Rule.NUMBER),
    ("gardens.csv", ",58.7,7.6,", ",58.7,1e999,", 2, "lon", Rule.NUMBER),
    ("gardens.csv", ",58.7,7.6,", ",58.7,,", 2, "lon", Rule.REQUIRED),
    ("gardens.csv", ",town,,,,,", ",town,,,ftp://x.no,,", 2, "website", Rule.FORM),
    ("gardens.csv", ",town,,,,,", ",town,,,,2009.5,", 2, "founded", Rule.WHOLE),
    ("gardens.csv", ",town,,,,,", ",town,,,,29,", 2, "founded", Rule.LEAST),
    ("gardens.csv", "Lista Nær", "Lista\x00Nær", 2, "name", Rule.CONTROL),
    ("gardens.csv", "Lista Nær", "L" * 2001, 2, "name", Rule.TOO_LONG),
    ("gardens.csv", "odda,", "lista,", 3, "id", Rule.DUPLICATE),
    ("gardens.csv", "participant_2024", "participant", 2, "membership", Rule.ONE_OF),
    ("gardens.csv", "example.no-000000", "example.no-1", 2, "sources", Rule.UNKNOWN),
    ("observations.csv", ",companies,country", ",company,country", 2, "indicator", Rule.UNKNOWN),
    ("observations.csv", ",country,NO,", ",country,SE,", 2, "area", Rule.UNKNOWN),
    ("observations.csv", ",garden,odda,", ",garden,voss,", 4, "area", Rule.UNKNOWN),
    ("observations.csv", ",2017,2017,", ",2017,2016,", 5, "period_to", Rule.REVERSED),
    ("observations.csv", ",34,", ",-34,", 5, "value", Rule.NEGATIVE),
    ("observations.csv", ",34,", ",34.5,", 5, "value", Rule.PART_OF_ONE),
    ("observations.csv", ",34,", ",,", 5, "value", Rule.VALUE_MISSING),
    ("observations.csv", ",34,,,A,", ",34,,,O,", 5, "value", Rule.VALUE_UNEXPECTED),
    ("observations.csv", ",60,30,90,E,", ",60,,90,E,", 3, "low", Rule.NO_RANGE),
    ("observations.csv", ",60,30,90,E,", ",60,61,90,E,", 3, "value", Rule.OUTSIDE_RANGE),
    ("observations.csv", ",60,30,90,E,", ",59,30,90,E,", 2, "value", Rule.SUM),
    ("observations.csv", "target_companies,garden,lista,2017,2017", "companies,garden,lista,2021,2021", 5,
     "indicator", Rule.DUPLICATE),
    ("projects.csv", ",2024-05,2020,", ",,2020,", 2, "status_as_of", Rule.UNDATED_STATUS),
    ("projects.csv", ",2020,2022-05,", ",2022-06,2022-05,", 2, "end", Rule.REVERSED),
    ("projects.csv", ",2020,2022-05,", ",2020,2022-02-31,", 2, "end", Rule.FORM),
    ("projects.csv", ",circular,", ",circle,", 2, "theme", Rule.UNKNOWN),
    ("project_gardens.csv", "P1,lista", "P1,listo", 2, "garden", Rule.UNKNOWN),
    ("project_gardens.csv", "P1,lista", "P2,lista", 2, "project", Rule.UNKNOWN),
    ("project_gardens.csv", ",named", ',"named', 2, "", Rule.NOT_CSV),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "row", "column", "rule"), FAULTS)
def test_each_fault_is_found_at_its_cell(
    package: Path, file: str, old: str, new: str, row: int, column: str, rule: Rule
) -> None:
    change(package, file, old, new)
    assert (file, row, column or None, rule) in found(package)


def test_estimates_and_reported_figures_together_make_the_total(package: Path) -> None:
    change(package, "observations.csv", ",60,30,90,E,estimate,anslag-1,", ",60,,,A,,,")
    assert check(package) == []


def test_a_percentage_is_at_most_100(package: Path) -> None:
    change(package, "indicators.csv", "series,companies,target", "series,percent,target")
    change(package, "observations.csv", ",34,", ",134,")
    assert ("observations.csv", 5, "value", Rule.OVER_100) in found(package)


def edit_counties(package: Path, act: Callable[[list[dict]], object]) -> None:
    path = package / "counties.geojson"
    collection = json.loads(path.read_bytes())
    act(collection["features"])
    path.write_text(json.dumps(collection))


def test_a_county_without_a_polygon_is_named(package: Path) -> None:
    edit_counties(package, lambda features: features[2].update(geometry={"type": "Point", "coordinates": [8, 62]}))
    assert found(package) == [("counties.geojson", 3, None, Rule.NO_SHAPE)]


def test_a_county_twice_or_with_a_wrong_property_is_named(package: Path) -> None:
    edit_counties(package, lambda features: features[1]["properties"].update(county_no="03", min_lat="north"))
    assert {(row, column, rule) for _, row, column, rule in found(package)} == {
        (2, "county_no", Rule.DUPLICATE),
        (2, "min_lat", Rule.NUMBER),
    }


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"features": [1]}', '{"features": [{"properties": {"name": "\\ud800"}}]}']
)
def test_a_broken_geojson_is_one_fault(package: Path, text: str) -> None:
    (package / "counties.geojson").write_text(text)
    assert ("counties.geojson", None, None, Rule.NOT_GEOJSON) in found(package)


@pytest.mark.parametrize("text", ["date = 2026-13-01\n", "date = '2026-11-23'\n", "day = 1\n"])
def test_a_release_without_a_date_is_a_fault(package: Path, text: str) -> None:
    (package / "raw" / "release.toml").write_text(text)
    assert found(package) == [("raw/release.toml", None, "date", Rule.NOT_TOML)]


@pytest.mark.parametrize("name", ["Kárášjohka", "Ka\u0301ra\u0301s\u030cjohka", "Nguyễn → Київ", "A\u00adB\u00a0C"])
def test_a_name_in_the_letters_of_any_european_language_is_no_fault(name: str, package: Path) -> None:
    change(package, "gardens.csv", "Lista Næringshage AS", name)
    assert check(package) == []


def test_a_letter_that_cannot_be_written_everywhere_is_named_at_its_cell(package: Path) -> None:
    change(package, "gardens.csv", "Lista Næringshage AS", "Lista 🌱 Næringshage 東 🌱")
    change(package, "projects.csv", "Prosjekt P1", "Prosjekt 東")
    first, second = check(package)
    assert (first.place, first.rule) == ("gardens.csv:2:name", Rule.LETTERS)
    assert "it lacks 🌱 (U+1F331), 東 (U+6771)." in str(first)
    assert "no emoji" in str(first)
    assert second.place == "projects.csv:2:title"


def test_a_letter_in_what_the_release_says_of_itself_is_judged_too(package: Path) -> None:
    path = package / "raw" / "release.toml"
    path.write_text(path.read_text(encoding="utf-8") + 'publisher = "🌱 AS"\n', encoding="utf-8")
    assert found(package) == [("raw/release.toml", None, None, Rule.LETTERS)]


def test_all_faults_come_at_once(package: Path) -> None:
    change(package, "gardens.csv", "4201,42,", "4201,47,")
    change(package, "observations.csv", ",34,", ",-34,")
    change(package, "projects.csv", ",circular,", ",circle,")
    assert {problem.file for problem in check(package)} == {"gardens.csv", "observations.csv", "projects.csv"}


def test_a_problem_reads_as_one_line_with_place_rule_value_and_advice(package: Path) -> None:
    change(package, "projects.csv", ",circular,", ",circle,")
    (problem,) = check(package)
    assert str(problem) == (
        "projects.csv:2:theme: The value must stand in themes.csv. Found 'circle'. Did you mean circular?"
    )


def test_a_problem_can_be_said_in_another_language() -> None:
    problem = Problem("a.csv", Rule.MOST, Advice.ADD_FIRST, 2, "x", "9", {"most": 5, "table": "b.csv"})

    def shout(message: str, /, **values: object) -> str:
        return message.format_map(values).upper()

    assert problem.say(shout) == (
        "a.csv:2:x: THE VALUE MUST BE AT MOST 5. FOUND '9'. ADD IT TO B.CSV FIRST, OR CORRECT THE VALUE."
    )


def test_what_a_terminal_would_obey_is_not_repeated(package: Path) -> None:
    change(package, "gardens.csv", "participant_2024", "\x1b[2Jparticipant")
    assert all(str(problem).isprintable() for problem in check(package))
