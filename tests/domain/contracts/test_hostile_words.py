"""Words from outside are words, in every table and figure of every panel."""

from __future__ import annotations

import re

import pytest
from contracts.test_panels import chosen, shown_in
from document import parsed
from every_world import TOGETHER, hostile_world
from worlds import garden, release

from gardenmap.charts.static import svg
from gardenmap.html.table import table_html
from gardenmap.look import PALETTES
from gardenmap.panels import PANELS
from gardenmap.panels.columns import readable
from gardenmap.selection import select
from gardenmap.text import Text
from gardenmap.view import ViewState

UNREADABLE = ("https://[www.x.no", "https://www.x\u2100.no/")
"""Web addresses to a browser and to the rules of the package, but none to Python's parser."""
TABLE_TAGS = {"div", "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "a"}
SVG_TAGS = {"svg", "defs", "pattern", "g", "rect", "path", "circle", "line", "text", "tspan"}


@pytest.mark.parametrize("words", TOGETHER.values(), ids=TOGETHER)
def test_hostile_words_reach_tables_and_figures_as_words(words: str) -> None:
    world, text = hostile_world(words), Text("nb")
    for panel in PANELS:
        for choices in ({"garden": "lista"}, {"county": ("42", "46"), "garden": "lista"}):
            selection = chosen(world, **choices)
            frame = panel.table(selection)
            table = readable(frame, panel.columns, selection, text)
            page = parsed(table_html(table, text, caption=panel.question(selection, text)))
            assert {each.tag for each in page.all()} <= TABLE_TAGS
            assert not any(name.startswith("on") for each in page.all() for name in each.attributes)
            assert all(link.attributes["href"].startswith("https://") for link in page.all("a"))
            for chart in panel.charts(frame, selection, text, PALETTES["light"]) if len(frame) else ():
                for shown in shown_in(chart.figure):
                    assert set(re.findall(r"</?(\w+)", shown)) <= {"b", "br", "span"}, panel.id
                    assert "<b>&amp; {garden}" not in shown, panel.id
                drawn = parsed(svg(chart.figure, label=chart.alt, prefix="chart")).all()
                assert {each.tag for each in drawn} <= SVG_TAGS, panel.id
                assert not {name for each in drawn for name in each.attributes if name[:2] == "on" or "href" in name}
                assert len(chart.figure.to_json()) < 500_000, panel.id


@pytest.mark.parametrize("website", UNREADABLE)
def test_a_web_address_that_cannot_be_parsed_is_still_shown(website: str) -> None:
    world = release([garden("lista", website=website)])
    shown = select(world, ViewState(year=2021, release=world.id, garden="lista"))
    facts = next(panel for panel in PANELS if panel.id == "garden-facts")
    table = readable(facts.table(shown), facts.columns, shown, Text("nb"))
    assert website in {cell.href for row in table.rows for cell in row}
