"""What a press on a map, a bar, a name or a widget makes of the view.

Every choice is a function from one valid view to another; what it cannot mean changes nothing.
"""

from __future__ import annotations

from dataclasses import replace

from gardenmap.links import parameters
from gardenmap.model import ProjectStatus
from gardenmap.view import ViewState, Vocabulary, consistent, parse, query


def choose(view: ViewState, choice: str, vocabulary: Vocabulary) -> ViewState:
    """The view after a press on what stands for a choice; the same view where the choice means nothing.

    `garden:voss`, `county:46`, `county+:46` (beside those chosen), `status:planned` and `theme:energy` choose or let
    go; parameters such as `garden=&county=46` take the place of the view's own, however often they are pressed.
    """
    kind, is_code, code = choice.partition(":")
    if not is_code:
        return changed(view, choice, vocabulary)
    match kind:
        case "garden":
            return toggle_garden(view, code, vocabulary)
        case "county" | "county+":
            return toggle_county(view, code, vocabulary, add=kind == "county+")
        case "status" if code in tuple(ProjectStatus):
            return toggle_status(view, ProjectStatus(code))
        case "theme":
            return toggle_theme(view, code, vocabulary)
        case _:
            return view


def changed(view: ViewState, asked: str, vocabulary: Vocabulary) -> ViewState:
    """The view with the parameters of `county=46,18&garden=` in place of its own; what they cannot mean is left out."""
    own = {name: [value] for name, value in query(view, vocabulary).items()}
    return parse(own | parameters(asked), vocabulary)[0]


def toggle_garden(view: ViewState, garden: str, vocabulary: Vocabulary) -> ViewState:
    """Mark a garden, or let go of the marked one; one outside the chosen counties brings its own county with it."""
    if view.garden == garden:
        return replace(view, garden=None)
    home = vocabulary.garden_county.get(garden)
    if home is None:
        return view
    return replace(view, garden=garden, county=view.county if not view.county or home in view.county else (home,))


def toggle_county(view: ViewState, county: str, vocabulary: Vocabulary, *, add: bool = False) -> ViewState:
    """Choose one county, or let go of a chosen one; with `add`, beside those already chosen."""
    if county not in vocabulary.counties:
        return view
    if county in view.county:
        kept = tuple(other for other in view.county if add and other != county)
    else:
        kept = tuple(other for other in vocabulary.counties if other == county or (add and other in view.county))
    return consistent(replace(view, county=kept if len(kept) < len(vocabulary.counties) else ()), vocabulary)


def toggle_status(view: ViewState, status: ProjectStatus) -> ViewState:
    """Only projects of this status, or of every status again."""
    return replace(view, status=() if status in view.status else (status,))


def toggle_theme(view: ViewState, theme: str, vocabulary: Vocabulary) -> ViewState:
    """Only projects of this theme, or of every theme again."""
    if theme not in vocabulary.themes:
        return view
    return replace(view, theme=() if theme in view.theme else (theme,))
