"""Which addresses there are, and what is answered at any other."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from asgi import ask, layers
from document import Element
from first_paint import BY_PATH, first_paint
from published import published
from starlette.types import Receive, Scope, Send

from gardenmap import assets, current
from gardenmap.html.style import colours
from gardenmap.panels.pages import PAGES
from gardenmap.server import app as server
from gardenmap.server.response import LONGEST_QUERY, MOST_HEADERS

UNKNOWN = (
    "/bedrift",
    "/bedrifter/x",
    "/assets/00000000/secret.txt",
    "/assets/00000000/companies.json",
    "/assets/00000000/__init__.py",
    "/assets/00000000/../server/app.py",
    "/assets/map.js",
    "/favicon.ico",
    "/healthzx",
    "/static/js/nope.js",
    "/_stcore/nope",
    "/_stcore//metrics",
    "/preview/nothing",
    "/preview/a/b",
    "/panels/a/b",
    "/panels/nothing.csv",
    "/tables/a/b",
    "/tables/nothing.csv",
    "/acts/overview",
    "/component/other.other/index.html",
)
STREAMLITS_OTHER_DOORS = (
    "/_stcore/metrics",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/mcp",
    "/_stcore/upload_file/any/one",
    "/_stcore/script-health-check",
)
STREAMLITS_OWN = (
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/bidi-components/gardenmap_panel/panel.js",
    "/media/x",
    "/component/streamlit_folium.st_folium/index.html",
)


@pytest.mark.parametrize("path", [*UNKNOWN, *STREAMLITS_OTHER_DOORS])
def test_an_unknown_address_is_404_in_both_languages_with_a_way_home(path: str) -> None:
    answer = ask(path)
    assert answer.status == 404
    assert "Det finnes ingen side" in answer.text
    assert "There is no page" in answer.text
    assert 'href="/?lang=nb"' in answer.text


def test_an_unknown_address_speaks_the_language_of_the_page_that_asked_first() -> None:
    def first(address: str, **headers: str) -> str:
        return ask(address, **headers).page.all("section")[0].attributes["lang"]

    assert first("/nowhere") == "nb"
    assert first("/nowhere?lang=en") == "en"
    assert first("/assets/0/nothing.js", referer="https://kart.example.no/om?lang=en") == "en"
    for referer in ("http://[", "?lang=xx", "javascript:lang=en"):
        assert first("/nowhere", referer=referer) == "nb"


@pytest.mark.parametrize(
    "path", ["/_stcore/health", "/_stcore/host-config", "/media/x", server._MAP_FRAME + "index.html"]
)
def test_what_streamlit_needs_reaches_it(path: str) -> None:
    reached: list[str] = []

    async def beneath(scope: Scope, receive: Receive, send: Send) -> None:
        reached.append(scope["path"])
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    assert ask(path, app=layers(beneath=beneath)).status == 204
    assert reached == [path]


@pytest.mark.parametrize("page", PAGES, ids=lambda entry: entry.id)
def test_no_link_of_a_page_leads_nowhere(page) -> None:
    root = first_paint(page.id, "county=46&garden=voss&lang=en")
    for address in one_of_each(root):
        assert ask(address).status == 200, address


def one_of_each(root: Element) -> list[str]:
    """The links within the site: of those to one page, one for each set of parameters that they have."""
    found: dict[str, str] = {}
    for each in root.all("a"):
        address = each.attributes["href"].partition("#")[0]
        if address.startswith("/"):
            parts = urlsplit(address)
            kind = re.sub("=[^&]*", "", parts.query) if parts.path in BY_PATH else ""
            found.setdefault(f"{parts.path} {kind}", address)
    return list(found.values())


def test_every_file_that_a_page_or_the_map_asks_for_is_there_for_good() -> None:
    release = published()
    root = ask("/").page
    files = [each.attributes.get("src") or each.attributes["href"] for each in (*root.all("script"), *root.all("link"))]
    ours = [address for address in files if address.startswith("/assets/")]
    assert len(ours) == 4
    for address in (*ours, colours().url, current.counties_file(release).url, *map(assets.url, assets.names())):
        answer = ask(address)
        assert answer.status == 200, address
        assert "immutable" in answer.headers["cache-control"], address


def test_an_asset_is_kept_for_good_only_at_the_address_of_its_content() -> None:
    right, wrong = ask(assets.url("leaflet.js")), ask("/assets/00000000/leaflet.js")
    assert wrong.headers["cache-control"] == "no-cache"
    assert right.body == wrong.body == assets.asset("leaflet.js").body
    assert right.headers["content-type"].startswith("text/javascript")


def test_the_county_polygons_leave_compressed() -> None:
    answer = ask("/assets/00000000/counties.geojson", accept_encoding="br, gzip")
    plain = ask("/assets/00000000/counties.geojson")
    assert answer.headers["content-encoding"] == "br"
    assert answer.headers["content-type"] == "application/geo+json"
    assert len(answer.body) < len(plain.body) / 2
    assert len(plain.json["features"]) == 15


@pytest.mark.parametrize("path", ["/", "/bedrifter", "/preview/00000000.png", "/healthz", "/tables/gardens.csv"])
def test_a_query_string_without_end_is_refused_in_both_languages(path: str) -> None:
    assert ask(f"{path}?county={'1' * (LONGEST_QUERY - 7)}").status == 200
    answer = ask(f"{path}?county={'1' * LONGEST_QUERY}")
    assert answer.status == 414
    assert "Spørrestrengen er lengre enn" in answer.text
    assert "The query string is longer than" in answer.text


def test_headers_without_end_are_refused_in_both_languages() -> None:
    answer = ask("/", x_much="a" * MOST_HEADERS)
    assert answer.status == 431
    assert len(answer.text.splitlines()) == 2
    assert "a" * 100 not in answer.text


def test_health_names_the_release_and_the_start_of_the_server() -> None:
    answer = ask("/healthz")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-store"
    release = published()
    assert answer.json == {
        "status": "ok",
        "release": release.id,
        "date": release.date.isoformat(),
        "started": server.STARTED,
    }
    assert re.fullmatch(r"\d{10,}", server.STARTED)


def test_without_a_release_nothing_but_the_health_and_the_faults_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(current, "on_show", lambda: (None, ()))
    assert ask("/healthz").status == 503
    for path in ("/preview/0.png", "/panels/gardens.csv", "/tables/gardens.csv", "/api/v1/release.json"):
        assert ask(path).status == 503, path
    assert ask("/assets/0/counties.geojson").status == 404
    for entry in PAGES:
        assert ask(entry.address).status == 200


def test_a_fault_of_ours_is_a_sentence_in_both_languages_and_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError("kari-nordmann")

    monkeypatch.setattr(current, "on_show", fails)
    for path in ("/", "/healthz", "/tables/gardens.csv"):
        answer = ask(f"{path}?lang=en")
        assert answer.status == 500, path
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert [each.attributes["lang"] for each in answer.page.all("section")] == ["en", "nb"]
        assert "kari-nordmann" not in answer.text
