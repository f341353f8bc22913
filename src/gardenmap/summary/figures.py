"""Published figures: yearly series, accumulated periods, single figures; one definition at a time, never mixed."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from gardenmap.model import NETWORK_INDICATORS, Caveat
from gardenmap.selection import Selection
from gardenmap.summary.rows import NUMBER, TEXT, YEAR, Row, frame, number, of_release, rows

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
        for row in _defined(selection, rows(selection, "observations"))
        if row["form"] == "series"
        and row["area"] == area
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
        for row in _defined(selection, _of_country(selection))
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
    return _listed(
        selection,
        (
            row
            for row in _defined(selection, rows(selection, "observations"))
            if row["area_type"] != "country"
            and row["indicator"] not in NETWORK_INDICATORS
            and topic in (None, row["topic"])
        ),
    )


def published_of_country(selection: Selection, topic: str) -> pd.DataFrame:
    """The same columns as `published` for the whole country and one topic, oldest first within a definition."""
    return _listed(selection, (row for row in _defined(selection, _of_country(selection)) if row["topic"] == topic))


def of_garden(selection: Selection, garden: str) -> pd.DataFrame:
    """The columns of `published` for one garden, with its estimates."""
    own = (row for row in rows(selection, "observations") if row["area_type"] == "garden" and row["area"] == garden)
    return _listed(selection, _defined(selection, own))


def _of_country(selection: Selection) -> list[Row]:
    return [row for row in rows(selection, "observations") if row["area_type"] == "country"]


def _defined(selection: Selection, figures: Iterable[Row]) -> list[dict]:
    """The figures, each with what its indicator says of it, and the date of its source as `vintage`."""
    indicators = {row["id"]: row for row in of_release(selection.release, "indicators")}
    said = {
        code: {name: row[name] for name in ("topic", "universe", "form", "unit", "order")}
        for code, row in indicators.items()
    }
    return [{**row, **said[row["indicator"]], "vintage": row["source_date"]} for row in figures]


def _listed(selection: Selection, found: Iterable[Row]) -> pd.DataFrame:
    """Gardens from south to north, then other areas; within each by definition and year."""
    place = {garden["id"]: n for n, garden in enumerate(of_release(selection.release, "gardens"))}

    def order(row: Row) -> tuple:
        where = place.get(row["area"], len(place)), row["area"]
        return *where, *_place_of_definition(row), number(row["period_to"]), _last(row["vintage"])

    return frame(sorted(found, key=order), PUBLISHED)


def _place_of_definition(row: Row) -> tuple:
    return number(row["order"]), row["indicator"]


def _last(partial: str | None) -> tuple[bool, str]:
    """Sorts a partial date, missing last."""
    return partial is None, partial or ""
