"""Many visitors at once, without browsers: memory, choices per second, and fifty people who open the same link.

The visitors run in this process and share the machine's cores with the servers, so the servers' processor time per
choice stands beside each rate: it says what a machine of their own would bear.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from behind_nginx import fleet
from figure import OURS, Figure
from processes import cpu_seconds, resident
from running import RunningApp, awaited, running_app
from session import Session, arrive

CLIENTS, SECONDS, SLICES = 8, 10, 5
PEOPLE, ARRIVAL_SECONDS, LIVE_SECONDS = 50, 10, 10
SESSIONS = 50
LINK = "county=46&year=2021&lang=en"


@dataclass
class Rate:
    """When each choice was done, in seconds from the start, and the servers' processor time for all."""

    done: list[float] = field(default_factory=list)
    cpu: float = 0

    @property
    def per_second(self) -> tuple[float, ...]:
        length = SECONDS / SLICES
        return tuple(sum(number <= at / length < number + 1 for at in self.done) / length for number in range(SLICES))

    @property
    def cpu_ms(self) -> float:
        """Milliseconds of processor time for each choice."""
        return self.cpu * 1000 / len(self.done)


async def choices(url: str, pids: Sequence[int]) -> Rate:
    """CLIENTS choose one county after the other, without a pause, for SECONDS."""
    async with AsyncExitStack() as stack:
        visitors = [await stack.enter_async_context(arrive(url)) for _ in range(CLIENTS)]
        for visitor in {visitor.cookie: visitor for visitor in visitors}.values():
            for county in visitor.counties:  # each process has met every view
                await visitor.run(county)
        found, start, before = Rate(), time.perf_counter(), cpu_seconds(*pids)
        await asyncio.gather(*(_keep_choosing(visitor, n, start, found) for n, visitor in enumerate(visitors)))
        found.cpu = cpu_seconds(*pids) - before
        return found


async def _keep_choosing(visitor: Session, first: int, start: float, found: Rate) -> None:
    for county in itertools.cycle(visitor.counties[first:] + visitor.counties[:first]):
        if time.perf_counter() - start >= SECONDS:
            return
        await visitor.run(county)
        found.done.append(time.perf_counter() - start)


async def open_link(url: str) -> list[tuple[float, float] | None]:
    """PEOPLE open the same link within ARRIVAL_SECONDS: seconds to the page, and to the end of the first run."""

    async def opened(number: int) -> tuple[float, float] | None:
        await asyncio.sleep(number * ARRIVAL_SECONDS / PEOPLE)
        start = time.perf_counter()
        try:
            async with arrive(url, LINK) as session:
                return session.first_paint, time.perf_counter() - start
        except Exception as error:
            print(f"A visitor failed: {error!r}")
            return None

    return await asyncio.gather(*(opened(number) for number in range(PEOPLE)))


async def memory(url: str, pid: int) -> tuple[float, float]:
    """MB with SESSIONS open, and for each of the second half of them."""
    async with AsyncExitStack() as stack:
        found = []
        for _ in range(2):
            for _ in range(SESSIONS // 2):
                await stack.enter_async_context(arrive(url))
            found.append(resident(pid))
    return found[1], (found[1] - found[0]) / (SESSIONS // 2)


def measure(apps: dict[str, RunningApp]) -> list[Figure]:
    """Memory and choices of each app; a link that many open, and two processes behind nginx, of ours."""
    with running_app() as fresh:
        seconds = awaited(open_link(fresh.url))
    kept = {name: awaited(memory(app.url, app.pid)) for name, app in apps.items()}
    rates = {name: awaited(choices(app.url, [app.pid])) for name, app in apps.items()}
    with fleet() as site:
        workers = Path(f"/proc/{site.nginx}/task/{site.nginx}/children").read_text().split()
        two = awaited(choices(site.url, [site.nginx, *map(int, workers), *(app.pid for app in site.apps.values())]))
    whole, further = ({name: (pair[n],) for name, pair in kept.items()} for n in (0, 1))
    paints, lives = zip(*filter(None, seconds), strict=True)
    times = sum(two.per_second) / sum(rates[OURS].per_second)
    by_cpu = 2 * rates[OURS].cpu_ms / two.cpu_ms
    link = f"{PEOPLE} people open a link in {ARRIVAL_SECONDS} s"
    return [
        Figure(f"memory with {SESSIONS} sessions", "MB", whole, most=360),
        Figure("memory of each further session", "MB", further, most=2),
        Figure(f"{link}: page", "s", {OURS: paints}, most=0.3),
        Figure(f"{link}: the last is live", "s", {OURS: (max(lives),)}, most=LIVE_SECONDS),
        Figure(f"{link}: failed", "people", {OURS: (seconds.count(None),)}, most=0),
        Figure("choices, one process", "1/s", {name: rate.per_second for name, rate in rates.items()}, 12, least=True),
        Figure("choices, two processes behind nginx", "1/s", {OURS: two.per_second}),
        Figure("choices, two processes: times as many", "", {OURS: (times,)}, 1.5, least=True),
        # What the same two would do with cores of their own, where the visitors take none of them.
        Figure("choices, two processes: times as many, by processor time", "", {OURS: (by_cpu,)}, 1.5, least=True),
    ]
