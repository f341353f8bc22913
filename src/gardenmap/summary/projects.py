"""Sustainability projects: status, age of status, counties, themes. A joint project counts once in every total."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import pandas as pd

from gardenmap.model import ProjectStatus, Release
from gardenmap.selection import Selection
from gardenmap.summary.rows import COUNT, FLAG, TEXT, YEAR, Row, frame, of_release, rows

OUTDATED_AFTER_MONTHS = 24
SEVERAL = "several"
"""The group of projects that name more than one county, or none."""

BY_STATUS = {"status": TEXT, "n": COUNT, "outdated": COUNT, "end_passed": COUNT}
BY_GROUP = {"group": TEXT, "name": TEXT, "order": COUNT, "status": TEXT, "n": COUNT}
BY_YEAR = {"year": YEAR, "status": TEXT, "n": COUNT}
TIMELINE = {
    "project": TEXT,
    "title": TEXT,
    "scope": TEXT,
    "counties": TEXT,
    "municipality": TEXT,
    "theme": TEXT,
    "status": TEXT,
    "status_as_of": TEXT,
    "outdated": FLAG,
    "end_passed": FLAG,
    "start": TEXT,
    "end": TEXT,
    "gardens": TEXT,
    "actors": TEXT,
    "partners": TEXT,
    "funder": TEXT,
    "sdgs": TEXT,
    "summary_nb": TEXT,
    "summary_en": TEXT,
    "status_note_nb": TEXT,
    "status_note_en": TEXT,
    "source": TEXT,
    "source_date": TEXT,
    "url": TEXT,
}

_STATUSES = [status.value for status in ProjectStatus]


def window(release: Release) -> date:
    """The first day on which a status still counts as fresh: 24 months before the release, not before today."""
    day = release.date
    months = day.year * 12 + day.month - 1 - OUTDATED_AFTER_MONTHS
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def by_status(selection: Selection) -> pd.DataFrame:
    """Six rows, one per status in fixed order: status, n, outdated (of n), end_passed (of n)."""
    found = _chosen(selection, ["status", "outdated", "end_passed"])
    counted = {
        name: own["status"].value_counts()
        for name, own in (
            ("n", found),
            ("outdated", found[found["outdated"]]),
            ("end_passed", found[found["end_passed"]]),
        )
    }
    return frame(
        ({"status": status} | {name: int(own.get(status, 0)) for name, own in counted.items()} for status in _STATUSES),
        BY_STATUS,
    )


def by_county(selection: Selection) -> pd.DataFrame:
    """Projects per county with a garden and status, north on top: group, name, order, status, n (0 kept once).

    A project of several counties, or of the whole country, stands once under `several`; a county without a garden has
    a row where a project names it. In a selection of counties only those count: a project that names one of them
    stands there, one that names more under `several`, which is left out where there is none.
    """
    chosen = selection.view.county
    projects = rows(selection, "projects")
    home = [_home((row["counties"] or "").split(), chosen) for row in projects]
    counties = list(reversed(of_release(selection.release, "counties")))
    with_garden = {garden["county_no"] for garden in of_release(selection.release, "gardens")}
    shown = set(chosen) or with_garden | set(home)
    groups = [(row["county_no"], row["name"]) for row in counties if row["county_no"] in shown]
    return _grouped(projects, home, [*groups, (SEVERAL, "")] if not chosen or SEVERAL in home else groups)


def by_theme(selection: Selection) -> pd.DataFrame:
    """Projects per theme and status, in the themes' own order: group, name (empty: translate it), order, status, n."""
    projects = rows(selection, "projects")
    themes = sorted(of_release(selection.release, "themes"), key=lambda row: row["order"])
    return _grouped(projects, [row["theme"] for row in projects], [(theme["id"], "") for theme in themes])


