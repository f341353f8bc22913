"""What the operator reads: one line of JSON per event on standard output, and nothing of a visitor in it."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

CHECKOUT = Path(__file__).parents[3]


def tell(event: str, **facts: object) -> None:
    """Write the event with the time. No address, query, cookie or client may be among the facts."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    # In one piece, since several visitors' runs may write at the same time.
    sys.stdout.write(json.dumps({"time": now, "event": event, **facts}, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def places(error: BaseException) -> list[str]:
    """Where in our own code the error came about, outermost first: "src/gardenmap/ui/show.py:42 hang"."""
    steps = traceback.extract_tb(error.__traceback__)
    ours = [step for step in steps if Path(step.filename).is_relative_to(CHECKOUT) and ".venv" not in step.filename]
    return [f"{Path(step.filename).relative_to(CHECKOUT)}:{step.lineno} {step.name}" for step in ours]


class _Failures(logging.Filter):
    """Takes Streamlit's traceback off the log, since its last line may quote what a visitor asked for."""

    def __init__(self, seen: Callable[[], None]) -> None:
        super().__init__()
        self._seen = seen

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info[1] if record.exc_info else None
        if error is None:
            return True
        self._seen()
        tell("script failed", error=type(error).__name__, at=places(error))
        return False


def tell_failures(seen: Callable[[], None]) -> None:
    """From now on a run of the script that fails is an event of ours; `seen` is called for each."""
    logging.getLogger("streamlit.error_util").addFilter(_Failures(seen))
