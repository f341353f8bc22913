"""Too much of anything is refused in a clean way, and whoever is slow holds up nobody."""

from __future__ import annotations

import asyncio
import socket
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
import requests
from hostile import Client
from running import awaited
from sessions import dial, words
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed

from gardenmap.ui import wire
from gardenmap.ui.documents import throttle
from gardenmap.ui.server import PAGES

LARGE = 2_000_000
DOORS = (*PAGES, "/preview/00000000.png", "/api/v1/gardens.geojson", "/healthz", "/nowhere", "/_stcore/health")
SLOW = 300


def get(url: str, **headers: str) -> requests.Response:
    return requests.get(url, headers=headers, timeout=30)


@pytest.mark.parametrize("path", ["/", "/bedrifter", "/preview/00000000.png", "/healthz"])
def test_a_query_string_without_end_is_refused_in_both_languages(app_url: str, path: str) -> None:
    answer = get(f"{app_url}{path}?county={'1' * wire.LONGEST_QUERY}")
    assert answer.status_code == 414
    assert "Spørrestrengen er lengre enn" in answer.text
    assert "The query string is longer than" in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("request_line", ["GET /{} HTTP/1.1\r\nHost: x", "GET / HTTP/1.1\r\nHost: x\r\nX-Much: {}"])
def test_an_address_or_header_of_a_megabyte_is_refused(app_url: str, request_line: str) -> None:
    at = urlsplit(app_url)
    with socket.create_connection((at.hostname, at.port), timeout=30) as plain:
        try:
            plain.sendall(request_line.format("a" * 1_000_000).encode() + b"\r\n\r\n")
            answer = plain.recv(100)
        except ConnectionError:
            answer = b""
    assert not answer or answer.startswith(b"HTTP/1.1 4"), answer
    assert get(app_url + "/healthz").status_code == 200


@pytest.mark.parametrize("path", DOORS)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent_to_the_app(app_url: str, path: str, method: str) -> None:
    assert requests.request(method, app_url + path, data=bytes(LARGE), timeout=30).status_code in (404, 405)


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "OPTIONS"])
def test_streamlits_upload_is_closed_also_to_a_session(app_url: str, method: str) -> None:
    answer = requests.request(method, f"{app_url}/_stcore/upload_file/any/one", data=bytes(100), timeout=30)
    assert answer.status_code == 404


FRAMES = {
    "text": "hello",
    "rubbish": b"\xff\xff\xff",
    "a large message": bytes(LARGE),
    "a huge message": bytes(3 * LARGE),
    "a query string without end": BackMsg(
        rerun_script={"query_string": "a" * (wire.LONGEST_QUERY + 1)}  # pyright: ignore[reportArgumentType]
    ).SerializeToString(),
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_a_session_that_sends_what_is_no_message_is_closed(app_url: str, frame: str | bytes) -> None:
    async def send() -> int:
        connection = await dial(app_url)
        try:
            await connection.send(frame)
            while True:
                await asyncio.wait_for(connection.recv(), 30)
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 0

    assert awaited(send()) in (1003, 1009)
    assert get(app_url + "/healthz").status_code == 200


def test_whoever_sends_a_request_for_ever_holds_up_nobody(app_url: str) -> None:
    at = urlsplit(app_url)
    with ExitStack() as held:
        for _ in range(SLOW):
            slow = held.enter_context(socket.create_connection((at.hostname, at.port), timeout=30))
            slow.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ")
        assert get(app_url + "/?county=46").status_code == 200
        assert get(app_url + "/healthz").status_code == 200


def test_a_session_that_reads_nothing_holds_up_nobody(app_url: str) -> None:
    async def visit() -> str:
        deaf = await dial(app_url)
        deaf.transport.pause_reading()
        for query in ("", "county=46", "county=18", "lang=en") * 5:
            message = BackMsg()
            message.rerun_script.query_string = query
            await deaf.send(message.SerializeToString())
        other = await dial(app_url)
        found = await asyncio.wait_for(words(other, "county=46"), 60)
        await other.close()
        deaf.transport.abort()
        return found

    assert "Vestland: 8 næringshager" in awaited(visit())


def test_whoever_asks_for_ever_new_views_gets_the_app_without_its_first_paint(app_url: str) -> None:
    with Client(app_url, forwarded_for="203.0.113.7") as client:
        pages = [client.get(f"/om?x={n}".encode()) for n in range(throttle.burst + 60)]
        known = client.get(b"/om?x=0")
    assert {page.status for page in pages} == {200}
    sizes = [len(page.body) for page in pages]
    assert min(sizes[:10]) > max(sizes[-10:])
    assert len(known.body) == sizes[0], "what was made before is still given"
    assert len(get(app_url + "/om?x=new", **{"Accept-Encoding": "br"}).text) > 20_000


def test_what_is_written_leaves_at_once_on_every_connection() -> None:
    """Else each answer on a kept connection waits 40 ms for the receipt of the one before."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        wire.send_at_once()
        with socket.create_connection(listening.getsockname()) as caller:
            accepted, _ = listening.accept()
            with accepted, caller:
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
