"""What the pages of a data package cost without a server: processor time and memory, in a process of its own.

Prints one JSON object; `scale.py` asks for it, and so may anybody: `python benchmarks/alone.py data`.
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from gardenmap.current import Visit
from gardenmap.data.package import read
from gardenmap.html.page import page_html
from gardenmap.panels.pages import page
from gardenmap.view import Vocabulary, default


def costs(folder: Path) -> dict[str, float]:
    """Each cost by its name; a view is written once, since the second time it is kept."""
    start = time.process_time()
    release = read(folder)
    reading = time.process_time() - start
    country = default(Vocabulary.of(release))

    def overview(**choice: object) -> float:
        start = time.process_time()
        page_html(Visit(release, replace(country, **choice), page("overview")), Markup())  # type: ignore[arg-type]
        return (time.process_time() - start) * 1000

    first = overview(lang="en")
    return {
        "check and read the package, s": reading,
        "the first page of a release, with what is worked out once, ms": first,
        "overview of the country: select, sum up, draw, write, ms": overview(),
        "overview of a county: select, sum up, draw, write, ms": statistics.median(
            overview(county=(county,)) for county in release.counties["county_no"].tolist()
        ),
        "memory of the reader at its highest, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
    }


if __name__ == "__main__":
    print(json.dumps(costs(Path(sys.argv[1]))))
