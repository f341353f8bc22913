"""Worlds with rows of every kind, for promises that hold whatever a release holds, and hostile words in all of it."""

from __future__ import annotations

from typing import Any

import worlds
from worlds import company, garden, indicator, observation, project, release, source, theme

from gardenmap.model import ProjectStatus, Release

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "handler": '"><img src=x onerror=alert(1)>',
    "direction": "Lista \u202e\u200f\u2066 Næringshage",
    "long": "Å" * 10_000,
    "emoji": "🌲👩‍🌾🇳🇴",
    "template": "{{ 6*7 }}{% raw %}{# a <b>note</b> #}",
    "quotes": "' \\ \" ` ${6*7} </script>",
    "markup": "<b>&amp; {garden} %s $x^2$ [a](javascript:alert(1))</b>",
}
TOGETHER = {"long": HOSTILE["long"], "the rest": " ".join(words for name, words in HOSTILE.items() if name != "long")}
"""The same for what is slow: one may come through another."""


def everything(**cells: Any) -> dict[str, Any]:
    """Rows of every kind: gardens that reported, are estimated, are missing, closed; series, sums, projects."""
    gardens = [
        garden("lista", **cells),
        garden("arendal", lat=58.8, membership="unverified"),
        garden("hardanger", "46"),
        garden("sogn", "46", lat=61.0, status="closed"),
        garden("nordkapp", "56"),
    ]
    network = [
        observation(code, area, value, status, source=f"{code}.no-{status}")
        for code, scale in (("companies", 1), ("value_creation", 2.5))
        for area, value, status in (
            ("NO", 4000 * scale, "A"), ("lista", 40 * scale, "A"), ("lista", 44 * scale, "E"),
            ("arendal", 60 * scale, "E"), ("hardanger", None, "Q"), ("sogn", None, "M"),
        )
    ]  # fmt: skip
    series = [
        observation(code, area, 1000 + year, status, period_from=year, period_to=year, source=f"s.no-{year}{area}",
                    caveats=caveats)
        for code, area in (("target_companies", "NO"), ("value_creation_siva", "NO"), ("target_companies", "lista"))
        for year, status, caveats in ((2015, "A", None), (2017, "I", "derived"), (2018, "B", "series_break"))
    ]  # fmt: skip
    sums = [
        observation(code, "NO", 91210, period_from=2012, period_to=2019, caveats="accumulated press_figure")
        for code in ("sum_network", "sum_siva")
    ]
    single = [
        observation("owners", "lista", 51.5, "U"),
        observation("owners", "Helgeland", 12, area_type="region", period_from=None, period_to=None, source_date=None),
        observation("owners", "46", None, "L"),
        observation("target_companies_garden", "lista", 33),
    ]
    days = ("2019", "2023-03", None, "2026-01-02", "2024", None)
    projects = [
        project(f"P{n}", ["lista"], status=status, status_as_of=days[n], end="2024", theme=f"theme{n % 3}")
        for n, status in enumerate(ProjectStatus)
    ]
    projects += [
        project("JOINT", ["lista", "hardanger"], scope="joint", counties="42 46"),
        project(
            "ALL", ["lista", "sogn"], scope="national", counties=None, summary_nb="Sammendrag", actors="Hagen; Byen"
        ),
    ]
    return {
        "gardens": gardens,
        "observations": network + series + sums + single,
        "projects": projects,
        "companies": [company("B1", garden="lista", industry="62.010"), company("B2", "46", source_date=None)],
        "indicators": [
            indicator("sum_network", topic="value_creation", form="periods", unit="mnok", universe="network"),
            indicator("sum_siva", topic="value_creation", form="periods", unit="mnok"),
            indicator("owners", form="list", unit="percent"),
            indicator("target_companies_garden", form="list"),
        ],
    }


def with_status(rows: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    return rows | {"observations": [row | change for row in rows["observations"]]}


MISSING = {"value": None, "low": None, "high": None, "status": "O", "method": None}
MIXED = everything()
ONE_GARDEN = {
    "gardens": MIXED["gardens"][:1],
    "observations": [row for row in MIXED["observations"] if row["area"] == "lista"][:1],
    "projects": MIXED["projects"][:1],
}
ESTIMATES = MIXED | {
    "observations": [
        row | {"status": "E", "low": row["value"] / 2, "high": row["value"] * 2, "method": "anslag-1"}
        for row in MIXED["observations"] if row["value"] is not None
    ]
}  # fmt: skip
MANY = MIXED | {
    "gardens": [garden(f"hage{n}", number, lat=58 + n / 3) for n, number in enumerate([*worlds.COUNTIES] * 3)],
    "observations": [observation("companies", f"hage{n}", 10 * n, "E") for n in range(45)],
    "companies": [company(f"B{n}", garden=f"hage{n % 45}") for n in range(300)],
}
WORLDS: dict[str, Release] = {
    "empty": release(),
    "gardens only": release(gardens=MIXED["gardens"]),
    "one row": release(**ONE_GARDEN),
    "all missing": release(**with_status(MIXED, MISSING)),
    "estimates only": release(**ESTIMATES),
    "mixed": release(**MIXED),
    "many": release(**MANY),
}
VIEWS: dict[str, dict[str, Any]] = {
    "country": {},
    "garden": {"garden": "lista"},
    "county": {"county": ("42",), "garden": "lista"},
    "county without garden": {"county": ("03",)},
    "counties": {"county": ("46", "03")},
    "reported": {"values": "reported", "garden": "lista"},
    "nothing fits": {"membership": ("likely",), "status": (ProjectStatus.CANCELLED,), "theme": ("theme0",)},
    "value creation": {"indicator": "value_creation"},
}


def hostile_world(words: str) -> Release:
    """A release with the words in every column of free text."""
    rows = everything(municipality=words, place=words, name=words, short_name=words, serves_nb=words, evidence_nb=words)
    names = {"name_nb": words, "name_en": words, "definition_nb": words, "definition_en": words}
    notes = {"note_nb": words, "note_en": words}
    of_a_project = {
        "title": words, "actors": words, "partners": words, "funder": words, "summary_nb": words, "summary_en": words,
        "status_note_nb": words, "status_note_en": words,
    }  # fmt: skip
    rows["gardens"] = [row | {"short_name": f"{words}{n}", "place": words} for n, row in enumerate(rows["gardens"])]
    rows["observations"] = [row | notes for row in rows["observations"]]
    rows["projects"] = [row | of_a_project for row in rows["projects"]]
    named = {"name": words, "municipality": words, "industry": words}
    rows["companies"] = [row | named for row in rows["companies"]]
    used = {row["indicator"] for row in rows["observations"]}
    given = {row["id"]: row for row in rows["indicators"]}
    rows["indicators"] = [given.get(id, indicator(id)) | names for id in used]
    cited = {row["source"] for row in [*rows["observations"], *rows["projects"], *rows["companies"]]} | {
        "example.no-000000"
    }
    return release(
        **rows,
        themes=[theme(id, name_nb=words, name_en=words) for id in {row["theme"] for row in rows["projects"]}],
        sources=[source(id, title=words, publisher=words, url=f"javascript:{words}") for id in cited],
        counties=[worlds.county(number, name=words) for number in worlds.COUNTIES],
    )
