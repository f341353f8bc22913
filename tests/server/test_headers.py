"""The safety headers: on every answer, whatever was asked and however."""

from __future__ import annotations

import re

import pytest
from asgi import ask, layers
from starlette.types import Receive, Scope, Send

from gardenmap import assets
from gardenmap.server.response import LONGEST_QUERY

MAP_FRAME = "/component/streamlit_folium.st_folium/"
EVERYTHING = (
    "/",
    "/bedrifter",
    "/bedrifter/",
    "/healthz",
    "/metrics",
    "/nowhere",
    "/_stcore/health",
    "/media/nothing",
    assets.url("map.js"),
    "/api/v1/observations.csv",
    "/api/v1/nothing",
    "/preview/00000000.png",
    "/preview/%00.png",
    "/panels/gardens.csv",
    "/panels/nothing.csv",
    "/tables/gardens.csv",
    "/?x=" + "1" * LONGEST_QUERY,
)


def policy(path: str) -> dict[str, str]:
    """The content security policy of an answer, by directive."""
    parts = ask(path).headers["content-security-policy"].split("; ")
    return {name: value for name, _, value in (part.partition(" ") for part in parts)}


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "OPTIONS"])
@pytest.mark.parametrize("path", [*EVERYTHING, MAP_FRAME + "index.html"])
def test_every_answer_carries_the_safety_headers_once(path: str, method: str) -> None:
    headers = ask(path, method=method).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "geolocation=()" in headers["permissions-policy"]
    assert headers["content-security-policy"].count("frame-ancestors 'self'") == 1


@pytest.mark.parametrize("path", EVERYTHING)
def test_no_page_may_run_scripts_written_into_it_or_ask_another_host(path: str) -> None:
    found = policy(path)
    assert found["script-src"] == "'self' blob:"
    assert found["default-src"] == found["base-uri"] == found["form-action"] == "'self'"
    assert found["object-src"] == "'none'"
    assert not re.search(r"https?:|\*|unsafe-eval", " ".join(found.values()))


def test_only_the_frame_of_the_map_evaluates_what_folium_writes_and_sees_kartverkets_background() -> None:
    page, frame = policy("/"), policy(MAP_FRAME + "index.html")
    assert frame["script-src"] == "'self' 'unsafe-inline' 'unsafe-eval'"
    assert {name for name in frame if frame[name] != page[name]} == {"script-src", "img-src"}
    assert re.findall(r"https?://\S+", " ".join(frame.values())) == ["https://cache.kartverket.no"]
    for path in ("/component/other/index.html", "/component", "/"):
        assert policy(path) == page


def test_what_streamlit_says_of_itself_gives_way_to_ours() -> None:
    """Two policies would both hold, and two of the other headers be read in either way."""

    async def beneath(scope: Scope, receive: Receive, send: Send) -> None:
        own = [(b"X-Content-Type-Options", b"none"), (b"content-security-policy", b"default-src *"), (b"x-other", b"1")]
        await send({"type": "http.response.start", "status": 200, "headers": own})
        await send({"type": "http.response.body"})

    headers = ask("/media/x", app=layers(beneath=beneath)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-other"] == "1"
