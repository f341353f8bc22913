"""Large data packages, invented from the published one: the same gardens with more figures, projects and companies."""

from __future__ import annotations

import itertools
import json
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import shapely
from running import ROOT

from gardenmap.data import package
from gardenmap.data.describe import write_description
from gardenmap.data.tables import OBSERVATION_KEY, TABLES, dtype
from gardenmap.model import Release

YEARS = range(1996, 2026)
FULL = {"companies": 4_000, "observations": 100_000, "projects": 20_000}


def write(directory: Path, share: float) -> Path:
    """A data package of a share of the full size, whole by `gardenmap check`; always the same bytes."""
    base = package.read(ROOT / "data")
    companies, observations, projects = (round(most * share) for most in FULL.values())
    shutil.copytree(ROOT / "data" / "raw", directory / "raw")
    shutil.copy(ROOT / "data" / "counties.geojson", directory)
    tables = {name: getattr(base, name) for name in TABLES if name != "counties"}
    figures = _frame("observations", itertools.islice(_figures(base), observations - len(base.observations)))
    tables["observations"] = pd.concat([base.observations, figures], ignore_index=True)
    tables |= _projects(base, projects) | {"companies": _companies(base, companies)}
    package.write(tables, directory)
    write_description(directory)
    return directory


def _frame(table: str, rows: Iterator[dict[str, Any]]) -> pd.DataFrame:
    columns, rows_there = TABLES[table].columns, list(rows)
    return pd.DataFrame(
        {
            name: pd.Series([row.get(name) for row in rows_there], dtype=dtype(column))
            for name, column in columns.items()
        }
    )


def _figures(base: Release) -> Iterator[dict[str, Any]]:
    """Thirty years of the network's two figures by garden, then of every count, from one source after the other."""
    known = {tuple(row) for row in base.observations[OBSERVATION_KEY].astype(str).itertuples(index=False)}
    counts = base.indicators[base.indicators["unit"].isin(["companies", "persons", "mnok"])]["id"].tolist()
    own, others = (
        ["companies", "value_creation"],
        [each for each in counts if each not in ("companies", "value_creation")],
    )
    areas = [("country", "NO"), *(("garden", garden) for garden in base.gardens["id"])]
    for number, source in enumerate(base.sources["id"]):
        for indicator, year, (kind, area) in itertools.product(others if number else own, YEARS, areas):
            key = {"indicator": indicator, "area_type": kind, "area": area, "period_from": year, "period_to": year}
            key["source"] = source
            # The published estimates of 2021 stand, and must add up.
            if (indicator in own and year == 2021) or tuple(str(key[name]) for name in OBSERVATION_KEY) in known:
                continue
            value = 4_000 if kind == "country" else 20 + (year + len(area)) % 90
            yield {**key, "id": f"large-{number}-{indicator}-{area}-{year}", "value": value} | {
                "status": "A",
                "source_date": str(year),
            }


def _projects(base: Release, n: int) -> dict[str, pd.DataFrame]:
    """The published projects over and over, each time under another id, with their gardens."""
    found, links = [base.projects], [base.project_gardens]
    for number in range(1, n // len(base.projects) + 1):
        found.append(base.projects.assign(id=base.projects["id"] + f"x{number}"))
        links.append(base.project_gardens.assign(project=base.project_gardens["project"] + f"x{number}"))
    projects, project_gardens = (pd.concat(each, ignore_index=True) for each in (found, links))
    projects = projects.head(n)
    project_gardens = project_gardens[project_gardens["project"].isin(projects["id"])]
    return {"projects": projects, "project_gardens": project_gardens}


def _companies(base: Release, n: int) -> pd.DataFrame:
    """Companies scattered round the gardens, a third of them in the very town, each in its garden's own county."""
    dice, sources = random.Random(1), base.sources["id"].tolist()
    shapes = {
        feature["properties"]["county_no"]: shapely.from_geojson(json.dumps(feature["geometry"]))
        for feature in json.loads(base.counties_geojson)["features"]
    }
    shapely.prepare(list(shapes.values()))

    def company(number: int, home: dict[str, Any]) -> dict[str, Any]:
        spread = 0.25 if number % 3 else 0.01
        lat, lon = home["lat"] + dice.gauss(0, spread), home["lon"] + dice.gauss(0, 2 * spread)
        if not shapely.contains_xy(shapes[home["county_no"]], lon, lat):
            lat, lon = home["lat"], home["lon"]
        return {name: home[name] for name in ("county_no", "municipality", "municipality_no")} | {
            "id": f"B{number:06d}",
            "name": f"Bedrift {number} i {home['place']} AS",
            "garden": home["id"] if number % 5 else None,
            "lat": round(lat, 5),
            "lon": round(lon, 5),
            "industry": dice.choice(("Bygg og anlegg", "62.010", "Reiseliv", None)),
            "source": dice.choice(sources),
            "source_date": "2026-01",
        }

    homes = itertools.cycle(base.gardens.to_dict("records"))
    return _frame("companies", (company(number, next(homes)) for number in range(n)))
