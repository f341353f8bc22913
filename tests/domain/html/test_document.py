"""A whole document: the page, what a chat unfolds of its link, and Streamlit, which waits beneath."""

from __future__ import annotations

import re

import pytest
from document import Element, parsed, tidy
from first_paint import first_paint, visit
from markupsafe import Markup

from gardenmap import assets
from gardenmap.html import document
from gardenmap.html.page import page_html
from gardenmap.html.style import colours, page_style
from gardenmap.look import LIGHT, variables
from gardenmap.model import LANGUAGES, Language
from gardenmap.panels import PANELS, panel
from gardenmap.panels.pages import PAGES

STREAMLIT = Markup('<script type="module" src="./index.js"></script><link rel="stylesheet" href="./index.css">')


def made(page_id: str = "overview", query: str = "", origin: str = "https://kart.example.no") -> Element:
    seen = visit(page_id, query)
    html = document.document(seen.view.lang, document.meta(seen, origin), page_html(seen, Markup()), STREAMLIT)
    assert html.startswith("<!DOCTYPE html>\n")
    return parsed(html.partition("\n")[2])


def of_link(root: Element) -> dict[str, str]:
    """What the head says to whoever unfolds a link."""
    return {
        each.attributes.get("property") or each.attributes.get("name", ""): each.attributes.get("content", "")
        for each in root.one("head").all("meta")
    }


@pytest.mark.parametrize("page_id", [entry.id for entry in PAGES])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_link_unfolds_with_the_words_of_its_view(page_id: str, lang: Language) -> None:
    root = made(page_id, f"county=46&lang={lang}")
    tags, heading = of_link(root), root.one("body").one("h1").words
    assert root.one("html").attributes["lang"] == lang
    assert tags["og:locale"] == {"nb": "nb_NO", "en": "en_GB"}[lang]
    assert root.one("head").one("title").words == tidy(f"{tags['og:title']} · Næringshagekartet")
    assert heading.rstrip(".") in tidy(tags["og:title"])
    assert tags["description"] == tags["og:description"]
    assert len(tags["og:description"]) > 20
    address = visit(page_id, f"county=46&lang={lang}").address()
    assert tags["og:url"] == f"https://kart.example.no{address}"
    page = "" if page_id == "overview" else f"&page={page_id}"
    query = address.partition("?")[2]
    assert tags["og:image"] == f"https://kart.example.no/preview/{visit().release.id}.png?{query}{page}"
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")


def test_without_a_known_host_no_address_is_claimed() -> None:
    tags = of_link(made(origin=""))
    assert not {"og:url", "og:image", "twitter:card"} & tags.keys()
    assert tags["og:title"].startswith("47 næringshager")


def test_nothing_is_run_that_stands_in_the_document_itself() -> None:
    root = made()
    for script in root.all("script"):
        assert script.attributes["src"]
        assert script.words == ""
    for each in root.all():
        assert not [name for name in each.attributes if name.startswith("on")], each


def test_nothing_is_asked_for_before_the_page_is_painted_but_our_two_scripts_the_icon_and_the_typeface() -> None:
    root = made()
    waiting = root.one("template", id="streamlit")
    eager = [each for each in (*root.all("script"), *root.all("link")) if waiting not in each.ancestors()]
    files = [each.attributes.get("src") or each.attributes["href"] for each in eager]
    ours = ("first-paint.js", "connection.js", "favicon.svg", "inter-latin.woff2")
    assert files == [assets.url(name) for name in ours]
    assert [each.attributes.get("rel") for each in eager] == [None, None, "icon", "preload"]
    assert [each.attributes.get("src") or each.attributes["href"] for each in waiting.elements] == [
        "./index.js",
        "./index.css",
    ]
    assert not root.all("img")


def test_the_page_stands_before_the_place_where_streamlit_draws() -> None:
    body = made().one("body")
    order = [each.attributes.get("id") for each in body.children if isinstance(each, Element)]
    assert order.index("first-paint") < order.index("root") < order.index("streamlit")
    assert body.one(id="root").elements == []


