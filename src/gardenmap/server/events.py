"""What the operator reads: one line of JSON per event on standard output, and nothing of a visitor in it."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from prometheus_client import Counter

CHECKOUT = Path(__file__).parents[3]
RUN_FAILURES = Counter("gardenmap_script_failures", "Runs of the script that ended in an error.")
_log = logging.getLogger("gardenmap")


def tell(event: str, **facts: object) -> None:
    """Write the event with the time. No address, query, cookie or client may be among the facts."""
    _log.info(event, extra={"facts": facts})


def places(error: BaseException) -> list[str]:
    """Where in our own code the error came about, outermost first: "src/gardenmap/ui/panel.py:42 show_panel"."""
    steps = traceback.extract_tb(error.__traceback__)
    ours = [step for step in steps if Path(step.filename).is_relative_to(CHECKOUT) and ".venv" not in step.filename]
    return [f"{Path(step.filename).relative_to(CHECKOUT)}:{step.lineno} {step.name}" for step in ours]


class _Lines(logging.Formatter):
    """An event as a line of JSON: time, event, facts."""

    def format(self, record: logging.LogRecord) -> str:
        now = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        facts = getattr(record, "facts", {})
        event = {"time": now, "event": record.getMessage(), **facts}
        # Where the console or the pipe does not know every letter, JSON has a way to write them all in ASCII.
        return json.dumps(event, ensure_ascii=(sys.stdout.encoding or "utf-8").lower() not in ("utf-8", "utf8"))


class _Failures(logging.Filter):
    """Takes Streamlit's traceback off the log, since its last line may quote what a visitor asked for."""

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return True
        RUN_FAILURES.inc()
        tell("script failed", error=type(error).__name__, at=places(error))
        return False


def start() -> None:
    """From now on events are lines on standard output, and a run of the script that fails is one of them."""
    if not _log.handlers:
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(_Lines())
        _log.addHandler(handler)
        _log.setLevel(logging.INFO)
        _log.propagate = False
    logging.getLogger("streamlit.error_util").addFilter(_Failures())
