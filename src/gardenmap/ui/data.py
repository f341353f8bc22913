"""The parts of the page on data: what the release holds, what it means, where it comes from, the files."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from gardenmap.data.export import held
from gardenmap.data.tables import TABLES, about, file_name
from gardenmap.panels import headline as headlines
from gardenmap.panels import method as prose_of
from gardenmap.panels import release as holds
from gardenmap.panels.table import Table
from gardenmap.selection import Selection
from gardenmap.text import Text
from gardenmap.text.words import n_
from gardenmap.ui import files, markup, prose, releases, sheet, show, table
from gardenmap.ui.addresses import DATAPACKAGE, offered
from gardenmap.ui.catalogue import citation
from gardenmap.ui.visit import Visit, selected
from gardenmap.view import default

_MOST_USED = 8


def headline(visit: Visit) -> None:
    """What the page is about: the release as a whole."""
    show.headline(headlines.of_release(visit.selection, visit.text))
    prose.jump(SECTIONS, visit.text)


def coverage(visit: Visit) -> None:
    """Key figures, then the figures by topic and by kind of area."""
    text, whole = visit.text, _whole(visit)
    show.key_figures(holds.key_figures(whole, text))
    with sheet.box("halves-coverage"):
        _table(holds.by_topic(whole, text), text, text("By topic"))
        _table(holds.by_area(whole, text), text, text("By area"))


def definitions(visit: Visit) -> None:
    """Every definition, folded by topic."""
    text = visit.text
    prose.paragraphs(prose_of.of_definitions(text))
    sheet.block(
        "".join(
            prose.unfolds(topic, contents, table.html(found, text, caption=topic))
            for topic, contents, found in holds.definitions(_whole(visit), text)
        )
    )


def method(visit: Visit) -> None:
    """How the totals are split, and what came of it, beside what the estimates cannot say."""
    text, whole = visit.text, _whole(visit)
    with sheet.box("halves-method"):
        prose.paragraphs(prose_of.of_estimates(whole, text))
        with sheet.box():
            prose.bullets(prose_of.limits(whole, text), text("What the estimates cannot say"))
            _table(holds.shared_out(whole, text), text, text("The totals that are shared out"))


def statuses(visit: Visit) -> None:
    """The codes of figures, and those of projects."""
    text, whole = visit.text, _whole(visit)
    with sheet.box("halves-statuses"):
        _table(holds.statuses(whole, text), text, text("Figures"))
        with sheet.box():
            _table(holds.project_statuses(whole, text), text, text("Sustainability projects"))
            prose.paragraphs(prose_of.of_project_status(text))


def conflicts(visit: Visit) -> None:
    """What is done about clashing figures, and all of them."""
    text = visit.text
    prose.paragraphs(prose_of.of_conflicts(text))
    sheet.block(table.html(holds.conflicts(_whole(visit), text), text, caption=text("Known conflicts")))


def sources(visit: Visit) -> None:
    """The publishers that most rests on, then every source, folded."""
    text, whole = visit.text, _whole(visit)
    with sheet.box("halves-sources"):
        prose.paragraphs(prose_of.of_sources(text))
        _table(holds.publishers(whole, text, _MOST_USED), text, text("The most used publishers"))
    found = holds.sources(whole, text)
    every = text("All {n} sources", n=text.number(len(found.rows)))
    sheet.block(prose.unfolds(every, text("by publisher, the most used first"), table.html(found, text, caption=every)))


def downloads(visit: Visit) -> None:
    """The citation, the release in one file, and each table."""
    text, release, said = visit.text, visit.release, releases.facts()
    prose.paragraphs([text("Whoever uses the figures names the release, so that others find the same ones:")])
    # Not st.code, which fetches a highlighter of 1.5 MB for one line.
    sheet.block(f'<p class="gm-cite">{escape(citation(release, said.get("licence", ""), text))}</p>')
    stem = f"naeringshagekartet-{release.date.isoformat()}-{release.id}.zip"
    whole = text("All tables, county borders, and a description of every column, as a Data Package.")
    rows = [_file(text("The whole release"), stem, whole, markup.download(text("Download"), DATAPACKAGE.path, stem))]
    for name in held(release):
        says, count, file = about(TABLES[name]), len(getattr(release, name)), file_name(name)
        rows.append(
            _file(
                getattr(says.title, text.language),
                text.plural("{file}, {n} row", "{file}, {n} rows", count, file=file),
                getattr(says.text, text.language),
                markup.download(text("Download"), files.table_address(name, release), file),
            )
        )
    sheet.block("".join(rows))
    _addresses(visit)


def _addresses(visit: Visit) -> None:
    """Where programs fetch the same, with what the visitor has chosen on the other pages."""
    text = visit.text
    prose.paragraphs(
        [
            text(
                "Programs and spreadsheets fetch the tables at fixed addresses. Each link answers for what is chosen "
                "now. With &format=people at the end, CSV opens as it should in a Norwegian spreadsheet."
            )
        ],
        text("Open data"),
    )
    prose.facts(
        (text(each.title), each.path, each.link(visit.view, visit.vocabulary)) for each in offered(visit.release)
    )


def _file(title: str, name: str, description: str, way: str) -> str:
    """The line of one file with the way to it."""
    return (
        f'<div class="gm-file"><p><b>{escape(title)}</b> <span class="gm-unit">{escape(name)}</span><br>'
        f"{escape(description)}</p>{way}</div>"
    )


def _table(found: Table, text: Text, title: str) -> None:
    sheet.block(prose.heading(title) + table.html(found, text, caption=title))


def _whole(visit: Visit) -> Selection:
    return selected(visit.release, replace(default(visit.vocabulary), lang=visit.view.lang))


SECTIONS = (
    prose.Section("coverage", n_("What the release holds"), coverage),
    prose.Section("definitions", n_("Definitions"), definitions),
    prose.Section("method", n_("Method of the estimates"), method),
    prose.Section("statuses", n_("Status codes"), statuses),
    prose.Section("conflicts", n_("Known conflicts"), conflicts),
    prose.Section("sources", n_("Sources"), sources),
    prose.Section("downloads", n_("Downloads and citation"), downloads),
)
