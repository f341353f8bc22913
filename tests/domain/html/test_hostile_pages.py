"""Words from outside are words on every page, whatever stands in the release."""

from __future__ import annotations

import pytest
from document import Element, parsed, tidy
from every_world import HOSTILE, TOGETHER, hostile_world
from first_paint import visit
from markupsafe import Markup

from gardenmap import current
from gardenmap.errors import Problem
from gardenmap.html import document, frame
from gardenmap.html.page import page_html
from gardenmap.html.panel import panel_table
from gardenmap.panels.pages import PAGES
from gardenmap.view import Notice

FACTS = ("publisher", "contact", "licence", "about_nb", "about_en")
NEVER = {"base", "embed", "form", "frame", "iframe", "img", "link", "meta", "object", "script", "style", "title"}
"""What no word may become; the form of the filters and the titles of drawings are ours."""
QUERIES = ("garden=lista&lang=en", "county=42,46&garden=lista")


def elements(html: str) -> list[Element]:
    """Every element; an AssertionError where a word from outside has become one, or an attribute that runs."""
    found = parsed(html).all()
    for each in found:
        is_ours = each.classes == {"st-key-filters"} or "static-map-title" in each.attributes.values()
        assert each.tag not in NEVER or is_ours, each
        assert not [name for name in each.attributes if name.startswith("on")], each
        address = each.attributes.get("href", "/")
        assert address.startswith(("/", "#", "https://", "http://", "mailto:")), each
        assert "javascript:" not in address.partition(":")[0], each
    return found


@pytest.fixture
def facts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the release says of itself, hostile too."""
    words = request.getfixturevalue("words")
    origins = [{"credit_nb": words, "credit_en": words}]
    monkeypatch.setattr(current, "facts", lambda: {**dict.fromkeys(FACTS, words), "origins": origins})


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("words", TOGETHER.values(), ids=TOGETHER)
def test_a_page_shows_hostile_words_as_words(words: str) -> None:
    world = hostile_world(words)
    for entry in PAGES:
        for query in QUERIES:
            html = page_html(visit(entry.id, query, world), Markup())
            elements(html)
            assert "<" not in words or words not in html, entry.id
            assert tidy(words) in parsed(html).words, entry.id


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("words", TOGETHER.values(), ids=TOGETHER)
def test_a_table_to_read_shows_hostile_words_as_words(words: str) -> None:
    for query in QUERIES:
        seen = visit("overview", query, hostile_world(words))
        for shown in seen.panels:
            elements(panel_table(seen, shown))


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_the_head_of_a_document_says_hostile_words_in_attributes_that_they_cannot_leave(words: str) -> None:
    seen = visit("garden", "garden=lista", hostile_world(words))
    meta = document.meta(seen, "https://example.no")
    root = parsed(document.document("nb", meta, Markup(), Markup()).partition("\n")[2])
    tags = {each.attributes.get("property"): each.attributes.get("content") for each in root.all("meta")}
    assert tags["og:title"] == meta.title
    assert tags["og:description"] == meta.description
    assert root.one("head").one("title").words == tidy(f"{meta.title} · Næringshagekartet")
    assert [each.words for each in root.all("script")] == ["", ""]


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_faults_and_notices_show_hostile_words_as_words(words: str) -> None:
    fault = Problem("gardens.csv", "The coordinates lie outside Norway", row=2, column="lat", value=words)
    notice = Notice("Parts of the link were not understood and are left out: {parts}", {"parts": words})
    for made in (frame.notices([fault], [notice], visit().text), frame.no_figures([fault], visit().text)):
        elements(made)
        assert tidy(words) in parsed(made).words
