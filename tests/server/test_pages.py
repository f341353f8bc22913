"""The answer to a page's address: the page of exactly the view in it, whole, with Streamlit waiting beneath."""

from __future__ import annotations

import re
from dataclasses import replace
from threading import Barrier, Thread

import pytest
from asgi import STREAMLIT_PAGE, ask, layers, streamlit
from document import Element
from first_paint import followed
from published import published
from starlette.types import Receive, Scope, Send
from worlds import garden, release

from gardenmap import current
from gardenmap.html import page as html_page
from gardenmap.model import LANGUAGES
from gardenmap.panels import headline, key_figures, panel
from gardenmap.panels.pages import PAGES
from gardenmap.selection import select
from gardenmap.server import pages
from gardenmap.server.throttle import Throttle
from gardenmap.text import Text
from gardenmap.view import Vocabulary, default

PATHS = [entry.address for entry in PAGES]
VIEWS = ("", "?lang=en", "?county=46", "?county=46,11&lang=en", "?garden=lister", "?values=reported", "?county=31")


def first_paint(address: str) -> Element:
    return ask(address).page.one("div", id="first-paint")


@pytest.mark.parametrize("query", VIEWS)
def test_the_overview_says_heading_key_figures_and_gardens_of_its_view(query: str) -> None:
    root = first_paint(f"/{query}")
    view = followed(f"/{query}")[1]
    selection, text = select(published(), view), Text(view.lang)
    found = headline.of_gardens(selection, text)
    words = root.words.replace("\u00a0", " ")
    assert root.one("h1").words == " ".join(found.heading.split())
    for sentence in (found.lede, *(figure.coverage for figure in key_figures.of_selection(selection, text))):
        assert " ".join(sentence.split()) in words
    for name in selection.gardens["short_name"]:
        assert name in words


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_in_bokmål_unless_asked_for_in_english(path: str) -> None:
    asked = {"": "nb", "?lang=en": "en", "?lang=xx": "nb", "?lang=nb&lang=en": "en"}
    for query, language in asked.items():
        root = ask(path + query).page
        assert root.one("html").attributes["lang"] == language, query
        assert (
            root.one("nav", with_class="st-key-menu").attributes["aria-label"] == {"nb": "Meny", "en": "Menu"}[language]
        )


def test_the_names_and_numbers_of_a_chart_are_there_before_it_is_drawn() -> None:
    root = first_paint("/?county=46")
    selection, text = select(published(), followed("/?county=46")[1]), Text("nb")
    section = root.one("section", with_class="st-key-panel-companies-by-garden")
    drawing = section.one("svg", role="img").words
    for each in panel("companies-by-garden").table(selection).itertuples():
        assert each.short_name in drawing
        assert " ".join(text.approximately(each.value).split()) in drawing


def test_streamlits_own_files_wait_until_the_page_is_painted() -> None:
    files = re.findall('<script type="module"|rel="(?:modulepreload|stylesheet)"', STREAMLIT_PAGE)
    for path in PATHS:
        waiting = ask(path).page.one("template", id="streamlit").elements
        assert sum(each.attributes.get("type") == "module" for each in waiting) >= 1
        for each in waiting:
            address = each.attributes.get("src") or each.attributes["href"]
            assert address.lstrip(".") in STREAMLIT_PAGE, each
        assert len(waiting) == len(files)


def test_streamlit_is_asked_once_and_never_told_who_asks() -> None:
    asked: list[Scope] = []

    async def beneath(scope: Scope, receive: Receive, send: Send) -> None:
        asked.append(scope)
        await streamlit(scope, receive, send)

    app = layers(beneath=beneath)
    for address in ("/om?lang=en", "/om", "/data?county=46"):
        assert ask(address, app=app, cookie="kari", user_agent="kari").status == 200
    assert [(scope["path"], scope["query_string"], scope["headers"]) for scope in asked] == [("/", b"", [])]


@pytest.mark.parametrize("page", ["", "<html><body></body></html>", STREAMLIT_PAGE.replace('<div id="root">', "<div>")])
def test_a_streamlit_whose_page_is_made_otherwise_fails_at_once(page: str) -> None:
    with pytest.raises(AssertionError, match="Streamlit's page"):
        pages.head_of(page)


def test_a_link_unfolds_with_the_address_that_the_visitor_uses() -> None:
    def tags(**headers: str) -> dict[str, str]:
        head = ask("/bedrifter?county=46&lang=en", **headers).page.one("head")
        return {each.attributes.get("property", ""): each.attributes.get("content", "") for each in head.all("meta")}

    plain, secure = tags(host="kart.example.no:8600"), tags(host="kart.example.no", x_forwarded_proto="https")
    assert plain["og:url"].startswith("http://kart.example.no:8600/bedrifter?county=46&")
    assert secure["og:url"].startswith("https://kart.example.no/bedrifter?county=46&")
    assert secure["og:image"].startswith(f"https://kart.example.no/preview/{published().id}.png?county=46&")
    assert secure["og:title"].startswith("Vestland")


