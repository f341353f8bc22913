"""The panels of single published figures: lists, since their definitions differ."""

from __future__ import annotations

from functools import partial

import pandas as pd

from gardenmap.model import NETWORK_INDICATORS
from gardenmap.panels.panel import Panel
from gardenmap.selection import Selection
from gardenmap.summary.figures import of_garden, published, published_of_country
from gardenmap.text import Text

_COLUMNS = ("area", "indicator", "period", "value", "status", "caveats", "source")


def _coverage(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    n = text.plural("{n} figure", "{n} figures", len(frame))
    if len(frame) == 1:
        return n
    return text("{figures} · different definitions: they cannot be added or compared", figures=n)


def _garden_figures(selection: Selection) -> pd.DataFrame:
    if not selection.view.garden:
        return published(selection).iloc[:0]
    rows = of_garden(selection, selection.view.garden)
    return rows[~rows["indicator"].isin(NETWORK_INDICATORS)].reset_index(drop=True)


def _of_topic(topic: str, selection: Selection) -> pd.DataFrame:
    return pd.concat([published_of_country(selection, topic), published(selection, topic)], ignore_index=True)


def _none(selection: Selection, text: Text) -> str:
    return text("No figures of their own have been found for this choice.")


PUBLISHED = Panel(
    id="published-figures",
    question=lambda _, text: text("What is published about the gardens?"),
    table=published,
    coverage=_coverage,
    takeaway=_coverage,
    empty=_none,
    columns=("area_and_indicator", "value", "period"),
    limit=10,
    most=40,
)

GARDEN_FIGURES = Panel(
    id="garden-figures",
    question=lambda _, text: text("Which figures are published for the garden?"),
    table=_garden_figures,
    coverage=_coverage,
    takeaway=_coverage,
    empty=lambda _, text: text("No figure of its own has been found for this garden."),
    columns=("indicator", "period", "value", "status", "caveats", "source"),
)

COMPANIES_PUBLISHED = Panel(
    id="companies-published",
    question=lambda _, text: text("Which figures are published on companies?"),
    table=partial(_of_topic, "companies"),
    coverage=_coverage,
    takeaway=_coverage,
    empty=_none,
    columns=_COLUMNS,
    limit=10,
)

VALUE_CREATION_PUBLISHED = Panel(
    id="value-creation-published",
    question=lambda _, text: text("Which figures are published on value creation?"),
    table=partial(_of_topic, "value_creation"),
    coverage=_coverage,
    takeaway=_coverage,
    empty=_none,
    columns=_COLUMNS,
    limit=10,
)
