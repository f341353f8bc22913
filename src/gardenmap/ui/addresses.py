"""The addresses of the open data, as data: routes, links and both descriptions are made from this table."""

from __future__ import annotations

from dataclasses import dataclass

from gardenmap.model import Release
from gardenmap.text.words import n_
from gardenmap.view import PARAMETERS, ViewState, Vocabulary, link

PREFIX = "/api/v1/"
FORMATS = ("machine", "people")
"""Of CSV: RFC 4180 for programs; semicolon, decimal comma and BOM for a spreadsheet in Norwegian. First is default."""


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


GARDENS = Address(
    "gardens.geojson", "application/geo+json", n_("The business gardens as points on a map"), ("county", "membership")
)
OBSERVATIONS = Address(
    "observations.csv",
    "text/csv; charset=utf-8",
    n_("The figures, each with status, source and period"),
    ("county", "membership", "values"),
)
PROJECTS = Address(
    "projects.csv", "text/csv; charset=utf-8", n_("The sustainability projects"), ("county", "status", "theme")
)
COMPANIES = Address("companies.csv", "text/csv; charset=utf-8", n_("The companies as points"), ("county",))
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