def by_year(selection: Selection) -> pd.DataFrame:
    """Projects per year of the date that their source supports: year (NA = undated, first), status, n."""
    counted = Counter((_year(row), row["status"]) for row in rows(selection, "projects"))
    ordered = sorted(counted, key=lambda pair: (pair[0] or 0, pair[1]))
    return frame(({"year": year, "status": status, "n": counted[year, status]} for year, status in ordered), BY_YEAR)


def timeline(selection: Selection) -> pd.DataFrame:
    """One row per project, newest evidence first: project, title, scope, counties, municipality, theme, status,
    status_as_of, outdated, end_passed, start, end, gardens (ids), actors, partners, funder, sdgs, summary and status
    note in both languages, source, source_date, url.

    outdated: an open status whose source supports it on no day of the last 24 months, or gives no day at all.
    end_passed: an open status although the planned end lies before the release.
    """
    return _chosen(selection).reset_index(drop=True)


def of_garden(selection: Selection, garden: str) -> pd.DataFrame:
    """The rows of `timeline` that one garden takes part in, its own before the national ones; whatever is chosen.

    One column more, inferred: no source names the garden, we conclude that it takes part.
    """
    links = selection.release.project_gardens
    mine = links[links["garden"] == garden].set_index("project")["evidence"]
    found = _in_order(selection.release)
    found = found[found["project"].isin(mine.index)]
    return found.assign(inferred=found["project"].map(mine) == "inferred").sort_values(
        "scope", key=lambda scope: scope == "national", kind="stable", ignore_index=True
    )


def _chosen(selection: Selection, columns: Iterable[str] = TIMELINE) -> pd.DataFrame:
    """The rows of `timeline`, with the labels of the projects."""
    found = _in_order(selection.release)[list(columns)]
    return (
        found if selection.projects is selection.release.projects else found[found.index.isin(selection.projects.index)]
    )


@lru_cache(maxsize=4)
def _in_order(release: Release) -> pd.DataFrame:
    """Every project of a release as `timeline` has it; the rows keep their labels."""
    found, links = release.projects, release.project_gardens
    until, first, day = _last_day(found["status_as_of"]), window(release).isoformat(), release.date.isoformat()
    is_open = found["status"].isin([status.value for status in ProjectStatus if status.is_open])
    planned = _last_day(found["end"])
    found = found.assign(
        project=found["id"],
        outdated=is_open & (until < first),
        end_passed=is_open & (planned > "") & (planned < day),
        gardens=found["id"].map(links.groupby("project", sort=False)["garden"].agg(" ".join)),
        url=found["source"].map(release.sources.set_index("id")["url"]),
        until=until,
    )
    newest_first = found.sort_values("until", ascending=False, kind="stable")
    return newest_first[list(TIMELINE)].astype(TIMELINE)


def _last_day(partial: pd.Series) -> pd.Series:
    """The last day that each partial ISO date can mean, as text; empty where there is no date."""
    partial = partial.fillna("")
    return partial + partial.str.len().map({4: "-12-31", 7: "-31"}).fillna("")


def _year(project: Row) -> int | None:
    return int(project["status_as_of"][:4]) if project["status_as_of"] else None


def _home(counties: list[str], chosen: tuple[str, ...]) -> str:
    """The one county of a project; `several` where it names more of those that are asked for, or none."""
    asked = [code for code in counties if not chosen or code in chosen]
    return asked[0] if len(asked) == 1 else SEVERAL


def _grouped(projects: list[Row], home: list[str], groups: list[tuple[str, str]]) -> pd.DataFrame:
    counted = Counter(zip(home, (row["status"] for row in projects), strict=True))
    found = []
    for order, (code, name) in enumerate(groups):
        kept = [status for status in _STATUSES if counted[code, status]] or [ProjectStatus.UNKNOWN.value]
        found += [
            {"group": code, "name": name, "order": order, "status": status, "n": counted[code, status]}
            for status in kept
        ]
    return frame(found, BY_GROUP)
