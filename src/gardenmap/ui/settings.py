"""Streamlit's settings with which the app would start and then not work."""

from __future__ import annotations

import streamlit as st

# Links, files, pictures of links and the open data are addresses from the root of a name.
_EMPTY = {
    "server.baseUrlPath": "the app answers at the root of a name only, so give it a name of its own, "
    "such as kart.example.no, or a port",
    "server.customComponentBaseUrlPath": "the frame of the map comes from the app itself",
}
_FULL = {
    "server.maxMessageSize": "a page is a message of up to 1 MB",
    "server.maxWidgetStateSize": "a choice is a message of up to 1 MB",
}


def refuse() -> None:
    """End the start with a sentence for each setting that breaks the app, however it is set."""
    given = {name: st.get_option(name) for name in (*_EMPTY, *_FULL)}
    wrong = [f"Leave {name} empty, not {given[name]}: {reason}." for name, reason in _EMPTY.items() if given[name]]
    wrong += [
        f"Set {name} to 1 or more, not {given[name]}: {reason}." for name, reason in _FULL.items() if given[name] < 1
    ]
    if wrong:
        raise SystemExit("\n".join(wrong))