@pytest.mark.parametrize("host", ['evil"><script>', "", "a b", "evil.example/path", "user@evil", "[::1", "x" * 300])
def test_a_hostile_host_is_never_repeated(host: str) -> None:
    answer = ask("/", host=host)
    assert "evil" not in answer.text
    assert "og:url" not in answer.text
    assert answer.status == 200


def test_a_hostile_link_shows_the_nearest_view_and_says_so() -> None:
    root = first_paint("/?county=46&theme=a<script>alert(1)</script>b&lang=en")
    [notice] = root.all("p", role="alert")
    assert "theme=a<script>alert(1)</script>b" in notice.words
    assert root.one("h1").words.startswith("Vestland")
    assert root.all("script") == []


def test_a_link_of_another_release_says_that_figures_may_have_changed() -> None:
    [notice] = first_paint("/om?release=deadbeef").all("p", role="alert")
    assert "deadbeef" in notice.words
    assert published().id in notice.words


def test_a_hostile_garden_name_is_text() -> None:
    world = release(gardens=[garden(name="<script>x</script>", short_name="<img src=x onerror=y>")])
    view = default(Vocabulary.of(world))
    streamlits = pages.head_of(STREAMLIT_PAGE)
    for entry in PAGES:
        for marked in (None, "lista"):
            found = replace(view, garden=marked)
            html = pages.of_view(world, found, entry.id, pages.Markup(), "", streamlits).body.decode()
            assert "<script>x" not in html
            assert "<img" not in html


def test_two_views_are_two_answers_and_one_view_is_known_again() -> None:
    first, second = ask("/"), ask("/?county=46")
    assert first.headers["etag"] != second.headers["etag"]
    assert ask("/?county=46", if_none_match=second.headers["etag"]).status == 304
    assert ask("/", if_none_match=second.headers["etag"]).status == 200
    assert first.headers["vary"] == "Accept-Encoding"
    assert first.headers["cache-control"] == "no-cache"


def test_the_same_view_written_otherwise_is_the_same_page() -> None:
    assert ask("/?county=18,46&year=2021").body == ask(f"/?release={published().id}&county=46,18").body


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_is_small(path: str, lang: str) -> None:
    plain, packed = (ask(f"{path}?lang={lang}", accept_encoding=each) for each in ("identity", "br"))
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "br"
    assert len(plain.body) < 200_000
    assert len(packed.body) < 50_000


def test_an_encoding_that_is_refused_is_not_sent() -> None:
    assert ask("/", accept_encoding="br;q=0, gzip").headers["content-encoding"] == "gzip"


def test_whoever_asks_for_ever_new_views_gets_the_app_without_its_first_paint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "throttle", Throttle(burst=2, clock=lambda: 0.0))
    world = release(gardens=[garden("lista")])
    monkeypatch.setattr(current, "on_show", lambda: (world, ()))
    known = ask("/om?county=46", client="203.0.113.7")
    asked = [ask(f"/om?county={code}", client="203.0.113.7") for code in ("42", "50", "18", "46")]
    assert [answer.status for answer in asked] == [200] * 4
    assert [bool(answer.page.all("h1")) for answer in asked] == [True, False, False, True]
    assert asked[-1].body == known.body, "what was made before is still given"
    assert asked[1].page.one("template", id="streamlit").elements
    assert ask("/om?county=55", client="203.0.113.8").page.all("h1"), "somebody else is not held back"


def test_forty_who_ask_for_one_page_at_once_have_it_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[None] = []
    gate, make = Barrier(40), html_page.page_html
    monkeypatch.setattr(pages, "page_html", lambda *asked: (made.append(None), make(*asked))[1])
    world = release(gardens=[garden()])
    view, streamlits = default(Vocabulary.of(world)), pages.head_of(STREAMLIT_PAGE)
    answers: list[object] = []

    def visit() -> None:
        gate.wait()
        answers.append(pages.of_view(world, view, "overview", pages.Markup(), "", streamlits))

    threads = [Thread(target=visit) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert len(answers) == 40
    assert len({id(answer) for answer in answers}) == 1


def test_a_new_release_shares_no_page_with_the_old_one(monkeypatch: pytest.MonkeyPatch) -> None:
    before = ask("/")
    world = release(gardens=[garden("lista")])
    monkeypatch.setattr(current, "on_show", lambda: (world, ()))
    after = ask("/")
    assert after.headers["etag"] != before.headers["etag"]
    assert f"id {world.id}" in after.page.one("footer").words
