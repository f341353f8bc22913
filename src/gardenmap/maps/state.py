"""What the map shows of a selection: one plain value, which the map of the app, the static map and the preview draw."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from gardenmap.maps.names import sides
from gardenmap.model import ObservationStatus
from gardenmap.selection import Selection, select
from gardenmap.summary.counties import counties_without_garden
from gardenmap.summary.gardens import garden_rows, mean
from gardenmap.summary.rows import Row, of_release, rows
from gardenmap.text import Text
from gardenmap.view import everywhere

COUNTRY = [[58.0, 4.6], [71.2, 31.1]]
_STEPS = (
    ("south", [[57.9, 4.6], [61.5, 12.9]]),
    ("middle", [[61.4, 4.6], [65.6, 14.4]]),
    ("north", [[65.2, 11.0], [71.2, 31.1]]),
)
_BESIDE_THE_LAND = {
    "56": (68.95, 26.6),
    "55": (68.55, 20.2),
    "18": (66.2, 15.9),
    "50": (64.0, 14.2),
    "34": (61.9, 12.9),
}
_ENDS = (("Nordkapp", 71.45, 25.8, "middle"), ("Lindesnes", 57.95, 8.4, "right"))
_CLASSES = {
    ObservationStatus.PROVISIONAL: "provisional",
    ObservationStatus.ESTIMATED: "estimate",
    ObservationStatus.IMPUTED: "estimate",
}
_ALWAYS = ("reported", "estimate", "unverified", "closed", "missing")
"""The looks that the legend of the whole country explains although no garden may have them yet."""
_OF_ESTIMATES = ("estimate", "unverified")
"""Those that nothing has where estimates are left out."""
_SMALLEST = 0.1
"""A garden with next to nothing is still seen."""


def of(selection: Selection, text: Text, *, focus: str | None = None) -> dict[str, Any]:
    """Every garden with place, name, size and look, the counties, the words, and where the map should look.

    Gardens outside the selection stay, dimmed. `focus` is a county to look at instead of the chosen ones. A garden's
    size is its value over the country's mean; without a value or a confirmation it has a fixed size.
    """
    country = select(selection.release, everywhere(selection.view))
    chosen = (focus,) if focus else selection.view.county
    is_reported = selection.view.values == "reported"
    measured = mean(country, selection.view.indicator)
    average = measured or 1.0
    sizes = _legend_sizes(average)
    explained = [] if chosen else [code for code in _ALWAYS if not (is_reported and code in _OF_ESTIMATES)]
    inside = set(selection.gardens["id"])
    gardens = [
        {
            "id": garden["id"],
            "lat": garden["lat"],
            "lon": garden["lon"],
            "name": garden["short_name"],
            "tip": _tip(row, garden["place"], text, selection.view.indicator),
            "look": look(row),
            "size": round(max((row["value"] if _has_size(row) else sizes[0]) / average, _SMALLEST), 3),
            "inside": garden["id"] in inside and (not chosen or garden["county_no"] in chosen),
            "selected": garden["id"] == selection.view.garden,
        }
        for row, garden in zip(garden_rows(country, selection.view.indicator), rows(country, "gardens"), strict=True)
    ]
    beside = sides(gardens, selection.release, chosen)
    for garden in gardens:
        garden["side"] = beside.get(garden["id"], "")
    present = {garden["look"] for garden in gardens if garden["inside"]}
    return {
        "lang": text.language,
        "gardens": gardens,
        "chosen": list(chosen),
        "counties": _counties(selection, text),
        "labels": _labels(selection, chosen),
        "looks": [(code, word) for code, word in _looks(text) if code in present or code in explained],
        "sizes": [(text.number(size), round(size / average, 3)) for size in sizes] if measured else [],
        "steps": _steps(selection, text, chosen),
        "words": _words(selection, text),
    }


def look(row: Row) -> str:
    """The marker's class of one row of `by_garden`: certainty first."""
    status = ObservationStatus(row["status"])
    if row["closed"]:
        return "closed"
    if not status.has_value:
        return "missing"
    if status.is_estimate and not row["documented"]:
        return "unverified"
    return _CLASSES.get(status, "reported")


def _has_size(row: Row) -> bool:
    return look(row) in ("reported", "provisional", "estimate")


def _legend_sizes(average: float) -> list[float]:
    """Three round values, about half, one and two times the mean: 50, 100, 200 where the mean is 85."""
    power = 10 ** (len(str(int(max(average, 1)))) - 1)
    first = min((step * power / 2 for step in (1, 2, 4, 10, 20)), key=lambda size: abs(size - average * 0.6))
    return [first, first * 2, first * 4]


