"""The page about the data: what the release holds, what it means, where it comes from, the files.

Its long texts stand in `templates/data.html`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from gardenmap import current
from gardenmap.current import Visit
from gardenmap.data.estimate import LARGEST, METHOD, REACH_M, SMALLEST
from gardenmap.data.export import held
from gardenmap.data.tables import TABLES, about, file_name
from gardenmap.html import release_tables, render
from gardenmap.html.addresses import DATAPACKAGE, Address, offered, table_file
from gardenmap.html.citation import citation
from gardenmap.html.table import table_html
from gardenmap.model import Language, Membership, Release
from gardenmap.panels.pages import page
from gardenmap.panels.table import Table
from gardenmap.summary import release as summary
from gardenmap.summary.projects import OUTDATED_AFTER_MONTHS
from gardenmap.text.words import n_
from gardenmap.view import default

SECTIONS = (
    ("coverage", n_("What the release holds")),
    ("definitions", n_("Definitions")),
    ("method", n_("Method of the estimates")),
    ("statuses", n_("Status codes")),
    ("conflicts", n_("Known conflicts")),
    ("sources", n_("Sources")),
    ("downloads", n_("Downloads and citation")),
)
_MOST_USED = 8


def data_html(visit: Visit) -> Markup:
    """The page below its heading; only the links to the open data follow what is chosen."""
    text = visit.text
    return _whole_release(visit.release, visit.view.lang) + render(
        "open_data",
        open_data=[(text(each.title), each.path, *_ways(each, visit)) for each in offered(visit.release)],
        text=text,
    )


def _ways(address: Address, visit: Visit) -> tuple[str, str]:
    """The address for what is chosen, and that of the same as a workbook; empty where there is none."""
    link = address.link(visit.view, visit.vocabulary)
    return link, f"{link}&format=xlsx" if address.is_csv else ""


@lru_cache(maxsize=4)
def _whole_release(release: Release, language: Language) -> Markup:
    view = replace(default(current.vocabulary(release)), lang=language)
    visit = Visit(release, view, page("data"))
    text = visit.text
    whole = current.selected(release, view)
    licence = current.facts().get("licence", "")
    split = summary.shared_out(release)

    def table(found: Table, caption: str) -> Markup:
        return table_html(found, text, caption=caption)

    return render(
        "data",
        sections=dict(SECTIONS),
        jump=render("jump", sections=SECTIONS, text=text),
        key_figures=render("key_figures", figures=release_tables.key_figures(whole, text)),
        by_topic=release_tables.by_topic(whole, text),
        by_area=release_tables.by_area(whole, text),
        definitions=release_tables.definitions(whole, text),
        method=METHOD,
        smallest=SMALLEST,
        largest=LARGEST,
        reach=REACH_M / 1000,
        share=(split["low_share"].min(), split["high_share"].max()) if len(split) else None,
        unconfirmed=int((release.gardens["membership"] == Membership.UNVERIFIED).sum()),
        closed=int((release.gardens["status"] == "closed").sum()),
        shared_out=release_tables.shared_out(whole, text),
        statuses=release_tables.statuses(whole, text),
        project_statuses=release_tables.project_statuses(whole, text),
        months=OUTDATED_AFTER_MONTHS,
        conflicts=release_tables.conflicts(whole, text),
        publishers=release_tables.publishers(whole, text, _MOST_USED),
        sources=release_tables.sources(whole, text),
        citation=citation(release, licence, text),
        zip_name=f"naeringshagekartet-{release.date.isoformat()}-{release.id}.zip",
        zip_address=DATAPACKAGE.path,
        tables=[_file(visit, name) for name in held(release)],
        table=table,
        text=text,
    )


def _file(visit: Visit, name: str) -> dict[str, Any]:
    """A table of the release as a line with the ways to its files, for people and for programs."""
    text, described = visit.text, about(TABLES[name])
    count, file = len(getattr(visit.release, name)), file_name(name)
    return {
        "title": getattr(described.title, text.language),
        "name": text.plural("{file}, {n} row", "{file}, {n} rows", count, file=file),
        "description": getattr(described.text, text.language),
        "ways": {
            "Excel": table_file(name, visit, "xlsx"),
            "GeoJSON" if name == "counties" else "CSV": table_file(name, visit),
        },
    }
