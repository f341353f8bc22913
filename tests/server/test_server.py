"""What the running app answers to a plain HTTP client."""

import re
import time

import pytest
import requests
from tab import Visitor

from gardenmap import assets
from gardenmap.ui import wire
from gardenmap.ui.server import PAGES

EVERYTHING = (
    "/",
    "/bedrifter",
    "/healthz",
    "/nowhere",
    "/_stcore/health",
    assets.url("map.js"),
    "/api/v1/observations.csv",
    "/api/v1/nothing",
    "/preview/00000000.png",
    "/preview/%00.png",
    "/panels/gardens.csv",
    "/panels/nothing.csv",
    "/tables/gardens.csv",
    "/acts/overview?act=land:46",
    "/acts/nothing",
    "/bedrifter/",
    "/media/nothing",
    "/?x=" + "1" * wire.LONGEST_QUERY,
)


def get(url: str, **headers: str) -> requests.Response:
    return requests.get(url, headers=headers, timeout=10, allow_redirects=False)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_in_bokmal_unless_asked_for_in_english(app_url: str, path: str) -> None:
    assert '<html lang="nb">' in get(app_url + path).text
    assert '<html lang="en">' in get(f"{app_url}{path}?lang=en").text
    assert '<html lang="nb">' in get(f"{app_url}{path}?lang=xx").text


def test_a_page_says_what_it_is_without_scripts(app_url: str) -> None:
    html = get(app_url).text
    assert "<title>47 næringshager fra Lindesnes til Nordkapp · Næringshagekartet</title>" in html
    assert '<meta name="description" content="Ingen hage har oppgitt nettverkets tall for 2021.' in html
    assert "trenger JavaScript" in html
    assert "needs JavaScript" in html
    assert "SourceSans" not in html


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
@pytest.mark.parametrize("path", EVERYTHING)
def test_every_answer_carries_the_safety_headers(app_url: str, path: str, method: str) -> None:
    headers = requests.request(method, app_url + path, timeout=10, allow_redirects=False).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "geolocation=()" in headers["permissions-policy"]
    assert "frame-ancestors 'self'" in headers["content-security-policy"]


@pytest.mark.parametrize("path", EVERYTHING)
def test_no_page_may_run_scripts_written_into_it(app_url: str, path: str) -> None:
    [scripts] = re.findall(r"script-src ([^;]*)", get(app_url + path).headers["content-security-policy"])
    assert "unsafe-inline" not in scripts
    assert "'unsafe-eval'" not in scripts


def test_a_page_with_a_map_names_the_files_of_the_map_and_others_do_not(app_url: str) -> None:
    [address] = re.findall(r'href="(/assets/[^"]*/map-base.js)"', get(app_url).text)
    described = get(app_url + address)
    assert "immutable" in described.headers["cache-control"]
    assert described.headers["content-type"].startswith("text/javascript")
    for file in ("leaflet.js", "leaflet.css", "map.css", "map-drawing.js"):
        assert assets.url(file) in get(app_url).text
        assert assets.url(file) in described.text
    for page in ("/bedrifter", "/om"):
        assert "map-base.js" not in get(app_url + page).text
        assert "leaflet.js" not in get(app_url + page).text


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_streamlits_scripts_leave_compressed_and_are_kept_for_good(app_url: str, encoding: str) -> None:
    [script] = re.findall(r'src="\./(static/js/index\.[^"]+\.js)"', get(app_url).text)
    response = _once_compressed(f"{app_url}/{script}", encoding)
    assert response.headers["content-encoding"] == encoding
    assert "immutable" in response.headers["cache-control"]
    assert response.headers["content-type"].startswith("text/javascript")
    assert response.content == get(f"{app_url}/{script}", **{"Accept-Encoding": "identity"}).content


def _once_compressed(url: str, encoding: str) -> requests.Response:
    """The first start on a machine compresses while it already serves."""
    for _ in range(60):
        response = get(url, **{"Accept-Encoding": encoding})
        if "content-encoding" in response.headers:
            break
        time.sleep(1)
    return response


def test_a_browser_that_holds_a_page_gets_304(app_url: str) -> None:
    first = get(app_url)
    assert get(app_url, **{"If-None-Match": first.headers["etag"]}).status_code == 304


def test_an_asset_is_kept_for_good_only_at_the_address_of_its_content(app_url: str) -> None:
    right = get(app_url + assets.url("leaflet.js"))
    assert "immutable" in right.headers["cache-control"]
    wrong = get(f"{app_url}/assets/00000000/leaflet.js")
    assert wrong.headers["cache-control"] == "no-cache"
    assert right.content == wrong.content == assets.asset("leaflet.js").body


def test_the_county_polygons_leave_compressed(app_url: str) -> None:
    response = get(f"{app_url}/assets/00000000/counties.geojson", **{"Accept-Encoding": "br"})
    assert response.headers["content-encoding"] == "br"
    assert response.headers["content-type"] == "application/geo+json"
    assert len(response.json()["features"]) == 15


def test_an_encoding_that_is_refused_is_not_sent(app_url: str) -> None:
    response = get(app_url, **{"Accept-Encoding": "br;q=0, gzip"})
    assert response.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize(
    "path",
    [
        "/bedrift",
        "/bedrifter/x",
        "/assets/00000000/secret.txt",
        "/assets/map.js",
        "/favicon.ico",
        "/healthzx",
        "/static/js/nope.js",
        "/_stcore/nope",
        "/_stcore//metrics",
        "/preview/nothing",
        "/preview/a/b",
        "/acts/a/b",
        "/panels/a/b",
        "/panels/nothing.csv",
        "/tables/a/b",
        "/tables/nothing.csv",
    ],
)
def test_an_unknown_address_is_404_in_both_languages_with_a_way_home(app_url: str, path: str) -> None:
    response = get(app_url + path)
    assert response.status_code == 404
    assert "Det finnes ingen side" in response.text
    assert "There is no page" in response.text
    assert 'href="/?lang=nb"' in response.text


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp"])
def test_streamlits_doors_for_machines_are_closed(app_url: str, path: str) -> None:
    assert get(app_url + path).status_code == 404


def test_a_slash_too_many_leads_to_the_page(app_url: str) -> None:
    assert get(app_url + "/bedrifter/?lang=en").headers["location"] == "/bedrifter?lang=en"


def test_health_names_the_release(app_url: str) -> None:
    health = get(app_url + "/healthz").json()
    assert health["status"] == "ok"
    assert re.fullmatch(r"[0-9a-f]{8}", health["release"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", health["date"])


def test_the_first_act_on_a_server_that_was_restarted_meanwhile_is_done(app_url: str) -> None:
    """A browser that reconnects sends it to a session that has drawn nothing yet."""
    with Visitor(app_url) as before:
        line = before.run().line
    with Visitor(app_url, "county=46") as visitor:
        visitor.tab.line = line
        visitor.choose("46", "18")
        assert visitor.wait().county == "46,18"
