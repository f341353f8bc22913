"""Large data packages, invented from the published one: the same gardens with more figures, projects and companies."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import shapely
from running import ROOT

from gardenmap.data import package
from gardenmap.data.describe import write_description
from gardenmap.data.tables import OBSERVATION_KEY, TABLES, dtype
from gardenmap.model import ProjectStatus, Release

YEARS = range(1996, 2026)
TRADES = ("Bygg og anlegg", "62.010", "Reiseliv", "Fiskeoppdrett", None, "Trevare", "Regnskap", "Verksted")


@dataclass(frozen=True)
class Size:
    """So many companies, figures and projects."""

    companies: int
    observations: int
    projects: int


FULL = Size(companies=4_000, observations=100_000, projects=20_000)


def part(share: float) -> Size:
    """A share of the full size."""
    return Size(*(round(getattr(FULL, name) * share) for name in ("companies", "observations", "projects")))


def write(directory: Path, size: Size) -> Path:
    """A data package of that size, whole by `gardenmap check`; the same size always gives the same bytes."""
    base, dice = package.read(ROOT / "data"), random.Random(1)
    shutil.copytree(ROOT / "data" / "raw", directory / "raw")
    shutil.copy(ROOT / "data" / "counties.geojson", directory)
    projects, links = _projects(base, size.projects, dice)
    tables = {name: getattr(base, name) for name in TABLES if name != "counties"}
    tables |= {
        "observations": pd.concat([base.observations, _observations(base, size.observations)], ignore_index=True),
        "projects": pd.concat([base.projects, projects], ignore_index=True),
        "project_gardens": pd.concat([base.project_gardens, links], ignore_index=True),
        "companies": _companies(base, size.companies, dice),
    }
    package.write(tables, directory)
    write_description(directory)
    return directory


def _frame(table: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    columns = TABLES[table].columns
    return pd.DataFrame(
        {name: pd.Series([row.get(name) for row in rows], dtype=dtype(column)) for name, column in columns.items()}
    )


def _figures(base: Release) -> Iterator[dict[str, Any]]:
    """Thirty years of the network's two figures by garden, then of every count, from one source after the other."""
    known = {tuple(row) for row in base.observations[OBSERVATION_KEY].astype(str).itertuples(index=False)}
    other = base.indicators[base.indicators["unit"].isin(["companies", "persons", "mnok"])]["id"]
    indicators = ["companies", "value_creation", *other[~other.isin(["companies", "value_creation"])]]
    sources = base.sources["id"].tolist()
    n = 0
    for source in sources:
        for indicator in indicators[:2] if source == sources[0] else indicators[2:]:
            for year in YEARS:
                if source == sources[0] and year == 2021:
                    continue  # the published estimates of that year stand, and must add up
                for area_type, area in [("country", "NO"), *(("garden", garden) for garden in base.gardens["id"])]:
                    key = {"indicator": indicator, "area_type": area_type, "area": area}
                    key |= {"period_from": year, "period_to": year, "source": source}
                    if tuple(str(key[name]) for name in OBSERVATION_KEY) in known:
                        continue
                    n += 1
                    value = 4_000 if area == "NO" else 20 + n % 90
                    yield {**key, "id": f"large-{n}", "value": value, "status": "A", "source_date": str(year)}


def _observations(base: Release, n: int) -> pd.DataFrame:
    made = _figures(base)
    return _frame("observations", [next(made) for _ in range(n - len(base.observations))])


def _projects(base: Release, n: int, dice: random.Random) -> tuple[pd.DataFrame, pd.DataFrame]:
    gardens = list(base.gardens[["id", "county_no"]].itertuples(index=False))
    themes, sources = base.themes["id"].tolist(), base.sources["id"].tolist()
    projects, links = [], []
    for number in range(n - len(base.projects)):
        part_of = dice.sample(gardens, 1 + number % 2)
        year = dice.choice(YEARS)
        project = {
            "id": f"L{number:05d}",
            "title": f"Prosjekt {number} om noe som hagen gjør sammen med bedriftene sine",
            "scope": "joint" if len(part_of) > 1 else "garden",
            "counties": " ".join(sorted({garden.county_no for garden in part_of})),
            "theme": dice.choice(themes),
            "status": dice.choice(list(ProjectStatus)).value,
            "status_as_of": f"{year}-0{1 + number % 9}",
            "actors": "Næringshagen; kommunen",
            "summary_nb": "En setning på bokmål om hva prosjektet er, og hvem det er til for.",
            "summary_en": "A sentence in English on what the project is, and whom it is for.",
            "source": dice.choice(sources),
            "source_date": str(year),
        }
        projects.append(project)
        links += [{"project": project["id"], "garden": garden.id, "evidence": "named"} for garden in part_of]
    return _frame("projects", projects), _frame("project_gardens", links)


def _companies(base: Release, n: int, dice: random.Random) -> pd.DataFrame:
    """Companies scattered round the gardens, a third of them in the very town, each in its garden's own county."""
    shapes = {
        feature["properties"]["county_no"]: shapely.from_geojson(json.dumps(feature["geometry"]))
        for feature in json.loads(base.counties_geojson)["features"]
    }
    shapely.prepare(list(shapes.values()))
    gardens, sources = base.gardens.to_dict("records"), base.sources["id"].tolist()
    rows = []
    while len(rows) < n:
        home = gardens[len(rows) % len(gardens)]
        spread = 0.01 if len(rows) % 3 == 0 else 0.25
        lat, lon = home["lat"] + dice.gauss(0, spread), home["lon"] + dice.gauss(0, 2 * spread)
        if not shapely.contains_xy(shapes[home["county_no"]], lon, lat):
            lat, lon = home["lat"], home["lon"]
        number = len(rows)
        rows.append(
            {
                "id": f"B{number:06d}",
                "name": f"Bedrift {number} i {home['place']} AS",
                "garden": home["id"] if number % 5 else None,
                "county_no": home["county_no"],
                "municipality": home["municipality"],
                "municipality_no": home["municipality_no"],
                "lat": round(lat, 5),
                "lon": round(lon, 5),
                "industry": dice.choice(TRADES),
                "source": dice.choice(sources),
                "source_date": "2026-01",
            }
        )
    return _frame("companies", rows)
