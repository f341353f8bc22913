"""The words for codes that the release itself names: definitions, themes, areas, groups of projects, periods."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pandas as pd

from gardenmap.model import Release
from gardenmap.selection import Selection
from gardenmap.summary.projects import SEVERAL
from gardenmap.text import Text


def indicator_name(indicator: str, selection: Selection, text: Text) -> str:
    """The curated name of a definition."""
    return lookup(selection.release, "indicators", "id", indicator, f"name_{text.language}")


def theme_name(theme: str, selection: Selection, text: Text) -> str:
    """The curated name of a theme."""
    return lookup(selection.release, "themes", "id", theme, f"name_{text.language}")


def area_name(area_type: str, area: str, selection: Selection, text: Text) -> str:
    """The country, a county's or garden's own name, or the free name of a region."""
    if area_type == "country":
        return text("Whole country")
    if area_type == "county":
        return lookup(selection.release, "counties", "county_no", area, "name")
    if area_type == "garden":
        return lookup(selection.release, "gardens", "id", area, "short_name")
    return area


def group_name(group: str, name: str, selection: Selection, text: Text) -> str:
    """A county's own name, a theme's curated name, or the word for projects of several counties."""
    if group == SEVERAL:
        return text("Several of the counties") if selection.view.county else text("Several counties, national")
    return name or theme_name(group, selection, text)


def period(first: Any, last: Any, text: Text) -> str:
    """2017, 2012–2019, or the word for undated."""
    if pd.isna(first):
        return text("undated")
    if pd.isna(last) or first == last:
        return str(int(first))
    return f"{int(first)}–{int(last)}"


def title_lang(text: Text) -> str:
    """The mark of a title of a project or a source, which the data hold as it was published.

    Nearly all are Norwegian and no column says which are not: a page in another language calls them Norwegian.
    """
    return "" if text.language == "nb" else "nb"


@lru_cache(maxsize=64)
def index(release: Release, table: str, key: str, column: str) -> dict[str, Any]:
    """A column of a table of the release by another one."""
    frame = getattr(release, table)
    return dict(zip(frame[key], frame[column], strict=True))


def lookup(release: Release, table: str, key: str, code: str, column: str) -> str:
    """What stands in a column beside a code; the code itself where the table lacks it."""
    return str(index(release, table, key, column).get(code, code))
