"""What stands around every page: the bar, what the reader should know first, and the foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from gardenmap import current
from gardenmap.current import Visit
from gardenmap.errors import Problem
from gardenmap.html import render
from gardenmap.html.citation import citation
from gardenmap.model import LANGUAGES, Language, Release
from gardenmap.panels.pages import PAGES, page
from gardenmap.text import Text
from gardenmap.view import Notice, link

LANGUAGE_NAMES: dict[Language, str] = {"nb": "Norsk", "en": "English"}
_MOST_FAULTS = 50


def brand(text: Text) -> Markup:
    """The name of the site, and on narrow screens what opens the menu."""
    return render("brand", text=text)


def about_release(release: Release, text: Text) -> str:
    """What the release holds, and what a link keeps of it."""
    return text(
        "Release {id} of {date}: {gardens} gardens, {observations} figures, {projects} projects. A link keeps "
        "the release it was made for, and says so when a newer one is shown.",
        id=release.id,
        date=text.date(release.date, long=True),
        gardens=text.number(len(release.gardens)),
        observations=text.number(len(release.observations)),
        projects=text.number(len(release.projects)),
    )


def bar(visit: Visit) -> Markup:
    """Menu, release and language as links; every one carries the view."""
    text = visit.text
    return render(
        "bar",
        brand=brand(text),
        pages=PAGES,
        here=visit.page.id,
        query=link(visit.view, visit.vocabulary),
        release=visit.release,
        about_release=about_release(visit.release, text),
        languages=[
            {"code": code, "name": LANGUAGE_NAMES[code], "address": visit.address(lang=code)} for code in LANGUAGES
        ],
        text=text,
    )


def notices(faults: Sequence[Problem], found: Iterable[Notice], text: Text) -> Markup:
    """That an older release is on show where the folder has faults, and what of the link could not be followed."""
    sentences = [text(each.message, **each.values) for each in found]
    if faults:
        count = text.plural("{n} fault", "{n} faults", len(faults))
        older = text("The data folder has {count}. Shown is the last release that was whole.", count=count)
        sentences.insert(0, older)
    return render("notices", sentences=sentences, faults=faults[:_MOST_FAULTS], is_open=False, text=text)


def no_figures(faults: Sequence[Problem], text: Text) -> Markup:
    """The page while there is no release to show: the faults of a package that never was whole, in plain words."""
    count = text.plural("{n} fault", "{n} faults", len(faults))
    sentence = text("The data folder has {count}. Mend the lines below; the page then works by itself.", count=count)
    return render(
        "no_figures", sentences=[sentence], faults=faults[:_MOST_FAULTS], is_open=True, brand=brand(text), text=text
    )


def foot(visit: Visit) -> Markup:
    """Release, ways on, credit for the map, and how to cite what is taken home from the page."""
    text, release = visit.text, visit.release
    data, about = visit.address(page("data")), visit.address(page("about"))
    return render(
        "foot",
        release=release,
        links=[
            (f"{data}#method", text("Methods and definitions")),
            (f"{about}#accessibility", text("Accessibility")),
            (f"{about}#privacy", text("Privacy")),
        ],
        citation=citation(release, current.facts().get("licence", ""), text),
        text=text,
    )
