"""What stands in the workbooks that people take home: a table, and beside it what it is and where it comes from."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pandas as pd

from gardenmap import current
from gardenmap.current import Visit
from gardenmap.data.tables import TABLES, Meaning, about, meaning
from gardenmap.data.tables.columns import PARTIAL_DATE
from gardenmap.data.workbook import Sheet, Value, workbook
from gardenmap.html.citation import citation
from gardenmap.html.panel import source
from gardenmap.panels import Panel
from gardenmap.panels.filters import in_words
from gardenmap.panels.pages import PAGES, page
from gardenmap.panels.values import partial_date, values
from gardenmap.text import Text
from gardenmap.text.words import n_

_READING = n_(
    "“approx.” before a number and slanted figures are an estimate, “over” is the least that the source states, "
    "brackets are an uncertain figure. An empty cell is no value, never nought; the certainty beside it says why."
)
Fact = tuple[str, str]
"""What is said on the second sheet: a name, and what belongs to it."""


def of_panel(visit: Visit, shown: Panel, origin: str) -> bytes:
    """The table of a panel for a view, in the visitor's language; `origin` is the visitor's own way to the site."""
    text, selection, frame = visit.text, visit.selection, visit.frame(shown)
    headings, rows = values(shown, frame, selection, text)
    question = shown.question(selection, text)
    facts = [(text("Question"), question + (f" ({shown.unit(text)})" if shown.unit else ""))]
    if len(frame):
        answer, certainty = (say(frame, selection, text) for say in (shown.takeaway, shown.coverage))
        facts += [(text("Answer"), answer), *([(text("Certainty"), certainty)] if certainty != answer else [])]
        # The line begins with the word that is its name here.
        facts += [(text("Source"), source(visit, shown).partition(": ")[2])]
    else:
        facts += [(text("Answer"), shown.empty(selection, text))]
    if {"value", "companies"} & set(frame):
        facts += [(text("How the numbers are written"), text(_READING))]
    facts += [(text("Chosen"), in_words(visit.release, visit.view, text))]
    place = next((each for each in PAGES if shown.id in each.panels(visit.view)), PAGES[0])
    return _book(visit, question, headings, rows, facts, origin + visit.address(place))


def of_table(visit: Visit, name: str, rows: pd.DataFrame, origin: str, chosen_by: Collection[str] = ()) -> bytes:
    """Rows of a table of the release with the very cells that its file has, and what each column means.

    `chosen_by` are the parameters of the view that have chosen the rows.
    """
    text, schema = visit.text, TABLES[name]
    columns = {column: meaning(found) for column, found in schema.columns.items()}
    headings = tuple(getattr(means.title, text.language) for means in columns.values())
    cells = zip(*(_cells(rows[column], means, text) for column, means in columns.items()), strict=True)
    title, described = (getattr(words, text.language) for words in (about(schema).title, about(schema).text))
    facts = [
        (text("Table"), title),
        (text("About"), described),
        (text("Chosen"), in_words(visit.release, visit.view, text, chosen_by)),
    ]
    listed = [(column, _meaning(means, text)) for column, means in columns.items()]
    return _book(visit, title, headings, list(cells), facts, origin + visit.address(page("data")), listed)


def _book(
    visit: Visit,
    title: str,
    headings: tuple[str, ...],
    rows: list[list[Value]],
    facts: list[Fact],
    address: str,
    columns: Iterable[Fact] = (),
) -> bytes:
    """The table, and the sheet about it with the release, its licence, and the address of the same view."""
    text, release, said = visit.text, visit.release, current.facts()
    every = [
        *facts,
        (text("Release"), text("release {date} · id {id}", date=text.date(release.date), id=release.id)),
        (text("Cite as"), citation(release, said.get("licence", ""), text)),
        (text("Licence"), " ".join(filter(None, (said.get("licence_title"), said.get("licence_url"))))),
        (text("Address"), address),
        *columns,
    ]
    sheets = [Sheet(text("Table"), rows, headings), Sheet(text("About"), every)]
    return workbook(sheets, title=title, made=release.date)


def _cells(column: pd.Series, means: Meaning, text: Text) -> list[Value]:
    """The cells of a column: numbers as numbers, whole dates as dates, all else as it is written."""
    known = column.astype(object).where(column.notna(), None)
    if means.form == PARTIAL_DATE:
        return [partial_date(cell, text) for cell in known]
    return known.tolist()


def _meaning(means: Meaning, text: Text) -> str:
    """What a column means, with its unit, and what an empty cell says."""
    title, unit, missing = (getattr(words, text.language, "") for words in (means.title, means.unit, means.missing))
    named = f"{title} ({unit})" if unit else title
    return text("{meaning}. Empty: {missing}.", meaning=named, missing=missing) if missing else f"{named}."
