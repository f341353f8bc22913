"""The head of a page: what is shown in ten seconds, on one garden's page also where it lies and what lies beside it."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from gardenmap import current
from gardenmap.choices import toggle_garden, toggle_status
from gardenmap.current import Visit
from gardenmap.html import render
from gardenmap.panels import headline as headlines
from gardenmap.panels import key_figures
from gardenmap.panels.filters import in_words
from gardenmap.panels.headline import Headline
from gardenmap.panels.key_figures import KeyFigure
from gardenmap.panels.network import network_line
from gardenmap.panels.one_garden import in_brief
from gardenmap.panels.pages import page
from gardenmap.panels.projects import none_word, status_remark
from gardenmap.summary.projects import by_status
from gardenmap.text.words import PROJECT_STATUS
from gardenmap.view import everywhere

_HEADLINES = {
    "overview": headlines.of_gardens,
    "companies": headlines.of_companies,
    "value_creation": headlines.of_value_creation,
    "sustainability": headlines.of_projects,
    "data": headlines.of_release,
}
_KEY_FIGURES = {"overview": key_figures.of_selection, "garden": key_figures.of_one_garden}


def headline(visit: Visit) -> Headline:
    """Heading and the line below it, with the most important reservation."""
    if visit.page.id == "about":
        purpose = current.facts().get(f"about_{visit.view.lang}", "")
        return headlines.of_site(visit.selection, purpose, visit.text)
    if visit.page.id == "garden":
        return visit.make(headlines.of_one_garden if visit.view.garden else headlines.of_gardens)
    return visit.make(_HEADLINES[visit.page.id])


def head_html(visit: Visit) -> Markup:
    """The heading; above one garden's the way back, below it the gardens to the south and north."""
    chosen = in_words(visit.release, visit.view, visit.text)
    heading = render("headline", headline=headline(visit), chosen=chosen, address=visit.address())
    if visit.page.id != "garden" or visit.view.garden is None:
        return heading
    text, garden = visit.text, visit.view.garden
    home = visit.vocabulary.garden_county[garden]
    counties, gardens = (
        dict(zip(frame[key], frame[name], strict=True))
        for frame, key, name in (
            (visit.release.counties, "county_no", "name"),
            (visit.release.gardens, "id", "short_name"),
        )
    )
    way_back = render(
        "garden_head",
        everyone={"address": visit.address(garden=None, county=()), "choice": "garden=&county="},
        county={
            "address": visit.address(garden=None, county=(home,)),
            "choice": f"garden=&county={home}",
            "name": counties[home],
        },
        garden=gardens[garden],
        text=text,
    )
    return way_back + heading + _neighbours(visit, garden, gardens)


def _neighbours(visit: Visit, garden: str, names: dict[str, str]) -> Markup:
    order, text = list(visit.vocabulary.garden_county), visit.text
    place = order.index(garden)
    beside = [(code, f"← {names[code]}", text("to the south")) for code in order[max(place - 1, 0) : place]]
    beside += [(code, f"{names[code]} →", text("to the north")) for code in order[place + 1 : place + 2]]
    neighbours = []
    for code, words, side in beside:
        chosen = toggle_garden(visit.view, code, visit.vocabulary)
        neighbours.append(
            {
                "address": visit.address(garden=code, county=chosen.county),
                "choice": f"garden={code}&county={','.join(chosen.county)}",
                "words": words,
                "side": side,
            }
        )
    return render("neighbours", neighbours=neighbours)


def figures(visit: Visit) -> tuple[KeyFigure, ...]:
    """The key figures of a page; nothing on a page that has none."""
    if visit.page.id not in _KEY_FIGURES or (visit.page.id == "garden" and visit.view.garden is None):
        return ()
    return visit.make(_KEY_FIGURES[visit.page.id])


def key_figures_html(visit: Visit) -> Markup:
    """The band of figures, each with a bar and a line on how much of it is known; empty where the page has none."""
    found = figures(visit)
    return render("key_figures", figures=found) if found else Markup()


def network_html(visit: Visit) -> Markup:
    """In one line who the overview is about, with the way to the whole; empty where the release does not say."""
    whole = Visit(visit.release, replace(everywhere(visit.view), garden=None), visit.page)
    line = whole.make(network_line)
    if not line:
        return Markup()
    return render("network", line=line, about=visit.address(page("about")), text=visit.text)


def chosen_garden(visit: Visit) -> Markup:
    """A line on the garden that is marked: where it is, what is known, and the way to its own page; else empty."""
    if visit.page.id != "overview" or visit.view.garden is None:
        return Markup()
    name, known = visit.make(in_brief)
    return render(
        "chosen_garden",
        name=name,
        known=known,
        page=visit.address(page("garden")),
        cleared=visit.address(garden=None),
        text=visit.text,
    )


def status_pills(visit: Visit) -> Markup:
    """The six statuses with their count and age, each a way to filter by it; empty on other pages."""
    if visit.page.id != "sustainability":
        return Markup()
    everything = current.selected(visit.release, replace(visit.view, status=()))
    text, none = visit.text, none_word(everything, visit.text)
    pills = [
        {
            "status": row.status,
            "number": text.number(row.n),
            "word": text(PROJECT_STATUS[row.status]),
            "remark": status_remark(row, none, text),
            "is_chosen": row.status in visit.view.status,
            "address": visit.address(status=toggle_status(visit.view, row.status).status),
        }
        for row in by_status(everything).itertuples()
    ]
    return render("status_pills", pills=pills)
