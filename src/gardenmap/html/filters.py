"""The filters of a page as a plain form, which works before the app has started and without a script."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from gardenmap.current import Visit
from gardenmap.html import render
from gardenmap.panels.filters import MORE, Filter, filter_of, state
from gardenmap.view import query

_SPACE = 22
"""Letters that a closed list has space for; more names than that are counted."""


@dataclass(frozen=True)
class Field:
    """A filter as it stands in the form: its options, what is chosen of them, and how that reads."""

    filter: Filter
    options: dict[str, str]
    chosen: tuple[str, ...]
    value: str


def field(visit: Visit, name: str) -> Field:
    """A filter with what there is to choose for a view."""
    shown = filter_of(name)
    options = shown.options(visit.release, visit.view, visit.text)
    chosen = shown.chosen(visit.view)
    return Field(shown, options, chosen, _value(visit, shown, options, chosen))


def _value(visit: Visit, shown: Filter, options: dict[str, str], chosen: tuple[str, ...]) -> str:
    """The chosen names, or their number where they take too much space."""
    text = visit.text
    if not chosen:
        return shown.nothing_chosen(options, text)
    named = ", ".join(options[code] for code in chosen)
    if len(chosen) == 1 or len(named) <= _SPACE:
        return named
    if shown.name == "county":
        return text.plural("{n} county", "{n} counties", len(chosen))
    return text("{n} chosen", n=text.number(len(chosen)))


def filters_form(visit: Visit) -> Markup:
    """The form; what it does not ask about goes along unchanged."""
    wanted = visit.page.filters
    shown = [field(visit, name) for name in wanted if name != "more"]
    more = [field(visit, each.name) for each in MORE] if "more" in wanted else []
    asked = {each.filter.name for each in (*shown, *more)}
    hidden = {name: value for name, value in query(visit.view, visit.vocabulary).items() if name not in asked}
    return render(
        "filters",
        action=visit.page.address,
        hidden=hidden,
        shown=shown,
        more=more,
        state=state(visit.view, visit.text),
        text=visit.text,
    )
