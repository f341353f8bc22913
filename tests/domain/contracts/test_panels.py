"""What every panel promises, whatever the release holds: one test per promise over the whole wall."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pytest
import worlds
from worlds import company, garden, indicator, observation, project, release, source, theme

from gardenmap.charts.static import svg
from gardenmap.look import LIGHT, NAMED, PALETTES, variables
from gardenmap.model import LANGUAGES, ObservationStatus, ProjectStatus, Release
from gardenmap.panels import PANELS, Panel, headline, key_figures
from gardenmap.panels.columns import readable
from gardenmap.panels.sources import source_line
from gardenmap.selection import Selection, select
from gardenmap.text import Text
from gardenmap.ui.table import html
from gardenmap.view import ViewState

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "handler": '"><img src=x onerror=alert(1)>',
    "direction": "Lista \u202e\u200f\u2066 Næringshage",
    "long": "Å" * 10_000,
    "emoji": "🌲👩‍🌾🇳🇴",
    "markup": "<b>&amp; {garden} %s $x^2$ [a](javascript:alert(1))</b>",
}
UNREADABLE = ("https://[www.x.no", "https://www.x\u2100.no/")
"""Web addresses to a browser and to the rules of the package, but none to Python's parser."""
SVG_TAGS = {"svg", "defs", "pattern", "g", "rect", "path", "circle", "line", "text", "tspan"}
NOTHING = {"nan", "None", "NaT", "<NA>", "NaN", "nan %"}


def everything(**cells: Any) -> dict[str, Any]:
    """Rows of every kind: gardens that reported, are estimated, are missing, closed; series, sums, projects."""
    gardens = [
        garden("lista", **cells),
        garden("arendal", lat=58.8, membership="unverified"),
        garden("hardanger", "46"),
        garden("sogn", "46", lat=61.0, status="closed"),
        garden("nordkapp", "56"),
    ]
    network = [
        observation(code, area, value, status, source=f"{code}.no-{status}")
        for code, scale in (("companies", 1), ("value_creation", 2.5))
        for area, value, status in (
            ("NO", 4000 * scale, "A"), ("lista", 40 * scale, "A"), ("lista", 44 * scale, "E"),
            ("arendal", 60 * scale, "E"), ("hardanger", None, "Q"), ("sogn", None, "M"),
        )
    ]  # fmt: skip
    series = [
        observation(code, area, 1000 + year, status, period_from=year, period_to=year, source=f"s.no-{year}{area}",
                    caveats=caveats)
        for code, area in (("target_companies", "NO"), ("value_creation_siva", "NO"), ("target_companies", "lista"))
        for year, status, caveats in ((2015, "A", None), (2017, "I", "derived"), (2018, "B", "series_break"))
    ]  # fmt: skip
    sums = [
        observation(code, "NO", 91210, period_from=2012, period_to=2019, caveats="accumulated press_figure")
        for code in ("sum_network", "sum_siva")
    ]
    single = [
        observation("owners", "lista", 51.5, "U"),
        observation("owners", "Helgeland", 12, area_type="region", period_from=None, period_to=None, source_date=None),
        observation("owners", "46", None, "L"),
        observation("target_companies_garden", "lista", 33),
    ]
    days = ("2019", "2023-03", None, "2026-01-02", "2024", None)
    projects = [
        project(f"P{n}", ["lista"], status=status, status_as_of=days[n], end="2024", theme=f"theme{n % 3}")
        for n, status in enumerate(ProjectStatus)
    ]
    projects += [
        project("JOINT", ["lista", "hardanger"], scope="joint", counties="42 46"),
        project(
            "ALL", ["lista", "sogn"], scope="national", counties=None, summary_nb="Sammendrag", actors="Hagen; Byen"
        ),
    ]
    return {
        "gardens": gardens,
        "observations": network + series + sums + single,
        "projects": projects,
        "companies": [company("B1", garden="lista", industry="62.010"), company("B2", "46", source_date=None)],
        "indicators": [
            indicator("sum_network", topic="value_creation", form="periods", unit="mnok", universe="network"),
            indicator("sum_siva", topic="value_creation", form="periods", unit="mnok"),
            indicator("owners", form="list", unit="percent"),
            indicator("target_companies_garden", form="list"),
        ],
    }


