"""What stands around every page: what the reader should know first, the faults of the data, and the foot."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from gardenmap.errors import Problem
from gardenmap.text import Text
from gardenmap.ui import markup, releases
from gardenmap.ui.catalogue import citation
from gardenmap.ui.site import page
from gardenmap.ui.visit import Visit
from gardenmap.view import Notice

_SHOWN_PROBLEMS = 50


def foot(visit: Visit) -> str:
    """Release, ways on, credit for the map, and how to cite what is taken home from the page."""
    text, release = visit.text, visit.release
    data, about = page("data"), page("about")
    ways = [
        (visit.address(data) + "#method", text("Methods and definitions")),
        (visit.address(about) + "#accessibility", text("Accessibility")),
        (visit.address(about) + "#privacy", text("Privacy")),
    ]
    links = "".join(f'<a href="{escape(address)}">{escape(name)}</a>' for address, name in ways)
    cited = citation(release, releases.facts().get("licence", ""), text)
    named = text("Release {date}", date=text.date(release.date))
    return (
        f'<footer class="gm-foot"><span>Næringshagekartet · <b>{escape(named)}</b> (id {escape(release.id)})</span>'
        f'<span class="gm-ways">{links}</span>'
        f"<span>{escape(text('Map: © Kartverket, CC BY 4.0'))}</span>"
        f'<p class="gm-foot-cite">{escape(text("Cite as: {citation}", citation=cited))}</p></footer>'
    )


def notices(problems: tuple[Problem, ...], found: Iterable[Notice], text: Text) -> str:
    """That an older release is on show, where the folder has faults, and what of the link could not be followed."""
    older = ""
    if problems:
        said = text("The data folder has {count}. Shown is the last release that was whole.", count=_n(problems, text))
        older = markup.notice(said) + _faults(problems, text)
    return older + "".join(markup.notice(text(each.message, **each.values)) for each in found)


def no_figures(problems: tuple[Problem, ...], text: Text) -> str:
    """The page while there is no release to show: the faults of a package that never was whole, in plain words."""
    said = text(
        "The data folder has {count}. Mend the lines below; the page then works by itself.", count=_n(problems, text)
    )
    return (
        f'<header class="gm-top">{markup.BRAND}</header><main id="main" class="gm-stack st-key-content" tabindex="-1">'
        f'<div class="gm-headline"><h1>{escape(text("The figures cannot be shown"))}</h1></div>'
        f"{markup.notice(said)}{_faults(problems, text, is_open=True)}</main>"
    )


def _n(problems: tuple[Problem, ...], text: Text) -> str:
    return text.plural("{n} fault", "{n} faults", len(problems))


def _faults(problems: tuple[Problem, ...], text: Text, *, is_open: bool = False) -> str:
    rows = "".join(f"<li>{escape(problem.say(text))}</li>" for problem in problems[:_SHOWN_PROBLEMS])
    return (
        f'<details class="gm-unfolds"{" open" if is_open else ""}>'
        f'<summary>{escape(text("The faults, one by one"))}</summary><ul class="gm-faults">{rows}</ul></details>'
    )
