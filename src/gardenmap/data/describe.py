"""The two files that describe the package: datapackage.json for machines, README.md for people.

Both are generated from `tables`, raw/release.toml and the files themselves, so they cannot say anything else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandera.pandas as pa

from gardenmap.data.facts import DESCRIPTION_FILE, facts_of
from gardenmap.data.folder import opened
from gardenmap.data.package import release_id
from gardenmap.data.readme import readme
from gardenmap.data.sheets import Sheet, decode
from gardenmap.data.tables import OPTIONAL, TABLES, Meaning, about, file_name, meaning
from gardenmap.errors import DataError

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {"text": "string", "whole": "integer", "number": "number"}


def _constraints(means: Meaning) -> dict[str, Any]:
    found: dict[str, Any] = {"required": means.missing is None}
    if means.one_of and not means.many:
        found["enum"] = list(means.one_of)
    if means.form and not means.many:
        found["pattern"] = means.form.pattern
    if means.least is not None:
        found["minimum"] = means.least
    if means.most is not None:
        found["maximum"] = means.most
    return found


def _field(name: str, means: Meaning) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": "list" if means.many else _TYPES[means.kind]}
    if means.many:
        field |= {"delimiter": " ", "itemType": "string"}
    field |= {"title": means.title.en, "titleNb": means.title.nb, "constraints": _constraints(means)}
    if means.unit:
        field |= {"unit": means.unit.en}
    if means.missing:
        field |= {"missing": means.missing.en, "missingNb": means.missing.nb}
    return field


def _schema(schema: pa.DataFrameSchema) -> dict[str, Any]:
    means = {name: meaning(column) for name, column in schema.columns.items()}
    keys = [
        {"fields": [name], "reference": {"resource": m.refers_to, "fields": list(about(TABLES[m.refers_to]).key)}}
        for name, m in means.items()
        if m.refers_to not in ("", "counties") and not m.many
    ]
    return {
        "fields": [_field(name, m) for name, m in means.items()],
        "missingValues": [""],
        "primaryKey": list(about(schema).key),
        **({"foreignKeys": keys} if keys else {}),
    }


def _resource(table: str, content: bytes) -> dict[str, Any]:
    schema, path = TABLES[table], file_name(table)
    geo = table == "counties"
    return {
        "name": table,
        "path": path,
        "title": schema.title,
        "titleNb": about(schema).title.nb,
        "description": schema.description,
        "descriptionNb": about(schema).text.nb,
        "format": "geojson" if geo else "csv",
        "mediatype": "application/geo+json" if geo else "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        **({"properties": _schema(schema)["fields"]} if geo else {"type": "table", "schema": _schema(schema)}),
    }


def datapackage(files: Mapping[str, bytes], facts: dict[str, Any]) -> dict[str, Any]:
    """The descriptor of the package (Data Package v2); `files` are the tables by file name."""
    day = facts["date"]
    publisher = {"title": facts["publisher"], "roles": ["publisher"]}
    if facts["contact"]:
        publisher |= {"email": facts["contact"]}
    return {
        "$schema": PROFILE,
        "name": "gardenmap",
        "id": release_id(files),
        "title": facts["title_en"],
        "titleNb": facts["title_nb"],
        "description": facts["about_en"],
        "descriptionNb": facts["about_nb"],
        "version": f"{day.year}.{day.month}.{day.day}",
        "created": f"{day.isoformat()}T00:00:00Z",
        "keywords": ["næringshager", "business gardens", "Norway"],
        "licenses": [{"name": facts["licence"], "title": facts["licence_title"], "path": facts["licence_url"]}],
        "contributors": [publisher],
        "sources": [
            {"title": f"{origin['publisher']}: {origin['title']} ({origin['licence']})", "path": origin["url"]}
            for origin in facts["origins"]
        ],
        "resources": [
            _resource(table, files[name])
            for table in TABLES
            if (name := file_name(table)) in files or table not in OPTIONAL
        ],
    }


def describe(directory: Path) -> dict[str, str]:
    """File name -> content, as both files should be now.

    Raises DataError where a table is missing or is no text, and for what `facts_of` does.
    """
    package = opened(directory)
    sheets = [Sheet(name) for table in TABLES if package.has(name := file_name(table)) or table not in OPTIONAL]
    for sheet in sheets:
        decode(package, sheet)
    problems = [problem for sheet in sheets for problem in sheet.problems]
    if problems:
        raise DataError(problems)
    return described({sheet.file: sheet.content for sheet in sheets}, facts_of(directory))


def described(files: Mapping[str, bytes], facts: dict[str, Any]) -> dict[str, str]:
    """File name -> content of both files, for tables by file name and the facts of their release."""
    descriptor = datapackage(files, facts)
    return {
        DESCRIPTION_FILE: json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n",
        "README.md": readme(descriptor["id"], facts, files.keys()),
    }


def stale(directory: Path) -> list[str]:
    """The described files that no longer say what the package is."""
    return [
        name
        for name, content in describe(directory).items()
        if not (directory / name).is_file() or (directory / name).read_text(encoding="utf-8") != content
    ]


def write_description(directory: Path) -> None:
    """Write both files."""
    for name, content in describe(directory).items():
        (directory / name).write_text(content, encoding="utf-8", newline="\n")
