"""What the pages are made of: headline, key figures, panels, notices, the foot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape

import pandas as pd
import streamlit as st

from gardenmap.look import PALETTES
from gardenmap.model import LANGUAGES, ProjectStatus, Release
from gardenmap.panels import Chart, Panel, panel
from gardenmap.panels.columns import readable
from gardenmap.panels.headline import Headline
from gardenmap.panels.key_figures import KeyFigure
from gardenmap.panels.one_garden import in_brief
from gardenmap.panels.sources import source_line
from gardenmap.selection import Selection
from gardenmap.summary.projects import by_status
from gardenmap.text import Text
from gardenmap.ui import markup, table
from gardenmap.ui.parts import acts
from gardenmap.ui.session import act
from gardenmap.ui.visit import Visit, selected
from gardenmap.view import Notice, ViewState, query, toggle_county, toggle_garden, toggle_status

_CHART = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]()#+-.!|<>~$:"})


@dataclass(frozen=True)
class _Drawn:
    """A panel worked out for one view: everything but Streamlit."""

    frame: pd.DataFrame
    """The first rows of the panel's table: with thousands, keeping all for every view would fill the memory."""
    total: int
    question: str
    unit: str
    reach: str
    source: str
    charts: tuple[Chart, ...]
    listed: str
    """The table as HTML where it is the answer itself; empty where charts are."""


@lru_cache(maxsize=256)
def _draw(release: Release, view: ViewState, panel_id: str, theme: str) -> _Drawn:
    selection, text, shown = selected(release, view), Text(view.lang), panel(panel_id)
    frame = shown.table(selection)
    return _Drawn(
        frame=frame.take(range(min(len(frame), table.MOST))),
        total=len(frame),
        question=shown.question(selection, text),
        unit=shown.unit(text) if shown.unit else "",
        reach=shown.reach(frame, selection, text) if len(frame) else shown.empty(selection, text),
        source=shown.origin(text) if shown.origin else source_line(frame, selection, text),
        charts=tuple(shown.charts(frame, selection, text, PALETTES[theme])) if len(frame) else (),
        listed=_table(frame.head(table.MOST), len(frame), shown, selection, text) if shown.is_list else "",
    )


def headline(found: Headline) -> None:
    """What is shown, in ten seconds."""
    st.html(markup.headline(found))


def key_figures(figures: tuple[KeyFigure, ...]) -> None:
    """The band of figures, each with a bar and a line on how much of it is known."""
    with st.container(key="kpis", horizontal=True, gap=None):
        for figure in figures:
            with st.container(key=f"kpi-{figure.id}", width="stretch"):
                st.html(markup.key_figure(figure))


def chosen_garden(visit: Visit) -> None:
    """A line on the garden that is marked: where it is, what is known, and the way to its own page."""
    with st.container(key="chosen-garden", horizontal=True, vertical_alignment="center", gap="small"):
        if visit.view.garden is not None:
            _chosen_garden(visit, visit.view.garden)


def _chosen_garden(visit: Visit, garden: str) -> None:
    text = visit.text
    name, known = visit.say(in_brief)
    st.html(f'<p class="gm-chosen"><b>{escape(name)}</b> {escape(known)}</p>')
    st.page_link(
        visit.pages["garden"],
        label=text("Open the garden’s page"),
        width="content",
        query_params=query(visit.view, visit.vocabulary),
    )
    clear = escape(text("Clear the choice"))
    let_go = f'<button type="button" class="gm-link" data-act="garden:{escape(garden)}">{clear}</button>'
    acts(let_go, "let-go", choose)


def hang(visit: Visit, panel_id: str, listed: Callable[[Visit], None] | None = None) -> None:
    """A panel on the wall: question, reach, charts or list, source, table and download.

    `listed` draws the list in place of the plain one. A panel about a table that the release lacks is not there.
    """
    if not panel(panel_id).fits(visit.release):
        return
    shown, drawn, text = panel(panel_id), _draw(visit.release, visit.view, panel_id, visit.theme), visit.text
    with st.container(key=f"panel-{panel_id}", gap=None):
        st.html(markup.question(drawn.question, drawn.unit, drawn.reach))
        if drawn.frame.empty:
            return
        _charts(panel_id, drawn)
        if listed is not None:
            listed(visit)
        elif shown.is_list:
            acts(drawn.listed, f"list-{panel_id}", choose)
        _foot(visit, shown, drawn, text)


def _charts(panel_id: str, drawn: _Drawn) -> None:
    for n, chart in enumerate(drawn.charts):
        if chart.title:
            st.html(f'<h3 class="gm-plot">{escape(chart.title)}</h3><p class="gm-reach">{escape(chart.note)}</p>')
        st.plotly_chart(chart.figure, theme=None, config=_CHART, key=f"chart-{panel_id}-{n}", alt=chart.alt)


def _table(frame: pd.DataFrame, total: int, shown: Panel, selection: Selection, text: Text) -> str:
    found = readable(frame, shown.columns, selection, text)
    caption, chosen = shown.question(selection, text), selection.view.garden
    return table.html(found, text, caption=caption, chosen=chosen, limit=shown.limit, total=total)


def _foot(visit: Visit, shown: Panel, drawn: _Drawn, text: Text) -> None:
    panel_id, selection = shown.id, visit.selection
    with st.container(key=f"foot-{panel_id}", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="gm-source">{escape(drawn.source)}</p>')
        if not shown.is_list:
            opened = st.popover(text("Table"), type="tertiary", key=f"table-{panel_id}", on_change="rerun")
            if opened.open:
                with opened:
                    acts(_table(drawn.frame, drawn.total, shown, visit.selection, text), f"list-{panel_id}", choose)
        st.download_button(
            text("Download"),
            data=lambda: _csv(shown.table(selection)),
            file_name=f"{panel_id}.csv",
            mime="text/csv",
            on_click="ignore",
            type="tertiary",
            key=f"download-{panel_id}",
        )


def _csv(frame: pd.DataFrame) -> bytes:
    """For machines: RFC 4180, codes and plain numbers, missing left empty."""
    return frame.to_csv(index=False, lineterminator="\r\n").encode("utf-8")


def choose(code: str) -> None:
    """What a click on a coded button does to the view: `garden:lister`, `county:42`, `lang:en`."""
    kind, _, value = code.partition(":")
    if kind == "garden":
        act(lambda view, vocabulary: toggle_garden(view, value, vocabulary))
    elif kind == "county":
        act(lambda view, vocabulary: replace(toggle_county(view, value, vocabulary), garden=None))
    elif kind == "lang":
        lang = next(language for language in LANGUAGES if language == value)
        act(lambda view, vocabulary: replace(view, lang=lang))
    elif kind == "status":
        status = ProjectStatus(value)
        act(lambda view, vocabulary: toggle_status(view, status))


def status_pills(visit: Visit) -> None:
    """The six statuses with their count and age; each is a button that filters by it."""
    text, everything = visit.text, selected(visit.release, replace(visit.view, status=()))
    with st.container(key="status-pills"):
        acts(markup.status_pills(by_status(everything), visit.view.status, text), "pills", choose)


def notices(found: tuple[Notice, ...], text: Text) -> None:
    """What of the link could not be followed; text from the link is shown as text."""
    for notice in found:
        values = {name: value.translate(_MARKS) for name, value in notice.values.items()}
        st.warning(text(notice.message, **values))
