"""The picture that a link unfolds to."""

import re
from dataclasses import replace
from html import unescape
from io import BytesIO
from urllib.parse import urlsplit

import pytest
import requests
from PIL import Image, ImageChops
from starlette.requests import Request
from starlette.responses import Response
from worlds import garden, observation, release

from gardenmap.model import Membership
from gardenmap.ui import preview, releases
from gardenmap.ui.throttle import Throttle
from gardenmap.view import Vocabulary, default

WORLD = release(
    gardens=[garden(), garden("voss", "46", membership="unverified"), garden("alta", "56", status="closed")],
    observations=[
        observation(area="lista", value=40),
        observation(area="voss", value=90, status="E"),
        observation(area="alta", value=None, status="O"),
    ],
)
START = default(Vocabulary.of(WORLD))


def opened(body: bytes) -> Image.Image:
    image = Image.open(BytesIO(body))
    image.load()
    return image


@pytest.mark.parametrize("path", ["/", "/?county=46&lang=en", "/hage?garden=lister", "/baerekraft"])
def test_a_page_names_the_picture_of_its_view(app_url: str, path: str) -> None:
    html = requests.get(app_url + path, timeout=20).text
    [address] = re.findall(r'<meta property="og:image" content="([^"]*)">', html)
    assert address.startswith(f"{app_url}/preview/")
    assert '<meta name="twitter:card" content="summary_large_image">' in html
    response = requests.get(unescape(address), timeout=20)
    assert response.headers["content-type"] == "image/png"
    assert opened(response.content).size == (1200, 630)
    assert len(response.content) < 300_000


def test_a_hostile_address_gives_the_nearest_valid_picture(app_url: str) -> None:
    plain = requests.get(f"{app_url}/preview/00000000.png", timeout=20)
    hostile = requests.get(f"{app_url}/preview/x.png?county=<script>&page=../etc&year=%00", timeout=20)
    assert hostile.status_code == 200
    assert urlsplit(hostile.url).path == "/preview/x.png"
    assert hostile.content == plain.content


def test_a_picture_that_is_held_is_not_sent_again(app_url: str) -> None:
    first = requests.get(f"{app_url}/preview/00000000.png", timeout=20)
    again = requests.get(first.url, headers={"If-None-Match": first.headers["etag"]}, timeout=20)
    assert again.status_code == 304


def test_each_view_has_a_picture_of_its_own_drawn_once() -> None:
    views = [START, replace(START, county=("46",)), replace(START, garden="voss"), replace(START, lang="en")]
    pictures = [preview.png(WORLD, view, "overview") for view in views]
    assert len(set(pictures)) == len(views)
    assert preview.png(WORLD, views[1], "overview") is pictures[1]


def test_a_garden_that_the_choices_leave_out_is_pale_on_the_map_of_the_picture() -> None:
    everything, unverified = (
        opened(preview.png(WORLD, view, "overview")).crop((900, 0, preview.WIDTH, preview.HEIGHT))
        for view in (START, replace(START, membership=(Membership.UNVERIFIED,)))
    )
    assert ImageChops.difference(everything, unverified).getbbox()


def test_whoever_asks_for_ever_new_pictures_has_to_wait_and_still_gets_the_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(releases, "current", lambda: (WORLD, ()))
    monkeypatch.setattr(preview, "throttle", Throttle(burst=2, clock=lambda: 0))

    def ask(county: str, client: str = "203.0.113.8") -> Response:
        scope = {
            "type": "http",
            "query_string": f"county={county}&lang=en".encode(),
            "headers": [],
            "client": (client, 1),
        }
        return preview.answer(Request(scope))

    assert [ask(county).status_code for county in ("42", "56", "46", "42", "56")] == [200, 200, 429, 200, 200]
    assert int(ask("46").headers["retry-after"]) >= 1
    assert ask("46", client="203.0.113.9").status_code == 200


def test_one_gardens_page_has_its_own_picture() -> None:
    marked = replace(START, garden="voss")
    assert preview.png(WORLD, marked, "garden") != preview.png(WORLD, marked, "overview")


def test_a_name_without_end_does_not_leave_its_column() -> None:
    world = release(gardens=[garden(name="Næringshage" * 60, short_name="x" * 400)])
    body = preview.png(world, replace(default(Vocabulary.of(world)), garden="lista"), "garden")
    ground = opened(preview.png(world, default(Vocabulary.of(world)), "garden")).crop((645, 0, 670, 630))
    assert opened(body).crop((645, 0, 670, 630)).tobytes() == ground.tobytes()


def test_a_release_without_gardens_has_a_picture_too() -> None:
    world = release()
    assert opened(preview.png(world, default(Vocabulary.of(world)), "overview")).size == (1200, 630)
