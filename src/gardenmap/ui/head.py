"""The head of a page: heading and filters, then the figures that it is about."""

from __future__ import annotations

import streamlit as st

from gardenmap.current import Visit
from gardenmap.html import head
from gardenmap.ui.filters import show_filters
from gardenmap.ui.panel import show_html


def show_head(visit: Visit) -> None:
    """What is shown, in ten seconds, and what it is filtered by."""
    with st.container(key="head"):
        heading = head.head_html(visit)
        # Plain HTML is there a frame sooner; only the page of the gardens has links to other gardens in it.
        if visit.page.id == "garden":
            show_html("headline", heading)
        else:
            st.html(heading)
        show_filters(visit)


def show_key_figures(visit: Visit) -> None:
    """The band of figures, each with a bar and a line on how much of it is known."""
    figures = head.key_figures_html(visit)
    if figures:
        st.html(figures)


def show_network(visit: Visit) -> None:
    """In one line who the page is about."""
    line = head.network_html(visit)
    if line:
        st.html(line)


def show_chosen_garden(visit: Visit) -> None:
    """A line on the garden that is marked, with the way to its page."""
    with st.container(key="chosen-garden", gap=None):
        chosen = head.chosen_garden(visit)
        if chosen:
            show_html("chosen", chosen)


def show_status_pills(visit: Visit) -> None:
    """The six statuses with their count and age; each filters by it."""
    show_html("pills", head.status_pills(visit))
