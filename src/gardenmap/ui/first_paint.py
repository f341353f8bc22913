"""What a page says before the app has started, and to whoever runs no script: the same wall, hung as plain HTML.

Heading, key figures, a map, each panel's question with its answer in a sentence, and the gardens with links. The app
draws itself beneath and takes the place of this when it is complete.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache
from html import escape

from gardenmap import assets
from gardenmap.look import DARK, LIGHT
from gardenmap.maps import static_map
from gardenmap.model import Release
from gardenmap.panels import PANELS, Panel, headline, key_figures, panel
from gardenmap.panels.columns import readable
from gardenmap.panels.headline import Headline
from gardenmap.selection import Selection
from gardenmap.summary.projects import by_status
from gardenmap.text import Text
from gardenmap.ui import bar, filters, markup, releases, table
from gardenmap.ui.site import SITE
from gardenmap.ui.visit import said, selected, spoken
from gardenmap.view import ViewState, Vocabulary, link, toggle_status

_HEADLINES: dict[str, Callable[[Selection, Text], Headline]] = {
    "overview": headline.of_gardens,
    "companies": headline.of_companies,
    "value_creation": headline.of_value_creation,
    "sustainability": headline.of_projects,
    "garden": headline.of_gardens,
    "data": headline.of_release,
}
_TO_READ = ("data", "about")
"""Pages of prose: of them only the heading is there before the app."""
_TOPICS = ("companies", "value_creation", "sustainability")
"""Pages that open with their panels; figures and map stand below."""
_OF_A_COUNTY = ("selected-projects", "published-figures")
_UNDER_THE_MAP = ("project-status", "garden-facts")
_ADDRESS = {entry.id: entry.address for entry in SITE}
Way = Callable[[str, ViewState], str]


def heading(release: Release, view: ViewState, page_id: str) -> Headline:
    """The headline that the page has for this view."""
    if page_id == "garden" and view.garden is not None:
        return said(headline.of_one_garden, release, view)
    if page_id in _HEADLINES:
        return said(_HEADLINES[page_id], release, view)
    purpose = releases.facts().get(f"about_{view.lang}", "")
    return headline.of_site(selected(release, view), purpose, spoken(view.lang))


@lru_cache(maxsize=128)
def body(release: Release, view: ViewState, page_id: str, notices: tuple[str, ...] = ()) -> str:
    """The page of a view as HTML; `notices` say what of the link could not be followed."""
    vocabulary = releases.vocabulary(release)

    def way(page: str, wanted: ViewState) -> str:
        return escape(_ADDRESS[page] + link(wanted, vocabulary))

    head = _head(release, view, page_id, vocabulary, way)
    said_first = "".join(f'<p class="fp-notice">{escape(notice)}</p>' for notice in notices)
    rest = "" if page_id in _TO_READ else _rest(release, view, page_id)
    return (
        f'<div id="first-paint">{_bar(release, view, page_id)}<main class="fp-{page_id}">{said_first}{head}{rest}'
        f"</main>{_foot(release, spoken(view.lang))}</div>"
    )


def _bar(release: Release, view: ViewState, page_id: str) -> str:
    text = spoken(view.lang)
    named = escape(text("Release {date}", date=text.date(release.date)))
    languages = markup.languages(view.lang, lambda lang: _ADDRESS[page_id] + _query(release, replace(view, lang=lang)))
    return (
        f'<header class="gm-top">{markup.BRAND}{bar.navigation(release, view, page_id)}'
        f'<div class="gm-top-end"><span class="gm-release">{named}</span>{languages}</div></header>'
    )


def _query(release: Release, view: ViewState) -> str:
    return link(view, releases.vocabulary(release))


def _head(release: Release, view: ViewState, page_id: str, vocabulary: Vocabulary, way: Way) -> str:
    found = markup.headline(heading(release, view, page_id))
    before = after = ""
    if page_id == "garden" and view.garden is not None:
        before, after = _crumbs(release, view, vocabulary, way), _neighbours(release, view, vocabulary, way)
    form = filters.html(release, view, page_id, submits=True)
    return f'<div class="fp-head"><div>{before}{found}{after}</div>{form}</div>'


def _crumbs(release: Release, view: ViewState, vocabulary: Vocabulary, way: Way) -> str:
    text, home = spoken(view.lang), vocabulary.garden_county[str(view.garden)]
    names = dict(zip(release.counties["county_no"], release.counties["name"], strict=True))
    own = dict(zip(release.gardens["id"], release.gardens["short_name"], strict=True))[view.garden]
    county = replace(view, garden=None, county=(home,))
    return (
        f'<nav class="gm-crumbs" aria-label="{escape(text("You are here"))}">'
        f'<a href="{way("garden", replace(view, garden=None))}">{escape(text("The gardens"))}</a> / '
        f'<a href="{way("garden", county)}">{escape(names[home])}</a> / {escape(own)}</nav>'
    )


def _neighbours(release: Release, view: ViewState, vocabulary: Vocabulary, way: Way) -> str:
    order = list(vocabulary.garden_county)
    place = order.index(str(view.garden))
    names = dict(zip(release.gardens["id"], release.gardens["short_name"], strict=True))
    south = [(code, f"← {names[code]}") for code in order[max(place - 1, 0) : place]]
    north = [(code, f"{names[code]} →") for code in order[place + 1 : place + 2]]
    ways = "".join(
        f'<a class="gm-way" href="{way("garden", _marked(view, code, vocabulary))}">{escape(words)}</a>'
        for code, words in south + north
    )
    return f'<div class="gm-neighbours">{ways}</div>'


def _marked(view: ViewState, garden: str, vocabulary: Vocabulary) -> ViewState:
    """The view with this garden marked; its county comes along where the chosen ones do not hold it."""
    home = vocabulary.garden_county[garden]
    return replace(view, garden=garden, county=view.county if not view.county or home in view.county else (home,))


def _rest(release: Release, view: ViewState, page_id: str) -> str:
    """Figures, map, answers and gardens, each where the app has it."""
    selection, text = selected(release, view), spoken(view.lang)
    one_garden = page_id == "garden" and view.garden is not None
    figures = markup.key_figures(
        said(key_figures.of_one_garden if one_garden else key_figures.of_selection, release, view)
    )
    drawn = f'<div class="fp-map">{_map(selection, text, one_garden=one_garden)}</div>'
    shown = [each for each in PANELS if each.fits(release) and _hangs(each, view, page_id)]
    gardens = _gardens(selection, text)
    if page_id in _TOPICS:
        pills = _pills(release, view, text) if page_id == "sustainability" else ""
        return f"{pills}{_answers(shown, selection, text)}{figures}{_wall(drawn, gardens)}"
    under = [each for each in shown if each.id in _UNDER_THE_MAP]
    beside = [each for each in shown if each not in under]
    left = drawn + "".join(_panel(each, selection, text) for each in under)
    return f"{figures}{_wall(left, _answers(beside, selection, text) + gardens)}"


def _wall(left: str, right: str) -> str:
    return f'<div class="fp-wall"><div class="fp-left">{left}</div><div class="fp-right">{right}</div></div>'


def _answers(shown: list[Panel], selection: Selection, text: Text) -> str:
    return f'<div class="fp-panels">{"".join(_panel(each, selection, text) for each in shown)}</div>'


def _map(selection: Selection, text: Text, *, one_garden: bool) -> str:
    view, homes = selection.view, releases.vocabulary(selection.release).garden_county
    topic = panel("value-creation-by-garden" if view.indicator == "value_creation" else "companies-by-garden")
    focus = homes[str(view.garden)] if one_garden else None
    return static_map.svg(selection, text, title=_answer(topic, selection, text), focus=focus)


def _pills(release: Release, view: ViewState, text: Text) -> str:
    counted = by_status(selected(release, replace(view, status=())))
    return markup.status_pills(
        counted,
        view.status,
        text,
        lambda status: _ADDRESS["sustainability"] + _query(release, toggle_status(view, status)),
    )


def _hangs(shown: Panel, view: ViewState, page_id: str) -> bool:
    """Whether the page shows the panel for this view; the list of gardens has a place of its own."""
    if page_id not in shown.pages or shown.id == "gardens":
        return False
    if page_id == "garden":
        return view.garden is not None
    return bool(view.county) or shown.id not in _OF_A_COUNTY


def _panel(shown: Panel, selection: Selection, text: Text) -> str:
    frame = shown.table(selection)
    unit, question = shown.unit(text) if shown.unit else "", shown.question(selection, text)
    if frame.empty:
        return f"<section>{markup.question(question, unit, shown.empty(selection, text))}</section>"
    reach, sentence = shown.reach(frame, selection, text), shown.sentence(frame, selection, text)
    return f"<section>{markup.question(question, unit, reach, sentence)}</section>"


def _answer(shown: Panel, selection: Selection, text: Text) -> str:
    frame = shown.table(selection)
    return shown.sentence(frame, selection, text) if len(frame) else shown.empty(selection, text)


def _gardens(selection: Selection, text: Text) -> str:
    shown, view = panel("gardens"), selection.view
    frame, vocabulary = shown.table(selection), releases.vocabulary(selection.release)
    said_of_them = _panel(shown, selection, text).removesuffix("</section>")
    if frame.empty:
        return f"{said_of_them}</section>"
    found = table.html(
        readable(frame, shown.columns, selection, text),
        text,
        caption=shown.question(selection, text),
        chosen=view.garden,
        way=lambda garden: _ADDRESS["garden"] + link(replace(view, garden=garden), vocabulary),
    )
    return f"{said_of_them}{found}</section>"


def _foot(release: Release, text: Text) -> str:
    named = text("Release {date}", date=text.date(release.date))
    return (
        f'<footer class="gm-foot"><span>Næringshagekartet · <b>{escape(named)}</b> (id {escape(release.id)})</span>'
        f"<span>{escape(text('Map: © Kartverket, CC BY 4.0'))}</span></footer>"
    )


@cache
def style() -> str:
    """The colours of both themes, the app's own style sheet, and what only this needs; for the head of the page."""
    inter = assets.url("inter-latin.woff2")
    face = f'@font-face{{font-family:Inter;src:url({inter}) format("woff2");font-weight:100 900}}'
    light, dark = markup.colours(LIGHT), f"@media(prefers-color-scheme:dark){{{markup.colours(DARK)}}}"
    sheets = "".join(assets.asset(name).body.decode() for name in ("page.css", "first-paint.css"))
    return f"{face}:root{{color-scheme:light dark}}{light}{dark}{_tight(sheets)}{static_map.STYLE}"


def _tight(sheet: str) -> str:
    """A style sheet without comments and the blanks between its rules."""
    return re.sub(r"\s*([{};])\s*", r"\1", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))


@cache
def script() -> str:
    """Starts the app when the first paint is on the screen, and takes the paint away when the app is complete."""
    plain = assets.asset("first-paint.js").body.decode()
    return re.sub(r"/\*.*?\*/|^\s*//.*?\n|^\s+", "", plain, flags=re.DOTALL | re.MULTILINE)
