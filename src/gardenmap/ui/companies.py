"""Companies in the page: the file that the browser fetches once, and the list with its search box."""

from __future__ import annotations

import json
from functools import lru_cache
from html import escape

from gardenmap import assets
from gardenmap.data.export import companies_json
from gardenmap.model import Release
from gardenmap.panels import panel
from gardenmap.panels.columns import headings
from gardenmap.ui import sheet
from gardenmap.ui.visit import Visit


@lru_cache(maxsize=2)
def file(release: Release) -> assets.Asset:
    """The companies of a release as the browser gets them."""
    return assets.companies(companies_json(release))


def url(release: Release) -> str:
    """The address of that file; empty where the release does without companies."""
    return file(release).url if len(release.companies) else ""


def search(visit: Visit) -> None:
    """The list: searched and turned in the browser, so that a search is no run and nobody else's business."""
    text, release = visit.text, visit.release
    shown = panel("companies-register")
    told = {
        "script": assets.url("companies-list.js"),
        "url": url(release),
        "counties": list(visit.view.county),
        "words": {
            "locale": "nb-NO" if text.language == "nb" else "en-GB",
            "counties": dict(zip(release.counties["county_no"], release.counties["name"], strict=True)),
            "search": text("Search for name, place, industry or garden"),
            "caption": shown.question(visit.selection, text),
            "headings": headings(shown.columns, text),
            "shown": text("{first} to {last} of {n}", first="{first}", last="{last}", n="{n}"),
            "none": text("No company fits."),
            "failed": text("The companies could not be fetched. Please try again."),
            "back": text("Previous"),
            "on": text("Next"),
        },
    }
    sheet.put(
        f'<div class="gm-list" data-drawn="companies" data-told="{escape(json.dumps(told, ensure_ascii=False))}"></div>'
    )
