"""HTML as a browser reads it, without a browser: its elements, and a complaint where it is not written well."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta"}
CLOSED_BY_A_BLOCK = {"p", "h1", "h2", "h3"}
"""A browser ends these where a block begins, and what was meant to be inside falls out."""
BLOCKS = {
    *("article", "aside", "details", "div", "dl", "fieldset", "footer", "form", "h1", "h2", "h3", "header", "main"),
    *("nav", "ol", "p", "section", "table", "ul"),
}
PRESSED = {"a", "button", "select", "summary", "textarea"}
"""None of them may stand in another one."""
PARENTS = {
    "dd": {"dl", "div"},
    "dt": {"dl", "div"},
    "legend": {"fieldset"},
    "li": {"ol", "ul"},
    "option": {"select"},
    "summary": {"details"},
    "tbody": {"table"},
    "td": {"tr"},
    "th": {"tr"},
    "thead": {"table"},
    "tr": {"tbody", "thead"},
}


def tidy(words: str) -> str:
    """The words with single spaces, as a reader sees them."""
    return " ".join(words.split())


class Element:
    """One element: its tag, its attributes, what it stands in and what stands in it."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: Element | None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.children: list[Element | str] = []

    def __repr__(self) -> str:
        return f"<{self.tag} {self.attributes}>"

    @cached_property
    def classes(self) -> set[str]:
        return set(self.attributes.get("class", "").split())

    @cached_property
    def words(self) -> str:
        """All that is written in it, with single spaces."""
        return tidy(" ".join(self._words()))

    def _words(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in ("style", "script"):
                yield from child._words()

    def ancestors(self) -> Iterator[Element]:
        if self.parent is not None:
            yield self.parent
            yield from self.parent.ancestors()

    def all(self, tag: str = "", with_class: str = "", **attributes: str) -> list[Element]:
        """Every element in it of that tag, with that class and those attributes, in the order of the page."""
        return [
            each
            for each in self.elements
            if (not tag or each.tag == tag)
            and (not with_class or with_class in each.classes)
            and all(each.attributes.get(name) == value for name, value in attributes.items())
        ]

    def one(self, tag: str = "", with_class: str = "", **attributes: str) -> Element:
        """The only such element."""
        [found] = self.all(tag, with_class, **attributes)
        return found

    @cached_property
    def elements(self) -> list[Element]:
        """Every element in it, in the order of the page."""
        inside = [child for child in self.children if isinstance(child, Element)]
        return [each for child in inside for each in (child, *child.elements)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.open = Element("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"<{tag}> says an attribute twice: {attrs}"
        made = Element(tag, {name: value or "" for name, value in attrs}, self.open)
        assert not (tag in BLOCKS and self._around(CLOSED_BY_A_BLOCK)), f"{made} falls out of {self.open}"
        assert not (tag in PRESSED and self._around(PRESSED)), f"{made} stands in another thing to press"
        assert self.open.tag in PARENTS.get(tag, {self.open.tag}), f"{made} stands in {self.open}"
        self.open.children.append(made)
        if tag not in VOID:
            self.open = made

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.tag == tag, f"</{tag}> where {self.open} is open"
        assert self.open.parent is not None
        self.open = self.open.parent

    def _around(self, tags: set[str]) -> bool:
        return bool(tags & {self.open.tag, *(each.tag for each in self.open.ancestors())})

    def handle_data(self, data: str) -> None:
        self.open.children.append(data)


def parsed(html: str) -> Element:
    """What holds all elements of a page or of a piece of one; an AssertionError where a browser would have to guess."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open is reader.root, f"{reader.open} is never closed"
    return reader.root
