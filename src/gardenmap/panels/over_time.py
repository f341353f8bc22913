"""The panels of published series: one small plot per definition, and accumulated sums as periods."""

from __future__ import annotations

from functools import partial

import pandas as pd

from gardenmap.charts.periods import amount, period_spans
from gardenmap.charts.years import year_bars
from gardenmap.look import Palette
from gardenmap.model import Caveat, ObservationStatus
from gardenmap.panels.columns import value
from gardenmap.panels.names import indicator_name, period
from gardenmap.panels.panel import Chart, Panel
from gardenmap.selection import Selection
from gardenmap.summary.figures import periods, series
from gardenmap.summary.release import told
from gardenmap.text import Text
from gardenmap.text.words import OBSERVATION_STATUS, UNIT, n_


def _years(frame: pd.DataFrame, selection: Selection) -> range:
    return range(int(frame["year"].min()), selection.release.date.year + 1)


def small_plots(frame: pd.DataFrame, selection: Selection, text: Text, palette: Palette) -> list[Chart]:
    """One small plot per definition over the same years, each with its definition below the title."""
    definitions = selection.release.indicators.set_index("id")[f"definition_{text.language}"]
    years = _years(frame, selection)
    return [
        Chart(
            year_bars(rows, text, palette, unit=rows["unit"].iloc[0], years=years),
            title=indicator_name(code, selection, text) + _unit_suffix(rows["unit"].iloc[0], text),
            note=definitions[code],
            alt=_said(rows, str(code), selection, text),
        )
        for code, rows in frame.groupby("indicator", sort=False)
    ]


def _unit_suffix(unit: str, text: Text) -> str:
    # Money is drawn in millions or billions, and the plot says which.
    return "" if unit in ("companies", "mnok") else f", {text(UNIT[unit])}"


def _said(rows: pd.DataFrame, indicator: str, selection: Selection, text: Text) -> str:
    ends = rows.iloc[[0, -1]].drop_duplicates("year")
    points = [
        text("{value} in {year}", value=value(row, selection, text).text, year=int(row.year))
        for row in ends.itertuples(index=False)
    ]
    anew = _counted_anew(rows)
    if anew and len(points) > 1:
        points[-1] += f" ({text('counted differently from {year}', year=anew)})"
    return f"{indicator_name(indicator, selection, text)}: {', '.join(points)}."


def _counted_anew(rows: pd.DataFrame) -> int | None:
    """The last year that begins a new way of counting: after a break, or of a report that counts differently."""
    vintages = rows["vintage"].fillna("")
    is_other = vintages.ne(vintages.shift()) & (rows["year"] > rows["year"].iloc[0])
    differs = is_other & rows["caveats"].str.contains(Caveat.VINTAGE, regex=False, na=False)
    years = rows["year"][(rows["status"] == ObservationStatus.BREAK) | differs]
    return None if years.empty else int(years.max())


def _coverage(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    years = _years(frame, selection)
    published, worked_out = years_known(frame)
    parts = [
        text("Whole country, {first}–{last}", first=years[0], last=years[-1]),
        text("{n} of {total} years published", n=published, total=len(years)),
        text("{n} more worked out from other figures", n=worked_out) if worked_out else "",
        text("one plot per definition: they cannot be added or compared"),
    ]
    return " · ".join(filter(None, parts))


def years_known(frame: pd.DataFrame) -> tuple[int, int]:
    """How many years of a series any source states, and how many more are only worked out from other figures."""
    stated = frame[told(frame) == "reported"]["year"].nunique()
    return stated, frame["year"].nunique() - stated


def said_of_all(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    """The first and the last figure of each series."""
    return " ".join(_said(rows, str(code), selection, text) for code, rows in frame.groupby("indicator", sort=False))


def _none_published(selection: Selection, text: Text) -> str:
    return text("No yearly figures are published for the whole country.")


def _accumulated(universe: str, selection: Selection) -> pd.DataFrame:
    rows = periods(selection, "value_creation")
    summed = rows["caveats"].fillna("").str.contains(Caveat.ACCUMULATED.value)
    own = rows["universe"] == "network"
    return rows[summed & (own if universe == "network" else ~own)].reset_index(drop=True)


def _spans(frame: pd.DataFrame, selection: Selection, text: Text, palette: Palette) -> list[Chart]:
    labelled = frame.assign(label=[_span_label(row, selection, text) for row in frame.itertuples()])
    years = range(int(frame["period_from"].min()), int(frame["period_to"].max()) + 1)
    return [Chart(period_spans(labelled, text, palette, years=years), alt=_spans_alt(frame, selection, text))]


def _span_label(row: object, selection: Selection, text: Text) -> str:
    published = "" if pd.isna(row.vintage) else text("published {date}", date=str(row.vintage)[:4])
    return f"{period(row.period_from, row.period_to, text)}" + (f", {published}" if published else "")


def _spans_alt(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    sure = told(frame) == "reported"
    said = [
        f"{period(row.period_from, row.period_to, text)}: {amount(row, text)}"
        + ("" if is_stated else f" ({text(OBSERVATION_STATUS[ObservationStatus(row.status)])})")
        for row, is_stated in zip(frame.itertuples(), sure, strict=True)
    ]
    return "; ".join(said) + "."


def _spans_said(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    """The sum that reaches furthest, and of those the longest."""
    row = frame.sort_values(["period_to", "period_from"], ascending=[False, True]).iloc[0]
    years = period(row["period_from"], row["period_to"], text)
    return text("{money} in {years}.", money=amount(row, text), years=years)


def _network_coverage(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    return text(
        "The network’s own statement. It fits neither its yearly figure nor Siva’s series, and is not drawn "
        "on their axes."
    )


def _siva_coverage(frame: pd.DataFrame, selection: Selection, text: Text) -> str:
    said = text("Siva’s sums for target companies. They overlap and grow with each report: never add them.")
    own = int((told(frame) != "reported").sum())
    worked_out = text.plural(
        "{n} of them is worked out from the others.", "{n} of them are worked out from the others.", own
    )
    return f"{said} {worked_out}" if own else said


def _over_time(topic: str, question: str) -> Panel:
    return Panel(
        id=f"{topic.replace('_', '-')}-over-time",
        question=lambda _, text: text(question),
        table=partial(series, topic=topic),
        coverage=_coverage,
        takeaway=said_of_all,
        charts=small_plots,
        empty=_none_published,
        columns=("indicator", "year", "value", "status", "vintage", "caveats", "source"),
    )


_PERIOD_COLUMNS = ("indicator", "period", "value", "status", "vintage", "caveats", "source")


def _no_sums(selection: Selection, text: Text) -> str:
    return text("No sums over several years are published.")


COMPANIES_OVER_TIME = _over_time("companies", n_("How has the number of companies changed?"))
VALUE_CREATION_OVER_TIME = _over_time("value_creation", n_("How has value creation changed?"))

NETWORK_SUM = Panel(
    id="value-creation-network-sum",
    question=lambda _, text: text("What does the network say it has created in all?"),
    table=partial(_accumulated, "network"),
    coverage=_network_coverage,
    takeaway=_spans_said,
    charts=_spans,
    empty=_no_sums,
    columns=_PERIOD_COLUMNS,
)

SIVA_SUMS = Panel(
    id="value-creation-siva-sums",
    question=lambda _, text: text("What has Siva added up over the years?"),
    table=partial(_accumulated, "siva"),
    coverage=_siva_coverage,
    takeaway=_spans_said,
    charts=_spans,
    empty=_no_sums,
    columns=_PERIOD_COLUMNS,
)
