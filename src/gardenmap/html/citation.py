"""How to cite a release."""

from __future__ import annotations

from gardenmap.model import Release
from gardenmap.text import Text


def citation(release: Release, licence: str, text: Text) -> str:
    """The line that names the release in a paper or an article."""
    named = text("Næringshagekartet, release of {date} (id {id})", date=text.date(release.date), id=release.id)
    return ", ".join(part for part in (named, licence.replace("-", " ")) if part) + "."
