"""The filters, as values: what each is called, what there is to choose, and how a choice reads.

The Streamlit widgets, the form of the first paint, the words on paper and the description of the open data are all
made from this table.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Literal

from gardenmap.model import NETWORK_INDICATORS, Membership, ProjectStatus, Release
from gardenmap.text import Text
from gardenmap.text.words import MEMBERSHIP, PROJECT_STATUS, n_
from gardenmap.view import PARAMETERS, ViewState, Vocabulary


@dataclass(frozen=True)
class Filter:
    """One parameter of the view that a visitor chooses.

    `kind` says how: several codes (none is all of them), one code, one code that is always chosen, or on and off.
    `options` are the codes in their order, each with its words. `everything` is what none chosen reads as.
    """

    name: str
    label: str
    kind: Literal["several", "one", "always one", "on or off"]
    options: Callable[[Release, ViewState, Text], dict[str, str]]
    everything: str = n_("All")
    in_more: bool = False
    """It stands behind "More choices"."""

    def chosen(self, view: ViewState) -> tuple[str, ...]:
        """The codes that the view holds, as plain text like those of `options`; empty where nothing is chosen."""
        value = getattr(view, self.name)
        if self.kind == "on or off":
            return (value,) if value == "reported" else ()
        # A member of an enum is equal to its code, but Streamlit's widgets do not find it among the options.
        return tuple(map(str, value)) if self.kind == "several" else (str(value),) if value else ()

    def nothing_chosen(self, options: dict[str, str], text: Text) -> str:
        """What the filter reads where nothing is chosen: "Hele landet", "Alle 47"."""
        return text(self.everything, n=text.number(len(options)))


def _counties(release: Release, view: ViewState, text: Text) -> dict[str, str]:
    """South to north."""
    return dict(zip(release.counties["county_no"], release.counties["name"], strict=True))


def _gardens(release: Release, view: ViewState, text: Text) -> dict[str, str]:
    """South to north; those in the chosen counties."""
    gardens = release.gardens
    if view.county:
        gardens = gardens[gardens["county_no"].isin(view.county)]
    return dict(zip(gardens["id"], gardens["short_name"], strict=True))


def _years(release: Release, view: ViewState, text: Text) -> dict[str, str]:
    return {str(year): str(year) for year in Vocabulary.of(release).years}


def _reported(release: Release, view: ViewState, text: Text) -> dict[str, str]:
    return {"reported": text("Reported figures only")}


def _indicators(release: Release, view: ViewState, text: Text) -> dict[str, str]:
    return dict(zip(NETWORK_INDICATORS, (text("Companies"), text("Value creation")), strict=True))


def _memberships(release: Release, view: ViewState, text: Text) -> dict[str, str]:
    return {code.value: text(MEMBERSHIP[code]) for code in Membership}


def _statuses(release: Release, view: ViewState, text: Text) -> dict[str, str]:
    return {code.value: text(PROJECT_STATUS[code]) for code in ProjectStatus}


def _themes(release: Release, view: ViewState, text: Text) -> dict[str, str]:
    return dict(zip(release.themes["id"], release.themes[f"name_{text.language}"], strict=True))


FILTERS = (
    Filter("county", n_("County"), "several", _counties, n_("Whole country")),
    Filter("garden", n_("Business garden"), "one", _gardens, n_("All {n}")),
    Filter("year", n_("Year"), "always one", _years, in_more=True),
    Filter("values", n_("Values"), "on or off", _reported, n_("all values"), in_more=True),
    Filter("indicator", n_("Size of the circles on the map"), "always one", _indicators, in_more=True),
    Filter("membership", n_("Evidence that the garden is active"), "several", _memberships, in_more=True),
    Filter("status", n_("Project status"), "several", _statuses, in_more=True),
    Filter("theme", n_("Project theme"), "several", _themes, in_more=True),
)
MORE = tuple(each for each in FILTERS if each.in_more)


def filter_of(name: str) -> Filter:
    """The filter of a parameter. Raises KeyError for any other name."""
    return _BY_NAME[name]


_BY_NAME = {each.name: each for each in FILTERS}


def state(view: ViewState, text: Text) -> str:
    """What is chosen behind "More choices": "2021, alle verdier", and how many of the filters there are on."""
    values = text("reported only") if view.values == "reported" else text("all values")
    active = sum(bool(each.chosen(view)) for each in MORE if each.kind == "several")
    parts = [str(view.year), values]
    if active:
        parts.append(text.plural("{n} filter", "{n} filters", active))
    return ", ".join(parts)


def in_words(release: Release, view: ViewState, text: Text, names: Collection[str] = PARAMETERS) -> str:
    """ "Fylke: Vestland · År: 2021 · alle verdier · utgave 23.11.2026 (id 1a2b3c4d)": each choice, then the release.

    `names` are the parameters that choose.
    """
    said = []
    for each in FILTERS:
        if each.name in ("values", "indicator") or each.name not in names:
            continue
        options = each.options(release, view, text)
        words = [options[code] for code in each.chosen(view)]
        if not words and each.name == "county":
            words = [each.nothing_chosen(options, text)]
        if words:
            said.append(f"{text(each.label)}: {text.join(words)}")
    values = text("reported only") if view.values == "reported" else text("all values")
    named = text("release {date} · id {id}", date=text.date(release.date), id=release.id)
    return " · ".join([*said, values, named])
