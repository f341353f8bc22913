"""The view in the browser: it arrives in the address, an act changes it, and it is settled in the address again.

The address is the only truth. Widgets are set from it before they are made; only an act of the visitor lets a widget
speak. So a pasted link, back and forward, a page change and a restarted server all end in the same place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from gardenmap.view import Notice, ViewState, Vocabulary, parse, query

Act = Callable[[ViewState, Vocabulary], ViewState]
"""What a click makes of a view."""

_SETTLED = "settled"
_ADDRESSES = "addresses"
"""The address that the browser told last, then those we wrote that it has not told of yet."""
_PAGE = "page"
_ACTED = "acted"
_ACT = "act"
_TURN = "turn"


@dataclass(frozen=True)
class Arrival:
    """The view that a run starts from.

    `moved` says that widgets must be set to it, `acted` that the visitor changed it here, `first` that the session is
    new.
    """

    view: ViewState
    notices: tuple[Notice, ...]
    moved: bool
    acted: bool
    first: bool


def arrive(vocabulary: Vocabulary, page: str) -> Arrival:
    """The view of this run: an act's, else the address's, else (while a widget speaks) the last one settled.

    A change of `page` counts as a move, since each page's widgets are new to Streamlit.
    """
    asked, notices = parse({name: st.query_params.get_all(name) for name in st.query_params}, vocabulary)
    settled: ViewState | None = st.session_state.get(_SETTLED)
    known = _is_known(asked)
    act: Act | None = st.session_state.pop(_ACT, None)
    acted: bool = st.session_state.pop(_ACTED, False) and known
    base = asked if settled is None or not acted else settled
    turned = st.session_state.get(_PAGE) != page
    st.session_state[_PAGE] = page
    if act is not None:
        return Arrival(act(base, vocabulary), notices, moved=True, acted=True, first=settled is None)
    return Arrival(base, notices, moved=turned or base != settled, acted=acted, first=settled is None)


def _is_known(asked: ViewState) -> bool:
    """Whether the browser tells the address it told last, or one that we wrote since.

    If not, the visitor stepped back or forward. Quick steps overtake the widgets, which then seem to speak.
    """
    addresses: list[ViewState] = st.session_state.get(_ADDRESSES, [])
    known = asked in addresses
    st.session_state[_ADDRESSES] = addresses[addresses.index(asked) :] if known else [asked]
    return known


def settle(view: ViewState, arrival: Arrival, vocabulary: Vocabulary) -> None:
    """Write the view into the address if an act changed it; one step in the browser's history.

    An act that overtakes the one before takes back an address that the browser has not told of yet.
    """
    addresses = st.session_state[_ADDRESSES]
    if addresses[-1 if arrival.acted else 0] != view:
        addresses.append(view)
        st.query_params.from_dict(query(view, vocabulary))
    st.session_state[_SETTLED] = view


def told() -> list[tuple[str, str]]:
    """The parameters in the address now, as the browser told them or as we wrote them since."""
    return [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]


def acted() -> None:
    """Callback of a widget of the view: in this run its value goes before the address."""
    st.session_state[_ACTED] = True


def act(change: Act) -> None:
    """Called from a callback: the next view is the present one, changed."""
    st.session_state[_ACTED] = True
    st.session_state[_ACT] = change


def turn(page: str) -> None:
    """Called from a callback: the next run is of another page, with the same view."""
    st.session_state[_TURN] = page


def turned() -> str | None:
    """The page that the visitor has just turned to; None where they stay."""
    return st.session_state.pop(_TURN, None)


def bind(key: str, value: Any, arrival: Arrival, /, **default: Any) -> dict[str, Any]:
    """Arguments that tie a widget to a value of the view; `default` is the widget's own way to be given one.

    A new session hands the default over, since a browser that reconnects after a restart sends newer values of its
    own; later the value is written where the view moved or the widget is new on the page.
    """
    if arrival.first:
        return {"key": key, "on_change": acted, **default}
    if arrival.moved or key not in st.session_state:
        st.session_state[key] = value
    return {"key": key, "on_change": acted}
