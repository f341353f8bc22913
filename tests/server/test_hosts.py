"""Under which names the app answers: a foreign page must not read it through a name of its own."""

import socket
from collections.abc import Iterator
from ipaddress import ip_address

import pytest
import requests
from running import RunningApp, running_app
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from gardenmap.ui.hosts import from_environment, host_name, is_local


@pytest.fixture(scope="module")
def named() -> Iterator[RunningApp]:
    """An app that answers as kart.example.no only."""
    with running_app(GARDENMAP_HOSTS="kart.example.no, Næringshager.example") as started:
        yield started


def asked(app: RunningApp, host: str, **headers: str) -> requests.Response:
    return requests.get(app.url + "/healthz", headers={"Host": host, **headers}, timeout=10)


def handshake(app: RunningApp, host: str, origin: str | None) -> int:
    """The status of a WebSocket that a browser would open from a page of that origin to that name."""
    port = int(app.url.rpartition(":")[2])
    line = socket.create_connection(("127.0.0.1", port))
    try:
        with connect(f"ws://{host}/_stcore/stream", sock=line, origin=Origin(origin) if origin else None) as opened:
            return opened.response.status_code if opened.response else 0
    except InvalidStatus as refused:
        return refused.response.status_code


@pytest.mark.parametrize(
    "host", ["kart.example.no", "KART.example.no.", "kart.example.no:8443", "xn--nringshager-98a.example"]
)
def test_the_app_answers_under_each_of_its_names(named: RunningApp, host: str) -> None:
    assert asked(named, host).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "kart.example.no.evil.example", "a.kart.example.no", "192.0.2.7", "localhost.", "@"]
)
def test_another_name_is_refused_in_both_languages_with_the_safety_headers(named: RunningApp, host: str) -> None:
    answer = asked(named, host, **{"X-Forwarded-For": "192.0.2.1"})
    assert answer.status_code == 400
    assert "svarer ikke på dette navnet" in answer.text
    assert "does not answer under this name" in answer.text
    assert host == "@" or host not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


def test_a_name_that_a_foreign_page_points_at_this_machine_opens_no_session(named: RunningApp) -> None:
    assert handshake(named, "evil.example", "http://evil.example") == 400
    assert handshake(named, "kart.example.no", "http://kart.example.no") == 101


def test_a_health_check_on_this_machine_may_ask_by_number(named: RunningApp) -> None:
    assert asked(named, "127.0.0.1:8501").status_code == 200
    assert asked(named, "localhost").status_code == 200
    assert asked(named, "127.0.0.1:8501", Forwarded="for=192.0.2.1").status_code == 400


def test_without_a_list_any_name_will_do(app: RunningApp) -> None:
    assert asked(app, "laptop.local:8501").status_code == 200
    assert handshake(app, "laptop.local:8501", "http://laptop.local:8501") == 101


@pytest.mark.parametrize("origin", ["http://evil.example", "http://[", "null"])
def test_a_page_of_another_site_opens_no_session(app: RunningApp, origin: str) -> None:
    assert handshake(app, "laptop.local", origin) == 403
    assert "external IP" not in app.log.read_text(), "Streamlit asked a host on the internet"


@pytest.mark.parametrize("entry", ["https://kart.example.no", "kart.example.no/kart", "a@b", "kart:x"])
def test_a_list_that_holds_no_name_stops_the_start(monkeypatch: pytest.MonkeyPatch, entry: str) -> None:
    monkeypatch.setenv("GARDENMAP_HOSTS", f"kart.example.no,{entry}")
    with pytest.raises(ValueError, match="GARDENMAP_HOSTS"):
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
