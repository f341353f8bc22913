"""The one description of every table and column of the data package.

`gardenmap check` reads it to judge a package, `gardenmap describe` to write datapackage.json and README.md, and
`package` to read and write. A frame with these columns passes `TABLES[name].validate(frame)`.
"""

import pandera.pandas as pa

from gardenmap.data.tables.columns import About, Meaning, Words, about, dtype, meaning
from gardenmap.data.tables.companies import COMPANIES
from gardenmap.data.tables.figures import INDICATORS, OBSERVATIONS
from gardenmap.data.tables.gardens import GARDENS
from gardenmap.data.tables.network import NETWORK_FACTS
from gardenmap.data.tables.origins import COUNTIES, SOURCES
from gardenmap.data.tables.projects import PROJECT_GARDENS, PROJECTS, THEMES

TABLES: dict[str, pa.DataFrameSchema] = {
    str(schema.name): schema
    for schema in (
        *(GARDENS, OBSERVATIONS, NETWORK_FACTS, PROJECTS, PROJECT_GARDENS, THEMES, INDICATORS, SOURCES, COUNTIES),
        COMPANIES,
    )
}
"""Every table of a release, by name. `counties` is the properties of counties.geojson, the rest are CSV."""

OPTIONAL = frozenset({"companies", "network_facts"})
"""The tables that a release may do without. Such a table without rows has no file."""

NOT_BUILT = frozenset({"companies"})
"""The tables that `gardenmap build` does not make: whoever has such a file puts it into the folder."""

OBSERVATION_KEY = ["indicator", "area_type", "area", "period_from", "period_to", "source"]
"""No two observations may have the same of all these."""


def file_name(table: str) -> str:
    """The file of a table in the package."""
    return "counties.geojson" if table == "counties" else f"{table}.csv"


__all__ = [
    "NOT_BUILT",
    "OBSERVATION_KEY",
    "OPTIONAL",
    "TABLES",
    "About",
    "Meaning",
    "Words",
    "about",
    "dtype",
    "file_name",
    "meaning",
]