def with_status(rows: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    return rows | {"observations": [row | change for row in rows["observations"]]}


MISSING = {"value": None, "low": None, "high": None, "status": "O", "method": None}
MIXED = everything()
ONE_GARDEN = {
    "gardens": MIXED["gardens"][:1],
    "observations": [row for row in MIXED["observations"] if row["area"] == "lista"][:1],
    "projects": MIXED["projects"][:1],
}
ESTIMATES = MIXED | {
    "observations": [
        row | {"status": "E", "low": row["value"] / 2, "high": row["value"] * 2, "method": "anslag-1"}
        for row in MIXED["observations"] if row["value"] is not None
    ]
}  # fmt: skip
MANY = MIXED | {
    "gardens": [garden(f"hage{n}", number, lat=58 + n / 3) for n, number in enumerate([*worlds.COUNTIES] * 3)],
    "observations": [observation("companies", f"hage{n}", 10 * n, "E") for n in range(45)],
    "companies": [company(f"B{n}", garden=f"hage{n % 45}") for n in range(300)],
}
WORLDS: dict[str, Release] = {
    "empty": release(),
    "gardens only": release(gardens=MIXED["gardens"]),
    "one row": release(**ONE_GARDEN),
    "all missing": release(**with_status(MIXED, MISSING)),
    "estimates only": release(**ESTIMATES),
    "mixed": release(**MIXED),
    "many": release(**MANY),
}
VIEWS: dict[str, dict[str, Any]] = {
    "country": {},
    "garden": {"garden": "lista"},
    "county": {"county": ("42",), "garden": "lista"},
    "county without garden": {"county": ("03",)},
    "counties": {"county": ("46", "03")},
    "reported": {"values": "reported", "garden": "lista"},
    "nothing fits": {"membership": ("likely",), "status": (ProjectStatus.CANCELLED,), "theme": ("theme0",)},
    "value creation": {"indicator": "value_creation"},
}


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


def hung(panel: Panel) -> Iterator[tuple[str, Selection, Text, pd.DataFrame]]:
    """A panel in every world, view and language: where it hangs, and the frame that answers it."""
    for where, selection in SELECTIONS.items():
        for language in LANGUAGES:
            yield f"{where}, {language}", selection, Text(language), answers(panel)[where]


def is_sentence(words: str) -> bool:
    return bool(words.strip()) and not re.search(r"\b(nan|NaT|None(?! (recorded|of)))\b|<NA>|\{\w*\}", words)


every_panel = pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.id)


def test_ids_are_unique_and_fit_for_addresses_and_class_names() -> None:
    ids = [panel.id for panel in PANELS]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", id) for id in ids)


@every_panel
def test_the_question_is_a_question_in_both_languages(panel: Panel) -> None:
    for where, selection, text, _ in hung(panel):
        question = panel.question(selection, text)
        assert question.endswith("?"), where
        assert is_sentence(question), where
        other = Text("nb" if text.language == "en" else "en")
        assert panel.question(selection, other) != question, where


@every_panel
def test_reach_sentence_and_the_words_for_nothing_say_something(panel: Panel) -> None:
    for where, selection, text, frame in hung(panel):
        assert is_sentence(panel.empty(selection, text)), where
        if len(frame):
            assert is_sentence(panel.coverage(frame, selection, text)), where
            assert is_sentence(panel.takeaway(frame, selection, text)), where


@every_panel
def test_the_sentence_above_a_chart_is_short_and_says_more_than_the_coverage(panel: Panel) -> None:
    for where, selection, text, frame in hung(panel):
        if len(frame) and not panel.is_list:
            reach, sentence = panel.coverage(frame, selection, text), panel.takeaway(frame, selection, text)
            assert len(sentence) < 200, where
            assert sentence == reach or reach not in sentence, where
            assert sentence == reach or sentence not in reach or panel.id == "garden-among-gardens", where


@every_panel
def test_the_words_are_translated(panel: Panel) -> None:
    for where, selection, text, frame in hung(panel):
        if text.language == "nb":
            english = Text("en")
            assert panel.empty(selection, text) != panel.empty(selection, english), where
            if len(frame):
                assert panel.coverage(frame, selection, text) != panel.coverage(frame, selection, english), where


@every_panel
def test_every_chart_is_drawn_in_both_palettes_and_has_a_text_alternative(panel: Panel) -> None:
    for where, selection, text, frame in hung(panel):
        if not len(frame):
            continue
        for palette in PALETTES.values():
            charts = panel.charts(frame, selection, text, palette)
            assert bool(charts) != panel.is_list, where
            for chart in charts:
                assert is_sentence(chart.alt), where
                words = " ".join((*shown_in(chart.figure), svg(chart.figure, label=chart.alt, prefix="chart")))
                assert not re.search(r"\bnan\b|None|<NA>", words), where


@every_panel
def test_a_chart_for_the_browser_names_every_colour(panel: Panel) -> None:
    names = set(variables(LIGHT))
    for where, selection, text, frame in hung(panel):
        for chart in panel.charts(frame, selection, text, NAMED) if len(frame) else ():
            drawn = json.dumps(chart.figure.to_plotly_json(), default=str)
            assert not re.search(r"#[0-9A-Fa-f]{6}|rgba?\((?!0,0,0,0)", drawn), where
            assert set(re.findall(r"var\(--(\w+)\)", drawn)) <= names, where


