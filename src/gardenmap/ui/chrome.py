"""What stands around every page: the bar with menu, release and language, the faults of the data, and the foot."""

from __future__ import annotations

from html import escape

import streamlit as st

from gardenmap.errors import Problem
from gardenmap.text import Text
from gardenmap.ui import access, first_paint, markup
from gardenmap.ui.parts import acts
from gardenmap.ui.show import choose
from gardenmap.ui.site import SITE
from gardenmap.ui.visit import Visit
from gardenmap.view import query

_SHOWN_PROBLEMS = 50


def bar(visit: Visit) -> None:
    """Menu, release and language. Every entry carries the view, so that a change of page keeps it."""
    text, view = visit.text, visit.view
    with st.container(key="bar", horizontal=True, vertical_alignment="center", gap=None):
        access.entrance(visit, first_paint.heading(visit.release, view, visit.page.id).heading)
        st.html(markup.BRAND, width="content")
        with st.container(key="menu", horizontal=True, gap=None):
            _entries(visit)
        with st.container(
            key="bar-end",
            horizontal=True,
            horizontal_alignment="right",
            vertical_alignment="center",
            width="content",
            gap="small",
        ):
            with st.popover(text("Release {date}", date=text.date(visit.release.date)), key="release", type="tertiary"):
                _release(visit)
            acts(markup.languages(view.lang), "language", choose)
            with st.popover(text("Menu"), key="small-menu"):
                _entries(visit)


def _entries(visit: Visit) -> None:
    params = query(visit.view, visit.vocabulary)
    for entry in SITE:
        st.page_link(visit.pages[entry.id], label=entry.title(visit.text), query_params=params, width="content")


def _release(visit: Visit) -> None:
    text, release = visit.text, visit.release
    st.html(
        "<p class='gm-small'>"
        + escape(
            text(
                "Release {id} of {date}: {gardens} gardens, {observations} figures, {projects} projects. A link keeps "
                "the release it was made for, and says so when a newer one is shown.",
                id=release.id,
                date=text.date(release.date, long=True),
                gardens=text.number(len(release.gardens)),
                observations=text.number(len(release.observations)),
                projects=text.number(len(release.projects)),
            )
        )
        + "</p>"
    )


def foot(visit: Visit) -> None:
    """Release, ways on, credit for the map."""
    text, release = visit.text, visit.release
    data, about = (next(page for page in SITE if page.id == name) for name in ("data", "about"))
    ways = [
        (visit.address(data) + "#method", text("Methods and definitions")),
        (visit.address(about) + "#accessibility", text("Accessibility")),
        (visit.address(about) + "#privacy", text("Privacy")),
    ]
    links = "".join(f'<a href="{escape(address)}" target="_self">{escape(name)}</a>' for address, name in ways)
    named = text("Release {date}", date=text.date(release.date))
    with st.container(key="foot"):
        st.html(
            f'<div class="gm-foot"><span>Næringshagekartet · <b>{escape(named)}</b> (id {release.id})</span>'
            f'<span class="gm-ways">{links}</span>'
            f"<span>{escape(text('Map: © Kartverket, CC BY 4.0'))}</span></div>"
        )


def faults(problems: tuple[Problem, ...], text: Text, *, still_serving: bool) -> None:
    """The faults of the data package in plain words, and whether an older release is on show."""
    count = text.plural("{n} fault", "{n} faults", len(problems))
    if still_serving:
        st.warning(text("The data folder has {count}. Shown is the last release that was whole.", count=count))
    else:
        st.html(f"<h1>{escape(text('The figures cannot be shown'))}</h1>")
        st.error(text("The data folder has {count}. Mend the lines below; the page then works by itself.", count=count))
    with st.expander(text("The faults, one by one"), expanded=not still_serving, key="faults"):
        rows = "".join(f"<li>{escape(problem.say(text))}</li>" for problem in problems[:_SHOWN_PROBLEMS])
        st.html(f'<ul class="gm-faults">{rows}</ul>')
