"""The view: what the visitor looks at, as one frozen value that is the query string.

`parse` is total: any query string gives a valid view, and says as notices what it could not use. `query` is its
canonical inverse. Both speak codes, never labels, so that a link survives a change of language or wording.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal
from urllib.parse import urlencode

from gardenmap.links import bare, codes, mended, resembles
from gardenmap.model import (
    COUNTY_SUCCESSORS,
    DEFAULT_LANGUAGE,
    LANGUAGES,
    NETWORK_INDICATORS,
    Language,
    Membership,
    ProjectStatus,
    Release,
)

PARAMETERS = ("county", "garden", "indicator", "year", "status", "theme", "membership", "values", "lang", "release")
_LONGEST_QUOTE = 40


@dataclass(frozen=True)
class Notice:
    """A sentence about a link that could not be followed to the letter: an English message and its values."""

    message: str
    values: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class ViewState:
    """Counties, garden and filters, as codes in canonical order; an empty tuple means all.

    `garden` is marked, not filtered by; it always lies in the chosen counties.
    """

    year: int
    release: str
    county: tuple[str, ...] = ()
    garden: str | None = None
    indicator: str = NETWORK_INDICATORS[0]
    status: tuple[ProjectStatus, ...] = ()
    theme: tuple[str, ...] = ()
    membership: tuple[Membership, ...] = ()
    values: Literal["all", "reported"] = "all"
    lang: Language = DEFAULT_LANGUAGE


@dataclass(frozen=True)
class Vocabulary:
    """The codes that a release knows, each list in the order in which links and lists write it."""

    release: str
    counties: tuple[str, ...]
    county_names: Mapping[str, str]
    garden_county: Mapping[str, str]
    """Garden id -> county number, south to north."""
    years: tuple[int, ...]
    """Years with figures by garden, latest last."""
    main_year: int
    """The latest year in which at least half as many gardens have a figure as in the best one; shown at first."""
    themes: tuple[str, ...]

    @classmethod
    @lru_cache(maxsize=4)
    def of(cls, release: Release) -> Vocabulary:
        """The codes of a release, each list in the release's own order.

        Where no garden has a figure, the years are those of the network's own totals, else the year of the release.
        """
        network = release.observations
        network = network[network["indicator"].isin(NETWORK_INDICATORS) & network["value"].notna()]
        by_garden = network[network["area_type"] == "garden"]
        told = by_garden if len(by_garden) else network
        gardens = told.dropna(subset="period_to").groupby("period_to")["area"].nunique()
        years = tuple(int(year) for year in gardens.index) or (release.date.year,)
        well_told = gardens.index[gardens * 2 >= gardens.max()] if len(gardens) else years
        return cls(
            release=release.id,
            counties=tuple(release.counties["county_no"]),
            county_names=dict(zip(release.counties["county_no"], release.counties["name"], strict=True)),
            garden_county=dict(zip(release.gardens["id"], release.gardens["county_no"], strict=True)),
            years=years,
            main_year=int(well_told[-1]),
            themes=tuple(release.themes["id"]),
        )


@dataclass(frozen=True)
class Several:
    """A parameter that holds several codes with commas; none chosen is the same as all of them.

    `narrows` names the tables of a release that a choice keeps rows of, each with the column that holds the code.
    """

    name: str
    codes: Callable[[Vocabulary], tuple[str, ...]]
    narrows: Mapping[str, str]


SEVERAL = (
    Several("county", lambda codes: codes.counties, {"gardens": "county_no", "companies": "county_no"}),
    Several("status", lambda codes: tuple(ProjectStatus), {"projects": "status"}),
    Several("theme", lambda codes: codes.themes, {"projects": "theme"}),
    Several("membership", lambda codes: tuple(Membership), {"gardens": "membership"}),
)
"""The filters of rows: `county` chooses projects too, by the counties that each of them names."""


def narrows(view: ViewState, table: str) -> bool:
    """Whether the view keeps only some rows of a table, by what they say of themselves."""
    return any(table in each.narrows and getattr(view, each.name) for each in SEVERAL)


def everywhere(view: ViewState) -> ViewState:
    """The same view of every garden and project: nothing is filtered away."""
    return replace(view, **{each.name: () for each in SEVERAL})


def default(vocabulary: Vocabulary) -> ViewState:
    """The whole country, the main year, everything shown."""
    return ViewState(year=vocabulary.main_year, release=vocabulary.release)


def consistent(view: ViewState, vocabulary: Vocabulary) -> ViewState:
    """The same view without a garden that lies outside the chosen counties."""
    if view.garden and view.county and vocabulary.garden_county.get(view.garden) not in view.county:
        return replace(view, garden=None)
    return view


_LANGUAGES: dict[str, Language] = {**{lang: lang for lang in LANGUAGES}, "no": "nb", "nn": "nb"}
"""By the first part of a language code: en-GB is English, and whoever reads Norwegian reads bokmål."""


def language_asked(params: Mapping[str, Sequence[str]]) -> Language:
    """The language that a link asks for, where there is no release to read the rest of it by."""
    asked = mended(params).get("lang")
    return _nearest_language(asked[-1]) or DEFAULT_LANGUAGE if asked else DEFAULT_LANGUAGE


def _nearest_language(code: str) -> Language | None:
    return _LANGUAGES.get(bare(code).lower().replace("_", "-").partition("-")[0])


def parse(params: Mapping[str, Sequence[str]], vocabulary: Vocabulary) -> tuple[ViewState, tuple[Notice, ...]]:
    """The nearest valid view to the parameters of a link, and what of the link was not understood.

    `params` maps each name to all its values, as `urllib.parse.parse_qs` gives them. Never raises.
    """
    reader = _Reader(mended(params))
    years = {str(year): year for year in vocabulary.years}
    asked_year = reader.one("year")
    asked_release = reader.one("release")
    first = default(vocabulary)
    wanted = ViewState(
        year=years.get(asked_year or "", first.year),
        release=vocabulary.release,
        **{each.name: reader.many(each.name, each.codes(vocabulary)) for each in SEVERAL},  # type: ignore[arg-type]
        garden=reader.one("garden", vocabulary.garden_county),
        indicator=reader.one("indicator", NETWORK_INDICATORS) or first.indicator,
        values="reported" if reader.one("values", ("all", "reported")) == "reported" else "all",
        lang=reader.language() or first.lang,
    )
    view = consistent(wanted, vocabulary)
    notices = reader.successors(vocabulary)
    if view.garden != wanted.garden:
        reader.unknown.append(f"garden={wanted.garden}")
    if asked_year and asked_year not in years:
        if asked_year.isascii() and asked_year.isdigit() and len(asked_year) == 4:
            notices.append(
                Notice(
                    "There are no figures by garden for {asked}. Shown is {shown}.",
                    {"asked": asked_year, "shown": str(view.year)},
                )
            )
        else:
            reader.unknown.append(f"year={asked_year}")
    if asked_release and asked_release.lower() != vocabulary.release:
        notices.append(
            Notice(
                "The link was made for release {asked}. Shown is release {shown}, and figures may have changed.",
                {"asked": _quote(asked_release), "shown": vocabulary.release},
            )
        )
    left_out = reader.left_out()
    if left_out:
        notices.append(Notice("Parts of the link were not understood and are left out: {parts}", {"parts": left_out}))
    return view, tuple(notices)


def query(view: ViewState, vocabulary: Vocabulary) -> dict[str, str]:
    """The canonical parameters of a view: defaults left out, but year and release always said, since they move."""
    first = default(vocabulary)
    said = {
        "garden": view.garden or "",
        "indicator": view.indicator if view.indicator != first.indicator else "",
        "year": str(view.year),
        "values": view.values if view.values != first.values else "",
        "lang": view.lang if view.lang != first.lang else "",
        "release": view.release,
    }
    for each in SEVERAL:
        chosen = getattr(view, each.name)
        said[each.name] = ",".join(code for code in each.codes(vocabulary) if code in chosen)
    return {name: said[name] for name in PARAMETERS if said[name]}


def link(view: ViewState, vocabulary: Vocabulary) -> str:
    """The query string of a view, ready for a link: `?county=46&year=2021&release=7f3a2c9e`."""
    return "?" + urlencode(query(view, vocabulary), safe=",")


class _Reader:
    """Takes the known codes out of the parameters and remembers the rest."""

    def __init__(self, params: Mapping[str, Sequence[str]]) -> None:
        self._params = params
        self._former: dict[str, tuple[str, ...]] = {}
        self.unknown = [
            f"{name}={values[-1] if values else ''}"
            for name, values in params.items()
            if name not in PARAMETERS and resembles(name, PARAMETERS)
        ]

    def one(self, name: str, known: Iterable[str] | None = None) -> str | None:
        values = self._params.get(name)
        code = bare(values[-1]) if values else ""
        if not code or known is None:
            return code or None
        if code.lower() not in known:
            self.unknown.append(f"{name}={code}")
            return None
        return code.lower()

    def many(self, name: str, known: tuple[str, ...]) -> tuple[str, ...]:
        asked = [code for value in self._params.get(name, ()) for code in codes(value)]
        if name == "county":
            asked = [each for code in asked for each in self._present(code, known)]
        self.unknown += [f"{name}={code}" for code in dict.fromkeys(asked) if code.lower() not in known]
        wanted = {code.lower() for code in asked}
        found = tuple(code for code in known if code in wanted)
        return () if len(found) == len(known) else found

    def _present(self, code: str, known: tuple[str, ...]) -> tuple[str, ...]:
        """The county itself, or those that have come in its place."""
        now = tuple(each for each in COUNTY_SUCCESSORS.get(code, ()) if each in known)
        if code in known or not now:
            return (code,)
        self._former[code] = now
        return now

    def successors(self, vocabulary: Vocabulary) -> list[Notice]:
        """What is shown in place of counties that are no more."""
        return [
            Notice(
                "{asked} is the number of a former county. Shown in its place: {shown}.",
                {"asked": code, "shown": ", ".join(vocabulary.county_names[each] for each in now)},
            )
            for code, now in self._former.items()
        ]

    def language(self) -> Language | None:
        code = self.one("lang")
        found = _nearest_language(code) if code else None
        if code and found is None:
            self.unknown.append(f"lang={code}")
        return found

    def left_out(self) -> str:
        parts = [_quote(part) for part in self.unknown[:5]]
        return ", ".join(parts) + (" …" if len(self.unknown) > len(parts) else "")


def _quote(text: str) -> str:
    """A piece of somebody's link, short and without control or direction marks, to be shown as plain text."""
    visible = "".join(char if char.isprintable() else "�" for char in text[: _LONGEST_QUOTE + 1])
    return visible if len(visible) <= _LONGEST_QUOTE else visible[:_LONGEST_QUOTE] + "…"
