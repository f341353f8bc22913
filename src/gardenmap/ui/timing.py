"""How long a run of the script takes, for `make bench`; silent unless GARDENMAP_TIMINGS is set."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def timed() -> Iterator[None]:
    """Write one line of JSON to standard error per run: {"event": "run", "ms": 12.3, "cpu_ms": 11.0}."""
    wall, cpu = time.perf_counter(), time.thread_time()
    yield
    if os.environ.get("GARDENMAP_TIMINGS"):
        took = {"ms": (time.perf_counter() - wall) * 1e3, "cpu_ms": (time.thread_time() - cpu) * 1e3}
        print(json.dumps({"event": "run", **took}), file=sys.stderr, flush=True)
