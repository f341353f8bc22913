"""The page as the server sends it, before any script has run."""

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import brotli
import pytest
import requests
from worlds import garden, release

from gardenmap.panels import PANELS, headline, key_figures
from gardenmap.selection import select
from gardenmap.text import Text
from gardenmap.ui import documents, releases
from gardenmap.ui.site import SITE
from gardenmap.view import Vocabulary, default, parse

WITH_FIGURES = tuple(entry.address for entry in SITE if entry.filters)
VIEWS = ("", "?lang=en", "?county=46", "?county=46,11&lang=en", "?garden=lister", "?values=reported", "?county=31")


def get(url: str, **headers: str) -> requests.Response:
    return requests.get(url, headers=headers, timeout=20)


def words(html: str) -> str:
    return unescape(re.sub(r"[ \n]+", " ", re.sub(r"<[^>]+>", " ", html)))


def seen(query: str):
    whole, _ = releases.current()
    view, _ = parse(parse_qs(query.lstrip("?")), releases.vocabulary(whole))
    return select(whole, view), Text(view.lang)


@pytest.mark.parametrize("query", VIEWS)
def test_the_overview_says_heading_key_figures_and_gardens_of_its_view(app_url: str, query: str) -> None:
    html = get(f"{app_url}/{query}").text
    selection, text = seen(query)
    said = words(html)
    found = headline.of_gardens(selection, text)
    assert f"<h1>{found.heading}</h1>" in html
    assert found.lede in said
    for figure in key_figures.of_selection(selection, text):
        assert f"{figure.number}" in said
        assert figure.coverage in said
    for name in selection.gardens["short_name"]:
        assert name in said


@pytest.mark.parametrize("path", ["/", "/om"])
def test_no_script_of_ours_or_streamlits_is_asked_for_before_the_page_is_on_the_screen(app_url: str, path: str) -> None:
    html = get(f"{app_url}{path}").text
    parts = re.split(r'(<template id="(?:own|app)-files">.*?</template>)', html, flags=re.DOTALL)
    own, streamlits = parts[1], parts[3]
    assert "/page.js" in own
    assert "/static/" not in own
    assert len(re.findall('rel="modulepreload"|type="module"', streamlits)) > 20
    held_up = r'rel="stylesheet"|rel="modulepreload"|type="module"|as="script"|<script src'
    assert not re.search(held_up, parts[0] + parts[2] + parts[4])


@pytest.mark.parametrize("path", WITH_FIGURES)
@pytest.mark.parametrize("query", ["?county=46", "?lang=en"])
def test_each_panel_of_a_page_asks_and_answers_in_words(app_url: str, path: str, query: str) -> None:
    html = get(f"{app_url}{path}{query}").text
    said, hung = words(html), re.findall(r'class="st-key-panel-([\w-]+)', html)
    assert hung
    selection, text = seen(query)
    for panel in PANELS:
        if panel.id in hung:
            frame = panel.table(selection)
            assert panel.question(selection, text) in said
            answer = panel.takeaway(frame, selection, text) if len(frame) else panel.empty(selection, text)
            assert answer in said, panel.id


def test_the_overview_hangs_its_three_panels(app_url: str) -> None:
    hung = set(re.findall(r'class="st-key-panel-([\w-]+)', get(app_url).text))
    assert {"companies-by-garden", "value-creation-by-garden", "project-status"} <= hung


@pytest.mark.parametrize("path", [entry.address for entry in SITE])
def test_every_page_has_one_main_heading_and_a_whole_first_paint(app_url: str, path: str) -> None:
    html = get(app_url + path).text
    assert html.count("<h1>") == 1
    assert html.index('<div id="page"') < html.index('<div id="root">')
    assert html.count("<svg") == (path in WITH_FIGURES), "one map"
    _Balanced().check(html.partition('<div id="page"')[2].partition('<div id="root">')[0])


