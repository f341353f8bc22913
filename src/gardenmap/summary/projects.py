"""Sustainability projects: status, age of status, counties, themes. A joint project counts once in every total."""

from __future__ import annotations

from datetime import date

import pandas as pd

from gardenmap.model import ProjectStatus, Release
from gardenmap.selection import Selection

OUTDATED_AFTER_MONTHS = 24
SEVERAL = "several"
"""The group of projects that name more than one county, or none."""

_STATUSES = [status.value for status in ProjectStatus]
_OPEN = [status.value for status in ProjectStatus if status.is_open]


def window(release: Release) -> date:
    """The first day on which a status still counts as fresh: 24 months before the release, not before today."""
    day = release.date
    months = day.year * 12 + day.month - 1 - OUTDATED_AFTER_MONTHS
    return date(months // 12, months % 12 + 1, min(day.day, 28))


def with_age(selection: Selection) -> pd.DataFrame:
    """The projects of the selection with `outdated` and `end_passed`.

    outdated: an open status whose source supports it on no day of the last 24 months (or gives no day at all).
    end_passed: an open status although the planned end lies before the release.
    """
    projects = selection.projects
    is_open = projects["status"].isin(_OPEN)
    fresh = _last_day(projects["status_as_of"]) >= window(selection.release).isoformat()
    ended = _last_day(projects["end"]) < selection.release.date.isoformat()
    return projects.assign(
        outdated=is_open & ~fresh,
        end_passed=is_open & ended & projects["end"].notna(),
    )


def by_status(selection: Selection) -> pd.DataFrame:
    """Six rows, one per status in fixed order: status, n, outdated (of n), end_passed (of n)."""
    projects = with_age(selection)
    counted = projects.groupby("status")[["outdated", "end_passed"]].sum().reindex(_STATUSES, fill_value=0)
    n = projects["status"].value_counts().reindex(_STATUSES, fill_value=0)
    return pd.DataFrame(
        {
            "status": _STATUSES,
            "n": n.to_numpy(dtype="int64"),
            "outdated": counted["outdated"].to_numpy(dtype="int64"),
            "end_passed": counted["end_passed"].to_numpy(dtype="int64"),
        }
    )


def by_county(selection: Selection) -> pd.DataFrame:
    """Projects per county with a garden and status, north on top: group, name, order, status, n (0 kept once).

    A project of several counties, or of the whole country, stands once under `several`. In a selection of counties
    each of its projects stands under the first chosen county that it names.
    """
    counties = selection.release.counties.sort_values("label_lat", ascending=False)
    chosen = selection.view.county
    has_garden = counties["county_no"].isin(selection.release.gardens["county_no"])
    counties = counties[counties["county_no"].isin(chosen) if chosen else has_garden]
    home = [_home(str(codes).split() if pd.notna(codes) else [], chosen) for codes in selection.projects["counties"]]
    groups = [(row.county_no, row.name) for row in counties.itertuples()]
    if not chosen:
        groups += [(code, name) for code, name in _others(selection, set(home) - {code for code, _ in groups})]
        groups.append((SEVERAL, ""))
    return _grouped(selection.projects["status"], home, groups)


def by_theme(selection: Selection) -> pd.DataFrame:
    """Projects per theme and status, in the themes' own order: group, name (empty: translate it), order, status, n."""
    themes = selection.release.themes.sort_values("order")
    return _grouped(selection.projects["status"], list(selection.projects["theme"]), [(t, "") for t in themes["id"]])


def by_year(selection: Selection) -> pd.DataFrame:
    """Projects per year of the date that their source supports: year (NA = undated), status, n."""
    projects = selection.projects
    years = pd.to_numeric(projects["status_as_of"].str[:4]).astype("Int64")
    counted = pd.DataFrame({"year": years, "status": projects["status"]}).value_counts(dropna=False)
    return counted.rename("n").reset_index().sort_values(["year", "status"], na_position="first", ignore_index=True)


def timeline(selection: Selection) -> pd.DataFrame:
    """One row per project, newest evidence first: project, title, actors, counties, theme, status, status_as_of,
    outdated, end_passed, start, end, gardens (ids), source, url, summary and status note in both languages.
    """
    projects = with_age(selection)
    gardens = selection.project_gardens.groupby("project")["garden"].agg(" ".join)
    urls = dict(zip(selection.release.sources["id"], selection.release.sources["url"], strict=True))
    projects = projects.assign(gardens=projects["id"].map(gardens), url=projects["source"].map(urls))
    newest_first = _last_day(projects["status_as_of"]).sort_values(ascending=False, kind="stable").index
    return projects.loc[newest_first].rename(columns={"id": "project"}).reset_index(drop=True)


def of_garden(selection: Selection, garden: str) -> pd.DataFrame:
    """The rows of `timeline` that one garden takes part in, its own before the national ones."""
    links = selection.release.project_gardens
    mine = links.loc[links["garden"] == garden, "project"]
    whole = Selection(
        release=selection.release,
        view=selection.view,
        gardens=selection.gardens,
        observations=selection.observations,
        projects=selection.release.projects[selection.release.projects["id"].isin(mine)],
        project_gardens=links[links["project"].isin(mine)],
    )
    return timeline(whole).sort_values("scope", key=lambda scope: scope == "national", kind="stable", ignore_index=True)


def _last_day(partial: pd.Series) -> pd.Series:
    """The last day that a partial ISO date can mean, as text; empty where there is no date."""
    text = partial.fillna("").astype(str)
    ends = text.str.len().map({4: "-12-31", 7: "-31"}).fillna("")
    return text + ends


def _home(counties: list[str], chosen: tuple[str, ...]) -> str:
    if chosen:
        return next(code for code in chosen if code in counties)
    return counties[0] if len(counties) == 1 else SEVERAL


def _others(selection: Selection, codes: set[str]) -> list[tuple[str, str]]:
    """Counties without a garden that a project names all the same."""
    counties = selection.release.counties
    return [(row.county_no, row.name) for row in counties.itertuples() if row.county_no in codes]


def _grouped(status: pd.Series, group: list[str], groups: list[tuple[str, str]]) -> pd.DataFrame:
    counted = pd.DataFrame({"group": group, "status": status.to_numpy()}).value_counts()
    rows = []
    for order, (code, name) in enumerate(groups):
        found = [(s, int(counted.get((code, s), 0))) for s in _STATUSES]
        kept = [(s, n) for s, n in found if n] or [(ProjectStatus.UNKNOWN.value, 0)]
        rows += [{"group": code, "name": name, "order": order, "status": s, "n": n} for s, n in kept]
    return pd.DataFrame(rows, columns=["group", "name", "order", "status", "n"])
