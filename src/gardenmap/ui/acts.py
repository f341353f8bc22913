"""What a visitor does on a page: each act is a code, and changes the view."""

from __future__ import annotations

from dataclasses import replace

from gardenmap.model import LANGUAGES, ProjectStatus
from gardenmap.ui.session import act, ask, turn
from gardenmap.ui.wire import LONGEST_QUERY
from gardenmap.view import toggle_county, toggle_garden, toggle_status


def choose(code: object) -> None:
    """Do what a code says; one that says nothing does nothing, whatever a browser sends in its place.

    `garden:lister` marks a garden or lets it go; `county:42` goes to a county, `land:42` chooses it alone on the map
    and `land+:42` beside the others; `status:ongoing` filters; `lang:en` is the language, `go:data` a page, and
    `view:county=46,18` what a form asks for.
    """
    if not isinstance(code, str) or not code.isascii() or len(code) > LONGEST_QUERY:
        return
    kind, _, value = code.partition(":")
    if kind == "garden":
        act(lambda view, vocabulary: toggle_garden(view, value, vocabulary))
    elif kind == "county":
        act(lambda view, vocabulary: replace(toggle_county(view, value, vocabulary), garden=None))
    elif kind in ("land", "land+"):
        act(lambda view, vocabulary: toggle_county(view, value, vocabulary, add=kind == "land+"))
    elif kind == "lang" and value in LANGUAGES:
        act(lambda view, vocabulary: replace(view, lang=value))
    elif kind == "view":
        ask(value)
    elif kind == "go":
        turn(value)
    elif kind == "status" and value in set(ProjectStatus):
        act(lambda view, vocabulary: toggle_status(view, ProjectStatus(value)))
