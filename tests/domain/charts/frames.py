"""Small frames as the summaries give them, and every chart drawn from one."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

import pandas as pd
import plotly.graph_objects as go

from gardenmap.charts.blocks import group_blocks, status_blocks
from gardenmap.charts.counties import county_bars
from gardenmap.charts.ladder import ladder
from gardenmap.charts.periods import period_spans
from gardenmap.charts.ranges import ranges
from gardenmap.charts.skyline import skyline
from gardenmap.charts.timeline import timeline_blocks
from gardenmap.charts.years import year_bars
from gardenmap.look import LIGHT, Palette
from gardenmap.model import ProjectStatus
from gardenmap.text import Text

HOSTILE = "<b>Ola & Co</b><script>"
MISSING = float("nan")
EN = Text("en")


def gardens(*rows: tuple[str, str, float | None, str], hostile: str | None = None) -> pd.DataFrame:
    """(name, county, value, status), south to north, one degree of latitude apart."""
    frame = pd.DataFrame(rows, columns=["short_name", "county", "value", "status"])
    frame["value"] = frame["value"].astype("float64")
    return frame.assign(
        garden=frame["short_name"].str.lower(),
        county_no=frame["county"],
        lat=[58.0 + n for n in range(len(frame))],
        low=frame["value"] / 2,
        high=frame["value"] * 1.5,
        documented=True,
        closed=False,
        short_name=frame["short_name"] if hostile is None else hostile,
    )


def statuses(**counts: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "status": [status.value for status in ProjectStatus],
            "n": [counts.get(status.value, 0) for status in ProjectStatus],
            "outdated": 0,
            "end_passed": 0,
        }
    )


def groups(*rows: tuple[str, str, int]) -> pd.DataFrame:
    """(name, status, n), the first on top."""
    frame = pd.DataFrame(rows, columns=["name", "status", "n"])
    order = {name: n for n, name in enumerate(dict.fromkeys(frame["name"]))}
    return frame.assign(group=frame["name"], order=frame["name"].map(order))


def confirmed(*rows: tuple[int | None, str, int]) -> pd.DataFrame:
    """(year, status, n)."""
    return pd.DataFrame(rows, columns=["year", "status", "n"]).astype({"year": "Int64"})


def series(*rows: tuple[int, float | None, str]) -> pd.DataFrame:
    """(year, value, status)."""
    frame = pd.DataFrame(rows, columns=["year", "value", "status"]).astype({"year": "Int64", "value": "float64"})
    return frame.assign(vintage="2022-03", caveats="")


def sums(*rows: tuple[str, int, int, float | None, str]) -> pd.DataFrame:
    """(label, first year, last year, value, status)."""
    frame = pd.DataFrame(rows, columns=["label", "period_from", "period_to", "value", "status"])
    return frame.astype({"period_from": "Int64", "period_to": "Int64", "value": "float64"}).assign(caveats="")


def by_county(*rows: tuple[str, int, float | None, str]) -> pd.DataFrame:
    """(county, gardens, value, status), south to north."""
    frame = pd.DataFrame(rows, columns=["county", "gardens", "value", "status"]).astype({"value": "float64"})
    return frame.assign(none="no garden <here>", county_no=[str(n) for n in range(len(frame))])


THREE = (("Lister", "Agder", 110, "E"), ("Odda", "Vestland", 34, "A"), ("Halti", "Troms", None, "O"))
ALL_MISSING = (("Lister", "Agder", None, "O"), ("Odda", "Vestland", None, "Q"))
ONE = (("Lister", "Agder", 110, "E"),)

Draw = Callable[[Text, Palette], go.Figure]

EVERY_CHART: dict[str, Draw] = {
    f"{chart.__name__} of {name}": lambda text, palette, chart=chart, rows=rows, more=more: chart(
        gardens(*rows), text, palette, **more
    )
    for chart, more in (
        (ladder, {"unit": "companies"}),
        (ranges, {"unit": "mnok", "mean": 85.1}),
        (skyline, {"unit": "companies", "own": "lister", "mean": 85.1}),
        (skyline, {"unit": "mnok", "own": "lister", "mean": None}),
    )
    for name, rows in (("three", THREE), ("one", ONE), ("missing", ALL_MISSING))
} | {
    "status_blocks": lambda text, palette: status_blocks(statuses(completed=2, planned=1), text, palette, none="none"),
    "status_blocks of none": lambda text, palette: status_blocks(statuses(), text, palette, none="none"),
    "group_blocks": lambda text, palette: group_blocks(
        groups(("Troms", "unknown", 0), ("Agder", "paused", 2)), text, palette, none="none", kind="county"
    ),
    "group_blocks of none": lambda text, palette: group_blocks(
        groups(("Troms", "unknown", 0)), text, palette, none="none", kind="theme"
    ),
    "timeline_blocks": lambda text, palette: timeline_blocks(
        confirmed((None, "unknown", 9), (2020, "ongoing", 2)), text, palette, window=(2024.9, 2026.9)
    ),
    "timeline_blocks of dated": lambda text, palette: timeline_blocks(
        confirmed((2020, "cancelled", 1)), text, palette, window=(2024.9, 2026.9)
    ),
    "timeline_blocks of undated": lambda text, palette: timeline_blocks(
        confirmed((None, "planned", 1)), text, palette, window=(2024.9, 2026.9)
    ),
    "year_bars": lambda text, palette: year_bars(
        series((2019, 1889, "U"), (2021, 2654, "A"), (2021, 3130, "P"), (2023, 2890, "B")),
        text,
        palette,
        unit="companies",
        years=range(2018, 2025),
    ),
    "year_bars of missing": lambda text, palette: year_bars(
        series((2019, None, "O")), text, palette, unit="mnok", years=range(2018, 2021)
    ),
    "period_spans": lambda text, palette: period_spans(
        sums(("Siva", 2012, 2017, 71_500, "A"), ("Siva", 2012, 2020, None, "O")), text, palette, range(2012, 2022)
    ),
    "county_bars": lambda text, palette: county_bars(
        by_county(("Agder", 1, 110, "E"), ("Oslo", 0, None, "O"), ("Troms", 2, None, "O")),
        text,
        palette,
        unit="companies",
    ),
}


def traces(figure: go.Figure, name: str) -> list[dict]:
    return [trace.to_plotly_json() for trace in figure.data if trace.name == name]


def bars(figure: go.Figure) -> list[dict]:
    return [trace.to_plotly_json() for trace in figure.data if trace.type == "bar"]


def plain(markup: str) -> str:
    """What a reader sees of plotly's markup."""
    return unescape(re.sub("<[^>]*>", "", markup))


