"""Published figures: yearly series, accumulated periods, single figures; one definition at a time, never mixed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from gardenmap.model import NETWORK_INDICATORS, Caveat, Release
from gardenmap.selection import Selection
from gardenmap.summary.rows import NUMBER, TEXT, YEAR, Row, frame, number, of_release, rows_of

_PROVENANCE = {"caveats": TEXT, "source": TEXT, "vintage": TEXT, "note_nb": TEXT, "note_en": TEXT}
SERIES = {"indicator": TEXT, "unit": TEXT, "year": YEAR, "value": NUMBER, "status": TEXT} | _PROVENANCE
PERIODS = {
    "indicator": TEXT,
    "universe": TEXT,
    "period_from": YEAR,
    "period_to": YEAR,
    "value": NUMBER,
    "status": TEXT,
} | _PROVENANCE
PUBLISHED = {
    "indicator": TEXT,
    "area_type": TEXT,
    "area": TEXT,
    "period_from": YEAR,
    "period_to": YEAR,
    "value": NUMBER,
    "low": NUMBER,
    "high": NUMBER,
    "unit": TEXT,
    "status": TEXT,
} | _PROVENANCE


def series(selection: Selection, *, topic: str | None = None, area: str = "NO") -> pd.DataFrame:
    """The yearly series of an area, of one topic or of all, in curated order: one row per definition, year and vintage.

    Columns: indicator, unit, year, value, status, caveats, source, vintage (date of the source), notes. Suspect figures
    are left out: they stand in `published` with their caveat. Years without a figure have no row.
    """
    found = [
        row | {"year": row["period_to"]}
        for row in _defined(selection, rows_of(selection, "observations", area=area))
        if row["form"] == "series"
        and topic in (None, row["topic"])
        and row["period_from"] is not None
        and row["period_from"] == row["period_to"]
        and Caveat.SUSPECT.value not in (row["caveats"] or "").split()
    ]
    found.sort(key=lambda row: (*_place_of_definition(row), row["year"], _last(row["vintage"])))
    return frame(found, SERIES)


def periods(selection: Selection, topic: str) -> pd.DataFrame:
    """Sums over several years, whole country: indicator, universe, period_from, period_to, value, status, caveats,
    source, vintage, notes. They overlap: never add them, never put them among yearly figures.
    """
    found = [
        row
        for row in _defined(selection, rows_of(selection, "observations", area_type="country"))
        if row["form"] == "periods"
        and row["topic"] == topic
        and row["period_from"] is not None
        and row["period_to"] is not None
    ]
    found.sort(key=lambda row: (*_place_of_definition(row), row["period_to"], _last(row["vintage"])))
    return frame(found, PERIODS)


def published(selection: Selection, topic: str | None = None) -> pd.DataFrame:
    """Figures of single gardens, counties and regions that are no series, of one topic or of all.

    Columns: indicator, area_type, area, period_from, period_to, value, low, high, unit, status, caveats, source,
    vintage, notes. Different definitions: never to be summed.
    """
    return _chosen(selection, _in_order(selection.release, "apart", topic))


def published_of_country(selection: Selection, topic: str) -> pd.DataFrame:
    """The same columns as `published` for the whole country and one topic, oldest first within a definition."""
    return _chosen(selection, _in_order(selection.release, "country", topic))


def of_garden(selection: Selection, garden: str) -> pd.DataFrame:
    """The columns of `published` for one garden, with its estimates."""
    found = _chosen(selection, _in_order(selection.release, "garden"))
    return found[found["area"] == garden].reset_index(drop=True)


def _defined(selection: Selection, figures: Iterable[Row]) -> list[dict]:
    """The figures, each with what its indicator says of it, and the date of its source as `vintage`."""
    indicators = {row["id"]: row for row in of_release(selection.release, "indicators")}
    said = {
        code: {name: row[name] for name in ("topic", "universe", "form", "unit", "order")}
        for code, row in indicators.items()
    }
    return [{**row, **said[row["indicator"]], "vintage": row["source_date"]} for row in figures]


@lru_cache(maxsize=32)
def _in_order(release: Release, where: str, topic: str | None = None) -> pd.DataFrame:
    """The columns of `published`, gardens from south to north, then other areas; within each by definition and year.

    `where`: `apart` for what `published` lists, else a kind of area. The rows keep their labels.
    """
    indicators = release.indicators.set_index("id")
    found = release.observations
    if where == "apart":
        found = found[(found["area_type"] != "country") & ~found["indicator"].isin(NETWORK_INDICATORS)]
    else:
        found = found[found["area_type"] == where]
    if topic is not None:
        found = found[found["indicator"].isin(indicators.index[indicators["topic"] == topic])]
    place = pd.Series(range(len(release.gardens)), index=release.gardens["id"], dtype="float64")
    found = found.assign(
        unit=found["indicator"].map(indicators["unit"]),
        vintage=found["source_date"],
        place=found["area"].map(place),
        order=found["indicator"].map(indicators["order"]),
    )
    order = ["place", "area", "order", "indicator", "period_to", "vintage"]
    return found.sort_values(order, kind="stable", na_position="last")[list(PUBLISHED)].astype(PUBLISHED)


def _chosen(selection: Selection, found: pd.DataFrame) -> pd.DataFrame:
    """Those of the rows of a release that the selection holds."""
    if selection.observations is not selection.release.observations:
        found = found[found.index.isin(selection.observations.index)]
    return found.reset_index(drop=True)


def _place_of_definition(row: Row) -> tuple:
    return number(row["order"]), row["indicator"]


def _last(partial: str | None) -> tuple[bool, str]:
    """Sorts a partial date, missing last."""
    return partial is None, partial or ""
