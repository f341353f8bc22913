"""Small worlds built in code: say what matters to the test, the rest is plain and valid.

    release(gardens=[garden("lista")], observations=[observation("companies", "lista", 40)])

Whatever a row refers to (source, indicator, theme) is added when it is not given. The 15 counties are boxes of about
one degree round their label points, and a garden stands in the middle of its county unless told otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from gardenmap.data import package
from gardenmap.data.tables import TABLES, dtype, file_name
from gardenmap.model import Release

Row = dict[str, Any]

COUNTIES = {
    "03": ("Oslo", 10.7, 60.0),
    "11": ("Rogaland", 6.0, 58.7),
    "15": ("Møre og Romsdal", 8.1, 62.5),
    "18": ("Nordland", 14.6, 66.8),
    "31": ("Østfold", 11.3, 59.4),
    "32": ("Akershus", 11.3, 60.1),
    "33": ("Buskerud", 9.1, 60.3),
    "34": ("Innlandet", 10.4, 61.4),
    "39": ("Vestfold", 10.1, 59.3),
    "40": ("Telemark", 8.5, 59.5),
    "42": ("Agder", 7.6, 58.7),
    "46": ("Vestland", 6.4, 60.8),
    "50": ("Trøndelag", 11.6, 63.6),
    "55": ("Troms", 19.4, 69.0),
    "56": ("Finnmark", 25.8, 69.9),
}


def garden(id: str = "lista", county_no: str = "42", **cells: object) -> Row:
    county_name, lon, lat = COUNTIES[county_no]
    return {
        "id": id,
        "name": f"{id.capitalize()} Næringshage AS",
        "short_name": id.capitalize(),
        "place": "Sentrum",
        "municipality": f"By i {county_name}",
        "municipality_no": f"{county_no}01",
        "county_no": county_no,
        "lat": lat,
        "lon": lon,
        "coord_precision": "town",
        "membership": "participant_2024",
        "evidence_year": 2024,
        "status": "active",
        "sources": "example.no-000000",
    } | cells


def observation(
    indicator: str = "companies", area: str = "NO", value: float | None = 100, status: str = "A", **cells: object
) -> Row:
    """A figure for 2021: of the country (`NO`), of a county (two digits) or of a garden (its id)."""
    row: Row = {
        "indicator": indicator,
        "area_type": "country" if area == "NO" else "county" if area in COUNTIES else "garden",
        "area": area,
        "period_from": 2021,
        "period_to": 2021,
        "value": value,
        "status": status,
        "source": "example.no-000000",
        "source_date": "2021-06-01",
    }
    if status == "E" and value is not None:
        row |= {"low": value / 2, "high": value * 1.5, "method": "anslag-1", "caveats": "estimate"}
    row |= cells
    return {"id": f"{row['indicator']}-{row['area']}-{row['period_from']}-{row['period_to']}-{row['source']}"} | row


def project(id: str = "P1", gardens: Iterable[str] = (), status: str = "ongoing", **cells: object) -> Row:
    """A project; `gardens` are the ids of the gardens in it, named by the source but for those in `inferred`."""
    return {
        "id": id,
        "title": f"Prosjekt {id}",
        "scope": "garden",
        "counties": "42",
        "theme": "circular",
        "status": status,
        "status_as_of": "2024-05",
        "source": "example.no-000000",
        "source_date": "2024-05",
        "gardens": tuple(gardens),
    } | cells


def company(id: str = "B1", county_no: str = "42", **cells: object) -> Row:
    """A company in the middle of its county."""
    county_name, lon, lat = COUNTIES[county_no]
    return {
        "id": id,
        "name": f"Bedrift {id} AS",
        "county_no": county_no,
        "municipality": f"By i {county_name}",
        "municipality_no": f"{county_no}01",
        "lat": lat,
        "lon": lon,
        "source": "example.no-000000",
        "source_date": "2026-01",
    } | cells


def network_fact(id: str = "gardens", observation: Row | None = None, **cells: object) -> Row:
    """What a source states about the network; `observation` is the figure that it rests on."""
    words = f"{id}: {{value}}" if observation else f"What is stated of {id}"
    row: Row = {
        "id": id,
        "statement_nb": words,
        "statement_en": words,
        "source": "example.no-000000",
        "source_date": "2021",
        "order": 1,
    }
    if observation:
        row |= {"observation": observation["id"], "source": observation["source"]}
    return row | cells


def county(county_no: str = "42", **cells: object) -> Row:
    name, lon, lat = COUNTIES[county_no]
    return {
        "county_no": county_no,
        "name": name,
        "name_official": name,
        "label_lon": lon,
        "label_lat": lat,
        "min_lon": lon - 0.5,
        "min_lat": lat - 0.5,
        "max_lon": lon + 0.5,
        "max_lat": lat + 0.5,
        "land_area_km2": 10_000,
        "n_municipalities": 20,
    } | cells


def indicator(id: str, **cells: object) -> Row:
    money = id.startswith("value_creation") or "grant" in id
    return {
        "id": id,
        "topic": "value_creation" if money else "companies",
        "universe": "network" if id in ("companies", "value_creation") else "siva_gardens",
        "form": "series",
        "unit": "mnok" if money else "companies",
        "name_nb": f"{id} (nb)",
        "name_en": f"{id} (en)",
        "definition_nb": f"Definisjon av {id}",
        "definition_en": f"Definition of {id}",
        "order": 1,
    } | cells


def theme(id: str, **cells: object) -> Row:
    return {"id": id, "name_nb": f"{id} (nb)", "name_en": f"{id} (en)", "order": 1} | cells


def source(id: str, **cells: object) -> Row:
    return {"id": id, "title": f"Side {id}", "publisher": "Utgiver", "url": f"https://{id.split('-')[0]}/{id}"} | cells


def release(
    gardens: Iterable[Row] = (),
    observations: Iterable[Row] = (),
    projects: Iterable[Row] = (),
    indicators: Iterable[Row] = (),
    themes: Iterable[Row] = (),
    sources: Iterable[Row] = (),
    counties: Iterable[Row] = (),
    companies: Iterable[Row] = (),
    network_facts: Iterable[Row] = (),
    id: str = "00000000",
    day: date = date(2026, 11, 23),
) -> Release:
    """A release in memory; counties are all 15 unless given."""
    gardens, observations, projects = list(gardens), list(observations), list(projects)
    taking_part = [
        {"project": row["id"], "garden": name, "evidence": "inferred" if name in row.get("inferred", ()) else "named"}
        for row in projects
        for name in row["gardens"]
    ]
    companies, network_facts = list(companies), list(network_facts)
    counties = list(counties) or [county(number) for number in COUNTIES]
    cited = [
        str(row.get("sources") or row.get("source") or "")
        for row in [*gardens, *observations, *projects, *companies, *network_facts]
    ]
    rows = {
        "gardens": sorted(gardens, key=lambda row: (row["lat"], row["id"])),
        "observations": observations,
        "projects": [
            {key: cell for key, cell in row.items() if key not in ("gardens", "inferred")} for row in projects
        ],
        "project_gardens": taking_part,
        "indicators": _complete(
            indicators, ["companies", "value_creation", *(row["indicator"] for row in observations)], indicator
        ),
        "themes": _complete(themes, [row["theme"] for row in projects], theme),
        "sources": _complete(sources, " ".join(cited).split(), source),
        "counties": counties,
        "companies": companies,
        "network_facts": network_facts,
    }
    frames = {name: frame(name, table_rows) for name, table_rows in rows.items()}
    frames["counties"] = package.south_to_north(frames["counties"])
    return Release(id=id, date=day, counties_geojson=_geojson(frames["counties"]), files={}, **frames)


def _complete(given: Iterable[Row], wanted: Iterable[object], make: Callable[[str], Row]) -> list[Row]:
    rows = {str(row["id"]): row for row in given}
    return list(({str(id): make(str(id)) for id in wanted} | rows).values())


def frame(table: str, rows: list[Row]) -> pd.DataFrame:
    """Rows as a frame with the columns and types of the table; what a row does not say is missing."""
    columns = TABLES[table].columns
    unknown = {key for row in rows for key in row} - set(columns)
    assert not unknown, f"{table} has no column {unknown}"
    return pd.DataFrame(
        {name: pd.Series([row.get(name) for row in rows], dtype=dtype(column)) for name, column in columns.items()}
    )


def _geojson(counties: pd.DataFrame) -> bytes:
    features = []
    in_file = counties.sort_values("county_no").astype(object)
    for row in in_file.where(in_file.notna(), None).to_dict("records"):
        west, south, east, north = row["min_lon"], row["min_lat"], row["max_lon"], row["max_lat"]
        ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": row, "geometry": geometry})
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


def write_package(directory: Path, release: Release) -> Path:
    """The release as files, as `gardenmap.data.package.read` finds them."""
    frames = {name: getattr(release, name) for name in TABLES if name != "counties"}
    package.write(frames, directory)
    (directory / file_name("counties")).write_bytes(release.counties_geojson)
    (directory / "raw").mkdir(exist_ok=True)
    (directory / "raw" / "release.toml").write_text(f"date = {release.date.isoformat()}\n", encoding="utf-8")
    return directory
