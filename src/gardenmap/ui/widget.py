"""Widgets that show a part of the view: each begins with the view's value, and answers what the visitor changes.

With every choice a browser tells the values of all its widgets, also of those that it does not know yet to be others.
So a widget whose value something else has changed is drawn as a new one, under a new key, and what is still told of the
old one is no choice. Nor is a value that comes again because the next choice has broken its run off.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

_KNOWN = "known_values"
_NUMBERS = "widget_numbers"


def key_for(name: str, value: Any) -> str:
    """The key to draw a widget under that begins with this value."""
    known = st.session_state.setdefault(_KNOWN, {})
    numbers = st.session_state.setdefault(_NUMBERS, {})
    number = numbers.get(name, 0)
    if _differ(known.get(f"{name}-{number}", value), value):
        number = numbers[name] = number + 1
    key = f"{name}-{number}"
    known.setdefault(key, value)
    return key


def if_new(key: str, value: Any, answer: Callable[[], None]) -> None:
    """Called from a callback: answers a value that is new."""
    known = st.session_state.setdefault(_KNOWN, {})
    if key not in known or _differ(known[key], value):
        answer()
        known[key] = value


def _differ(one: Any, other: Any) -> bool:
    """Several codes are the same in any order: a list shows them as they were chosen."""
    return set(one) != set(other) if isinstance(one, list) else one != other
