"""How long a run of the script takes: for /metrics, and for `make bench` where GARDENMAP_TIMINGS is set."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from gardenmap.ui.metrics import RUN_SECONDS


@contextmanager
def timed() -> Iterator[None]:
    """Count the run; `make bench` reads {"event": "run", "ms": 12.3, "cpu_ms": 11.0} from standard error."""
    wall, cpu = time.perf_counter(), time.thread_time()
    yield
    seconds = time.perf_counter() - wall
    RUN_SECONDS.observe(seconds)
    if os.environ.get("GARDENMAP_TIMINGS"):
        took = {"ms": seconds * 1e3, "cpu_ms": (time.thread_time() - cpu) * 1e3}
        # In one piece, since other visitors' runs write at the same time.
        sys.stderr.write(json.dumps({"event": "run", **took}) + "\n")
