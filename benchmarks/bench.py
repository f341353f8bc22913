"""Measure what a visitor waits for and a server pays: `make bench`. The figures also go to var/bench.json."""

from __future__ import annotations

import filter_change
import first_view
import sessions
from figure import machine, save, table
from running import ROOT, chromium, running_app


def main() -> None:
    with running_app(GARDENMAP_TIMINGS="1") as app, chromium() as browser:
        machine_line = machine(browser.version)
        first_view.measure(browser, app, times=1)  # the very first run imports pandas and plotly
        figures = first_view.measure(browser, app)
        figures += filter_change.measure(browser, app)
    with running_app() as app:
        figures += sessions.measure(app.url, app.pid)
    print(table(figures))
    print(machine_line)
    save(ROOT / "var" / "bench.json", machine_line, figures)


if __name__ == "__main__":
    main()
