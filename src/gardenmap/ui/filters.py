"""The filters of a page as Streamlit's widgets, each set from the view and each leading to a new one."""

from __future__ import annotations

from typing import Any

import streamlit as st

from gardenmap.choices import changed
from gardenmap.current import Visit
from gardenmap.html.filters import field
from gardenmap.panels.filters import MORE, Filter, state
from gardenmap.ui import address
from gardenmap.ui.copy import copy_link
from gardenmap.ui.widget import if_new, key_for
from gardenmap.view import ViewState, Vocabulary


def show_filters(visit: Visit) -> None:
    """The filters beside each other, and the button that copies the link."""
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom"):
        for name in visit.page.filters:
            if name == "more":
                _more(visit)
            else:
                _widget(visit, name)
        copy_link(visit)


def _more(visit: Visit) -> None:
    """The filters that are seldom used; drawn when they are opened."""
    text = visit.text
    with st.container(key="more-choices", gap=None):
        label, chosen = text("More choices"), state(visit.view, text)
        st.html(f'<span class="gm-label">{label}</span><span class="gm-state">{chosen}</span>')
        # With what is chosen for a label it would be another list after each choice, and lose the focus.
        opened = st.popover(label, key="more", on_change=address.stay, width="stretch")
        if opened.open:
            with opened:
                for each in MORE:
                    _widget(visit, each.name)


def _widget(visit: Visit, name: str) -> None:
    shown = field(visit, name)
    options, words = list(shown.options), shown.options.__getitem__
    label, value = visit.text(shown.filter.label), _value(shown.filter, shown.chosen)
    # One widget in each language: a browser tells what is chosen by its words.
    key = key_for(f"filter-{name}-{visit.view.lang}", value)
    more: dict[str, Any] = {"key": key, "on_change": _chosen, "args": (shown.filter, key)}
    nothing = shown.filter.nothing_chosen(shown.options, visit.text)
    if shown.filter.kind == "on or off":
        st.checkbox(shown.options[options[0]], value, **more)
    elif shown.filter.kind == "several":
        more |= {"default": value, "select_all": False, "wrap": False}
        st.multiselect(label, options, format_func=words, placeholder=nothing, **more)
    elif shown.filter.kind == "one" or len(options) > 2:
        index = options.index(value) if value else None
        st.selectbox(label, options, index, format_func=words, placeholder=nothing, **more)
    else:
        st.radio(label, options, options.index(value), format_func=words, **more)


def _value(shown: Filter, chosen: tuple[str, ...]) -> Any:
    """What the widget holds when these codes are chosen."""
    if shown.kind == "on or off":
        return bool(chosen)
    if shown.kind == "several":
        return list(chosen)
    return chosen[0] if chosen else None


def _chosen(shown: Filter, key: str) -> None:
    """Called when a widget has a new value: the view takes it over."""
    value = st.session_state[key]
    code = ("reported" if value else "all") if shown.kind == "on or off" else value or ""
    codes = ",".join(code) if isinstance(code, list) else code

    def change(view: ViewState, vocabulary: Vocabulary) -> ViewState:
        return changed(view, f"{shown.name}={codes}", vocabulary)

    if_new(key, value, lambda: address.choose(change))
