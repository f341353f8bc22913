"""What is shown, in a heading and one sentence with the most important reservation."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from gardenmap.model import Membership
from gardenmap.panels.by_garden import in_words
from gardenmap.selection import Selection, select
from gardenmap.summary.gardens import Coverage, country_statement, coverage_in
from gardenmap.summary.projects import by_status
from gardenmap.text import Text
from gardenmap.text.words import MEMBERSHIP

_NAMED_COUNTIES = 3


@dataclass(frozen=True)
class Headline:
    """Scope ("Hele Norge · 2021 · utgave 23.11.2026"), heading, and the line below.

    `names` are the chosen county's other official names, each with its language (BCP 47); they belong to the scope.
    """

    scope: str
    heading: str
    lede: str
    names: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        """The heading without the full stop of a sentence."""
        return self.heading.rstrip(".")


_BCP_47 = {"sme": "se"}
"""RFC 5646, 2.2.1: the shortest code. Northern Sámi has one of two letters; Lule (smj) and South Sámi (sma) do not."""
_KVEN = "fkv"


def place(selection: Selection, text: Text) -> str:
    """Hele Norge, or the chosen counties by name; their number where they are many."""
    chosen = selection.view.county
    if not chosen:
        return text("All of Norway")
    if len(chosen) > _NAMED_COUNTIES:
        return text.plural("{n} county", "{n} counties", len(chosen))
    names = dict(zip(selection.release.counties["county_no"], selection.release.counties["name"], strict=True))
    return text.join([names[code] for code in chosen])


def other_names(selection: Selection) -> tuple[tuple[str, str], ...]:
    """The chosen county's official names in Sámi and Kven; nothing where none or several are chosen.

    They were given equal standing by royal resolution: Trööndelage, South Sámi, 22 June 2018; Nordlánnda, Lule Sámi, 7
    May 2021; Romsa and Finnmárku, Northern Sámi, and Tromssa and Finmarkku, Kven, 22 June 2022.
    """
    if len(selection.view.county) != 1:
        return ()
    counties = selection.release.counties
    county = counties[counties["county_no"] == selection.view.county[0]].iloc[0]
    sami, lang, kven = county["name_sami"], county["sami_lang"], county["name_kven"]
    found = [] if pd.isna(sami) or pd.isna(lang) else [(str(sami), _BCP_47.get(lang, lang))]
    return (*found, *([] if pd.isna(kven) else [(str(kven), _KVEN)]))


def scope(selection: Selection, text: Text) -> str:
    """Place, year and release: what every figure on the page is about."""
    return " · ".join(
        [
            place(selection, text),
            str(selection.view.year),
            text("release {date}", date=text.date(selection.release.date)),
        ]
    )


def of_gardens(selection: Selection, text: Text) -> Headline:
    """The headline of the overview and of the two pages of figures by garden."""
    known = coverage_in(selection, "companies")
    return Headline(
        scope(selection, text),
        _heading(selection, known, text),
        _lede(selection, known, "companies", text),
        other_names(selection),
    )


def of_companies(selection: Selection, text: Text) -> Headline:
    """How many companies, in how many gardens."""
    return _of_figure(selection, "companies", text)


def of_value_creation(selection: Selection, text: Text) -> Headline:
    """How much value creation, in how many gardens."""
    return _of_figure(selection, "value_creation", text)


def _of_figure(selection: Selection, indicator: str, text: Text) -> Headline:
    known = coverage_in(selection, indicator)
    statement = country_statement(selection, indicator) if selection.is_country else None
    gardens = _gardens(selection, known, text)
    if statement is not None:
        figure = in_words(indicator, statement.value, text, estimate=False)
        over = text("over\u00a0{number}", number=figure) if statement.is_lower_bound else figure
        heading = text("{gardens}: {figure}", gardens=gardens, figure=over)
    elif known.total is not None:
        figure = in_words(indicator, known.total, text, estimate=known.estimated > 0)
        shown = text("{gardens}, {figure}", gardens=gardens, figure=figure) if selection.view.membership else figure
        heading = text("{place}: {figure}", place=place(selection, text), figure=shown)
    else:
        heading = _heading(selection, known, text)
    return Headline(scope(selection, text), heading, _lede(selection, known, indicator, text), other_names(selection))


def of_one_garden(selection: Selection, text: Text) -> Headline:
    """Name, place and evidence of the marked garden."""
    gardens = selection.release.gardens
    garden = gardens[gardens["id"] == selection.view.garden].iloc[0]
    counties = dict(zip(selection.release.counties["county_no"], selection.release.counties["name"], strict=True))
    lede = [text("{place} in {county}", place=garden["place"], county=counties[garden["county_no"]])]
    if pd.notna(garden[f"serves_{text.language}"]):
        lede.append(text("area: {area}", area=garden[f"serves_{text.language}"]))
    lede.append(text(MEMBERSHIP[Membership(garden["membership"])]))
    if garden["status"] == "closed":
        lede.append(text("reported closed"))
    return Headline("", garden["name"], " · ".join(lede))


def of_projects(selection: Selection, text: Text) -> Headline:
    """The finding on sustainability projects: how many, how many open, how many confirmed lately."""
    frame = by_status(selection).set_index("status")
    n = int(frame["n"].sum())
    is_open = frame.loc[["planned", "ongoing", "paused"]]
    n_open, fresh = int(is_open["n"].sum()), int(is_open["n"].sum() - is_open["outdated"].sum())
    heading = [text.plural("{n} sustainability project", "{n} sustainability projects", n)]
    if n:
        heading.append(text.plural("{n} open", "{n} open", n_open))
        heading.append(text("{n} confirmed in the last two years", n=text.number(fresh)))
    lede = text("Status follows the source and its date. It never changes by itself.")
    return Headline(scope(selection, text), ", ".join(heading), lede, other_names(selection))


def of_release(selection: Selection, text: Text) -> Headline:
    """The headline of the page on data: the release as a whole."""
    release = selection.release
    lede = text(
        "Definition, source and status of every figure. The page is about the whole release, whatever is "
        "chosen on the other pages."
    )
    named = text("release {date} · id {id}", date=text.date(release.date), id=release.id)
    return Headline(named, text("Data, sources and method"), lede)


def of_site(selection: Selection, purpose: str, text: Text) -> Headline:
    """The headline of the page about the site; `purpose` is what the publisher says that it is."""
    named = text("release {date}", date=text.date(selection.release.date))
    return Headline(named, text("About Næringshagekartet"), purpose)


def _gardens(selection: Selection, known: Coverage, text: Text) -> str:
    """How many gardens; of how many in the same place, where they are chosen by evidence."""
    if not selection.view.membership:
        return text.plural("{n} business garden", "{n} business gardens", known.gardens)
    return text.plural(
        "{n} of {total} business garden",
        "{n} of {total} business gardens",
        total := _in_place(selection),
        n=text.number(known.gardens),
        total=text.number(total),
    )


def _in_place(selection: Selection) -> int:
    """How many gardens there are in the chosen counties, whatever their evidence."""
    return len(select(selection.release, replace(selection.view, membership=())).gardens)


def _heading(selection: Selection, known: Coverage, text: Text) -> str:
    gardens = _gardens(selection, known, text)
    if selection.is_country and known.gardens:
        ends = selection.gardens["municipality"]
        return text("{gardens} from {south} to {north}", gardens=gardens, south=ends.iloc[0], north=ends.iloc[-1])
    if not _in_place(selection):
        return text.plural(
            "{place} has no business garden in this release.",
            "{place} have no business garden in this release.",
            len(selection.view.county) or 1,
            place=place(selection, text),
        )
    if known.total is None:
        return text("{place}: {gardens}", place=place(selection, text), gardens=gardens)
    companies = in_words("companies", known.total, text, estimate=known.estimated > 0)
    shown = text("{gardens}, {figure}", gardens=gardens, figure=companies)
    return text("{place}: {figure}", place=place(selection, text), figure=shown)


def _lede(selection: Selection, known: Coverage, indicator: str, text: Text) -> str:
    if not known.gardens:
        if _in_place(selection):
            return text("No business garden fits these choices. Choose another county or fewer filters.")
        return text("Choose another county or the whole country.")
    if selection.view.values == "reported":
        return text.plural(
            "Only reported figures are shown: {n} of {total} garden has stated figures by the network’s definition. "
            "Estimates are hidden.",
            "Only reported figures are shown: {n} of {total} gardens have stated figures by the network’s definition. "
            "Estimates are hidden.",
            known.gardens,
            n=text.number(known.reported),
            total=text.number(known.gardens),
        )
    if selection.is_country:
        if not known.reported:
            return text(
                "No garden has stated the network’s figures for {year}. All that is split by garden and county is "
                "estimated.",
                year=selection.view.year,
            )
        return text(
            "{n} of {total} gardens have stated the figure themselves. The rest are estimates.",
            n=text.number(known.reported),
            total=text.number(known.gardens),
        )
    if not known.reported:
        own = text.plural(
            "The garden has not stated the figure itself.",
            "None of the {n} gardens has stated the figure itself.",
            known.gardens,
        )
    elif known.reported == known.gardens:
        own = text.plural(
            "The garden has stated the figure itself.",
            "All {n} gardens have stated the figure themselves.",
            known.gardens,
        )
    else:
        own = text(
            "{n} of {total} gardens have stated the figure themselves. The rest are estimates.",
            n=text.number(known.reported),
            total=text.number(known.gardens),
        )
    return " ".join(filter(None, (_share(selection, known, indicator, text), own)))


def _share(selection: Selection, known: Coverage, indicator: str, text: Text) -> str:
    whole = country_statement(selection, indicator)
    if whole is None or known.total is None:
        return ""
    share = text.percent(known.total / whole.value)
    if indicator == "value_creation":
        return text("About {share} of the network’s value creation, by estimate.", share=share)
    return text("About {share} of the network’s companies, by estimate.", share=share)