class _Balanced(HTMLParser):
    """Every element that is opened is closed in its turn."""

    def check(self, html: str) -> None:
        self.open: list[str] = []
        self.feed(f"<div {html}")
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in ("input", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_gardens_are_links_that_keep_the_view(app_url: str) -> None:
    html = get(f"{app_url}/?county=46&lang=en").text
    [address] = {unescape(each) for each in re.findall(r'href="(/hage\?[^"]*garden=voss[^"]*)"', html)}
    asked = parse_qs(urlsplit(address).query)
    assert asked["county"] == ["46"]
    assert asked["lang"] == ["en"]
    assert "<h1>Næringshagen på Voss</h1>" in get(app_url + address).text


@pytest.mark.parametrize("path", WITH_FIGURES)
def test_a_page_is_small(app_url: str, path: str) -> None:
    response = get(app_url + path, **{"Accept-Encoding": "br"})
    assert len(response.content) < 200_000
    assert int(response.headers["content-length"]) < 50_000


@pytest.mark.parametrize("path", [entry.address for entry in SITE])
@pytest.mark.parametrize("lang", ["nb", "en"])
def test_the_letters_of_a_page_come_in_the_page_itself(app_url: str, path: str, lang: str) -> None:
    html = get(f"{app_url}{path}?lang={lang}").text
    [core] = re.findall(r'new FontFace\("Inter",letters,{weight:"400 700",unicodeRange:"([^"]+)"}\)', html)
    spans = [span.split("-") for span in re.findall(r"U\+([\dA-F-]+)", core)]
    letters = {chr(code) for span in spans for code in range(int(span[0], 16), int(span[-1], 16) + 1)}
    content = re.sub(r"<(style|script).*?</\1>", "", html.partition('<div id="page"')[2], flags=re.DOTALL)
    assert {letter for letter in words(content) if letter.isalnum()} <= letters


def test_two_views_are_two_answers_and_one_view_is_known_again(app_url: str) -> None:
    first, second = get(app_url + "/"), get(app_url + "/?county=46")
    assert first.headers["etag"] != second.headers["etag"]
    assert get(app_url + "/?county=46", **{"If-None-Match": second.headers["etag"]}).status_code == 304
    assert get(app_url + "/", **{"If-None-Match": second.headers["etag"]}).status_code == 200
    assert first.headers["vary"] == "Accept-Encoding"


def test_the_plain_page_is_the_compressed_one(app_url: str) -> None:
    plain, packed = (get(app_url + "/", **{"Accept-Encoding": each}) for each in ("identity", "br"))
    assert "content-encoding" not in plain.headers
    assert plain.text == packed.text


def test_a_hostile_link_shows_the_nearest_view_and_says_so(app_url: str) -> None:
    html = get(f"{app_url}/?county=46&theme=<script>alert(1)</script>&lang=en").text
    assert "alert(1)" in words(html)
    assert "<script>alert" not in html
    assert "<h1>Vestland" in html


def test_a_hostile_host_is_never_repeated(app_url: str) -> None:
    html = get(app_url + "/", Host='evil"><script>').text
    assert "evil" not in html


def test_a_link_unfolds_with_the_words_of_its_view(app_url: str) -> None:
    html = get(f"{app_url}/?county=46&lang=en").text
    tags = {name: unescape(said) for name, said in re.findall(r'<meta property="(og:\w+)" content="([^"]*)">', html)}
    assert tags["og:title"].startswith("Vestland: 8 business gardens")
    assert f"<title>{tags['og:title']} · Næringshagekartet</title>" in html
    assert "None of the 8 gardens has stated" in tags["og:description"]
    assert tags["og:locale"] == "en_GB"
    assert tags["og:url"].startswith(f"{app_url}/?county=46&")


def test_a_hostile_garden_name_is_text() -> None:
    world = release(gardens=[garden(name="<script>x</script>", short_name="<img src=x onerror=y>")])
    view = default(Vocabulary.of(world))
    for entry in SITE:
        for marked in (None, "lista"):
            packed = documents.of_view(world, replace(view, garden=marked), entry.id)
            html = brotli.decompress(packed.encodings["br"]).decode()
            assert "<script>x" not in html
            assert "<img" not in html
