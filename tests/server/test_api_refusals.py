"""What the open data refuses, and what it says of what it did not understand."""

import random
from urllib.parse import urlencode

import pytest
from asgi import Answer, open_data, request
from published import published
from running import awaited

from gardenmap import current
from gardenmap.html.addresses import ADDRESSES, FORMATS, PREFIX
from gardenmap.model import Membership, ProjectStatus
from gardenmap.server import api
from gardenmap.server.throttle import Throttle
from gardenmap.view import PARAMETERS

RELEASE = published()
CODES = current.vocabulary(RELEASE)
NAMES = [address.name for address in ADDRESSES]


def test_what_is_not_understood_is_said_and_never_written_into_a_header_as_it_came() -> None:
    query = urlencode({"county": "99", "theme": "x\r\nSet-Cookie: a=b", "year": "1950"})
    assert open_data(f"projects.csv?{query}").body == open_data("projects.csv").body
    notice = open_data(f"projects.csv?{query}").headers["x-notice"]
    assert "county=99" in notice
    assert "1950" in notice
    assert notice.isascii()
    assert notice.isprintable()
    [year, parts] = open_data(f"release.json?{query}").json["notices"]
    assert "1950" in year["nb"]
    assert parts["en"].startswith("Parts of the link were not understood")
    assert "x-notice" not in open_data("projects.csv?county=46").headers


def test_scripts_of_other_sites_may_read_the_open_data_and_nothing_else() -> None:
    assert all(open_data(name).headers["access-control-allow-origin"] == "*" for name in NAMES)
    first = open_data("release.json", method="OPTIONS")
    assert first.status == 204
    assert first.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert not [path for path in ("/", "/healthz") if "access-control-allow-origin" in open_data(path).headers]
    assert "access-control-allow-origin" not in open_data("release.json", method="POST").headers


@pytest.mark.parametrize("path", ["/api/", "/api/v1/", "/api/v2/release.json", "/api/v1/release.json/x", "/api/v1/x"])
def test_an_unknown_address_is_said_in_both_languages_as_json(path: str) -> None:
    answer = open_data(path)
    assert (answer.status, answer.json["status"]) == (404, 404)
    assert answer.json["message"]["nb"].startswith("Det finnes ingenting")
    assert answer.json["message"]["en"].startswith("There is nothing")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(method: str) -> None:
    answer = open_data("observations.csv", method=method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


def test_a_query_longer_than_any_link_is_refused() -> None:
    longest = {
        "county": ",".join(CODES.counties[1:]),
        "garden": max(CODES.garden_county, key=len),
        "status": ",".join(ProjectStatus),
        "theme": ",".join(CODES.themes),
        "membership": ",".join(Membership),
    }
    assert open_data(f"release.json?{urlencode(longest)}").status == 200
    assert open_data("release.json?county=" + "4" * api.LONGEST_QUERY).status == 414


def test_whoever_asks_too_often_is_told_when_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "throttle", Throttle(burst=2, per_second=0.1, clock=lambda: 0.0))
    assert [open_data("release.json").status for _ in range(3)] == [200, 200, 429]
    refused = open_data("release.json")
    assert refused.headers["retry-after"] == "10"
    assert refused.headers["access-control-allow-origin"] == "*"
    assert "10 s" in refused.json["message"]["nb"]
    assert open_data("release.json", client="192.0.2.2").status == 200


def test_a_bucket_fills_again_and_a_household_has_one() -> None:
    now = [0.0]
    throttle = Throttle(burst=1, per_second=0.5, clock=lambda: now[0])
    assert throttle.wait("2001:db8::1") == 0
    assert throttle.wait("2001:db8::ffff") == 2
    assert throttle.wait("2001:db8:0:1::1") == 0
    assert (throttle.wait("::ffff:192.0.2.1"), throttle.wait("::ffff:192.0.2.2")) == (0, 0)
    now[0] = 2.0
    assert throttle.wait("2001:db8::2") == 0


def test_no_query_string_whatever_breaks_an_address() -> None:
    chance = random.Random(46)
    bits = [
        *PARAMETERS,
        *FORMATS,
        "format",
        *"=&,%;{}[]<>'\"\r\n\x00\u202eæ",
        "46",
        "odda",
        "%00",
        "%ff",
        "{0}",
        "x" * 99,
    ]

    def junk() -> bytes:
        if chance.random() < 0.2:
            return chance.randbytes(chance.randint(0, 60))
        return "".join(chance.choices(bits, k=chance.randint(1, 14))).encode()

    async def all_of_them() -> list[tuple[bytes, Answer]]:
        asked = [(PREFIX + chance.choice(NAMES), junk()) for _ in range(2000)]
        return [(query, await request(path, query)) for path, query in asked]

    for query, answer in awaited(all_of_them()):
        assert answer.status == 200 or (answer.status == 400 and b"format" in query), query
        notice = answer.headers.get("x-notice", "")
        assert notice.isascii(), query
        assert notice.isprintable(), query
