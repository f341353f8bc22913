"""What a visitor does on a page: each act is a code, and changes the view."""

from __future__ import annotations

from dataclasses import replace

from gardenmap.model import LANGUAGES, ProjectStatus
from gardenmap.ui.session import Act, act, ask, turn, wait
from gardenmap.ui.wire import LONGEST_QUERY
from gardenmap.view import changed, toggle_county, toggle_garden, toggle_status

AGAIN = "again"
"""The page of the view as it is."""


def change(code: str) -> Act | None:
    """What a code makes of a view; None for one that says nothing of it.

    `garden:lister` marks a garden or lets it go; `county:42` goes to a county, `land:42` chooses it alone on the map
    and `land+:42` beside the others; `status:ongoing` filters; `lang:en` is the language, and `view:county=46,18` what
    a form asks for.
    """
    kind, _, value = code.partition(":")
    if kind == "garden":
        return lambda view, vocabulary: toggle_garden(view, value, vocabulary)
    if kind == "county":
        return lambda view, vocabulary: replace(toggle_county(view, value, vocabulary), garden=None)
    if kind in ("land", "land+"):
        return lambda view, vocabulary: toggle_county(view, value, vocabulary, add=kind == "land+")
    if kind == "status" and value in set(ProjectStatus):
        return lambda view, _: toggle_status(view, ProjectStatus(value))
    if kind == "lang" and value in LANGUAGES:
        return lambda view, _: replace(view, lang=value)
    if kind == "view":
        return lambda view, vocabulary: changed(view, value, vocabulary)
    return None


def choose(code: object) -> None:
    """Do what a code says; one that says nothing brings the page once more, as `again` does.

    Besides what changes the view, `go:data?county=46` is a page for the view on show.
    """
    wait()
    if not isinstance(code, str) or not code.isascii() or len(code) > LONGEST_QUERY:
        return
    kind, _, value = code.partition(":")
    what, _, parameters = value.partition("?")
    if kind == "go":
        turn(what, parameters)
    elif found := change(code):
        if kind == "view":
            ask(value, found)
        else:
            act(found)
