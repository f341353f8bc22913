"""A panel worked out for one view: its frame, its HTML with charts, its table."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

import pandas as pd

from gardenmap.look import NAMED
from gardenmap.model import Release
from gardenmap.panels import Panel, panel
from gardenmap.panels.columns import readable
from gardenmap.panels.sources import source_line
from gardenmap.text import Text
from gardenmap.ui import markup, releases, table
from gardenmap.ui.catalogue import citation
from gardenmap.ui.site import page
from gardenmap.ui.visit import selected, spoken
from gardenmap.view import ViewState, link

PREFIX = "/panels/"


def address(panel_id: str, ending: str, view: ViewState, release: Release) -> str:
    """Where the table behind a panel is for this view: `/panels/companies-by-garden.csv?county=46`."""
    return f"{PREFIX}{panel_id}.{ending}{link(view, releases.vocabulary(release))}"


@lru_cache(maxsize=32)
def frame(release: Release, view: ViewState, panel_id: str) -> pd.DataFrame:
    """The table that answers the panel's question, as codes and numbers."""
    return panel(panel_id).table(selected(release, view))


def content(release: Release, view: ViewState, panel_id: str) -> tuple[str, list[dict[str, Any]]]:
    """The whole panel as HTML: question, reach, rooms for charts or a list, source, ways to table and file.

    With it come the charts for the rooms, as plain data; their colours are names that the browser knows.
    """
    shown, found, text = panel(panel_id), frame(release, view, panel_id), spoken(view.lang)
    selection = selected(release, view)
    unit, question = shown.unit(text) if shown.unit else "", shown.question(selection, text)
    if found.empty:
        return markup.question(question, unit, shown.empty(selection, text)), []
    says = shown.takeaway(found, selection, text)
    head = markup.question(question, unit, shown.coverage(found, selection, text), says)
    charts = shown.charts(found, selection, text, NAMED)
    listed = table_html(release, view, panel_id) if shown.is_list and not shown.needs else ""
    rooms = "".join(map(markup.chart_room, charts))
    html = f"{head}{rooms}{listed}{_foot(release, view, shown, question, text)}"
    return html, [chart.figure.to_plotly_json() for chart in charts]


@lru_cache(maxsize=64)
def table_html(release: Release, view: ViewState, panel_id: str) -> str:
    """The readable table of a panel; folded after its limit where it is the answer itself."""
    shown, selection, text = panel(panel_id), selected(release, view), spoken(view.lang)
    found, caption = frame(release, view, panel_id), shown.question(selection, text)
    rows = readable(found.head(shown.most), shown.columns, selection, text)
    vocabulary = releases.vocabulary(release)
    return table.html(
        rows,
        text,
        caption=caption,
        chosen=view.garden,
        limit=shown.limit,
        total=len(found),
        way=lambda garden: page("garden").address + link(replace(view, garden=garden), vocabulary),
    )


def table_page(release: Release, view: ViewState, panel_id: str) -> bytes:
    """The readable table as it is sent to whoever opens it, with the file and how to cite it."""
    text = spoken(view.lang)
    file = markup.download(text("Download"), address(panel_id, "csv", view, release), f"{panel_id}.csv")
    cite = text("Cite as: {citation}", citation=citation(release, releases.facts().get("licence", ""), text))
    return (table_html(release, view, panel_id) + markup.panel_foot(cite, file)).encode()


def csv(release: Release, view: ViewState, panel_id: str) -> bytes:
    """For machines: RFC 4180, codes and plain numbers, missing left empty."""
    return frame(release, view, panel_id).to_csv(index=False, lineterminator="\r\n").encode()


def _foot(release: Release, view: ViewState, shown: Panel, question: str, text: Text) -> str:
    source = (
        shown.origin(text)
        if shown.origin
        else source_line(frame(release, view, shown.id), selected(release, view), text)
    )
    ways = markup.download(text("Download"), address(shown.id, "csv", view, release), f"{shown.id}.csv")
    if not shown.is_list:
        ways = markup.table_button(question, address(shown.id, "html", view, release), text) + ways
    return markup.panel_foot(source, ways)
