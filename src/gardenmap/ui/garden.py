"""The head of one garden's page: where it stands, its name, and the neighbours to the south and north."""

from __future__ import annotations

from html import escape

from gardenmap.panels import headline as headlines
from gardenmap.ui import show
from gardenmap.ui.parts import acts
from gardenmap.ui.visit import Visit


def county(visit: Visit) -> str:
    """The county number of the marked garden."""
    return visit.vocabulary.garden_county[str(visit.view.garden)]


def headline(visit: Visit) -> None:
    """The way back, the garden's name and evidence; or the question which garden, where none is marked."""
    text = visit.text
    if visit.view.garden is None:
        show.headline(visit.say(headlines.of_gardens))
        return
    gardens = visit.release.gardens.set_index("id")
    names = dict(zip(visit.release.counties["county_no"], visit.release.counties["name"], strict=True))
    own, home = visit.view.garden, county(visit)
    acts(
        f'<nav class="gm-crumbs" aria-label="{escape(text("You are here"))}">'
        f"{_button(f'garden:{own}', text('The gardens'))}"
        f" / {_button(f'county:{home}', names[home])} / {escape(gardens.at[own, 'short_name'])}</nav>",
        "crumbs",
        show.choose,
    )
    show.headline(visit.say(headlines.of_one_garden))
    acts(_neighbours(visit, gardens["short_name"].to_dict()), "neighbours", show.choose)


def _neighbours(visit: Visit, names: dict[str, str]) -> str:
    order = list(visit.vocabulary.garden_county)
    place = order.index(str(visit.view.garden))
    south, north = order[max(place - 1, 0) : place], order[place + 1 : place + 2]
    ways = [("← ", south, visit.text("to the south")), (" →", north, visit.text("to the north"))]
    made = [
        f'<button type="button" class="gm-way" data-act="garden:{code}" title="{escape(side)}">'
        f"{escape(arrow + names[code] if arrow.endswith(' ') else names[code] + arrow)}</button>"
        for arrow, codes, side in ways
        for code in codes
    ]
    return f'<div class="gm-neighbours">{"".join(made)}</div>'


def _button(act: str, words: str) -> str:
    return f'<button type="button" class="gm-link" data-act="{escape(act)}">{escape(words)}</button>'
