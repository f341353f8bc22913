"""Many visitors at once, without browsers: filter changes per second, and fifty people who open the same link.

The visitors run in this process and share the machine's cores with the servers, so the servers' processor time per
change stands beside each rate: it says what a machine of their own would bear.
"""

from __future__ import annotations

import asyncio
import gzip
import itertools
import os
import re
import statistics
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import requests
import uvloop
from behind_nginx import fleet
from figure import Figure, table
from running import running_app
from tab import PROTOCOL, Tab
from websockets.asyncio.client import ClientConnection, connect

CLIENTS = 12
SECONDS = 10
SLICES = 5
CALM_CLIENTS, CALM_RATE = 20, 10
PEOPLE, ARRIVAL_SECONDS = 50, 10
LEAST, LEAST_OF_TWO = 40, 72
"""Changes a second, of one process and of two: 1.8 times as many."""
PATIENCE = 30
LINK = "county=46&year=2021&lang=en"


@dataclass
class Visitor:
    """A tab and its line to the server."""

    tab: Tab
    line: ClientConnection
    requests: tuple[asyncio.StreamReader, asyncio.StreamWriter]
    headers: str
    cookie: str
    counties: tuple[str, ...]

    async def wait(self, message: bytes) -> None:
        async with asyncio.timeout(PATIENCE):
            await self.line.send(message)
            while not self.tab.read(await self.line.recv(decode=False)):
                pass

    async def choose(self, *counties: str) -> set[str]:
        """A filter change: its page is fetched and Streamlit told; gives the county numbers in the address then."""
        act = urlencode({"act": f"view:county={','.join(counties)}"})
        async with asyncio.timeout(PATIENCE):
            page = await self._fetch(f"/acts/overview?{self.tab.query}&{act}")
        [(tag, self.tab.query)] = re.findall('"tag": "([0-9a-f]+)".*"address": "[^"?]*[?]([^"]*)"', page)
        await self.wait(self.tab.arrive())
        assert self.tab.tag == tag, "the session has another page than the one that was fetched"
        return set(self.tab.county.split(","))

    async def _fetch(self, address: str) -> str:
        """An answer on the connection that a browser keeps open."""
        reader, writer = self.requests
        writer.write(f"GET {address} HTTP/1.1\r\n{self.headers}\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        assert head.startswith("HTTP/1.1 200"), head
        [length] = re.findall(r"(?i)content-length: (\d+)", head)
        return gzip.decompress(await reader.readexactly(int(length))).decode()


@dataclass
class Measured:
    """When each change was due and done, in seconds from the start, and the processor time that it all took."""

    changes: list[tuple[float, float]] = field(default_factory=list)
    server_cpu: float = 0
    own_cpu: float = 0

    @property
    def rates(self) -> tuple[float, ...]:
        """Changes done per second, in each slice of the time."""
        length = SECONDS / SLICES
        done = [int(end // length) for _, end in self.changes]
        return tuple(done.count(number) / length for number in range(SLICES))

    @property
    def waits(self) -> tuple[float, ...]:
        """Milliseconds from when a change was due until it was done."""
        return tuple((done - due) * 1000 for due, done in self.changes)

    def per_change(self, seconds: float) -> float:
        """Milliseconds of processor time for each change."""
        return seconds * 1000 / len(self.changes)


def cpu_seconds(pids: Sequence[int]) -> float:
    """Processor time of the processes so far."""
    ticks = 0
    for pid in pids:
        numbers = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(numbers[11]) + int(numbers[12])
    return ticks / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def arrive(url: str, query: str = "", home: str = "127.0.0.1") -> AsyncIterator[Visitor]:
    """Fetch the page, connect as it does, and wait for the first run of the script; `home`: where choices come from."""
    page = await asyncio.to_thread(requests.get, f"{url}/?{query}", timeout=PATIENCE)
    page.raise_for_status()
    cookie = "; ".join(f"{name}={value}" for name, value in page.cookies.items())
    cookies = {"Cookie": cookie} if cookie else {}
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(address, subprotocols=[PROTOCOL], additional_headers=cookies, max_size=None) as line:
        at = urlsplit(url)
        connection = await asyncio.open_connection(at.hostname, at.port, local_addr=(home, 0))
        told = {"Host": at.netloc, "Accept-Encoding": "gzip", **cookies}
        counties = tuple(re.findall('name="county" value="([0-9]+)"', page.text))
        tab, headers = Tab(query), "".join(f"{k}: {v}\r\n" for k, v in told.items())
        visitor = Visitor(tab, line, connection, headers, cookie, counties)
        await visitor.wait(visitor.tab.arrive())
        yield visitor
        connection[1].close()


async def change(url: str, pids: Sequence[int], *, new_views: bool = False, rate: float = 0) -> Measured:
    """Visitors change the filter for SECONDS: each as soon as it may, or all together so many times a second."""
    async with AsyncExitStack() as stack:
        number = CALM_CLIENTS if rate else CLIENTS
        # Each from an address of its own, since there is a limit to what one address may ask for.
        homes = (f"127.0.0.{place}" for place in range(2, number + 2))
        visitors = [await stack.enter_async_context(arrive(url, home=home)) for home in homes]
        for visitor in _one_of_each(visitors):
            codes = await _warm_up(visitor)
        news = itertools.chain.from_iterable(itertools.combinations(codes, size) for size in (2, 3, 4))
        found, start = Measured(), time.perf_counter()
        server, own = cpu_seconds(pids), time.process_time()
        async with asyncio.TaskGroup() as group:
            for place, visitor in enumerate(visitors):
                choices = news if new_views else itertools.cycle((code,) for code in codes[place:] + codes[:place])
                dues = itertools.count(place / rate, number / rate) if rate else itertools.repeat(0.0)
                group.create_task(_keep_changing(visitor, choices, dues, start, found))
        found.server_cpu, found.own_cpu = cpu_seconds(pids) - server, time.process_time() - own
        return found


def _one_of_each(visitors: list[Visitor]) -> list[Visitor]:
    """A visitor of each process, told apart by the cookie; one process by itself gives none."""
    return list({visitor.cookie: visitor for visitor in visitors}.values())


async def _warm_up(visitor: Visitor) -> tuple[str, ...]:
    """Ask for every county once, so that its view is known to the process; gives their numbers."""
    codes = visitor.counties
    assert len(set(codes)) == len(codes) > 10, "the page has no filter of counties"
    for code in codes:
        assert await visitor.choose(code) == {code}, "the server did not take the choice in"
    return codes


async def _keep_changing(
    visitor: Visitor,
    choices: Iterator[tuple[str, ...]],
    dues: Iterator[float],
    start: float,
    found: Measured,
) -> None:
    """Changes until the time is over; a change that begins late counts from when it was due."""
    for due in dues:
        now = time.perf_counter() - start
        if max(due, now) >= SECONDS:
            return
        await asyncio.sleep(max(0.0, due - now))
        counties = next(choices)
        took_in = await visitor.choose(*counties)
        assert took_in == set(counties), "the server did not take the choice in"
        found.changes.append((due or now, time.perf_counter() - start))


async def _open_link(url: str, after: float) -> float | None:
    """Seconds until the page and the first run of the script were there; None where it failed."""
    await asyncio.sleep(after)
    start = time.perf_counter()
    try:
        async with arrive(url, LINK):
            return time.perf_counter() - start
    except Exception as error:
        print(f"A visitor failed: {error!r}")
        return None


async def open_link(url: str) -> list[float | None]:
    """PEOPLE open the same link, evenly spread over ARRIVAL_SECONDS."""
    return await asyncio.gather(*(_open_link(url, number * ARRIVAL_SECONDS / PEOPLE) for number in range(PEOPLE)))


def _figures(name: str, found: Measured, least: float | None = None) -> list[Figure]:
    p95 = statistics.quantiles(found.waits, n=20)[-1]
    return [
        Figure(f"{name}: changes", "1/s", found.rates, least, least=True),
        Figure(f"{name}: time of a change", "ms", found.waits),
        Figure(f"{name}: time that 95 % stay under", "ms", (p95,)),
        Figure(f"{name}: servers' processor time", "ms", (found.per_change(found.server_cpu),)),
        Figure(f"{name}: visitors' processor time", "ms", (found.per_change(found.own_cpu),)),
    ]


def measure() -> list[Figure]:
    """One process: as fast as it can, at a set rate, and a link that many open; then two processes behind nginx."""
    with running_app() as app:
        opened = uvloop.run(open_link(app.url))
        one = uvloop.run(change(app.url, [app.pid]))
        new = uvloop.run(change(app.url, [app.pid], new_views=True))
        calm = uvloop.run(change(app.url, [app.pid], rate=CALM_RATE))
    with fleet() as site:
        workers = Path(f"/proc/{site.nginx}/task/{site.nginx}/children").read_text().split()
        pids = [site.nginx, *map(int, workers), *(app.pid for app in site.apps.values())]
        two = uvloop.run(change(site.url, pids))
    waits = tuple(seconds for seconds in opened if seconds is not None)
    link = f"{PEOPLE} people open a link in {ARRIVAL_SECONDS} s"
    return [
        Figure(f"{link}: page and first run", "s", waits, 2),
        Figure(f"{link}: the slowest", "s", (max(waits),)),
        Figure(f"{link}: failed", "people", (opened.count(None),), 0),
        *_figures(f"{CLIENTS} without a pause", one, LEAST),
        *_figures(f"{CLIENTS} without a pause, new views", new),
        *_figures(f"{CALM_CLIENTS} at {CALM_RATE} changes a second", calm),
        *_figures(f"{CLIENTS} without a pause, two processes", two, LEAST_OF_TWO),
        Figure("two processes behind nginx: rate of one", "x", (sum(two.rates) / sum(one.rates),), 1.8, least=True),
        # What the same two would do with cores of their own, where the visitors take none of them.
        Figure(
            "two processes behind nginx: rate of one, by the servers' processor time",
            "x",
            (2 * one.per_change(one.server_cpu) / two.per_change(two.server_cpu),),
            1.8,
            least=True,
        ),
    ]


if __name__ == "__main__":
    print(table(measure()))
