"""The pages of the site, as data: where each lives, what it is called, what is chosen by there, which panels it has."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gardenmap.text import Text
from gardenmap.text.words import n_
from gardenmap.view import ViewState

NAME = "Næringshagekartet"
FOLDER = Path(__file__).parents[3] / "pages"


def no_panels(view: ViewState) -> tuple[str, ...]:
    """For a page of text."""
    return ()


@dataclass(frozen=True)
class Page:
    """`path` is the address and never changes with the language; `name` is the menu's English message.

    `filters` are what the visitor chooses by there, in this order; `panels` the ids of its panels for a view, as a
    phone shows them from top to bottom.
    """

    id: str
    path: str
    name: str
    filters: tuple[str, ...] = ()
    panels: Callable[[ViewState], tuple[str, ...]] = no_panels
    has_map: bool = False

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.id}.py"

    @property
    def address(self) -> str:
        return f"/{self.path}"

    def title(self, text: Text) -> str:
        return text(self.name)


def _overview(view: ViewState) -> tuple[str, ...]:
    of_county = ("selected-projects", "published-figures") if view.county else ()
    return ("project-status", "companies-by-garden", "value-creation-by-garden", *of_county, "gardens")


def _companies(view: ViewState) -> tuple[str, ...]:
    return (
        "companies-by-garden",
        "companies-by-county",
        "companies-over-time",
        "companies-published",
        "companies-register",
    )


def _value_creation(view: ViewState) -> tuple[str, ...]:
    return (
        "value-creation-by-garden",
        "value-creation-by-county",
        "value-creation-network-sum",
        "value-creation-siva-sums",
        "value-creation-over-time",
        "value-creation-published",
    )


def _sustainability(view: ViewState) -> tuple[str, ...]:
    return ("projects-by-year", "projects-by-county", "projects-to-confirm", "projects-by-theme", "project-list")


def _garden(view: ViewState) -> tuple[str, ...]:
    """The list to choose from, or what is known of the marked garden."""
    if view.garden is None:
        return ("gardens",)
    return (
        "garden-facts",
        "garden-among-gardens",
        "garden-beside",
        "garden-over-time",
        "garden-projects",
        "garden-figures",
    )


PAGES = (
    Page("overview", "", n_("Overview"), ("county", "garden", "more"), _overview, has_map=True),
    Page("companies", "bedrifter", n_("Companies"), ("county", "garden", "more"), _companies),
    Page("value_creation", "verdiskaping", n_("Value creation"), ("county", "garden", "more"), _value_creation),
    Page("sustainability", "baerekraft", n_("Sustainability"), ("county", "theme", "status"), _sustainability),
    Page("garden", "hage", n_("The gardens"), ("county", "garden"), _garden, has_map=True),
    Page("data", "data", n_("Data")),
    Page("about", "om", n_("About")),
)


def page(page_id: str) -> Page:
    """The page with that id. Raises KeyError for any other."""
    return _BY_ID[page_id]


_BY_ID = {entry.id: entry for entry in PAGES}
