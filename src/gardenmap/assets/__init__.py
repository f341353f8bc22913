"""Our own files for the browser: Leaflet, Plotly, the typeface, scripts and styles; no other host is ever asked.

`url("leaflet.js")` holds the hash of the file's content, so a browser keeps the file for a year and still sees
every change at once.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from pathlib import PurePosixPath

import brotli

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".geojson": "application/geo+json",
    ".json": "application/json",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True)
class Asset:
    """One file as it is sent; its address changes when its content does."""

    name: str
    body: bytes

    @cached_property
    def hash(self) -> str:
        return hashlib.sha256(self.body).hexdigest()[:8]

    @cached_property
    def url(self) -> str:
        return f"/assets/{self.hash}/{self.name}"

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[PurePosixPath(self.name).suffix]

    @cached_property
    def encodings(self) -> dict[str, bytes]:
        """The body as compressed for the wire, best first; empty for a typeface, which is compressed already."""
        if self.name.endswith(".woff2"):
            return {}
        # The last steps of brotli take three seconds for a large file, at each start, for a twentieth less.
        quality = 11 if len(self.body) < 500_000 else 9
        return {"br": brotli.compress(self.body, quality=quality), "gzip": gzip.compress(self.body, mtime=0)}


@cache
def names() -> frozenset[str]:
    """The files that may be asked for."""
    return frozenset(
        file.name for file in files(__package__).iterdir() if PurePosixPath(file.name).suffix in MEDIA_TYPES
    )


@cache
def asset(name: str) -> Asset:
    """One of our own files. Raises KeyError for any other name."""
    if name not in names():
        raise KeyError(name)
    return Asset(name, files(__package__).joinpath(name).read_bytes())


def content(name: str) -> str:
    """One of our own scripts or styles. Raises KeyError for any other name."""
    return asset(name).body.decode()


def url(name: str) -> str:
    """The address of one of our own files, absolute on the app's own host: `/assets/1a2b3c4d/leaflet.js`."""
    return asset(name).url


@lru_cache(maxsize=8)
def made(name: str, body: bytes) -> Asset:
    """A file that is made from a release or a palette; its address follows its content, so two never mix."""
    return Asset(name, body)
