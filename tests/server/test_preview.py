"""The picture that a link unfolds to."""

from dataclasses import replace
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from asgi import ask
from PIL import Image, ImageChops
from worlds import garden, observation, release

from gardenmap import current
from gardenmap.model import Membership
from gardenmap.panels.pages import PAGES
from gardenmap.server import preview
from gardenmap.server.throttle import Throttle
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


@pytest.mark.parametrize("path", [entry.address for entry in PAGES] + ["/?county=46&lang=en", "/hage?garden=lister"])
def test_a_page_names_the_picture_of_its_view(path: str) -> None:
    head = ask(path, host="kart.example.no").page.one("head")
    address = urlsplit(head.one("meta", property="og:image").attributes["content"])
    assert (address.scheme, address.netloc) == ("http", "kart.example.no")
    answer = ask(f"{address.path}?{address.query}")
    assert answer.headers["content-type"] == "image/png"
    assert opened(answer.body).size == (1200, 630)
    assert len(answer.body) < 300_000


def test_a_hostile_address_gives_the_nearest_valid_picture() -> None:
    plain, hostile = ask("/preview/00000000.png"), ask("/preview/x.png?county=<script>&page=../etc&year=%00")
    assert hostile.status == 200
    assert hostile.body == plain.body


def test_a_picture_that_is_held_is_not_sent_again() -> None:
    first = ask("/preview/00000000.png")
    assert ask("/preview/00000000.png", if_none_match=first.headers["etag"]).status == 304


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
    world = replace(WORLD)
    monkeypatch.setattr(current, "on_show", lambda: (world, ()))
    monkeypatch.setattr(preview, "throttle", Throttle(burst=2, clock=lambda: 0))

    def status(county: str, client: str = "203.0.113.8") -> int:
        return ask(f"/preview/0.png?county={county}&lang=en", client=client).status

    assert [status(county) for county in ("42", "56", "46", "42", "56")] == [200, 200, 429, 200, 200]
    assert int(ask("/preview/0.png?county=46&lang=en", client="203.0.113.8").headers["retry-after"]) >= 1
    assert status("46", client="203.0.113.9") == 200


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


@pytest.mark.parametrize(("name", "other"), [("Kárášjohka", "Kárážjohka"), ("Deaŋnu", "Deađnu"), ("Nguyễn", "Nguyển")])
def test_two_names_that_differ_in_one_letter_of_any_alphabet_have_two_pictures(name: str, other: str) -> None:
    def picture(name: str) -> bytes:
        world = release(gardens=[garden(name=name, short_name=name)])
        return preview.png(world, replace(default(Vocabulary.of(world)), garden="lista"), "garden")

    assert opened(picture(name)).tobytes() != opened(picture(other)).tobytes()
