"""Under which names the app answers: a foreign page must not read it through a name of its own."""

from ipaddress import ip_address

import pytest
from asgi import Answer, ask, knock, layers
from starlette.middleware import Middleware

from gardenmap.server.app import MIDDLEWARE
from gardenmap.server.hosts import Hosts, from_environment, host_name, is_local


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch):
    """An app that answers as kart.example.no and næringshager.example only."""
    monkeypatch.setenv("GARDENMAP_HOSTS", "kart.example.no, Næringshager.example")
    allowed = Middleware(Hosts, allowed=from_environment())
    return layers([allowed if each.cls is Hosts else each for each in MIDDLEWARE])


def asked(app, host: str, client: str = "192.0.2.1", **headers: str) -> Answer:
    return ask("/healthz", app=app, host=host, client=client, **headers)


@pytest.mark.parametrize(
    "host", ["kart.example.no", "KART.example.no.", "kart.example.no:8443", "xn--nringshager-98a.example"]
)
def test_the_app_answers_under_each_of_its_names(named, host: str) -> None:
    assert asked(named, host).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "kart.example.no.evil.example",
        "a.kart.example.no",
        "192.0.2.7",
        "localhost",
        "localhost.",
        "@",
        "",
    ],
)
def test_another_name_is_refused_in_both_languages_with_the_safety_headers(named, host: str) -> None:
    answer = asked(named, host)
    assert answer.status == 400
    assert "svarer ikke på dette navnet" in answer.text
    assert "does not answer under this name" in answer.text
    assert host in ("", "@") or host not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


def test_a_request_without_a_name_is_refused_where_names_are_told(named) -> None:
    assert ask("/healthz", app=named).status == 400
    assert ask("/healthz").status == 200


def test_a_name_that_a_foreign_page_points_at_this_machine_opens_no_session(named) -> None:
    assert knock("evil.example", "http://evil.example", app=named) == 400
    assert knock("kart.example.no", "http://kart.example.no", app=named) == 101


def test_a_health_check_on_this_machine_may_ask_by_number(named) -> None:
    for host in ("127.0.0.1:8501", "localhost", "[::1]:8501"):
        assert asked(named, host, client="127.0.0.1").status == 200
        assert asked(named, host, client="127.0.0.1", forwarded="for=192.0.2.1").status == 400
        assert asked(named, host, client="192.0.2.1").status == 400


def test_without_a_list_any_name_will_do() -> None:
    assert ask("/healthz", host="laptop.local:8501").status == 200
    assert knock("laptop.local:8501", "http://laptop.local:8501") == 101
    assert knock("laptop.local:8501") == 101, "a program that is no browser tells no origin"


@pytest.mark.parametrize("origin", ["http://evil.example", "http://[", "null", "", "http://laptop.local:1"])
def test_a_page_of_another_site_opens_no_session(origin: str) -> None:
    assert knock("laptop.local", origin) == 403


@pytest.mark.parametrize("entry", ["https://kart.example.no", "kart.example.no/kart", "a@b", "kart:x"])
def test_a_list_that_holds_no_name_stops_the_start(monkeypatch: pytest.MonkeyPatch, entry: str) -> None:
    monkeypatch.setenv("GARDENMAP_HOSTS", f"kart.example.no,{entry}")
    with pytest.raises(SystemExit, match="GARDENMAP_HOSTS"):
        from_environment()


def test_names_are_compared_as_browsers_send_them() -> None:
    assert host_name("Kart.Example.NO.:443") == "kart.example.no"
    assert host_name("[::1]:8501") == "::1"
    assert host_name("") is None


@pytest.mark.parametrize(
    ("client", "header", "local"),
    [
        ("127.0.0.1", None, True),
        ("127.8.8.8", None, True),
        ("::1", None, True),
        ("::ffff:127.0.0.1", None, True),
        ("192.0.2.1", None, False),
        ("::ffff:192.0.2.1", None, False),
        ("127.0.0.1", b"X-Forwarded-For", False),
        ("127.0.0.1", b"forwarded", False),
        ("", None, False),
    ],
)
def test_local_is_who_asks_on_this_machine_without_a_proxy(client: str, header: bytes | None, local: bool) -> None:
    headers = [(header, b"127.0.0.1")] if header else []
    assert is_local({"type": "http", "client": (client, 1), "headers": headers}) is local
    assert not client or ip_address(client)
