"""What a release says of itself beyond its tables: when it is from, who publishes it, what it is built on."""

from __future__ import annotations

import json
import tomllib
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from gardenmap.assets.typeface import lacking
from gardenmap.data.folder import Folder, Zip, opened
from gardenmap.data.rules import Advice, Rule
from gardenmap.data.sheets import Sheet, decode
from gardenmap.errors import DataError, Problem

RELEASE_FILE = "raw/release.toml"
DESCRIPTION_FILE = "datapackage.json"

_FACTS = (
    *("title_nb", "title_en", "about_nb", "about_en", "publisher", "contact"),
    *("licence", "licence_title", "licence_url"),
)
_ORIGIN = ("title", "publisher", "url", "licence", "credit_nb", "credit_en")


def facts_of(directory: Path) -> dict[str, Any]:
    """What a package says of itself: publisher, contact, licence, title, date, origins; empty where it says nothing.

    `file` is raw/release.toml as it stands. Raises DataError where that is missing, is no TOML, or has no date.
    """
    found, problems = release_facts(opened(directory))
    if problems:
        raise DataError(problems)
    return found


def release_facts(package: Folder | Zip) -> tuple[dict[str, Any], list[Problem]]:
    """What raw/release.toml says, and its faults: it must be TOML with a date.

    The zips of before 2 December 2026 are without it: then what their datapackage.json says of the same.
    """
    sheet = Sheet(RELEASE_FILE)
    if not package.has(RELEASE_FILE) and (described := _described(package)):
        found = described
    else:
        text = decode(package, sheet)
        found = {}
        if text:
            with suppress(tomllib.TOMLDecodeError):
                found = tomllib.loads(text)
            if type(found.get("date")) is not date:
                sheet.fault(Rule.NOT_TOML, Advice.GIVE_DATE, column="date")
            if letters := lacking(str(found)):
                sheet.fault(Rule.LETTERS, Advice.OTHER_LETTERS, letters=letters)
    if sheet.problems:
        return {}, sheet.problems
    origins = found.get("origins")
    rows = [origin for origin in origins if isinstance(origin, dict)] if isinstance(origins, list) else []
    texts = _texts(found, _FACTS) | {"origins": [_texts(row, _ORIGIN) for row in rows]}
    return texts | {"date": found["date"], "file": sheet.content}, []


def _texts(found: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value if isinstance(value := found.get(name), str) else "" for name in names}


def _described(package: Folder | Zip) -> dict[str, Any] | None:
    """The facts that are in datapackage.json; None where it is missing or is not one of ours."""
    try:
        found = json.loads(package.read(DESCRIPTION_FILE))
        licence, publisher = found["licenses"][0], found["contributors"][0]
        return {
            "date": date.fromisoformat(found["created"][:10]),
            **{"title_nb": found["titleNb"], "title_en": found["title"]},
            **{"about_nb": found["descriptionNb"], "about_en": found["description"]},
            **{"publisher": publisher["title"], "contact": publisher.get("email")},
            **{"licence": licence["name"], "licence_title": licence["title"], "licence_url": licence["path"]},
            "origins": [_origin(source["title"], source["path"]) for source in found["sources"]],
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _origin(named: str, url: str) -> dict[str, str]:
    """An origin from `publisher: title (licence)`, which names all that a credit must name."""
    publisher, _, rest = named.partition(": ")
    title, _, licence = rest.removesuffix(")").rpartition(" (")
    return {"publisher": publisher, "title": title, "licence": licence, "url": url} | dict.fromkeys(
        ("credit_nb", "credit_en"), named
    )