@every_panel
def test_what_can_be_chosen_in_a_chart_is_in_the_release(panel: Panel) -> None:
    for where, selection, text, frame in hung(panel):
        known = {f"garden:{code}" for code in selection.release.gardens["id"]}
        known |= {f"county:{code}" for code in selection.release.counties["county_no"]}
        known |= {f"theme:{code}" for code in selection.release.themes["id"]}
        known |= {f"status:{status}" for status in ProjectStatus}
        for chart in panel.charts(frame, selection, text, NAMED) if len(frame) else ():
            for trace in chart.figure.data:
                assert set(trace.customdata or ()) <= known | {None}, where


@every_panel
def test_the_readable_table_has_a_row_per_row_and_never_says_nan(panel: Panel) -> None:
    for where, selection, text, frame in hung(panel):
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
    for where, selection, text, frame in hung(panel):
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


def hostile_world(words: str) -> Release:
    """A release with the words in every column of free text."""
    rows = everything(municipality=words, place=words, name=words, short_name=words, serves_nb=words, evidence_nb=words)
    names = {"name_nb": words, "name_en": words, "definition_nb": words, "definition_en": words}
    notes = {"note_nb": words, "note_en": words}
    told = {
        "title": words, "actors": words, "partners": words, "funder": words, "summary_nb": words, "summary_en": words,
        "status_note_nb": words, "status_note_en": words,
    }  # fmt: skip
    rows["gardens"] = [row | {"short_name": f"{words}{n}", "place": words} for n, row in enumerate(rows["gardens"])]
    rows["observations"] = [row | notes for row in rows["observations"]]
    rows["projects"] = [row | told for row in rows["projects"]]
    named = {"name": words, "municipality": words, "industry": words}
    rows["companies"] = [row | named for row in rows["companies"]]
    used = {row["indicator"] for row in rows["observations"]}
    given = {row["id"]: row for row in rows["indicators"]}
    rows["indicators"] = [given.get(id, indicator(id)) | names for id in used]
    cited = {row["source"] for row in [*rows["observations"], *rows["projects"], *rows["companies"]]} | {
        "example.no-000000"
    }
    return release(
        **rows,
        themes=[theme(id, name_nb=words, name_en=words) for id in {row["theme"] for row in rows["projects"]}],
        sources=[source(id, title=words, publisher=words, url=f"javascript:{words}") for id in cited],
        counties=[worlds.county(number, name=words) for number in worlds.COUNTIES],
    )


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


class Parsed(HTMLParser):
    """The tags and attributes that a browser would see."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attributes


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_reach_tables_and_figures_as_words(words: str) -> None:
    world, text = hostile_world(words), Text("nb")
    for panel in PANELS:
        for choices in ({"garden": "lista"}, {"county": ("42", "46"), "garden": "lista"}):
            selection = chosen(world, **choices)
            frame = panel.table(selection)
            page = html(readable(frame, panel.columns, selection, text), text, caption=panel.question(selection, text))
            parsed = Parsed(page)
            assert parsed.tags <= {"div", "table", "caption", "thead", "tbody", "tr", "th", "td", "button", "span", "a"}
            assert not any(name.startswith("on") for name, _ in parsed.attributes)
            assert all((link or "").startswith("https://") for name, link in parsed.attributes if name == "href")
            for chart in panel.charts(frame, selection, text, PALETTES["light"]) if len(frame) else ():
                for shown in shown_in(chart.figure):
                    assert set(re.findall(r"</?(\w+)", shown)) <= {"b", "br", "span"}, panel.id
                    assert "<b>&amp; {garden}" not in shown, panel.id
                drawn = Parsed(svg(chart.figure, label=chart.alt, prefix="chart"))
                assert drawn.tags <= SVG_TAGS, panel.id
                assert not any(name.startswith("on") or "href" in name for name, _ in drawn.attributes), panel.id
                assert len(chart.figure.to_json()) < 500_000, panel.id


@pytest.mark.parametrize("website", UNREADABLE)
def test_a_web_address_that_cannot_be_parsed_is_still_shown(website: str) -> None:
    world = release([garden("lista", website=website)])
    shown = select(world, ViewState(year=2021, release=world.id, garden="lista"))
    facts = next(panel for panel in PANELS if panel.id == "garden-facts")
    table = readable(facts.table(shown), facts.columns, shown, Text("nb"))
    assert website in {cell.href for row in table.rows for cell in row}
