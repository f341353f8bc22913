"""The panels that split the network's own figures by garden and by county."""

from __future__ import annotations

from functools import partial

import pandas as pd

from gardenmap.charts.counties import county_bars
from gardenmap.charts.ladder import ladder
from gardenmap.charts.ranges import ranges
from gardenmap.look import Palette
from gardenmap.model import ObservationStatus
from gardenmap.panels.panel import Chart, Panel
from gardenmap.selection import Selection
from gardenmap.summary.counties import by_county, counties_without_garden
from gardenmap.summary.gardens import by_garden, coverage, mean
from gardenmap.text import Text

_UNITS = {"companies": "companies", "value_creation": "mnok"}
FEW = 12
"""So many gardens or fewer are drawn one by one with value and range; more are drawn as a ladder."""


def in_words(indicator: str, value: float, text: Text, *, estimate: bool) -> str:
    """A value of a network indicator with its unit: "ca. 580 bedrifter", "ca. 1,2 mrd. kr"."""
    if indicator == "value_creation":
        money = text.money(value, estimate=estimate)
        return text("approx.\u00a0{number}", number=money) if estimate else money
    number = text.approximately(value) if estimate else text.number(value)
    return text.plural("{n} company", "{n} companies", round(value), n=number)


def coverage_line(frame: pd.DataFrame, text: Text) -> str:
    """ "0 av 8 rapportert · 8 anslag, 100 % av summen": the coverage line of everything split by garden."""
    known = coverage(frame)
    parts = [text("{n} of {total} reported", n=text.number(known.reported), total=text.number(known.gardens))]
    if known.estimated:
        share = text.percent(known.estimated_share)
        parts.append(
            text.plural(
                "{n} estimate, {share} of the sum", "{n} estimates, {share} of the sum", known.estimated, share=share
            )
        )
    if known.missing:
        parts.append(text("{n} missing", n=text.number(known.missing)))
    return " · ".join(parts)


def no_garden(selection: Selection, text: Text) -> str:
    """Beside a nought of gardens: a place without one, or the reader's choices that leave none."""
    return text("no business garden") if _is_without(selection) else text("none fits")


def _is_without(selection: Selection) -> bool:
    """Whether no chosen county has a garden at all."""
    chosen = selection.view.county
    return bool(chosen) and len(counties_without_garden(selection)) == len(chosen)


def nothing_here(selection: Selection, text: Text) -> str:
    """Why no garden is in the selection; a county without one is an answer, not an error."""
    if _is_without(selection):
        empty = counties_without_garden(selection)
        none = text.plural(
            "{place} has no business garden in this release.",
            "{place} have no business garden in this release.",
            len(empty),
            place=text.join(empty),
        )
        return f"{none} {text('Choose another county or the whole country.')}"
    return text("No business garden fits these choices. Choose another county or fewer filters.")


