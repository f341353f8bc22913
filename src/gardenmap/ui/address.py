"""The view in the address: where every run begins, and where every choice ends.

The address is the only truth. A choice (a widget, a press on map, chart or list) makes a new view of the present one,
in a callback; the run that follows writes it into the address, one step in the browser's history. So a pasted link,
back and forward, a change of page and a restarted server all enter at `arrive`.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from gardenmap import current
from gardenmap.model import Language
from gardenmap.view import Notice, ViewState, Vocabulary, language_asked, parse, query

_CHOSEN = "chosen_view"
_KNOWN = "known_views"
"""The view that the browser's address told last, then those we wrote that it has not told of yet."""


def arrive(vocabulary: Vocabulary) -> tuple[ViewState, tuple[Notice, ...]]:
    """The view of this run, and what of its link was not understood: of a choice there is nothing to say."""
    asked, notices = parse(_parameters(), vocabulary)
    chosen: ViewState | None = st.session_state.get(_CHOSEN)
    if chosen is None:
        st.session_state[_KNOWN] = [asked]
        return asked, notices
    # Wherever the next choice breaks this run off, this one is either still to be written or known to be.
    known = st.session_state[_KNOWN] = _known(asked)
    # Compared with what we wrote last, not with what the browser told: a choice may be taken back before it knows.
    if chosen != known[-1]:
        st.query_params.from_dict(query(chosen, vocabulary))
        known.append(chosen)
    del st.session_state[_CHOSEN]
    return chosen, ()


def choose(change: Callable[[ViewState, Vocabulary], ViewState]) -> None:
    """Called from a callback: the next view is the present one, changed."""
    release, _ = current.on_show()
    if release is None:
        return
    vocabulary = current.vocabulary(release)
    asked, _ = parse(_parameters(), vocabulary)
    # A quick choice may overtake the address that the one before has led to; a step back may not.
    present = st.session_state.get(_CHOSEN) or _known(asked)[-1]
    st.session_state[_CHOSEN] = change(present, vocabulary)


def stay() -> None:
    """Called from a callback that changes nothing of the view, which the browser's address may still be behind."""
    choose(lambda view, _: view)


def has_choice() -> bool:
    """Whether a choice waits for the next run of the script."""
    return _CHOSEN in st.session_state


def _known(asked: ViewState) -> list[ViewState]:
    """The browser's view and those that we wrote since; only its own where it has stepped elsewhere."""
    known: list[ViewState] = st.session_state.get(_KNOWN, [])
    return known[known.index(asked) :] if asked in known else [asked]


def language() -> Language:
    """The language of the address, where there is no release to read the rest of it by."""
    return language_asked(_parameters())


def _parameters() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}
