"""A start that cannot succeed ends with one sentence, without a traceback."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
from running import ROOT


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody else listens."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        yield other.getsockname()[1]


def start(*command: str) -> tuple[int, list[str]]:
    """The exit code of a start, and the lines that it leaves on the screen."""
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=120
    )
    return done.returncode, [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]


def test_gardenmap_serve_says_that_its_port_is_taken_and_what_to_do(taken: int) -> None:
    code, [line] = start("-c", "from gardenmap.cli import app; app()", "serve", "--port", str(taken))
    assert code == 1
    assert line == f"Port {taken} is taken. Choose another with --port, such as --port {taken + 1}."


def test_make_run_says_that_its_port_is_taken(taken: int) -> None:
    """What `make run` starts; Streamlit's own sentence, which a new Streamlit might lose."""
    code, [line] = start("-m", "streamlit", "run", "app.py", "--server.port", str(taken))
    assert code == 1
    assert line.endswith(f"Port {taken} is not available")
