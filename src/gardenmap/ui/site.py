"""The pages of the site, as data: where each lives, what it is called, which file arranges it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gardenmap.text import Text
from gardenmap.text.words import n_

NAME = "Næringshagekartet"
FOLDER = Path(__file__).parents[3] / "pages"


@dataclass(frozen=True)
class Page:
    """`path` is the address and never changes with the language; `name` is the menu's English message.

    `filters` are what the visitor chooses by there, in this order.
    """

    id: str
    path: str
    name: str
    filters: tuple[str, ...] = ()

    @property
    def file(self) -> Path:
        return FOLDER / f"{self.id}.py"

    @property
    def address(self) -> str:
        return f"/{self.path}"

    def title(self, text: Text) -> str:
        return text(self.name)


SITE = (
    Page("overview", "", n_("Overview"), ("county", "garden", "more")),
    Page("companies", "bedrifter", n_("Companies"), ("county", "garden", "more")),
    Page("value_creation", "verdiskaping", n_("Value creation"), ("county", "garden", "more")),
    Page("sustainability", "baerekraft", n_("Sustainability"), ("county", "theme", "status")),
    Page("garden", "hage", n_("The gardens"), ("county", "garden")),
    Page("data", "data", n_("Data")),
    Page("about", "om", n_("About")),
)


def titled(words: str) -> str:
    """The title of a page as a browser's tab has it."""
    return f"{words} · {NAME}"


def page(page_id: str) -> Page:
    """The page with that id. Raises KeyError for any other."""
    return _BY_ID[page_id]


_BY_ID = {entry.id: entry for entry in SITE}
