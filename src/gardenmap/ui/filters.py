"""The filters of a page and the buttons for its link: one form of native controls, whose names are the address's.

It works without a script too: the browser sends it to the page as a link.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from gardenmap.model import NETWORK_INDICATORS, Membership, ProjectStatus, Release
from gardenmap.panels.choices import in_words
from gardenmap.text import Text
from gardenmap.text.words import MEMBERSHIP, PROJECT_STATUS
from gardenmap.ui import controls, releases, sheet
from gardenmap.ui.site import page
from gardenmap.ui.visit import Visit, said, spoken
from gardenmap.view import ViewState, Vocabulary, link, query

_ROOM = 22
"""Letters that a closed list has room for; more names than that are counted."""
_PARAMETERS = {"more": ("year", "values", "indicator", "membership", "status", "theme")}
"""What a filter asks for where it is not the one parameter that it is named after."""


@dataclass(frozen=True)
class _Form:
    """What the filters are made from."""

    release: Release
    view: ViewState
    page: str

    @property
    def text(self) -> Text:
        return spoken(self.view.lang)

    @property
    def vocabulary(self) -> Vocabulary:
        return releases.vocabulary(self.release)

    def address(self, **changes: object) -> str:
        return page(self.page).address + link(replace(self.view, **changes), self.vocabulary)


def row(visit: Visit) -> None:
    """The filters of a page beside each other, and the buttons for its link."""
    sheet.put(html(visit.release, visit.view, visit.page.id))


def html(release: Release, view: ViewState, page_id: str) -> str:
    """The form; where no script runs it has a button of its own that sends it."""
    form, wanted = _Form(release, view, page_id), page(page_id).filters
    offered = {"county": _county, "garden": _garden, "status": _status, "theme": _theme, "more": _more}
    asked = {name for each in wanted for name in _PARAMETERS.get(each, (each,))}
    kept = {name: value for name, value in query(view, form.vocabulary).items() if name not in asked}
    button = f'<noscript><button class="gm-submit">{escape(form.text("Show"))}</button></noscript>' if wanted else ""
    return (
        f'<form class="gm-filters" method="get" action="{page(page_id).address}" autocomplete="off">'
        f"{controls.hidden(kept)}{''.join(offered[name](form) for name in wanted)}{button}"
        f"{_link(form)}</form>"
    )


def _county(form: _Form) -> str:
    """One or several counties, south to north; none chosen is the whole country."""
    text, counties = form.text, form.release.counties
    names = dict(zip(counties["county_no"], counties["name"], strict=True))
    options = {code: names[code] for code in form.vocabulary.counties}
    count = text.plural("{n} county", "{n} counties", len(form.view.county))
    return _several(form, "county", text("County"), options, form.view.county, text("Whole country"), count)


def _garden(form: _Form) -> str:
    """One garden to mark; the list follows the chosen counties, south to north."""
    view, text, homes = form.view, form.text, form.vocabulary.garden_county
    counties, gardens = form.release.counties, form.release.gardens
    names = dict(zip(gardens["id"], gardens["short_name"], strict=True))
    places = dict(zip(counties["county_no"], counties["name"], strict=True))
    shown = [code for code in form.vocabulary.counties if not view.county or code in view.county]
    found = {place: {code: names[code] for code, home in homes.items() if home == place} for place in shown}
    everyone = {"": text("All {n}", n=text.number(sum(map(len, found.values()))))}
    listed = [
        controls.under(places[place], controls.listed(each, view.garden or "")) for place, each in found.items() if each
    ]
    options = controls.listed(everyone, view.garden or "") + "".join(listed)
    return controls.select("garden", text("Business garden"), options)


def _status(form: _Form) -> str:
    """Status of the sustainability projects."""
    return _choice(form, "status", form.text("Project status"), _statuses(form), form.view.status)


def _theme(form: _Form) -> str:
    """Theme of the sustainability projects."""
    return _choice(form, "theme", form.text("Project theme"), _themes(form), form.view.theme)


def _statuses(form: _Form) -> dict[str, str]:
    return {code: form.text(PROJECT_STATUS[code]) for code in ProjectStatus}


def _themes(form: _Form) -> dict[str, str]:
    themes = form.release.themes
    return dict(zip(themes["id"], themes[f"name_{form.view.lang}"], strict=True))


def _more(form: _Form) -> str:
    """Year, reported figures only, what the map shows, evidence of membership, project status and theme."""
    view, text = form.view, form.text
    years = {str(year): str(year) for year in form.vocabulary.years}
    sizes = dict(zip(NETWORK_INDICATORS, (text("Companies"), text("Value creation")), strict=True))
    evidence = {code: text(MEMBERSHIP[code]) for code in Membership}
    body = (
        controls.select("year", text("Year"), controls.listed(years, str(view.year))),
        controls.checks("values", {"reported": text("Reported figures only")}, [view.values]),
        controls.group(text("Size of the circles on the map"), controls.radios("indicator", sizes, view.indicator)),
        controls.group(
            text("Evidence that the garden is active"), controls.checks("membership", evidence, view.membership)
        ),
        controls.group(text("Project status"), controls.checks("status", _statuses(form), view.status)),
        controls.group(text("Project theme"), controls.checks("theme", _themes(form), view.theme)),
    )
    return controls.drop("more", _state(view, text), text("More choices"), "".join(body))


def _choice(form: _Form, name: str, label: str, options: Mapping[str, str], chosen: Sequence[str]) -> str:
    count = form.text("{n} chosen", n=form.text.number(len(chosen)))
    return _several(form, name, label, options, chosen, form.text("All"), count)


def _several(
    form: _Form,
    name: str,
    label: str,
    options: Mapping[str, str],
    chosen: Sequence[str],
    everything: str,
    count: str,
) -> str:
    """A choice of several codes; the closed box names them, or counts them where the names have no room."""
    named = ", ".join(words for code, words in options.items() if code in chosen)
    value = named if len(chosen) == 1 or len(named) <= _ROOM else count
    clear = (
        f'<a class="gm-clear" href="{escape(form.address(**{name: ()}))}" data-clear="{name}">{escape(everything)}</a>'
    )
    body = controls.checks(name, options, chosen) + (clear if chosen else "")
    return controls.drop(name, label, value if chosen else everything, body)


def _state(view: ViewState, text: Text) -> str:
    """What is chosen further: "2021, alle verdier", and how many of the choices about gardens and projects are on."""
    values = text("reported only") if view.values == "reported" else text("all values")
    active = sum(bool(choice) for choice in (view.membership, view.status, view.theme))
    parts = [str(view.year), values]
    if active:
        parts.append(text.plural("{n} filter", "{n} filters", active))
    return ", ".join(parts)


def _link(form: _Form) -> str:
    """Buttons that copy the address of exactly this view or share it; on paper the choices and the address instead."""
    text, address = form.text, form.address()
    done = text("Link copied. It shows the same release and the same selection.")
    chosen = said(in_words, form.release, form.view)
    return (
        f'<div class="gm-links" data-link="{escape(address)}" data-done="{escape(done)}">'
        f'<button type="button" class="gm-share">{escape(text("Share"))}</button>'
        f'<button type="button" class="gm-copy">{escape(text("Copy link"))}</button>'
        f'<span role="status" class="gm-copied" data-kept></span></div>'
        f'<p class="gm-paper">{escape(chosen)} · <span data-path="{escape(address)}">{escape(address)}</span></p>'
    )
