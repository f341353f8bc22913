"""A panel on a page: one element of HTML and charts, whose links and bars are choices."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from gardenmap import assets
from gardenmap.charts.picture import picture
from gardenmap.current import Visit
from gardenmap.html.panel import Part, panel_parts, source
from gardenmap.look import NAMED
from gardenmap.model import Release
from gardenmap.panels import Chart, Panel, panel
from gardenmap.panels.columns import readable
from gardenmap.panels.pages import NAME, page
from gardenmap.ui.choice import choose
from gardenmap.ui.visit import elements
from gardenmap.view import ViewState

_ELEMENT = st.components.v2.component(
    "gardenmap_panel", html='<div class="gm-panel"></div>', js=assets.content("panel.js"), isolate_styles=False
)


def show_panels(visit: Visit) -> None:
    """The panels of the page; CSS places them by their names."""
    for shown in visit.panels:
        show = show_companies if shown.needs == "companies" else show_panel
        show(visit, shown)


def show_panel(visit: Visit, shown: Panel) -> None:
    """Question, takeaway, coverage, charts or a list, source, ways to picture, table and file."""
    _draw(f"panel-{shown.id}", _parts(visit.release, visit.view, shown.id), name=shown.id)


def show_companies(visit: Visit, shown: Panel) -> None:
    """The companies one by one, in a table that can be searched and sorted."""
    opening, *_, foot = panel_parts(visit, shown)
    with st.container(key=f"panel-{shown.id}", gap="small"):
        show_html("companies-head", opening)
        frame = visit.frame(shown)
        if len(frame):
            table = readable(frame, shown.columns, visit.selection, visit.text)
            cells = [[cell.text for cell in row] for row in table.rows]
            st.dataframe(pd.DataFrame(cells, columns=list(table.headings)), hide_index=True)
            show_html("companies-foot", foot)


def show_html(key: str, html: Markup) -> None:
    """HTML whose links with `data-choose` are choices; the element keeps its place where there is none."""
    _draw(key, [html], name=key)


def _draw(key: str, parts: list[Any], *, name: str) -> None:
    elements().append(name)
    _ELEMENT(
        data={"name": name, "parts": parts, "plotly": assets.url("plotly.js")},
        key=key,
        on_choice_change=lambda: choose(st.session_state[key].choice),
    )


@lru_cache(maxsize=96)
def _parts(release: Release, view: ViewState, panel_id: str) -> list[Any]:
    """The parts of a panel as the browser gets them: HTML, and charts as JSON of plotly's with names of colours."""
    visit, shown = Visit(release, view, page("overview")), panel(panel_id)
    return [_part(part, visit, shown) for part in panel_parts(visit, shown)]


def _part(part: Part, visit: Visit, shown: Panel) -> Any:
    if not isinstance(part, Chart):
        return str(part)
    return {
        "figure": part.figure.to_json(),
        "alt": part.alt,
        "height": part.figure.layout.height,
        "picture": _picture(part, visit, shown),
    }


def _picture(chart: Chart, visit: Visit, shown: Panel) -> dict[str, Any]:
    """What a picture of the chart says besides the chart, so that it can be read by itself."""
    text, selection, frame = visit.text, visit.selection, visit.frame(shown)
    unit = f" ({shown.unit(text)})" if shown.unit else ""
    named = text("release {date} · id {id}", date=text.date(visit.release.date), id=visit.release.id)
    return picture(
        chart.figure,
        NAMED,
        title=shown.question(selection, text) + unit,
        lines=[
            *filter(None, (chart.title, chart.note)),
            shown.takeaway(frame, selection, text),
            shown.coverage(frame, selection, text),
        ],
        foot=[source(visit, shown), f"{NAME} · {named}"],
    )
