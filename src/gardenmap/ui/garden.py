"""The head of one garden's page: where it stands, its name, and the neighbours to the south and north."""

from __future__ import annotations

from html import escape

from gardenmap.panels import headline as headlines
from gardenmap.ui import markup, sheet, show
from gardenmap.ui.visit import Visit
from gardenmap.view import toggle_garden


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
    everyone, of_county = (visit.address(visit.page, garden=None, county=county) for county in ((), (home,)))
    sheet.put(
        f'<nav class="gm-crumbs" aria-label="{escape(text("You are here"))}">'
        f"{markup.way(f'garden:{own}', everyone, text('The gardens'), 'gm-link')}"
        f" / {markup.way(f'county:{home}', of_county, names[home], 'gm-link')}"
        f" / {escape(gardens.at[own, 'short_name'])}</nav>"
    )
    show.headline(visit.say(headlines.of_one_garden))
    sheet.put(_neighbours(visit, gardens["short_name"].to_dict()))


def _neighbours(visit: Visit, names: dict[str, str]) -> str:
    order = list(visit.vocabulary.garden_county)
    place = order.index(str(visit.view.garden))
    south, north = order[max(place - 1, 0) : place], order[place + 1 : place + 2]
    ways = [("← ", south, visit.text("to the south")), (" →", north, visit.text("to the north"))]
    made = [
        markup.way(
            f"garden:{code}",
            visit.address(visit.page, **_marked(visit, code)),
            arrow + names[code] if arrow.endswith(" ") else names[code] + arrow,
            "gm-way",
            title=side,
        )
        for arrow, codes, side in ways
        for code in codes
    ]
    return f'<div class="gm-neighbours">{"".join(made)}</div>'


def _marked(visit: Visit, garden: str) -> dict[str, object]:
    """What changes where a garden is marked: its county comes along where the chosen ones do not hold it."""
    chosen = toggle_garden(visit.view, garden, visit.vocabulary)
    return {"garden": chosen.garden, "county": chosen.county}