def _tip(row: Row, place: str, text: Text, indicator: str) -> str:
    status = ObservationStatus(row["status"])
    if not status.has_value:
        figure = text("figure missing")
    elif indicator == "companies":
        n = round(row["value"])
        number = text.approximately(n) if status.is_estimate else text.number(n)
        figure = text.plural("{n} company", "{n} companies", n, n=number)
    else:
        money = text.money(row["value"], estimate=status.is_estimate)
        figure = text("approx.\u00a0{number}", number=money) if status.is_estimate else money
    parts = [place, row["county"], figure]
    if row["closed"]:
        parts.append(text("reported closed"))
    elif not row["documented"]:
        parts.append(text("not confirmed"))
    return ", ".join(parts)


def _counties(selection: Selection, text: Text) -> dict[str, dict[str, Any]]:
    counts = Counter(garden["county_no"] for garden in of_release(selection.release, "gardens"))
    return {
        county["county_no"]: {
            "gardens": (n := counts[county["county_no"]]),
            "name": f"{county['name']}: "
            + (text.plural("{n} business garden", "{n} business gardens", n) if n else text("no business garden")),
        }
        for county in of_release(selection.release, "counties")
    }


def _labels(selection: Selection, chosen: tuple[str, ...]) -> list[dict[str, Any]]:
    counties = selection.release.counties
    if chosen:
        return [
            {"text": row.name, "lat": row.label_lat, "lon": row.label_lon, "look": "", "side": "middle"}
            for row in counties.itertuples()
            if row.county_no not in chosen
        ]
    names = dict(zip(counties["county_no"], counties["name"], strict=True))
    return [
        {"text": names[code], "lat": lat, "lon": lon, "look": "gm-label-side", "side": "right"}
        for code, (lat, lon) in _BESIDE_THE_LAND.items()
        if code in names
    ] + [
        {"text": name, "lat": lat, "lon": lon, "look": "gm-label-place", "side": side} for name, lat, lon, side in _ENDS
    ]


def _looks(text: Text) -> list[tuple[str, str]]:
    return [
        ("reported", text("reported")),
        ("provisional", text("provisional")),
        ("estimate", text("estimate (approx.)")),
        ("unverified", text("not confirmed")),
        ("closed", text("reported closed")),
        ("missing", text("figure missing")),
    ]


def _steps(selection: Selection, text: Text, chosen: tuple[str, ...]) -> list[dict[str, Any]]:
    whole = {"id": "whole", "text": text("Whole country"), "short": text("Country"), "bounds": COUNTRY}
    if not chosen:
        parts = {"south": text("South"), "middle": text("Middle"), "north": text("North")}
        return [whole, *({"id": code, "text": parts[code], "bounds": bounds} for code, bounds in _STEPS)]
    counties = selection.release.counties
    shown = counties[counties["county_no"].isin(chosen)]
    name = shown["name"].iloc[0] if len(shown) == 1 else text.plural("{n} county", "{n} counties", len(shown))
    bounds = [
        [float(shown["min_lat"].min()), float(shown["min_lon"].min())],
        [float(shown["max_lat"].max()), float(shown["max_lon"].max())],
    ]
    return [whole, {"id": "chosen", "text": name, "bounds": bounds}]


def _description(selection: Selection, text: Text) -> str:
    """What the map shows, for whoever does not see it."""
    shown = rows(selection, "gardens")
    if not shown:
        return text("No business garden on the map fits the choices.")
    return text.plural(
        "{n} business garden fits the choices, in {south}. Its figures stand in the tables of the page too.",
        "{n} business gardens fit the choices, from {south} to {north}. They stand with their figures in the tables of "
        "the page too.",
        len(shown),
        south=shown[0]["municipality"],
        north=shown[-1]["municipality"],
    )


def _words(selection: Selection, text: Text) -> dict[str, str]:
    empty = counties_without_garden(replace(selection, view=replace(selection.view, county=())))
    return {
        "title": text("Map of the business gardens"),
        "description": _description(selection, text),
        "legend": text("Companies per garden")
        if selection.view.indicator == "companies"
        else text("Value creation per garden, NOK million"),
        "corner": text("No garden in {counties}", counties=text.join(empty)) if empty else "",
        "steps": text("Part of the map"),
        "zoom_in": text("Zoom in"),
        "zoom_out": text("Zoom out"),
        "background": text("Topographic background from Kartverket"),
    }
