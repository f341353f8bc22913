"""Measure what a visitor waits for and a server pays: `make bench`. The figures also go to var/bench.json."""

from __future__ import annotations

import filter_change
import first_view
import load
import sessions
import static_page
from figure import Figure, machine, pace, save, table
from running import ROOT, chromium, running_app


def main() -> None:
    with running_app(GARDENMAP_TIMINGS="1") as app, chromium() as browser:
        machine_line = machine(browser.version)
        first_view.measure(browser, app, times=1)  # the very first run imports pandas and plotly
        paces = [pace()]
        figures = first_view.measure(browser, app)
        paces.append(pace())
        figures += filter_change.measure(browser, app)
        paces.append(pace())
        figures += static_page.measure(browser, app)
    paces.append(pace())
    with running_app() as app:
        figures += sessions.measure(app.url, app.pid)
    figures += load.measure()
    paces.append(pace())
    figures.append(Figure("the machine itself, a fixed sum, before and after each part", "ms", tuple(paces)))
    print(table(figures))
    print(machine_line)
    save(ROOT / "var" / "bench.json", machine_line, figures)


if __name__ == "__main__":
    main()
