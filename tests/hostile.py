"""Query strings that nobody means well with, the same ones in every run, and a client that sends them as they are."""

from __future__ import annotations

import random
import socket
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from published import published

from gardenmap.view import PARAMETERS, Vocabulary

PIECES = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' OR 1=1 --",
    "../../../../etc/passwd",
    "{0}{name}%s%n${7*7}{{7*7}}",
    "\x00",
    "\r\nSet-Cookie: a=b",
    "\u202eevil\u2066",
    "\U0001f600",
    "æøå",
    "٢٠٢١",
    "²⁰²¹",
    "1e309",
    "-1",
    "NaN",
    "null",
    "[object Object]",
    "__proto__",
    "javascript:alert(1)",
    "a" * 300,
    ",,,,",
    "46,46,46",
)
"""Wrong values, by kind: markup, commands, paths, formats, characters that a screen obeys, numbers that are none."""
RAW = (b"%00", b"%ff%fe", b"%ed%a0%80", b"%", b"%zz", b"%u0041", b"&&&", b"=", b"===", b";", b"+", b"a=+")
RAW += tuple(name.encode() + b"=" for name in PARAMETERS)
"""Bytes that are no proper query string."""


def queries(seed: int) -> Iterator[bytes]:
    """Without end: views, nearly views, and rubbish; a few are no HTTP either."""
    chance = random.Random(seed)
    known = _known()
    while True:
        kind = chance.random()
        if kind < 0.3:
            yield _joined(chance, known, hostile=0)
        elif kind < 0.7:
            yield _joined(chance, known, hostile=0.5)
        elif kind < 0.95:
            yield b"".join(chance.choices(RAW, k=chance.randint(1, 12)))
        else:
            yield bytes(byte for byte in chance.randbytes(chance.randint(1, 80)) if byte > 32 and byte not in b"#\x7f")


def _known() -> dict[str, list[str]]:
    codes = Vocabulary.of(published())
    return {
        "county": list(codes.counties),
        "garden": list(codes.garden_county),
        "indicator": ["companies", "value_creation"],
        "year": [str(year) for year in codes.years],
        "status": ["ongoing", "completed", "unknown"],
        "theme": list(codes.themes),
        "membership": ["confirmed", "likely", "unverified"],
        "values": ["all", "reported"],
        "lang": ["nb", "en"],
        "release": [codes.release],
    }


def _joined(chance: random.Random, known: dict[str, list[str]], hostile: float) -> bytes:
    parts = []
    for name in chance.sample(list(known), chance.randint(0, 5)):
        several = chance.sample(known[name], min(len(known[name]), chance.choice((1, 1, 2, 5))))
        value = chance.choice(PIECES) if chance.random() < hostile else ",".join(several)
        parts += [f"{name}={quote(value, safe=',')}"] * (chance.choice((1, 1, 40)) if hostile else 1)
    if chance.random() < hostile:
        parts.append(quote(chance.choice(PIECES)))
    return "&".join(parts).encode()


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


class Client:
    """Sends a target byte for byte, which no proper client would; one connection as long as the server keeps it."""

    def __init__(self, url: str, forwarded_for: str = "127.0.0.1") -> None:
        self._at = (urlsplit(url).hostname, urlsplit(url).port)
        self._headers = f"Host: localhost\r\nAccept-Encoding: br\r\nX-Forwarded-For: {forwarded_for}\r\n\r\n".encode()
        self._connect()

    def _connect(self) -> None:
        self._socket = socket.create_connection(self._at, timeout=30)
        self._file = self._socket.makefile("rb")

    def get(self, target: bytes) -> Answer:
        self._socket.sendall(b"GET " + target + b" HTTP/1.1\r\n" + self._headers)
        status = int(self._file.readline().split()[1])
        lines = iter(lambda: self._file.readline().decode("latin-1").strip(), "")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        if headers.get("connection") == "close":
            body = self._file.read()
            self.close()
            self._connect()
        else:
            body = self._file.read(int(headers.get("content-length", 0)))
        return Answer(status, headers, body)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._file.close()
        self._socket.close()
