"""What is chosen, in words: a page on paper has no filters to read it from."""

from __future__ import annotations

from gardenmap.selection import Selection
from gardenmap.text import Text
from gardenmap.text.words import MEMBERSHIP, PROJECT_STATUS


def in_words(selection: Selection, text: Text) -> str:
    """ "Fylke: Vestland · År: 2021 · alle verdier · utgave 23.11.2026 (id 1a2b3c4d)": each choice, then the release."""
    view, release = selection.view, selection.release
    counties = dict(zip(release.counties["county_no"], release.counties["name"], strict=True))
    gardens = dict(zip(release.gardens["id"], release.gardens["short_name"], strict=True))
    themes = dict(zip(release.themes["id"], release.themes[f"name_{text.language}"], strict=True))
    chosen = [
        (text("County"), [counties[code] for code in view.county] or [text("Whole country")]),
        (text("Business garden"), [gardens[view.garden]] if view.garden else []),
        (text("Year"), [str(view.year)]),
        (text("Evidence that the garden is active"), [text(MEMBERSHIP[code]) for code in view.membership]),
        (text("Project status"), [text(PROJECT_STATUS[code]) for code in view.status]),
        (text("Project theme"), [themes[code] for code in view.theme]),
    ]
    values = text("reported only") if view.values == "reported" else text("all values")
    named = text("release {date} · id {id}", date=text.date(release.date), id=release.id)
    return " · ".join([*(f"{name}: {text.join(words)}" for name, words in chosen if words), values, named])
