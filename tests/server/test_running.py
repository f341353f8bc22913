"""What only the running app can show: a real server, real connections, and Streamlit beneath."""

from __future__ import annotations

import asyncio
import re
import socket
import time
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
import requests
from asgi import STREAMLIT_PAGE
from running import RunningApp, awaited
from sessions import dial, run
from streamlit.proto.BackMsg_pb2 import BackMsg
from tab import Visitor
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from gardenmap.panels.pages import PAGES

PATHS = [entry.address for entry in PAGES]
DOORS = (*PATHS, "/preview/00000000.png", "/api/v1/gardens.geojson", "/healthz", "/nowhere", "/_stcore/health")
LARGE = 2_000_000
SLOW = 300
SECRET = "kari-nordmann-1914"


def get(url: str, **headers: str) -> requests.Response:
    return requests.get(url, headers=headers, timeout=30, allow_redirects=False)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_comes_whole_with_streamlits_own_head(app_url: str, path: str) -> None:
    html = get(f"{app_url}{path}?county=46").text
    assert html.count("<h1>") == 1
    assert html.count('type="module"') == STREAMLIT_PAGE.count('type="module"')
    assert html.count('rel="modulepreload"') == STREAMLIT_PAGE.count('rel="modulepreload"')
    assert "SourceSans" not in html, "Streamlit's typeface is not ours"


def test_a_slash_too_many_leads_to_the_page(app_url: str) -> None:
    assert get(app_url + "/bedrifter/?lang=en").headers["location"] == "/bedrifter?lang=en"


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_streamlits_scripts_leave_compressed_and_are_kept_for_good(app_url: str, encoding: str) -> None:
    [script] = re.findall(r'src="\./(static/js/index\.[^"]+\.js)"', STREAMLIT_PAGE)
    answer = once_compressed(f"{app_url}/{script}", encoding)
    assert answer.headers["content-encoding"] == encoding
    assert "immutable" in answer.headers["cache-control"]
    assert answer.content == get(f"{app_url}/{script}", **{"Accept-Encoding": "identity"}).content


def once_compressed(url: str, encoding: str) -> requests.Response:
    """The first start on a machine compresses while it already serves."""
    for _ in range(60):
        answer = get(url, **{"Accept-Encoding": encoding})
        if "content-encoding" in answer.headers:
            break
        time.sleep(1)
    return answer


def test_a_head_has_the_headers_of_its_answer_and_no_body(app_url: str) -> None:
    for path in ("/bedrifter", "/api/v1/observations.csv?county=46", "/tables/gardens.csv", "/healthz"):
        head, whole = requests.head(app_url + path, timeout=10), get(app_url + path)
        assert head.content == b""
        for name in ("etag", "content-length", "content-type"):
            assert head.headers.get(name) == whole.headers.get(name), path


def test_a_notice_is_a_proper_header_whatever_it_quotes(app_url: str) -> None:
    answer = get(f"{app_url}/api/v1/release.json?conty=+")
    assert answer.status_code == 200
    assert answer.headers["x-notice"].endswith(" conty=")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent_to_the_app(app_url: str, method: str) -> None:
    for path in DOORS:
        answer = requests.request(method, app_url + path, data=bytes(LARGE), timeout=30)
        assert answer.status_code in (404, 405), path
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "OPTIONS"])
def test_streamlits_upload_is_closed_also_to_a_session(app_url: str, method: str) -> None:
    answer = requests.request(method, f"{app_url}/_stcore/upload_file/any/one", data=bytes(100), timeout=30)
    assert answer.status_code == 404


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


def handshake(app: RunningApp, host: str, origin: str | None) -> int:
    """The status of a WebSocket that a browser would open from a page of that origin to that name."""
    line = socket.create_connection(("127.0.0.1", int(app.url.rpartition(":")[2])))
    try:
        with connect(f"ws://{host}/_stcore/stream", sock=line, origin=Origin(origin) if origin else None) as opened:
            return opened.response.status_code if opened.response else 0
    except InvalidStatus as refused:
        return refused.response.status_code


def test_only_a_page_of_the_site_itself_opens_a_session(app: RunningApp) -> None:
    assert handshake(app, "laptop.local:8501", "http://laptop.local:8501") == 101
    for origin in ("http://evil.example", "http://[", "null"):
        assert handshake(app, "laptop.local", origin) == 403
    assert "external IP" not in app.log.read_text(), "Streamlit asked a host on the internet"


def test_every_page_has_its_heading_for_its_title_in_a_session(app_url: str) -> None:
    async def titles() -> list[str]:
        connection = await dial(app_url)
        found = [await run(connection, "lang=en", entry.path) for entry in PAGES]
        await connection.close()
        return found

    for entry, title in zip(PAGES, awaited(titles()), strict=True):
        html = get(f"{app_url}{entry.address}?lang=en").text
        assert f"<title>{title}</title>" in html.replace("&#39;", "'").replace("&amp;", "&"), entry.id


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
        found = await asyncio.wait_for(run(other, "county=46"), 60)
        await other.close()
        deaf.transport.abort()
        return found

    assert awaited(visit()).startswith("Vestland: 8 næringshager")


def test_nothing_of_a_visitor_reaches_the_log(app: RunningApp) -> None:
    requests.get(f"{app.url}/bedrifter?garden={SECRET}", cookies={"c": SECRET}, timeout=10)
    requests.get(f"{app.url}/{SECRET}", headers={"User-Agent": SECRET, "Referer": f"http://{SECRET}"}, timeout=10)
    with Visitor(app.url, f"garden={SECRET}") as visitor:
        visitor.run()
    log = app.log.read_text()
    assert '"event": "start"' in log
    for words in (SECRET, "127.0.0.1:", "garden="):
        assert words not in log.replace(f"URL: {app.url.rpartition(':')[0]}", ""), words
