"""An address that mail, a chat or an editor has touched answers as the one that was meant, whatever is behind it."""

from __future__ import annotations

import html
from urllib.parse import quote

import pytest
from asgi import Answer, ask
from published import published

from gardenmap.panels.pages import PAGES

PATHS = (
    *(entry.address for entry in PAGES),
    "/api/v1/observations.csv",
    "/api/v1/gardens.geojson",
    "/api/v1/release.json",
    "/panels/companies-by-garden.csv",
    "/panels/companies-by-garden.html",
    "/tables/gardens.csv",
    "/preview/x.png",
)
RELEASE = published().id
ASKED = f"county=46&values=reported&lang=en&release={RELEASE}"
TOUCHED = {
    "glued to the end": f"{ASKED}).",
    "invisible at the end": f"{ASKED}%E2%80%8B",
    "as HTML": html.escape(ASKED),
    "encoded once more": quote(ASKED),
    "with what advertising adds": f"{ASKED}&_gl=1*x&gbraid=y",
}


def followed(address: str) -> Answer:
    """What a browser gets, which goes where it is sent once."""
    found = ask(address)
    return ask(found.headers["location"]) if found.status == 307 else found


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("touched", TOUCHED.values(), ids=TOUCHED)
def test_a_view_that_was_touched_is_the_view(path: str, touched: str) -> None:
    meant, found = ask(f"{path}?{ASKED}"), followed(f"{path}?{touched}")
    assert (found.status, found.body) == (200, meant.body)
    assert found.headers.get("x-notice") is None
    assert found.headers.get("cache-control") == meant.headers.get("cache-control")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("glued", [".", ")", "\u200b", "%20", "»", ">.", "&#8203;", "&amp;county=46", "%3Fcounty%3D46"])
def test_an_address_that_was_touched_leads_to_the_one_that_was_meant(path: str, glued: str) -> None:
    assert followed(path + glued).status == 200, path


def test_the_rows_of_a_link_from_a_chat_are_the_rows_that_were_asked_for() -> None:
    rows = followed("/api/v1/observations.csv?county=46&amp;values=reported").text.splitlines()
    assert rows == ask("/api/v1/observations.csv?county=46&values=reported").text.splitlines()
    assert len(rows) < len(ask("/api/v1/observations.csv?county=46").text.splitlines())


@pytest.mark.parametrize(
    "path", ["//evil.example", "/\\evil.example", "/%2F%2Fevil.example/.", "/_stcore//metrics", "/x."]
)
def test_nobody_is_led_to_another_site_or_to_what_is_closed(path: str) -> None:
    assert ask(path).status == 404
