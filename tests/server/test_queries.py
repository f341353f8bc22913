"""Ten thousand query strings, whatever they hold, break nothing and leave nothing behind."""

from __future__ import annotations

from itertools import islice

from hostile import Client, queries
from running import RunningApp, awaited
from sessions import dial, resident, run

from gardenmap.ui.addresses import ADDRESSES
from gardenmap.ui.server import PAGES

ACT = "/acts/overview?act=land%3A46"
TARGETS = (*PAGES, *(address.path for address in ADDRESSES), "/preview/00000000.png", ACT)
QUERIES = 10_000
WARM_UP = 2_000
RUNS = 60
MOST_GROWTH = 60
"""MB, which all that is kept may come to beyond the warm-up; see docs/operations.md."""


def test_ten_thousand_hostile_queries_are_answered_and_memory_stays_bounded(app: RunningApp) -> None:
    statuses: dict[int, tuple[bytes, bytes]] = {}
    warm = 0.0
    with Client(app.url) as client:
        for n, query in enumerate(islice(queries(2026), QUERIES)):
            if n == WARM_UP:
                warm = resident(app.pid)
            target = TARGETS[n % len(TARGETS)].encode()
            asked = target + (b"&" if b"?" in target else b"?") + query
            statuses.setdefault(client.get(asked).status, (target, query))
    grown = resident(app.pid) - warm
    print(f"resident memory: {warm:.0f} MB after the warm-up, {grown:+.0f} MB at the end; {sorted(statuses)}")
    assert all(status < 500 for status in statuses), statuses
    assert {200, 429} <= statuses.keys(), "nothing came through, or nothing was held back"
    assert grown < MOST_GROWTH


def test_a_session_takes_any_query_string_without_an_error(app: RunningApp) -> None:
    async def visit() -> list[tuple[str, str]]:
        connection = await dial(app.url)
        failed = []
        for n, raw in enumerate(islice(queries(46), RUNS)):
            query, page = raw.decode("utf-8", "replace"), list(PAGES)[n % len(PAGES)].strip("/")
            if await run(connection, query, page):
                failed.append((page, query))
        await connection.close()
        return failed

    assert awaited(visit()) == []
