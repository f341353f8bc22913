"""Pages to read: sections that a link can point at, paragraphs, lists of facts, and what unfolds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape

from gardenmap.text import Text
from gardenmap.ui import sheet
from gardenmap.ui.visit import Visit


@dataclass(frozen=True)
class Section:
    """A part of a page: its name in the address (after #), its heading (an English message), and what draws it."""

    anchor: str
    title: str
    draw: Callable[[Visit], None]


def hang(visit: Visit, sections: Iterable[Section]) -> None:
    """The sections one below the other."""
    for each in sections:
        with sheet.box(f"section-{each.anchor}"):
            sheet.put(f'<h2 class="gm-heading" id="{each.anchor}">{escape(visit.text(each.title))}</h2>')
            each.draw(visit)


def jump(sections: Iterable[Section], text: Text) -> None:
    """Links to the sections of the page."""
    links = "".join(
        f'<li><a href="#{each.anchor}" target="_self">{escape(text(each.title))}</a></li>' for each in sections
    )
    sheet.block(f'<nav class="gm-jump" aria-label="{escape(text("On this page"))}"><ul>{links}</ul></nav>')


def paragraphs(found: Iterable[str], title: str = "") -> None:
    """Running text, perhaps under a heading of its own."""
    words = "".join(f"<p>{escape(each)}</p>" for each in found)
    sheet.block(f'{heading(title)}<div class="gm-prose">{words}</div>')


def bullets(found: Iterable[str], title: str = "") -> None:
    """Short points, one below the other, perhaps under a heading of their own."""
    points = "".join(f"<li>{escape(each)}</li>" for each in found)
    sheet.block(f'{heading(title)}<ul class="gm-prose gm-points">{points}</ul>')


def heading(title: str) -> str:
    """HTML of a heading inside a section; nothing where there is no title."""
    return f'<h3 class="gm-title">{escape(title)}</h3>' if title else ""


def facts(rows: Iterable[tuple[str, str, str]], title: str = "") -> None:
    """Names and values in two columns; a value with an address is a link."""
    found = "".join(f"<dt>{escape(name)}</dt><dd>{_linked(value, address)}</dd>" for name, value, address in rows)
    sheet.block(f'{heading(title)}<dl class="gm-facts">{found}</dl>')


def unfolds(title: str, remark: str, inner: str) -> str:
    """HTML (escaped by whoever made it) behind a line that opens it; the browser's own search opens it too."""
    return (
        f'<details class="gm-unfolds"><summary>{escape(title)} <span class="gm-unit">{escape(remark)}</span></summary>'
        f"{inner}</details>"
    )


def _linked(words: str, address: str) -> str:
    if not address:
        return escape(words)
    target = ' target="_blank" rel="noopener noreferrer"' if address.startswith("http") else ""
    return f'<a href="{escape(address)}"{target}>{escape(words)}</a>'
