"""The filters: widgets that show the view, and the view that they ask for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from gardenmap.model import NETWORK_INDICATORS, Membership, ProjectStatus
from gardenmap.panels.choices import in_words
from gardenmap.text import Text
from gardenmap.text.words import MEMBERSHIP, PROJECT_STATUS
from gardenmap.ui.parts import copy_link
from gardenmap.ui.session import bind, settle
from gardenmap.ui.visit import Visit
from gardenmap.view import ViewState, consistent, link


def row(visit: Visit, *wanted: str) -> None:
    """The filters of a page beside each other, and the copy button; settles the view that they ask for."""
    offered = {"county": county, "garden": garden, "status": status, "theme": theme, "more": more}
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom", gap="small"):
        for name in wanted:
            with st.container(key=f"choice-{name}", gap=None):
                visit.view = offered[name](visit)
        settle(visit.view, visit.arrival, visit.vocabulary)
        copy_link(visit.page.address, link(visit.view, visit.vocabulary), visit.say(in_words), visit.text)


def county(visit: Visit) -> ViewState:
    """One or several counties, south to north; none chosen is the whole country."""
    release, codes = visit.release, visit.vocabulary.counties
    names = dict(zip(release.counties["county_no"], release.counties["name"], strict=True))
    wanted = _several(
        visit,
        "filter-county",
        visit.text("County"),
        codes,
        visit.view.county,
        names,
        placeholder=visit.text("Whole country"),
    )
    return consistent(replace(visit.view, county=wanted), visit.vocabulary)


def garden(visit: Visit) -> ViewState:
    """One garden to mark, found by typing; the list follows the chosen counties, south to north."""
    key, view, text = "filter-garden", visit.view, visit.text
    gardens = visit.release.gardens
    names = dict(zip(gardens["id"], gardens["short_name"], strict=True))
    options = [code for code, home in visit.vocabulary.garden_county.items() if not view.county or home in view.county]
    if st.session_state.get(key) not in (None, *options):
        st.session_state[key] = view.garden
    chosen = st.selectbox(
        text("Business garden"),
        options,
        format_func=names.__getitem__,
        placeholder=text("All {n}", n=text.number(len(options))),
        # Streamlit's own default is the first option: without None here nobody could empty the box again.
        **{"index": None, **bind(key, view.garden, visit.arrival, index=_place(options, view.garden))},
    )
    return replace(view, garden=chosen)


def _place(options: Sequence[str], code: str | None) -> int | None:
    return options.index(code) if code else None


def status(visit: Visit) -> ViewState:
    """Status of the sustainability projects."""
    names = {code: visit.text(PROJECT_STATUS[code]) for code in ProjectStatus}
    wanted = _several(
        visit, "filter-status", visit.text("Project status"), tuple(ProjectStatus), visit.view.status, names
    )
    return replace(visit.view, status=tuple(ProjectStatus(code) for code in wanted))


def theme(visit: Visit) -> ViewState:
    """Theme of the sustainability projects."""
    themes = visit.release.themes
    names = dict(zip(themes["id"], themes[f"name_{visit.view.lang}"], strict=True))
    wanted = _several(
        visit, "filter-theme", visit.text("Project theme"), visit.vocabulary.themes, visit.view.theme, names
    )
    return replace(visit.view, theme=wanted)


def more(visit: Visit) -> ViewState:
    """Year, reported figures only, what the map shows, evidence of membership, project status and theme.

    Its widgets are made when it is opened. The line above says what is chosen in it; its label never changes, for
    Streamlit closes a popover whose label does.
    """
    st.html(f'<span class="gm-label">{escape(_state(visit.view, visit.text))}</span>')
    opened = st.popover(visit.text("More choices"), width="stretch", key="more", on_change="rerun")
    if opened.open:
        with opened:
            for choice in (_figures, membership, status, theme):
                visit.view = choice(visit)
    return visit.view


def _figures(visit: Visit) -> ViewState:
    """Which figures are shown, and which of them the map."""
    text, view, years = visit.text, visit.view, visit.vocabulary.years
    year = st.selectbox(
        text("Year"),
        years,
        format_func=str,
        **bind("filter-year", view.year, visit.arrival, index=years.index(view.year)),
    )
    only = view.values == "reported"
    reported = st.checkbox(text("Reported figures only"), **bind("filter-values", only, visit.arrival, value=only))
    indicator = st.radio(
        text("Size of the circles on the map"),
        NETWORK_INDICATORS,
        format_func={"companies": text("Companies"), "value_creation": text("Value creation")}.__getitem__,
        **bind("filter-indicator", view.indicator, visit.arrival, index=NETWORK_INDICATORS.index(view.indicator)),
    )
    return replace(view, year=year, values="reported" if reported else "all", indicator=indicator)


def membership(visit: Visit) -> ViewState:
    """How well it is documented that a garden is active."""
    names = {code: visit.text(MEMBERSHIP[code]) for code in Membership}
    label = visit.text("Evidence that the garden is active")
    wanted = _several(visit, "filter-membership", label, tuple(Membership), visit.view.membership, names)
    return replace(visit.view, membership=tuple(Membership(code) for code in wanted))


def _several(
    visit: Visit,
    key: str,
    label: str,
    codes: tuple[str, ...],
    chosen: Sequence[str],
    names: dict[str, str],
    placeholder: str = "",
) -> tuple[str, ...]:
    """A choice of several codes, in the codes' own order; all of them is the same as none."""
    found = st.multiselect(
        label,
        codes,
        format_func=names.__getitem__,
        placeholder=placeholder or visit.text("All"),
        select_all=False,
        wrap=False,
        **bind(key, list(chosen), visit.arrival, default=list(chosen)),
    )
    wanted = tuple(code for code in codes if code in found)
    return () if len(wanted) == len(codes) else wanted


def _state(view: ViewState, text: Text) -> str:
    """What is chosen in the popover: "2021, alle verdier", and how many further choices are on."""
    values = text("reported only") if view.values == "reported" else text("all values")
    active = sum(bool(choice) for choice in (view.membership, view.status, view.theme))
    parts = [str(view.year), values]
    if active:
        parts.append(text.plural("{n} filter", "{n} filters", active))
    return ", ".join(parts)
