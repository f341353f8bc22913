"""A panel as HTML and charts: what the app draws, and what the first paint prints."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup

from gardenmap import current
from gardenmap.current import Visit
from gardenmap.html import addresses, render
from gardenmap.html.citation import citation
from gardenmap.html.table import table_html
from gardenmap.look import NAMED
from gardenmap.model import Release
from gardenmap.panels import Chart, Panel, panel
from gardenmap.panels.columns import readable
from gardenmap.panels.pages import page
from gardenmap.panels.sources import source_line
from gardenmap.view import ViewState

Part = Markup | Chart
"""HTML, or a chart that stands after it."""


def panel_parts(visit: Visit, shown: Panel) -> tuple[Part, ...]:
    """The panel from top to bottom: question, takeaway, coverage, charts or a list, source, ways to table and file.

    The colours of the charts are names that the page gives a meaning.
    """
    return _parts(visit.release, visit.view, shown.id)


@lru_cache(maxsize=96)
def _parts(release: Release, view: ViewState, panel_id: str) -> tuple[Part, ...]:
    visit, shown = Visit(release, view, page("garden")), panel(panel_id)
    selection, text, frame = visit.selection, visit.text, visit.frame(shown)
    head = {"question": shown.question(selection, text), "unit": shown.unit(text) if shown.unit else ""}
    if frame.empty:
        return (render("panel_head", **head, takeaway="", coverage=shown.empty(selection, text)),)
    opening = render(
        "panel_head",
        **head,
        takeaway=shown.takeaway(frame, selection, text),
        coverage=shown.coverage(frame, selection, text),
    )
    charts = shown.charts(frame, selection, text, NAMED)
    foot = _foot(visit, shown, has_picture=len(charts) == 1 and not charts[0].title)
    if not charts:
        return opening, panel_table(visit, shown), foot
    parts: list[Part] = []
    for chart in charts:
        title = render("plot_head", title=chart.title, note=chart.note, text=text) if chart.title else Markup()
        parts += [opening + title, chart]
        opening = Markup()
    return (*parts, foot)


def panel_table(visit: Visit, shown: Panel) -> Markup:
    """The readable table of a panel; folded after its limit where it is the answer itself."""
    return _table(visit.release, visit.view, shown.id)


@lru_cache(maxsize=64)
def _table(release: Release, view: ViewState, panel_id: str) -> Markup:
    visit, shown = Visit(release, view, page("garden")), panel(panel_id)
    selection, text, frame = visit.selection, visit.text, visit.frame(shown)
    return table_html(
        readable(frame.head(shown.most), shown.columns, selection, text),
        text,
        caption=shown.question(selection, text),
        chosen=view.garden,
        limit=shown.limit,
        total=len(frame),
        garden_address=lambda garden: visit.address(garden=garden),
    )


def table_foot(visit: Visit, shown: Panel) -> Markup:
    """Below a table that is read by itself: how to cite it, and the file."""
    cited = citation(visit.release, current.facts().get("licence", ""), visit.text)
    return render(
        "panel_foot",
        source=visit.text("Cite as: {citation}", citation=cited),
        picture=False,
        table="",
        files=_files(visit, shown),
        panel_id=shown.id,
        text=visit.text,
    )


def _foot(visit: Visit, shown: Panel, *, has_picture: bool) -> Markup:
    text = visit.text
    return render(
        "panel_foot",
        source=source(visit, shown),
        picture=has_picture,
        table="" if shown.is_list else addresses.panel_file(visit, shown, "html"),
        files=_files(visit, shown),
        panel_id=shown.id,
        text=text,
    )


def _files(visit: Visit, shown: Panel) -> dict[str, str]:
    """Where the table of a panel is for people and for programs, by the name of the form."""
    return {
        "Excel": addresses.panel_file(visit, shown, "xlsx"),
        "CSV": addresses.panel_file(visit, shown, "csv"),
    }


def source(visit: Visit, shown: Panel) -> str:
    """The line that says where the figures of a panel come from."""
    if shown.origin:
        return shown.origin(visit.text)
    return source_line(visit.frame(shown), visit.selection, visit.text)
