"""A panel from top to bottom: question, the main thing, how far the data can answer, charts or a list, source."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from document import Element, parsed, tidy
from every_world import WORLDS
from first_paint import visit
from markupsafe import Markup
from worlds import garden, observation, release

from gardenmap.html import render
from gardenmap.html.panel import panel_parts, panel_table
from gardenmap.html.table import table_html
from gardenmap.panels import PANELS, Chart, Panel, panel
from gardenmap.panels.table import Cell, Column, tabled
from gardenmap.text import Text

MIXED = WORLDS["mixed"]


def made(shown: Panel, query: str = "garden=lista") -> tuple[Element, list[Chart]]:
    """The HTML of a panel and its charts."""
    parts = panel_parts(visit("overview", query, MIXED), shown)
    charts = [part for part in parts if isinstance(part, Chart)]
    return parsed(Markup().join(part for part in parts if isinstance(part, Markup))), charts


def head(**words: str) -> Element:
    return parsed(render("panel_head", **({"question": "How many?", "unit": "", "takeaway": ""} | words)))


def test_the_takeaway_stands_between_question_and_coverage() -> None:
    root = head(unit="NOK", coverage="2 of 3 reported", takeaway="3 gardens have <4>.")
    assert [each.words for each in root.elements if each.tag != "span"] == [
        "How many? NOK",
        "3 gardens have <4>.",
        "2 of 3 reported",
    ]


@pytest.mark.parametrize("takeaway", ["None.", ""])
def test_a_takeaway_that_is_the_coverage_is_said_once(takeaway: str) -> None:
    root = head(coverage="None.", takeaway=takeaway)
    assert [each.words for each in root.all("p")] == ["None."]
    assert not root.all(with_class="gm-takeaway")


@pytest.mark.parametrize("shown", PANELS, ids=lambda each: each.id)
def test_a_panel_says_its_source_and_where_its_table_and_file_are(shown: Panel) -> None:
    root, charts = made(shown)
    # What stands beside the garden is summed up from three tables, none of which is its source.
    assert root.one("p", with_class="gm-source").words or shown.id == "garden-beside"
    links = {each.words: each.attributes["href"] for each in root.one(with_class="gm-panel-foot").all("a")}
    assert links["Excel"].startswith(f"/panels/{shown.id}.xlsx?")
    assert links["CSV"].startswith(f"/panels/{shown.id}.csv?")
    assert ("Tabell" in links) == bool(charts)
    assert all("garden=lista" in address for address in links.values())


@pytest.mark.parametrize("shown", PANELS, ids=lambda each: each.id)
def test_every_chart_can_be_taken_home_as_a_picture(shown: Panel) -> None:
    root, charts = made(shown)
    assert len([each for each in root.all("button") if "data-picture" in each.attributes]) == len(charts)
    assert [each.words for each in root.all("h3")] == [f"{chart.title} Bilde" for chart in charts if chart.title]


def test_a_panel_without_rows_is_a_question_and_a_sentence() -> None:
    root, charts = made(panel("project-list"), "status=cancelled&theme=theme0")
    assert charts == []
    assert [each.tag for each in root.elements] == ["h2", "p"]


def test_a_chart_has_names_of_colours_and_is_the_same_by_day_and_by_night() -> None:
    parts = panel_parts(visit("overview", "", MIXED), panel("companies-by-garden"))
    drawn = str([part.figure.to_plotly_json() for part in parts if isinstance(part, Chart)])
    assert "var(--accent)" in drawn
    assert "#" not in drawn


def test_a_long_list_is_folded_after_its_limit_and_says_how_many_there_are() -> None:
    rows = [{"garden": f"g{n}"} for n in range(40)]
    column = Column("Business garden", lambda row, _, text: Cell(row.garden))
    table = tabled(pd.DataFrame(rows), (column,), visit("overview", "", MIXED).selection, Text("en"))

    def folded(limit: int | None, total: int = 40) -> tuple[int, str]:
        root = parsed(table_html(table, Text("en"), caption="c", limit=limit, total=total))
        return len(root.all("tr", with_class="gm-rest")), root.words.partition("g39")[2].strip()

    assert folded(10) == (30, "Show all 40")
    assert folded(38) == (0, ""), "two rows more take no more space than the words"
    assert folded(None) == (0, "")
    assert folded(10, 90) == (
        30,
        "Show 40 The list ends after 40 of 90 rows. All of them are in the files below.",
    )


def test_a_link_of_a_cell_leaves_the_site_only_by_http() -> None:
    def cell(**what: Any) -> Element:
        column = Column("Source", lambda row, _, text: Cell("words", **what))
        table = tabled(pd.DataFrame([{"a": 1}]), (column,), visit("overview", "", MIXED).selection, Text("en"))
        return parsed(
            table_html(table, Text("en"), caption="c", garden_address=lambda garden: f"/hage?garden={garden}")
        )

    assert cell(href="https://example.no").one("a").attributes["rel"] == "noopener noreferrer"
    for address in ("javascript:alert(1)", "//example.no", "data:text/html,x", "/om", "HTTPS", ""):
        assert cell(href=address).all("a") == []
    assert cell(choose="lista").one("a").attributes == {"href": "/hage?garden=lista", "data-choose": "garden:lista"}
    assert cell(lang="nb", href="https://example.no").one("a").attributes["lang"] == "nb"


def test_a_missing_cell_is_dots_to_the_eye_and_a_word_to_the_ear() -> None:
    root = parsed(panel_table(visit("overview", "", WORLDS["all missing"]), panel("companies-by-garden")))
    missing = root.all("td", with_class="gm-none")
    assert missing
    assert {each.words for each in missing} == {".. mangler"}
    assert "0" not in {each.words for each in root.all("td")}


def test_the_question_of_a_table_is_its_caption() -> None:
    for shown in PANELS:
        seen = visit("overview", "garden=lista", MIXED)
        table = parsed(panel_table(seen, shown)).one("table")
        assert table.one("caption").words == tidy(shown.question(seen.selection, seen.text))


@pytest.mark.parametrize(
    ("status", "words"), [("O", ".. missing"), ("L", ".. missing"), ("M", ". not applicable"), ("Q", ": not shown")]
)
def test_a_table_has_the_sign_and_the_word_of_each_way_to_lack_a_value(status: str, words: str) -> None:
    world = release([garden("lista")], [observation(), observation(area="lista", value=None, status=status)])
    for panel_id, column in (("companies-by-garden", 2), ("gardens", 1)):
        row = parsed(panel_table(visit("overview", "lang=en", world), panel(panel_id))).one("tbody").one("tr")
        assert row.all("td")[column].words == words
