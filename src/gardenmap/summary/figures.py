"""Published figures: yearly series, accumulated periods, single figures; one definition at a time, never mixed."""

from __future__ import annotations

import pandas as pd

from gardenmap.model import NETWORK_INDICATORS, Caveat
from gardenmap.selection import Selection

SERIES = ["year", "value", "status", "vintage", "caveats", "source", "note_nb", "note_en"]


def series_indicators(selection: Selection, *, topic: str | None = None, area: str = "NO") -> list[str]:
    """The indicators (of a topic, or of all) that have a yearly figure for the area, in curated order."""
    indicators = selection.release.indicators
    indicators = indicators[indicators["form"] == "series"].sort_values("order")
    if topic is not None:
        indicators = indicators[indicators["topic"] == topic]
    return [code for code in indicators["id"] if len(series(selection, code, area))]


def series(selection: Selection, indicator: str, area: str = "NO") -> pd.DataFrame:
    """One row per year and vintage: year, value, status, vintage (date of the source), caveats, source, notes.

    Suspect figures are left out: they stand in `published` with their caveat. Years without a figure have no row.
    """
    rows = selection.observations
    rows = rows[(rows["indicator"] == indicator) & (rows["area"] == area) & rows["period_from"].notna()]
    rows = rows[(rows["period_from"] == rows["period_to"]) & ~_has(rows, Caveat.SUSPECT)]
    rows = rows.rename(columns={"period_to": "year", "source_date": "vintage"})
    return rows.sort_values(["year", "vintage"], ignore_index=True)[SERIES]


def periods(selection: Selection, topic: str) -> pd.DataFrame:
    """Sums over several years, whole country: indicator, universe, period_from, period_to, value, status, caveats,
    source, vintage, notes. They overlap: never add them, never put them among yearly figures.
    """
    rows = _of_country(selection)
    indicators = selection.release.indicators.set_index("id")
    wanted = indicators[(indicators["topic"] == topic) & (indicators["form"] == "periods")]
    rows = rows[rows["indicator"].isin(wanted.index) & rows["period_from"].notna()]
    rows = rows.assign(
        universe=rows["indicator"].map(wanted["universe"]),
        order=rows["indicator"].map(wanted["order"]),
    ).rename(columns={"source_date": "vintage"})
    rows = rows.sort_values(["order", "period_to", "vintage"], ignore_index=True)
    return rows[
        [
            "indicator",
            "universe",
            "period_from",
            "period_to",
            "value",
            "status",
            "caveats",
            "source",
            "vintage",
            "note_nb",
            "note_en",
        ]
    ]


def published(selection: Selection) -> pd.DataFrame:
    """Figures of single gardens, counties and regions that are no series: indicator, area_type, area, period_from,
    period_to, value, unit, status, caveats, source, vintage, notes. Different definitions: never to be summed.
    """
    rows = selection.observations
    own = rows["area_type"] != "country"
    return _listed(selection, rows[own & ~rows["indicator"].isin(NETWORK_INDICATORS)])


def published_of_country(selection: Selection, topic: str) -> pd.DataFrame:
    """The same columns as `published` for the whole country and one topic, oldest first within a definition."""
    rows = _of_country(selection)
    indicators = selection.release.indicators
    return _listed(selection, rows[rows["indicator"].isin(indicators.loc[indicators["topic"] == topic, "id"])])


def of_garden(selection: Selection, garden: str) -> pd.DataFrame:
    """The columns of `published` for one garden, with its estimates."""
    rows = selection.observations
    return _listed(selection, rows[(rows["area_type"] == "garden") & (rows["area"] == garden)])


def _of_country(selection: Selection) -> pd.DataFrame:
    return selection.observations[selection.observations["area_type"] == "country"]


def _has(rows: pd.DataFrame, caveat: Caveat) -> pd.Series:
    return rows["caveats"].fillna("").str.split().map(lambda codes: caveat.value in codes).astype(bool)


def _listed(selection: Selection, rows: pd.DataFrame) -> pd.DataFrame:
    indicators = selection.release.indicators.set_index("id")
    gardens = list(selection.release.gardens["id"])
    place = {area: n for n, area in enumerate(gardens)}
    rows = rows.assign(
        unit=rows["indicator"].map(indicators["unit"]),
        order=rows["indicator"].map(indicators["order"]),
        place=rows["area"].map(place).fillna(len(gardens)),
    ).rename(columns={"source_date": "vintage"})
    rows = rows.sort_values(["place", "area", "order", "period_to", "vintage"], ignore_index=True)
    return rows[
        [
            "indicator",
            "area_type",
            "area",
            "period_from",
            "period_to",
            "value",
            "low",
            "high",
            "unit",
            "status",
            "caveats",
            "source",
            "vintage",
            "note_nb",
            "note_en",
        ]
    ]