def names(figure: go.Figure) -> list[str]:
    """The names of the rows as the eye meets them, from the top."""
    bottom, top = figure.layout.yaxis.range
    assert bottom > top
    labels = zip(figure.layout.yaxis.tickvals, figure.layout.yaxis.ticktext, strict=True)
    return [plain(name) for _, name in sorted(labels)]


def words(figure: go.Figure) -> list[str]:
    """All words of a chart of rows, from the top."""
    found = list(zip(figure.layout.yaxis.tickvals, figure.layout.yaxis.ticktext, strict=True))
    for trace in figure.data:
        if trace.type == "scatter":
            found += zip(trace.y, trace.text, strict=True)
    found += [(-1 if note.yref == "paper" else note.y, note.text) for note in figure.layout.annotations]
    return [plain(string) for _, string in sorted(found, key=lambda word: word[0])]


def strings(figure: go.Figure) -> list[str]:
    """Every piece of text that plotly would read as markup."""
    found = [annotation.text for annotation in figure.layout.annotations]
    for axis in (figure.layout.xaxis, figure.layout.yaxis):
        found += axis.ticktext or []
    for trace in figure.data:
        for field in ("text", "hovertext"):
            value = getattr(trace, field, None)
            found += [value] if isinstance(value, str) else list(value or [])
    return found


def drawn_ladder(frame: pd.DataFrame, palette: Palette = LIGHT) -> go.Figure:
    return ladder(frame, EN, palette, unit="companies")