def test_the_sentences_about_the_connection_are_there_in_both_languages() -> None:
    attributes = made().one(id="connection").attributes
    for name in ("gone", "slow"):
        words = {attributes[f"data-{name}-{lang}"] for lang in LANGUAGES}
        assert len(words) == len(LANGUAGES)
        assert all(len(sentence) > 20 for sentence in words)


def test_every_panel_has_its_place_in_the_style_and_colours_are_said_once_by_name() -> None:
    style = page_style()
    for each in PANELS:
        assert f".st-key-panel-{each.id}{{grid-area:{each.id}}}" in style
    for name in variables(LIGHT):
        assert f"--{name}:" in style
        assert f"--{name}:" in colours().body.decode()
    assert "/*" not in style
    assert "http" not in style.replace("http://www.w3.org/", "")


@pytest.mark.parametrize("query", ["", "county=46&garden=voss"])
@pytest.mark.parametrize("page_id", [entry.id for entry in PAGES if entry.id != "garden"])
def test_every_panel_of_a_page_has_a_row_in_each_grid_of_the_page(page_id: str, query: str) -> None:
    """One without a row makes the page narrower; the page of a garden has no grid."""
    panels = {each.id for each in visit(page_id, query).panels}
    grids = re.findall(
        rf"\.st-key-panels-{page_id}(?::has\(\.st-key-panel-([\w-]+)\))?{{grid-template:([^;}}]+)", page_style()
    )
    of_more = any(has in panels for has, _ in grids if has)
    rows = [
        set(re.findall(r"[\w-]+", " ".join(re.findall(r'"([^"]+)"', grid))))
        for has, grid in grids
        if bool(has) == of_more
    ]
    assert rows or not panels
    assert all(panels <= named for named in rows)


@pytest.mark.parametrize("page_id", [entry.id for entry in PAGES])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_letters_of_a_page_are_in_the_first_part_of_the_typeface(page_id: str, lang: Language) -> None:
    """The second is fetched where a Sámi letter stands."""
    [spans] = re.findall(r"inter-latin\.woff2\)[^}]*?unicode-range:([^}]+)}", page_style())
    ends = [span.partition("-") for span in re.findall(r"U\+([\dA-F-]+)", spans)]
    letters = {chr(code) for first, _, last in ends for code in range(int(first, 16), int(last or first, 16) + 1)}
    words = first_paint(page_id, f"lang={lang}").words
    assert {letter for letter in words if letter.isalnum()} <= letters


def test_a_table_to_read_is_a_page_of_its_own_with_its_file_and_how_to_cite_it() -> None:
    seen = visit("overview", "county=46&lang=en")
    root = parsed(document.table_document(seen, panel("companies-by-garden")).partition("\n")[2])
    question = tidy(panel("companies-by-garden").question(seen.selection, seen.text))
    assert root.one("html").attributes["lang"] == "en"
    assert root.one("h1").words == root.one("caption").words == question
    assert len(root.one("tbody").all("tr")) == len(seen.frame(panel("companies-by-garden")))
    files = [each.attributes["href"] for each in root.all("a") if "download" in each.attributes]
    assert [file.partition("?county=46&")[0] for file in files] == [
        f"/panels/companies-by-garden.{ending}" for ending in ("xlsx", "csv")
    ]
    day = tidy(seen.text.date(seen.release.date))
    assert f"Cite as: Næringshagekartet, release of {day} (id {seen.release.id}), CC BY 4.0." in root.words


@pytest.mark.parametrize("make", [document.not_found, document.failed])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_that_stands_alone_speaks_both_languages_and_leads_home(make, lang: Language) -> None:
    root = parsed(make(lang).partition("\n")[2])
    sections = root.all("section")
    assert [each.attributes["lang"] for each in sections] == sorted(LANGUAGES, key=lambda other: other != lang)
    assert [each.one("a").attributes["href"] for each in sections] == [
        f"/?lang={each.attributes['lang']}" for each in sections
    ]
    assert len({each.words for each in sections}) == 2
    assert root.all("script") == []
