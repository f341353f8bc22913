"""What every panel promises, whatever the release holds: one test per promise over all of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd
import pytest
from every_world import VIEWS, WORLDS
from worlds import project, release

from gardenmap.charts.static import svg
from gardenmap.look import LIGHT, NAMED, PALETTES, variables
from gardenmap.model import LANGUAGES, Language, ObservationStatus, ProjectStatus, Release
from gardenmap.panels import PANELS, Chart, Panel, headline, key_figures
from gardenmap.panels.columns import readable
from gardenmap.panels.sources import source_line
from gardenmap.selection import Selection, select
from gardenmap.text import Text
from gardenmap.view import ViewState

THEMES = {**PALETTES, "named": NAMED}
TEXTS = {language: Text(language) for language in LANGUAGES}
NOTHING = {"nan", "None", "NaT", "<NA>", "NaN", "nan %"}


def chosen(world: Release, **choices: Any) -> Selection:
    return select(world, ViewState(**({"year": 2021, "release": world.id} | choices)))


SELECTIONS = {
    f"{world_name}, {view_name}": chosen(world, **choices)
    for world_name, world in WORLDS.items()
    for view_name, choices in VIEWS.items()
    if choices.get("garden", "lista") in set(world.gardens["id"]) or "garden" not in choices
}


@cache
def answers(panel: Panel) -> dict[str, pd.DataFrame]:
    return {where: panel.table(selection) for where, selection in SELECTIONS.items()}


@dataclass(frozen=True)
class Words:
    """The words of a panel in one place and language; those about its rows are empty where it has none."""

    where: str
    language: Language
    question: str
    empty: str
    coverage: str
    takeaway: str
    has_rows: bool


@cache
def words_of(panel: Panel) -> list[Words]:
    """What a panel says in every world, view and language: in bokmål, and then the same in English."""
    return [_words(panel, where, language) for where in SELECTIONS for language in LANGUAGES]


def _words(panel: Panel, where: str, language: Language) -> Words:
    selection, text, frame = SELECTIONS[where], TEXTS[language], answers(panel)[where]
    about_rows = [say(frame, selection, text) if len(frame) else "" for say in (panel.coverage, panel.takeaway)]
    question, empty = panel.question(selection, text), panel.empty(selection, text)
    return Words(f"{where}, {language}", language, question, empty, *about_rows, has_rows=len(frame) > 0)


@cache
def drawn(panel: Panel, language: Language, theme: str) -> dict[str, tuple[Selection, list[Chart]]]:
    """The charts of a panel in every world and view that has rows for it."""
    return {
        where: (SELECTIONS[where], panel.charts(frame, SELECTIONS[where], TEXTS[language], THEMES[theme]))
        for where, frame in answers(panel).items()
        if len(frame)
    }


def in_every_world(panel: Panel) -> Iterator[tuple[str, Selection, Text, pd.DataFrame]]:
    """A panel in every world, view and language: where it is shown, and the frame that answers it."""
    for where, selection in SELECTIONS.items():
        for language in LANGUAGES:
            yield f"{where}, {language}", selection, TEXTS[language], answers(panel)[where]


def is_sentence(words: str) -> bool:
    return bool(words.strip()) and not re.search(r"\b(nan|NaT|None(?! (recorded|of)))\b|<NA>|\{\w*\}", words)


every_panel = pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.id)


def test_ids_are_unique_and_fit_for_addresses_and_class_names() -> None:
    ids = [panel.id for panel in PANELS]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", id) for id in ids)


@every_panel
def test_the_question_is_a_question_in_both_languages(panel: Panel) -> None:
    for each in words_of(panel):
        assert each.question.endswith("?"), each.where
        assert is_sentence(each.question), each.where


@every_panel
def test_coverage_takeaway_and_the_words_for_nothing_say_something(panel: Panel) -> None:
    for each in words_of(panel):
        assert is_sentence(each.empty), each.where
        assert is_sentence(each.coverage) == is_sentence(each.takeaway) == each.has_rows, each.where


@every_panel
def test_the_takeaway_of_a_chart_is_short_and_says_more_than_the_coverage(panel: Panel) -> None:
    for each in words_of(panel):
        if each.has_rows and not panel.is_list and each.takeaway != each.coverage:
            assert len(each.takeaway) < 200, each.where
            assert each.coverage not in each.takeaway, each.where
            assert each.takeaway not in each.coverage or panel.id == "garden-among-gardens", each.where


@every_panel
def test_the_words_are_translated(panel: Panel) -> None:
    for bokmål, english in zip(words_of(panel)[::2], words_of(panel)[1::2], strict=True):
        assert (bokmål.language, english.language) == ("nb", "en")
        assert bokmål.question != english.question, bokmål.where
        assert bokmål.empty != english.empty, bokmål.where
        assert not bokmål.has_rows or bokmål.coverage != english.coverage, bokmål.where


@every_panel
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_is_drawn_and_has_a_text_alternative(panel: Panel, language: Language) -> None:
    for where, (_, charts) in drawn(panel, language, "named").items():
        assert bool(charts) != panel.is_list, where
        for chart in charts:
            assert is_sentence(chart.alt), where
            assert not re.search(r"\bnan\b|None|<NA>", " ".join(shown_in(chart.figure))), where
            # The same figure, printed: once is enough for what it cannot print.
            printed = svg(chart.figure, label=chart.alt, prefix="chart") if language == "nb" else ""
            assert not re.search(r"\bnan\b|None|<NA>", printed), where


@every_panel
def test_a_palette_changes_the_colours_of_a_chart_and_nothing_else(panel: Panel) -> None:
    for where, frame in answers(panel).items():
        if where.partition(",")[0] not in ("mixed", "many") or frame.empty:
            continue
        charts = [panel.charts(frame, SELECTIONS[where], TEXTS["nb"], palette) for palette in THEMES.values()]
        for first, *others in zip(*charts, strict=True):
            for other in others:
                assert other.alt == first.alt
                assert without_colours(other) == without_colours(first), where


def without_colours(chart: Chart) -> str:
    return re.sub(r"#[0-9A-Fa-f]{6}|rgba?\([^)]*\)|var\(--\w+\)", "colour", str(chart.figure.to_plotly_json()))


@every_panel
def test_a_chart_for_the_browser_names_every_colour(panel: Panel) -> None:
    names = set(variables(LIGHT))
    for where, (_, charts) in drawn(panel, "nb", "named").items():
        for chart in charts:
            figure = str(chart.figure.to_plotly_json())
            assert not re.search(r"#[0-9A-Fa-f]{6}|rgba?\((?!0,0,0,0)", figure), where
            assert set(re.findall(r"var\(--(\w+)\)", figure)) <= names, where


@every_panel
def test_what_can_be_chosen_in_a_chart_is_in_the_release(panel: Panel) -> None:
    for where, (selection, charts) in drawn(panel, "nb", "named").items():
        known = {f"garden:{code}" for code in selection.release.gardens["id"]}
        known |= {f"county:{code}" for code in selection.release.counties["county_no"]}
        known |= {f"theme:{code}" for code in selection.release.themes["id"]}
        known |= {f"status:{status}" for status in ProjectStatus}
        for chart in charts:
            for trace in chart.figure.data:
                assert set(trace.customdata or ()) <= known | {None}, where


@every_panel
def test_the_readable_table_has_a_row_per_row_and_never_says_nan(panel: Panel) -> None:
    for where, selection, text, frame in in_every_world(panel):
        table = readable(frame, panel.columns, selection, text)
        assert len(table.rows) == len(frame), where
        assert len(set(table.headings)) == len(panel.columns), where
        for row in table.rows:
            for cell in row:
                assert cell.text not in NOTHING, where
                assert is_sentence(f"{cell.text} {cell.below} {' '.join(cell.tags)} ."), where
                assert isinstance(cell.text, str), where


@every_panel
def test_figures_with_a_source_name_it(panel: Panel) -> None:
    for where, selection, text, frame in in_every_world(panel):
        line = source_line(frame, selection, text)
        known = "source" in frame and frame["source"].notna().any()
        assert ("Utgiver" in line) == known, where
        assert ("anslag-1" in line) == bool("method" in frame and frame["method"].notna().any()), where


@every_panel
def test_no_estimate_is_left_where_only_reported_figures_are_asked_for(panel: Panel) -> None:
    estimates = {status.value for status in ObservationStatus if status.is_estimate}
    for name in ("mixed", "estimates only", "many"):
        world = WORLDS[name]
        frame = panel.table(chosen(world, values="reported", garden=world.gardens["id"].iloc[0]))
        letters = {letter for column in frame if column.endswith("status") for letter in frame[column]}
        assert not letters & estimates, name


def test_the_charts_by_garden_have_as_many_values_as_gardens() -> None:
    for name, world in WORLDS.items():
        for panel in PANELS:
            if not panel.id.endswith("-by-garden"):
                continue
            selection = chosen(world)
            frame, text = panel.table(selection), Text("nb")
            for chart in panel.charts(frame, selection, text, PALETTES["light"]) if len(frame) else ():
                bars = [value for trace in chart.figure.data if trace.type == "bar" for value in trace.x]
                assert len(bars) == frame["value"].notna().sum(), (name, panel.id)


def test_with_thousands_of_projects_a_block_stands_for_several_and_the_panel_says_so() -> None:
    world = release(projects=[project(f"P{n}", status_as_of=str(2015 + n % 3)) for n in range(3000)])
    selection, text = chosen(world), Text("en")
    for panel in PANELS:
        if panel.id in ("project-status", "projects-by-year", "projects-by-county", "projects-by-theme"):
            frame = panel.table(selection)
            (chart,) = panel.charts(frame, selection, text, PALETTES["light"])
            bars = [trace for trace in chart.figure.data if trace.type == "bar"]
            sizes = [size for trace in bars for size in (trace.y if panel.id == "projects-by-year" else trace.x)]
            (per,) = re.findall(r"each block is up to (\d+) projects", panel.coverage(frame, selection, text))
            assert len(sizes) <= 200, panel.id
            assert sum(sizes) / max(sizes) * int(per) == pytest.approx(3000), panel.id


def test_project_charts_draw_each_project_once() -> None:
    for name, world in WORLDS.items():
        selection, text = chosen(world), Text("nb")
        for panel in PANELS:
            frame = panel.table(selection)
            if panel.id in ("project-status", "projects-by-year", "projects-by-county", "projects-by-theme"):
                charts = panel.charts(frame, selection, text, PALETTES["light"]) if len(frame) else []
                blocks = sum(len(trace.x) for chart in charts for trace in chart.figure.data if trace.type == "bar")
                assert blocks == len(world.projects), (name, panel.id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_headline_and_key_figures_say_something_in_every_world(language: str) -> None:
    text = Text(language)  # type: ignore[arg-type]
    for where, selection in SELECTIONS.items():
        for found in (headline.of_gardens(selection, text), headline.of_projects(selection, text)):
            assert all(is_sentence(words) for words in (found.scope, found.heading, found.lede)), where
        figures = key_figures.of_selection(selection, text)
        if selection.view.garden:
            figures += key_figures.of_one_garden(selection, text)
        for figure in figures:
            assert is_sentence(f"{figure.label} {figure.number} {figure.coverage}"), where
            assert all(n >= 0 for n in figure.parts.values()), where


def shown_in(figure: Any) -> Iterator[str]:
    """Every text of a figure, which plotly reads as markup."""

    def walk(found: Any) -> Iterator[str]:
        if isinstance(found, str):
            yield found
        elif isinstance(found, dict):
            for each in found.values():
                yield from walk(each)
        elif isinstance(found, (list, tuple)):
            for each in found:
                yield from walk(each)

    yield from walk(json.loads(figure.to_json()))
