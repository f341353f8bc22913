"""How long a run of the script takes: for /metrics, and for `make bench` where GARDENMAP_TIMINGS is set."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Histogram

_SECONDS = Histogram(
    "gardenmap_script_run_seconds",
    "Seconds of a run of the script, one per choice of a visitor.",
    buckets=(0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 10),
)


@contextmanager
def timed() -> Iterator[None]:
    """Count the run; `make bench` reads {"event": "run", "ms": 12.3, "cpu_ms": 11.0} from standard error."""
    wall, cpu = time.perf_counter(), time.thread_time()
    try:
        yield
    finally:
        seconds = time.perf_counter() - wall
        _SECONDS.observe(seconds)
        if os.environ.get("GARDENMAP_TIMINGS"):
            took = {"ms": seconds * 1e3, "cpu_ms": (time.thread_time() - cpu) * 1e3}
            # In one piece, since other visitors' runs write at the same time.
            sys.stderr.write(json.dumps({"event": "run", **took}) + "\n")
