"""The bar on top of every page as HTML: skip link, menu, release and language."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from html import escape

from gardenmap.model import Release
from gardenmap.text import Text
from gardenmap.ui import markup, releases
from gardenmap.ui.site import SITE, page
from gardenmap.ui.visit import spoken
from gardenmap.view import ViewState, link


@lru_cache(maxsize=256)
def html(release: Release, view: ViewState, page_id: str) -> str:
    """The bar; its entries act where the app runs, and are addresses where it does not."""
    text = spoken(view.lang)
    skip = f'<a class="gm-skip" href="#main" data-skip>{escape(text("Skip to the content"))}</a>'
    vocabulary, here = releases.vocabulary(release), page(page_id).address
    languages = markup.languages(view.lang, lambda lang: here + link(replace(view, lang=lang), vocabulary))
    small = f'<div class="gm-drop-body">{_entries(release, view, page_id)}</div>'
    menu = f'<details class="gm-drop gm-small-menu"><summary>{escape(text("Menu"))}</summary>{small}</details>'
    return (
        f'{skip}<header class="gm-top">{markup.BRAND}{_navigation(release, view, page_id)}'
        f'<div class="gm-top-end">{_release(release, text)}{languages}{menu}</div></header>'
    )


def _navigation(release: Release, view: ViewState, page_id: str) -> str:
    """The menu. Every entry carries the view, so that a change of page keeps it."""
    name = escape(spoken(view.lang)("Menu"))
    return f'<nav class="gm-menu" aria-label="{name}">{_entries(release, view, page_id)}</nav>'


def _entries(release: Release, view: ViewState, page_id: str) -> str:
    """One link per page of the site."""
    query, text = escape(link(view, releases.vocabulary(release))), spoken(view.lang)
    here = {page_id: ' aria-current="page"'}
    return "".join(
        f'<a href="{entry.address}{query}" data-act="go:{entry.id}"{here.get(entry.id, "")}>'
        f"{escape(entry.title(text))}</a>"
        for entry in SITE
    )


def _release(release: Release, text: Text) -> str:
    said = text(
        "Release {id} of {date}: {gardens} gardens, {observations} figures, {projects} projects. A link keeps "
        "the release it was made for, and says so when a newer one is shown.",
        id=release.id,
        date=text.date(release.date, long=True),
        gardens=text.number(len(release.gardens)),
        observations=text.number(len(release.observations)),
        projects=text.number(len(release.projects)),
    )
    named = text("Release {date}", date=text.date(release.date))
    return (
        f'<details class="gm-drop gm-release"><summary>{escape(named)}</summary>'
        f'<p class="gm-drop-body gm-small">{escape(said)}</p></details>'
    )
