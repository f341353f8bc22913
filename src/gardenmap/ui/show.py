"""What the pages are made of: headline, key figures, panels, notices, the foot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape

import streamlit as st

from gardenmap.model import LANGUAGES, ProjectStatus
from gardenmap.panels import panel
from gardenmap.panels.headline import Headline
from gardenmap.panels.key_figures import KeyFigure
from gardenmap.panels.one_garden import in_brief
from gardenmap.summary.projects import by_status
from gardenmap.text import Text
from gardenmap.ui import drawn, markup
from gardenmap.ui.parts import acts, part
from gardenmap.ui.session import act, ask, turn
from gardenmap.ui.site import page
from gardenmap.ui.visit import Visit, selected
from gardenmap.view import Notice, toggle_county, toggle_garden, toggle_status

_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]()#+-.!|<>~$:"})


def headline(found: Headline) -> None:
    """What is shown, in ten seconds."""
    st.html(markup.headline(found))


def key_figures(figures: tuple[KeyFigure, ...]) -> None:
    """The band of figures, each with a bar and a line on how much of it is known."""
    st.html(markup.key_figures(figures))


def chosen_garden(visit: Visit) -> None:
    """A line on the garden that is marked: where it is, what is known, and the way to its own page."""
    with st.container(key="chosen-garden"):
        if visit.view.garden is not None:
            acts(_chosen_garden(visit, visit.view.garden), "let-go", choose)


def _chosen_garden(visit: Visit, garden: str) -> str:
    text = visit.text
    name, known = visit.say(in_brief)
    return (
        f'<div class="gm-chosen"><p><b>{escape(name)}</b> {escape(known)}</p>'
        f'<a href="{escape(visit.address(page("garden")))}" data-act="go:garden">'
        f"{escape(text('Open the garden’s page'))}</a>"
        f'<button type="button" class="gm-link" data-act="garden:{escape(garden)}">'
        f"{escape(text('Clear the choice'))}</button></div>"
    )


def hang(visit: Visit, panel_id: str, listed: Callable[[Visit], None] | None = None) -> None:
    """A panel on the wall: question, main thing, reach, charts or list, source, table and download.

    `listed` draws the list below in place of the plain one. A panel about a table that the release lacks is not there.
    """
    if not panel(panel_id).fits(visit.release):
        return
    content = drawn.content(visit.release, visit.view, panel_id, visit.theme)
    if listed is None:
        part(content, f"panel-{panel_id}", choose)
        return
    with st.container(key=f"panel-{panel_id}", gap="small"):
        part(content, f"head-{panel_id}", choose)
        listed(visit)


def choose(code: str) -> None:
    """What an act does: `garden:lister`, `county:42`, `lang:en`, `go:data` (a page), `view:county=46,18` (a form).

    `theme:dark` changes nothing of the view: the run that it brings draws charts and map in the colours of the device.
    """
    kind, _, value = code.partition(":")
    if kind == "garden":
        act(lambda view, vocabulary: toggle_garden(view, value, vocabulary))
    elif kind == "county":
        act(lambda view, vocabulary: replace(toggle_county(view, value, vocabulary), garden=None))
    elif kind == "lang":
        lang = next(language for language in LANGUAGES if language == value)
        act(lambda view, vocabulary: replace(view, lang=lang))
    elif kind == "view":
        ask(value)
    elif kind == "go":
        turn(value)
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