def _garden_coverage(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    if len(frame) <= FEW and coverage(frame).estimated:
        return text("{coverage} · range from half to one and a half times", coverage=coverage_line(frame, text))
    return coverage_line(frame, text)


def _garden_takeaway(indicator: str, frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    known = coverage(frame)
    if known.total is None:
        return coverage_line(frame, text)
    total = in_words(indicator, known.total, text, estimate=known.estimated > 0)
    rows = frame.dropna(subset=["value"])
    if len(rows) == 1:
        return text("{name} has {total}.", name=rows["short_name"].iloc[0], total=total)
    # Neither the largest nor the smallest: an estimate is never ranked.
    mean = _bare(indicator, known.total / len(rows), text, estimate=known.estimated > 0)
    return text("{n} gardens have {total}, {mean} on average.", n=text.number(len(rows)), total=total, mean=mean)


def _bare(indicator: str, value: float, text: Text, *, estimate: bool) -> str:
    """A value without the word for what is counted, where the sentence has said it."""
    if indicator == "companies":
        return text.approximately(value) if estimate else text.number(value)
    return in_words(indicator, value, text, estimate=estimate)


def _garden_alt(indicator: str, frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    said, known = _garden_takeaway(indicator, frame, selection, text), coverage_line(frame, text)
    return f"{known}." if said == known else f"{said} {known}."


def _garden_charts(
    indicator: str, frame: pd.DataFrame, selection: Selection, text: Text, palette: Palette
) -> list[Chart]:
    unit = _UNITS[indicator]
    if len(frame) > FEW:
        figure = ladder(frame, text, palette, unit=unit)
    else:
        figure = ranges(frame, text, palette, unit=unit, mean=mean(selection, indicator))
    return [Chart(figure, alt=_garden_alt(indicator, frame, selection, text))]


def _county_charts(
    indicator: str, frame: pd.DataFrame, selection: Selection, text: Text, palette: Palette
) -> list[Chart]:
    unit = _UNITS[indicator]
    without = set(counties_without_garden(selection))
    ends = [text("no business garden") if county in without else text("none fits") for county in frame["county"]]
    figure = county_bars(frame.assign(none=ends), text, palette, unit=unit)
    return [Chart(figure, alt=_county_alt(indicator, frame, selection, text))]


def _county_coverage(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    gardens = int(frame["gardens"].sum())
    if not gardens:
        return no_garden(selection, text)
    parts = [text("{n} of {total} reported", n=text.number(int(frame["reported"].sum())), total=text.number(gardens))]
    estimated = int(frame["estimated"].sum())
    if estimated:
        parts.append(text("county sums of estimates, north on top"))
    return " · ".join(parts)


def _county_alt(indicator: str, frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    known = frame.dropna(subset=["value"])
    sums = [
        f"{row.county} {in_words(indicator, row.value, text, estimate=row.status != 'A')}" for row in known.itertuples()
    ]
    return (
        text("By county, south to north: {counties}.", counties="; ".join(sums))
        if sums
        else _county_coverage(frame, selection, text)
    )


def _county_takeaway(indicator: str, frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    rows = frame.dropna(subset=["value"]).sort_values("value")
    if not len(rows):
        return _county_coverage(frame, selection, text)
    if len(rows) == 1:
        estimate = ObservationStatus(rows["status"].iloc[0]).is_estimate
        total = in_words(indicator, rows["value"].iloc[0], text, estimate=estimate)
        return text("{name} has {total}.", name=rows["county"].iloc[0], total=total)
    least, most = (
        _bare(indicator, row["value"], text, estimate=ObservationStatus(row["status"]).is_estimate)
        for _, row in rows.iloc[[0, -1]].iterrows()
    )
    counties = text.plural("{n} county", "{n} counties", len(rows))
    if indicator == "companies":
        return text("{counties} have from {least} to {most} companies each.", counties=counties, least=least, most=most)
    return text("{counties} have from {least} to {most} each.", counties=counties, least=least, most=most)


_COLUMNS = ("garden", "county", "value", "range", "status")
_COUNTY_COLUMNS = ("county", "value", "gardens", "reported", "estimated")

COMPANIES_BY_GARDEN = Panel(
    id="companies-by-garden",
    question=lambda _, text: text("How many companies does each garden have?"),
    table=partial(by_garden, indicator="companies"),
    coverage=_garden_coverage,
    takeaway=partial(_garden_takeaway, "companies"),
    charts=partial(_garden_charts, "companies"),
    empty=nothing_here,
    columns=_COLUMNS,
)

VALUE_CREATION_BY_GARDEN = Panel(
    id="value-creation-by-garden",
    question=lambda _, text: text("How much value is created in a year?"),
    unit=lambda text: text("NOK million"),
    table=partial(by_garden, indicator="value_creation"),
    coverage=_garden_coverage,
    takeaway=partial(_garden_takeaway, "value_creation"),
    charts=partial(_garden_charts, "value_creation"),
    empty=nothing_here,
    columns=_COLUMNS,
)

COMPANIES_BY_COUNTY = Panel(
    id="companies-by-county",
    question=lambda _, text: text("How many companies are there in each county?"),
    table=partial(by_county, indicator="companies"),
    coverage=_county_coverage,
    takeaway=partial(_county_takeaway, "companies"),
    charts=partial(_county_charts, "companies"),
    empty=nothing_here,
    columns=_COUNTY_COLUMNS,
)

VALUE_CREATION_BY_COUNTY = Panel(
    id="value-creation-by-county",
    question=lambda _, text: text("How much value is created in each county?"),
    unit=lambda text: text("NOK million"),
    table=partial(by_county, indicator="value_creation"),
    coverage=_county_coverage,
    takeaway=partial(_county_takeaway, "value_creation"),
    charts=partial(_county_charts, "value_creation"),
    empty=nothing_here,
    columns=_COUNTY_COLUMNS,
)
