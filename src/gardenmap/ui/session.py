"""The view in the browser: it arrives in the address, acts change it, and it is settled in the address again.

The address is the only truth, and nothing on the page holds a second copy of the view. So a pasted link, back and
forward, a page change and a restarted server all end in the same place.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs

import streamlit as st

from gardenmap.model import Language
from gardenmap.view import Notice, ViewState, Vocabulary, language_asked, parse, query

Act = Callable[[ViewState, Vocabulary], ViewState]
"""What a click makes of a view."""

_SETTLED = "settled"
_ADDRESSES = "addresses"
"""The address that the browser told last, then those we wrote that it has not told of yet."""
_ACTS = "acts"
"""What the visitor did since the last run, and of each whether it yields to a step back."""
_ASKED = "asked"
_TURN = "turn"
_PAGE = "page_of_last_run"
_AWAITED = "awaited"


def arrive(vocabulary: Vocabulary) -> tuple[ViewState, tuple[Notice, ...]]:
    """The view of this run, written into the address where an act changed it, and what of a link was not understood.

    Acts start from the view settled last, which the address may not tell of yet; else the address is the view. After an
    act there is nothing left to say of the link.
    """
    asked, notices = parse(_parameters(), vocabulary)
    settled: ViewState | None = st.session_state.get(_SETTLED)
    known = _is_known(asked)
    stepped = settled is not None and not known
    acts = [act for act, yields in st.session_state.pop(_ACTS, []) if not (yields and stepped)]
    view = settled if acts and known and settled is not None else asked
    for act in acts:
        view = act(view, vocabulary)
    if acts:
        _write(view, vocabulary)
    st.session_state[_SETTLED] = view
    return view, () if acts else notices


def _is_known(asked: ViewState) -> bool:
    """Whether the browser tells the address it told last, or one that we wrote since.

    If not, the visitor stepped back or forward. Quick steps overtake a choice that was made on the page before.
    """
    addresses: list[ViewState] = st.session_state.get(_ADDRESSES, [])
    known = asked in addresses
    st.session_state[_ADDRESSES] = addresses[addresses.index(asked) :] if known else [asked]
    return known


def _write(view: ViewState, vocabulary: Vocabulary) -> None:
    """Write the view into the address: one step in the browser's history.

    An act that overtakes the one before takes back an address that the browser has not told of yet.
    """
    addresses = st.session_state[_ADDRESSES]
    if addresses[-1] != view:
        addresses.append(view)
        st.query_params.from_dict(query(view, vocabulary))


def spoken_in() -> Language:
    """The language of the address, where there is no release to read the rest of it by."""
    return language_asked(_parameters())


def _parameters() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def told() -> list[tuple[str, str]]:
    """The parameters in the address now, as the browser told them or as we wrote them since."""
    return [(name, value) for name, values in _parameters().items() for value in values]


def act(change: Act, *, yields: bool = False) -> None:
    """Called from a callback: the next view is the present one, changed.

    An act that `yields` says what the page it was made on was to show: it is void once the visitor stepped back.
    """
    st.session_state[_ACTS] = [*st.session_state.get(_ACTS, []), (change, yields)]


def ask(parameters: str, change: Act) -> None:
    """Called from a callback: the next view is the one that a form asked for with these parameters."""
    st.session_state[_ASKED] = parameters
    act(change, yields=True)


def heard() -> str:
    """What a form asked for last, word for word."""
    return st.session_state.get(_ASKED, "")


def wait() -> None:
    """Called from a callback: the browser waits for a page."""
    st.session_state[_AWAITED] = True


def awaited(page: str) -> bool:
    """Whether the browser waits for the page of this run: it said so, or was on another page before.

    Else it has that page from elsewhere.
    """
    is_new = st.session_state.get(_PAGE, page) != page
    st.session_state[_PAGE] = page
    return st.session_state.pop(_AWAITED, False) or is_new


def turn(page: str, parameters: str) -> None:
    """Called from a callback: the next run is of another page, with the view of these parameters if there are any."""
    act(lambda view, vocabulary: parse(parse_qs(parameters), vocabulary)[0] if parameters else view)
    st.session_state[_TURN] = page


def turned() -> str | None:
    """The page that the visitor has just turned to; None where they stay."""
    return st.session_state.pop(_TURN, None)
