"""How often one client may ask: a bucket of tokens for each, in memory only."""

from __future__ import annotations

import time
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock

from starlette.requests import Request

from gardenmap.text.words import n_

BURST = 120
"""A harvester takes every table of every county at once (15 counties, 3 tables, 2 formats) and is not refused."""
PER_SECOND = 2.0
"""120 a minute: what one core answers without the pages beside it growing slow, even where nothing is cached."""
TOO_OFTEN = n_("More than {most} requests a minute came from your network. Please try again in {wait} s.")
MOST_CLIENTS = 10_000
"""Some two megabytes; whoever was quiet longest is forgotten first, and may then ask again."""


def client(request: Request) -> str:
    """The address that asks; behind a proxy on this machine the one that the proxy names."""
    return request.client.host if request.client else ""


class Throttle:
    """Counts by a salted hash of the client's address, which is neither kept nor written anywhere."""

    def __init__(
        self, burst: int = BURST, per_second: float = PER_SECOND, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.burst, self._per_second, self._clock = burst, per_second, clock
        self._lock = Lock()
        self._buckets: dict[int, tuple[float, float]] = {}
        """Tokens left, and when that was so; quiet the longest first."""

    def wait(self, address: str) -> float:
        """Seconds until this client may ask again; 0 where it may now, which takes one token."""
        key = hash(_household(address))
        with self._lock:
            now = self._clock()
            left, then = self._buckets.pop(key, (self.burst, now))
            tokens = min(self.burst, left + (now - then) * self._per_second)
            allowed = tokens >= 1
            self._buckets[key] = (tokens - allowed, now)
            if len(self._buckets) > MOST_CLIENTS:
                self._buckets.pop(next(iter(self._buckets)))
        return 0 if allowed else (1 - tokens) / self._per_second


def _household(address: str) -> str:
    """One subscriber holds a whole /64 of IPv6 and could else take a new address for each request."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address) or found.ipv4_mapped:
        return address
    return str(ip_network((int(found), 64), strict=False))
