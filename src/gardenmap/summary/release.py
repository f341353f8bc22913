"""What a release holds: figures by topic and area, definitions, sources, statuses and known conflicts."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from gardenmap.model import Caveat, ObservationStatus, Release

TOLD = ("reported", "derived", "estimated", "missing")
"""How every table here splits its figures; a provisional or uncertain figure counts as reported, unless it is one that
was worked out from others."""

IN_CONFLICT = (Caveat.CONFLICT, Caveat.SUSPECT, Caveat.VINTAGE)

_USES = ["figures", "projects", "gardens"]


@dataclass(frozen=True)
class Contents:
    """Counts of one release. `gardens_with_figure`: gardens that any source states a figure of; `reserved`: figures
    that count as reported, but are provisional, uncertain or after a break.
    """

    gardens: int
    gardens_with_figure: int
    figures: int
    told: dict[str, int]
    reserved: int
    projects: int
    projects_dated: int
    sources: int
    sources_dated: int
    publishers: int


def contents(release: Release) -> Contents:
    """How many gardens, figures, projects and sources there are, and how many of each are sure or dated."""
    figures, projects, sources = release.observations, release.projects, release.sources
    how = told(figures)
    own = figures[(figures["area_type"] == "garden") & (how == "reported")]
    counts = how.value_counts()
    return Contents(
        gardens=len(release.gardens),
        gardens_with_figure=int(release.gardens["id"].isin(own["area"]).sum()),
        figures=len(figures),
        told={name: int(counts.get(name, 0)) for name in TOLD},
        reserved=int(((how == "reported") & (figures["status"] != ObservationStatus.REPORTED)).sum()),
        projects=len(projects),
        projects_dated=int(projects["status_as_of"].notna().sum()),
        sources=len(sources),
        sources_dated=int(sources["date"].notna().sum()),
        publishers=int(sources["publisher"].nunique()),
    )


def by_topic(release: Release) -> pd.DataFrame:
    """One row per topic, in the indicators' order: topic, definitions, figures, reported, derived, estimated, missing,
    first and last (years; NA where no figure has one).
    """
    indicators = release.indicators.sort_values("order")
    topics = release.observations["indicator"].map(indicators.set_index("id")["topic"])
    found = _split(release.observations, topics, list(dict.fromkeys(indicators["topic"])))
    definitions = indicators["topic"].value_counts()
    found.insert(1, "definitions", found["group"].map(definitions).to_numpy("int64"))
    return found.rename(columns={"group": "topic"})


def by_area(release: Release) -> pd.DataFrame:
    """One row per kind of area: area_type, areas (how many have a figure), figures, reported, derived, estimated,
    missing, first, last.
    """
    figures = release.observations
    found = _split(figures, figures["area_type"], ["country", "county", "region", "garden"])
    areas = figures.groupby("area_type")["area"].nunique()
    found.insert(1, "areas", found["group"].map(areas).fillna(0).to_numpy("int64"))
    return found.rename(columns={"group": "area_type"})


def definitions(release: Release) -> pd.DataFrame:
    """The indicators in their order, with figures, reported, derived, estimated, missing, first and last (years)."""
    indicators = release.indicators.sort_values("order", ignore_index=True)
    found = _split(release.observations, release.observations["indicator"], list(indicators["id"]))
    return pd.concat([indicators, found.drop(columns="group")], axis=1)


def sources(release: Release) -> pd.DataFrame:
    """The sources with the rows that cite each (figures, projects, gardens); the most used publisher first."""
    cited = {
        "figures": release.observations["source"],
        "projects": release.projects["source"],
        "gardens": release.gardens["sources"].fillna("").astype(str).str.split().explode(),
    }
    rows = release.sources
    rows = rows.assign(
        **{use: rows["id"].map(codes.value_counts()).fillna(0).astype("int64") for use, codes in cited.items()}
    )
    rows = rows.assign(uses=rows[_USES].sum(axis=1))
    rows = rows.assign(of_publisher=rows.groupby("publisher")["uses"].transform("sum"))
    order, ascending = ["of_publisher", "publisher", "uses", "title"], [False, True, False, True]
    return rows.sort_values(order, ascending=ascending, ignore_index=True).drop(columns=["uses", "of_publisher"])


def publishers(release: Release) -> pd.DataFrame:
    """One row per publisher, the most used first: publisher, sources, and the figures, projects, gardens they serve."""
    rows = sources(release)
    order = list(dict.fromkeys(rows["publisher"]))
    summed = rows.groupby("publisher")[_USES].sum().reindex(order)
    summed.insert(0, "sources", rows["publisher"].value_counts())
    return summed.reset_index()


def shared_out(release: Release) -> pd.DataFrame:
    """One row per total that a method splits by garden: the columns of observations of the total, unit, and of its
    estimates gardens (count), smallest, largest, low_share and high_share (range as a share of the estimate).
    """
    figures = release.observations
    estimates = figures[figures["method"].notna() & (figures["area_type"] == "garden") & (figures["value"] > 0)]
    shares = estimates.assign(
        low_share=estimates["low"] / estimates["value"], high_share=estimates["high"] / estimates["value"]
    )
    key = ["indicator", "period_from", "period_to", "source"]
    split = shares.groupby(key, as_index=False).agg(
        by_method=("method", "first"),
        gardens=("area", "nunique"),
        smallest=("value", "min"),
        largest=("value", "max"),
        low_share=("low_share", "min"),
        high_share=("high_share", "max"),
    )
    totals = figures[figures["area_type"] == "country"].merge(split, on=key)
    return totals.assign(unit=totals["indicator"].map(release.indicators.set_index("id")["unit"]))


def statuses(release: Release) -> pd.DataFrame:
    """One row per status code, the unused ones too: status, figures."""
    counted = release.observations["status"].value_counts()
    codes = [status.value for status in ObservationStatus]
    return pd.DataFrame({"status": codes, "figures": [int(counted.get(code, 0)) for code in codes]})


def conflicts(release: Release) -> pd.DataFrame:
    """The figures that clash with another, that another report counts differently, or that are probably wrong.

    Columns of observations, and unit; by definition and year, so that figures that clash stand together.
    """
    figures, indicators = release.observations, release.indicators.set_index("id")
    codes = figures["caveats"].fillna("").astype(str).str.split()
    found = figures[codes.map(lambda row: not set(IN_CONFLICT).isdisjoint(row)).astype(bool)]
    found = found.assign(
        unit=found["indicator"].map(indicators["unit"]), order=found["indicator"].map(indicators["order"])
    )
    order = ["order", "area", "period_to", "period_from", "source_date"]
    return found.sort_values(order, ignore_index=True).drop(columns="order")


def told(figures: pd.DataFrame) -> pd.Series:
    """`reported`, `derived`, `estimated` or `missing` for each figure."""
    words = {status.value: "reported" if status.is_reported else "missing" for status in ObservationStatus}
    words |= {ObservationStatus.ESTIMATED.value: "estimated", ObservationStatus.IMPUTED.value: "derived"}
    worked_out = figures["caveats"].str.contains(Caveat.DERIVED, regex=False, na=False)
    how = figures["status"].map(words)
    return how.mask(worked_out & (how == "reported"), "derived")


def _split(figures: pd.DataFrame, group: pd.Series, groups: list[str]) -> pd.DataFrame:
    """The figures of each group: group, figures, their number by how they are told, first and last year."""
    counted = pd.crosstab(group, told(figures)).reindex(index=groups, columns=TOLD, fill_value=0)
    years = figures.groupby(group).agg(first=("period_from", "min"), last=("period_to", "max")).reindex(groups)
    found = pd.DataFrame({"group": groups, "figures": counted.sum(axis=1).to_numpy("int64")})
    for name in TOLD:
        found[name] = counted[name].to_numpy("int64")
    return found.assign(first=years["first"].to_numpy(), last=years["last"].to_numpy())
