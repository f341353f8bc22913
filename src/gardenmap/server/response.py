"""How bytes leave: compressed as the browser asks, kept as long as it may, never sent twice."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import brotli
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
LONGEST_QUERY = 8000
"""Characters of a page's address; a view with every code of every list has 700, and mail adds a few hundred."""

MOST_HEADERS = 32_000
"""Bytes of what a browser says of itself, names and values; a cookie of ours has a hundred."""

HTML = "text/html; charset=utf-8"
_BROTLI, _GZIP = 5, 6
"""What is made when it is first asked for is compressed then too: quick goes before small."""


@dataclass(frozen=True)
class Packed:
    """An answer ready for the wire, kept in its small forms where it has any; the tag changes with its content."""

    tag: str
    encodings: dict[str, bytes]
    plain: bytes = b""
    """Only of what is compressed already."""

    @property
    def body(self) -> bytes:
        return brotli.decompress(self.encodings["br"]) if self.encodings else self.plain

    @property
    def size(self) -> int:
        return len(self.plain) + sum(map(len, self.encodings.values()))

    def answer(self, request: Request, media_type: str, keep: str = ASK_AGAIN, status: int = 200) -> Response:
        """Sent as the browser takes it."""
        plain = b"" if best(request, self.encodings) else self.body
        return respond(request, plain, self.encodings, media_type, self.tag, keep, status)


def pack(body: bytes) -> Packed:
    """Text in the forms that browsers take."""
    encodings = {
        "br": brotli.compress(body, quality=_BROTLI),
        "gzip": gzip.compress(body, compresslevel=_GZIP, mtime=0),
    }
    return Packed(_tag(body), encodings)


def as_it_is(body: bytes) -> Packed:
    """A picture or a zip, which no compression makes smaller."""
    return Packed(_tag(body), {}, body)


def _tag(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()[:16]


def best(request: Request, encodings: Mapping[str, bytes]) -> str | None:
    """The first of the encodings that the browser takes; None for plain."""
    asked = [part.partition(";") for part in request.headers.get("accept-encoding", "").lower().split(",")]
    refused = {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    taken = {name.strip() for name, _, weight in asked if weight.replace(" ", "") not in refused}
    return next((encoding for encoding in encodings if encoding in taken), None)


def respond(
    request: Request,
    body: bytes,
    encodings: Mapping[str, bytes],
    media_type: str,
    tag: str,
    keep: str,
    status: int = 200,
) -> Response:
    """The body in the best encoding, or 304 where the browser holds it already.

    `tag` names the content; each encoding is a variant of its own.
    """
    encoding = best(request, encodings)
    etag = f'"{tag}-{encoding}"' if encoding else f'"{tag}"'
    headers = {"cache-control": keep, "etag": etag, "vary": "Accept-Encoding"}
    if {etag, "*"} & _known(request.headers):
        return Response(status_code=304, headers=headers)
    if encoding:
        headers["content-encoding"] = encoding
        body = encodings[encoding]
    return Response(body, status_code=status, headers=headers, media_type=media_type)


def _known(headers: Headers) -> set[str]:
    return {tag.strip().removeprefix("W/") for tag in headers.get("if-none-match", "").split(",")}
