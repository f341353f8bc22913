"""The real app and a real browser, for the tests that need them and for the benchmarks."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Coroutine, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import requests
from playwright.sync_api import Browser, Page, sync_playwright

Answer = TypeVar("Answer")
ROOT = Path(__file__).resolve().parents[1]
GARDENS = 47
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DRAWN = "() => document.readyState === 'complete' && !document.getElementById('first-paint')"
"""Whether Streamlit's page stands there instead of the first paint, which it does once charts and map are drawn."""
COMPLETE = f"""() => {{
    const frame = document.querySelector('.st-key-map iframe');
    const map = frame?.contentDocument.querySelector('.leaflet-container:not([data-moving]) .gm-county');
    return ({DRAWN})() && (!frame || map !== null);
}}"""
"""Whether the map has also come to rest."""


@dataclass(frozen=True)
class RunningApp:
    url: str
    pid: int
    log: Path


def awaited(work: Coroutine[Any, Any, Answer]) -> Answer:
    """What a coroutine gives, from a thread of its own: the browser's loop runs in the tests' thread to the end."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def free_port() -> int:
    """One below those that the system gives to connections: such a one may be taken again before the app is there."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@contextmanager
def running_app(door: Path = ROOT / "app.py", port: int | None = None, **environment: str) -> Iterator[RunningApp]:
    """The app on a free port, started from a foreign folder; ready when it says that it has figures."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(door), "--server.port", str(port)]
    with tempfile.TemporaryDirectory() as elsewhere, started(command, port, Path(elsewhere), environment) as app:
        yield app


@contextmanager
def started(command: Sequence[str], port: int, folder: Path, environment: Mapping[str, str]) -> Iterator[RunningApp]:
    """The app as this command starts it in this folder."""
    with tempfile.TemporaryDirectory() as elsewhere:
        log = Path(elsewhere) / "log.txt"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **environment}
            )
        try:
            app = RunningApp(f"http://127.0.0.1:{port}", process.pid, log)
            _wait_until_healthy(app, process)
            yield app
        finally:
            process.terminate()
            process.wait(10)


def _wait_until_healthy(app: RunningApp, process: subprocess.Popen[bytes]) -> None:
    answer = "no answer"
    for _ in range(600):
        try:
            response = requests.get(f"{app.url}/healthz", timeout=60)
            if response.ok:
                return
            answer = response.text
        except requests.RequestException:
            pass
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise AssertionError(f"the app did not start: {answer}\n{app.log.read_text()}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's own Chromium, without a window and without its own traffic."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "no Chromium on this machine: make test installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


def complete(page: Page) -> None:
    """Wait until the page is there and its charts and its map are drawn."""
    page.wait_for_function(COMPLETE, timeout=60_000)
