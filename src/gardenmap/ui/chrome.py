"""What stands around every page: the bar with menu, release and language, the faults of the data, and the foot."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from gardenmap.errors import Problem
from gardenmap.text import Text
from gardenmap.ui import first_paint
from gardenmap.ui.bar import html
from gardenmap.ui.parts import packed, part
from gardenmap.ui.session import told
from gardenmap.ui.show import choose
from gardenmap.ui.site import SITE
from gardenmap.ui.visit import Visit

_SHOWN_PROBLEMS = 50


def bar(visit: Visit) -> None:
    """Menu, release and language; its links carry the view.

    With it goes what the browser must know of the page: language, address, colours, and the heading to be read out.
    """
    content = packed(
        html(visit.release, visit.view, visit.page.id),
        lang=visit.view.lang,
        address=f"{visit.page.address}?{urlencode(told())}",
        theme=visit.theme,
        heading=first_paint.heading(visit.release, visit.view, visit.page.id).heading,
    )
    part(content, "bar", choose)


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
