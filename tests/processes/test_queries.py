"""Ten thousand query strings, whatever they hold, break nothing and leave nothing behind."""

from __future__ import annotations

from itertools import cycle, islice

from hostile import Client, queries
from running import RunningApp, awaited
from sessions import dial, resident, run

from gardenmap.html.addresses import ADDRESSES
from gardenmap.panels.pages import PAGES

FILES = ("/preview/00000000.png", "/panels/companies-by-garden.csv", "/panels/gardens.html")
TARGETS = (*(entry.address for entry in PAGES), *(address.path for address in ADDRESSES), *FILES)
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
            statuses.setdefault(client.get(target + b"?" + query).status, (target, query))
    grown = resident(app.pid) - warm
    print(f"resident memory: {warm:.0f} MB after the warm-up, {grown:+.0f} MB at the end; {sorted(statuses)}")
    assert all(status < 500 for status in statuses), statuses
    assert {200, 429} <= statuses.keys(), "nothing came through, or nothing was held back"
    assert grown < MOST_GROWTH


def test_a_session_takes_any_query_string_without_an_error(app: RunningApp) -> None:
    async def visit() -> list[str]:
        connection = await dial(app.url)
        asked = zip(islice(queries(46), RUNS), cycle(PAGES))
        titles = [await run(connection, raw.decode("utf-8", "replace"), entry.path) for raw, entry in asked]
        await connection.close()
        return titles

    titles = awaited(visit())
    assert len(titles) == RUNS
    assert all(title.endswith(" · Næringshagekartet") for title in titles)
    assert '"event": "script failed"' not in app.log.read_text()
