"""Where things are: the open data as a table, from which routes, links and descriptions are made, and other files."""

from __future__ import annotations

from dataclasses import dataclass

from gardenmap.current import Visit
from gardenmap.data.tables import file_name
from gardenmap.model import Release
from gardenmap.panels import Panel
from gardenmap.panels.pages import PAGES
from gardenmap.text.words import n_
from gardenmap.view import PARAMETERS, SEVERAL, ViewState, Vocabulary, link

PREFIX = "/api/v1/"
PANELS, TABLES, PREVIEWS = "/panels/", "/tables/", "/preview/"
FORMATS = ("machine", "people", "xlsx")
"""Of CSV: RFC 4180 for programs; semicolon, decimal comma and BOM for a spreadsheet in Norwegian; a workbook."""


@dataclass(frozen=True)
class Address:
    """`follows` names the parameters of the view that choose what it answers; the others change nothing."""

    name: str
    media_type: str
    title: str
    follows: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        return PREFIX + self.name

    @property
    def is_csv(self) -> bool:
        return self.media_type.startswith("text/csv")

    def link(self, view: ViewState, vocabulary: Vocabulary) -> str:
        """The address with the view; without it where the view changes nothing."""
        return self.path + link(view, vocabulary) if self.follows else self.path


def _narrowing(table: str) -> tuple[str, ...]:
    """The parameters that choose rows of a table."""
    return tuple(each.name for each in SEVERAL if table in each.narrows)


GARDENS = Address(
    "gardens.geojson",
    "application/geo+json",
    n_("The business gardens as points on a map"),
    _narrowing("gardens"),
)
OBSERVATIONS = Address(
    "observations.csv",
    "text/csv; charset=utf-8",
    n_("The figures, each with status, source and period"),
    (*_narrowing("gardens"), "values"),
)
PROJECTS = Address(
    "projects.csv", "text/csv; charset=utf-8", n_("The sustainability projects"), ("county", *_narrowing("projects"))
)
COMPANIES = Address("companies.csv", "text/csv; charset=utf-8", n_("The companies as points"), _narrowing("companies"))
RELEASE = Address(
    "release.json", "application/json", n_("Which release this is: counts, licence, how to cite it"), PARAMETERS
)
DATAPACKAGE = Address("datapackage.zip", "application/zip", n_("The whole release in one file"))
OPENAPI = Address("openapi.json", "application/json", n_("These addresses described for programs (OpenAPI)"))
CATALOG = Address("catalog.jsonld", "application/ld+json", n_("A record for data catalogues (DCAT-AP-NO)"))

ADDRESSES = (GARDENS, OBSERVATIONS, PROJECTS, RELEASE, DATAPACKAGE, OPENAPI, CATALOG)
"""What every release has."""

EVERY = (*ADDRESSES, COMPANIES)


def offered(release: Release) -> tuple[Address, ...]:
    """The addresses that answer for a release: all where it has companies."""
    return EVERY if len(release.companies) else ADDRESSES


def formats(ending: str) -> tuple[str, ...]:
    """The forms in which a file can be had by its ending, the default first."""
    return FORMATS if ending == "csv" else (ending,)


def panel_file(visit: Visit, shown: Panel, ending: str) -> str:
    """Where the table behind a panel is for a view: `/panels/companies-by-garden.csv?county=46`."""
    return f"{PANELS}{shown.id}.{ending}{link(visit.view, visit.vocabulary)}"


def table_file(name: str, visit: Visit, ending: str = "") -> str:
    """Where a whole table of the release is, as it is or with another ending.

    Named after the release, so that a browser never mixes two; a workbook is in the visitor's language.
    """
    file = f"{name}.{ending}" if ending else file_name(name)
    return f"{TABLES}{file}?release={visit.release.id}{f'&lang={visit.view.lang}' if ending else ''}"


def preview(visit: Visit) -> str:
    """Where the picture of a view of a page is: `/preview/1a2b3c4d.png?county=46`."""
    page = "" if visit.page == PAGES[0] else f"&page={visit.page.id}"
    return f"{PREVIEWS}{visit.release.id}.png{link(visit.view, visit.vocabulary)}{page}"
