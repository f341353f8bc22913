"""The app's own layers asked without a network, as any client would; beneath them a Streamlit that gives its page."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from document import Element, parsed
from running import awaited
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from gardenmap.html.addresses import PREFIX
from gardenmap.server.app import MIDDLEWARE, ROUTES
from gardenmap.server.bundles import STREAMLIT

STREAMLIT_PAGE = (STREAMLIT.parent / "index.html").read_text(encoding="utf-8")


async def streamlit(scope: Scope, receive: Receive, send: Send) -> None:
    """As Streamlit does: its page at every address, and a session for whoever opens one."""
    if scope["type"] == "websocket":
        socket = WebSocket(scope, receive, send)
        await socket.accept()
        while (await socket.receive())["type"] != "websocket.disconnect":
            pass
    else:
        await HTMLResponse(STREAMLIT_PAGE)(scope, receive, send)


def layers(middleware: Sequence[Middleware] = MIDDLEWARE, beneath: ASGIApp = streamlit) -> Starlette:
    """The app with these layers around it."""
    return Starlette(routes=[*ROUTES, Mount("/", beneath)], middleware=middleware)


APP = layers()


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def page(self) -> Element:
        """The document, read as a browser reads it."""
        return parsed(self.text.partition("<!DOCTYPE html>\n")[2])


def rows(content: str, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a CSV file, by the names in its head."""
    return list(csv.DictReader(StringIO(content, newline=""), delimiter=delimiter, strict=True))


async def request(
    path: str, query: bytes = b"", method: str = "GET", client: str = "192.0.2.1", app: ASGIApp = APP, **headers: str
) -> Answer:
    """One request; a header that has a hyphen is written with an underscore."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": method, "path": path, "query_string": query, "headers": raw}
    await app(scope | {"client": (client, 1), "scheme": "http", "root_path": ""}, receive, send)
    body = b"".join(message.get("body", b"") for message in sent[1:])
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    assert len(found) == len(sent[0]["headers"]), f"a header is said twice: {sent[0]['headers']}"
    return Answer(sent[0]["status"], found, body)


def ask(address: str, **how: Any) -> Answer:
    """What is answered to an address such as `/bedrifter?county=46`."""
    path, _, query = address.partition("?")
    return awaited(request(path, query.encode(), **how))


def open_data(name: str, **how: Any) -> Answer:
    """What is answered to a name of the open data such as `projects.csv?county=46`, or to the address of one."""
    return ask(name if name.startswith("/") else PREFIX + name, **how)


def knock(host: str, origin: str | None = None, *, app: ASGIApp = APP, client: str = "192.0.2.1") -> int:
    """The status of a session that a browser would open under that name from a page of that origin; left at once."""
    sent: list[Any] = []
    received = iter([{"type": "websocket.connect"}, {"type": "websocket.disconnect", "code": 1000}])

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return next(received)

    headers = [(b"host", host.encode()), *([(b"origin", origin.encode())] if origin is not None else [])]
    scope = {"type": "websocket", "path": "/_stcore/stream", "query_string": b"", "headers": headers}
    extensions = {"websocket.http.response": {}}
    rest = {"client": (client, 1), "scheme": "ws", "root_path": "", "subprotocols": [], "extensions": extensions}
    awaited(_served(app, scope | rest, receive, send))
    first = sent[0]
    return {"websocket.accept": 101, "websocket.close": 403}.get(first["type"]) or first["status"]


async def _served(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    await app(scope, receive, send)
