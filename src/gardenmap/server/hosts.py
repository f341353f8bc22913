"""Under which names the app answers, so that a foreign page cannot read it through a name of its own."""

from __future__ import annotations

import os
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from gardenmap.model import LANGUAGES
from gardenmap.text import Text

_FORWARDING = frozenset({"forwarded", "x-forwarded-for", "x-real-ip"})
_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


class Hosts:
    """Answers 400 to a name that is not in `allowed` (empty: to none), and 403 to another site's WebSocket.

    Streamlit would refuse that WebSocket too, but asks a host on the internet for our address first.
    """

    def __init__(self, app: ASGIApp, allowed: frozenset[str] = frozenset()) -> None:
        self.app, self.allowed = app, allowed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = self._refusal(scope) if scope["type"] in ("http", "websocket") else None
        await (answer or self.app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        hosts, origin = headers.getlist("host"), headers.get("origin")
        if self.allowed and not self._allows(hosts, scope):
            sentences = [text("This server does not answer under this name.") for text in map(Text, LANGUAGES)]
            return PlainTextResponse("\n".join(sentences) + "\n", 400, {"cache-control": "no-store"})
        if (
            scope["type"] == "websocket"
            and origin is not None
            and [_netloc(origin)] != [host.lower() for host in hosts]
        ):
            return PlainTextResponse("", 403)
        return None

    def _allows(self, hosts: list[str], scope: Scope) -> bool:
        name = host_name(hosts[0]) if len(hosts) == 1 else None
        # A health check on this machine asks by number; a page cannot, since its browser tells its own name.
        return name in self.allowed or (name in _THIS_MACHINE and is_local(scope))


def from_environment() -> frozenset[str]:
    """The names in GARDENMAP_HOSTS, with commas between them; without it any name will do.

    The start ends with one sentence where an entry is no name.
    """
    given = [entry.strip() for entry in os.environ.get("GARDENMAP_HOSTS", "").split(",") if entry.strip()]
    names = {entry: host_name(entry) for entry in given}
    wrong = [entry for entry, name in names.items() if name is None]
    if wrong:
        raise SystemExit(f"GARDENMAP_HOSTS takes names such as kart.example.no with commas, not {', '.join(wrong)}.")
    return frozenset(name for name in names.values() if name)


def host_name(host: str) -> str | None:
    """The name in a Host header as browsers send it: small letters, no port, no last dot, æ as xn--; else None."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # raises where it is no number
        name = (parts.hostname or "").rstrip(".")
        name = name if name.isascii() else name.encode("idna").decode()
    except ValueError:
        return None
    return name if name and parts.netloc == host and "@" not in host else None


def is_local(scope: Scope) -> bool:
    """Whether the request was made on this machine, and not by a proxy on it for somebody else."""
    if any(name.decode("latin-1").lower() in _FORWARDING for name, _ in scope["headers"]):
        return False
    client = scope.get("client")
    try:
        address = ip_address(client[0] if client else "")
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback


def _netloc(origin: str) -> str | None:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return None
