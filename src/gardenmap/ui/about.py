"""The parts of the page about the site: purpose, responsibility, reading, privacy, accessibility, licences."""

from __future__ import annotations

from html import escape

from gardenmap.panels import about as says
from gardenmap.panels import accessibility as statement
from gardenmap.panels import headline as headlines
from gardenmap.panels.criteria import CHECK, CRITERIA, RESULT, result_in_words
from gardenmap.text import Text
from gardenmap.text.words import n_
from gardenmap.ui import prose, releases, sheet, show
from gardenmap.ui.site import SITE
from gardenmap.ui.visit import Visit


def headline(visit: Visit) -> None:
    """The name, what it is in one sentence, and the sections."""
    text = visit.text
    show.headline(headlines.of_site(visit.selection, releases.facts().get(f"about_{text.language}", ""), text))
    prose.jump((*MAP, *VISITOR, *OTHERS), text)


def purpose(visit: Visit) -> None:
    """What this is, and for whom."""
    prose.paragraphs(says.purpose(visit.text))


def responsible(visit: Visit) -> None:
    """Publisher, contact and release, as the data package names them."""
    text, release, said = visit.text, visit.release, releases.facts()
    contact = said.get("contact", "")
    prose.facts(
        [
            (text("Publisher"), said.get("publisher") or says.no_contact(text), ""),
            (text("Contact"), contact or says.no_contact(text), _mail(contact)),
            (text("Release"), text("{date} (id {id})", date=text.date(release.date, long=True), id=release.id), ""),
        ]
    )
    prose.paragraphs(says.responsibility(text))


def reading(visit: Visit) -> None:
    """The legend, with the swatches of the charts and the circles of the map."""
    text = visit.text
    prose.paragraphs(says.reading(text))
    sheet.block(f'<dl class="gm-legend">{"".join(_mark(mark, text) for mark in says.MARKS)}</dl>')
    prose.paragraphs(says.reading_more(text))
    _way(visit, "data", "method", text("Methods and definitions"))


def privacy(visit: Visit) -> None:
    """What is stored about a visitor."""
    prose.bullets(says.privacy(visit.text))


def accessibility(visit: Visit) -> None:
    """The draft of the statement: aim, known exceptions, how to report."""
    text = visit.text
    prose.paragraphs(statement.accessibility(text))
    prose.bullets(statement.exceptions(text), text("Known exceptions"))
    sheet.block(_criteria(text))
    prose.paragraphs(statement.reporting(text), text("How to report a fault"))


def _criteria(text: Text) -> str:
    rows = "".join(
        f'<tr><th scope="row">{each.number} {escape(text(each.name))} ({each.level})</th>'
        f"<td>{escape(text(RESULT[each.result]))}</td>"
        f"<td>{escape(', '.join(text(CHECK[way]) for way in each.checks))}"
        f'<div class="gm-below">{escape(text(each.seen))}</div></td></tr>'
        for each in CRITERIA
    )
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in (text("Criterion"), text("Result"), text("How")))
    title = text("Criterion by criterion")
    return prose.unfolds(
        title,
        result_in_words(text),
        f'<table class="gm-table gm-criteria"><caption class="gm-hidden">{escape(title)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>",
    )


def licences(visit: Visit) -> None:
    """The licence of the data, credits for others' data, and the software inside."""
    text, said = visit.text, releases.facts()
    with sheet.box("halves-licences"):
        with sheet.box():
            if "licence" in said:
                prose.paragraphs(says.licence_of_data(said["licence"].replace("-", " "), text), text("Data"))
            prose.bullets(origin[f"credit_{text.language}"] for origin in said.get("origins", ()))
            _way(visit, "data", "sources", text("All sources"))
        with sheet.box():
            parts = ((f"{part.name}: {text(part.use)}", part.licence, part.url) for part in says.PARTS)
            prose.facts(parts, text("Software and typeface"))


def _mark(mark: says.Mark, text: Text) -> str:
    kind = f"gm-swatch gm-is-{mark.look}"
    bar = f'<span class="{kind} gm-wide"></span>' if mark.is_bar else ""
    swatches = f'<span class="gm-swatches" aria-hidden="true"><span class="{kind} gm-round"></span>{bar}</span>'
    return f"<dt>{swatches}{escape(text(mark.word))}</dt><dd>{escape(text(mark.meaning))}</dd>"


def _way(visit: Visit, page_id: str, anchor: str, words: str) -> None:
    page = next(page for page in SITE if page.id == page_id)
    address = f"{visit.address(page)}#{anchor}"
    sheet.block(f'<p class="gm-prose"><a href="{escape(address)}" target="_self">{escape(words)}</a></p>')


def _mail(contact: str) -> str:
    return f"mailto:{contact}" if "@" in contact else ""


MAP = (
    prose.Section("purpose", n_("What is this?"), purpose),
    prose.Section("responsible", n_("Who is responsible?"), responsible),
    prose.Section("reading", n_("How to read it"), reading),
)
VISITOR = (
    prose.Section("privacy", n_("Privacy"), privacy),
    prose.Section("accessibility", n_("Accessibility statement"), accessibility),
)
OTHERS = (prose.Section("licences", n_("Licences and credits"), licences),)
