"""What the pages are made of: headline, key figures, panels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape

from gardenmap.panels import panel
from gardenmap.panels.headline import Headline
from gardenmap.panels.key_figures import KeyFigure
from gardenmap.panels.one_garden import in_brief
from gardenmap.panels.projects import none_word
from gardenmap.summary.projects import by_status
from gardenmap.ui import drawn, markup, sheet
from gardenmap.ui.site import page
from gardenmap.ui.visit import Visit, selected
from gardenmap.view import toggle_status


def headline(found: Headline) -> None:
    """What is shown, in ten seconds."""
    sheet.put_headline(markup.headline(found), found)


def key_figures(figures: tuple[KeyFigure, ...]) -> None:
    """The band of figures, each with a bar and a line on how much of it is known."""
    sheet.put(markup.key_figures(figures))


def chosen_garden(visit: Visit) -> None:
    """A line on the garden that is marked: where it is, what is known, and the way to its own page."""
    with sheet.box("chosen-garden"):
        if visit.view.garden is not None:
            sheet.put(_chosen_garden(visit, visit.view.garden))


def _chosen_garden(visit: Visit, garden: str) -> str:
    text = visit.text
    name, known = visit.say(in_brief)
    return (
        f'<div class="gm-chosen"><p><b>{escape(name)}</b> {escape(known)}</p>'
        f"{markup.way('go:garden', visit.address(page('garden')), text('Open the garden’s page'))}"
        f"{markup.way(f'garden:{garden}', visit.address(visit.page, garden=None), text('Clear the choice'))}</div>"
    )


def hang(visit: Visit, panel_id: str, listed: Callable[[Visit], None] | None = None) -> None:
    """A panel on the wall: question, main thing, reach, charts or list, source, table and download.

    `listed` writes the list below in place of the plain one. A panel about a table that the release lacks is not there.
    """
    if not panel(panel_id).fits(visit.release):
        return
    html, charts = drawn.content(visit.release, visit.view, panel_id)
    sheet.put(f'<section class="st-key-panel-{panel_id}">{html}', charts)
    if listed is not None:
        listed(visit)
    sheet.put("</section>")


def status_pills(visit: Visit) -> None:
    """The six statuses with their count and age; each filters by it."""
    everything = selected(visit.release, replace(visit.view, status=()))

    def way(status: str) -> str:
        return visit.address(visit.page, status=toggle_status(visit.view, status).status)

    none = none_word(everything, visit.text)
    sheet.put(markup.status_pills(by_status(everything), none, visit.view.status, visit.text, way))
