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
DRAWN = """gardens => {
    const charts = [...document.querySelectorAll('#page .gm-chart')];
    if (!globalThis.gardenmapCharts?.isAtRest()) return false;
    if (!charts.every(chart => chart.querySelector('.main-svg'))) return false;
    const room = document.querySelector('#page [data-drawn=map]');
    return !room || (room.querySelectorAll('.gm-map:not(.gm-waits) .gm-garden').length >= gardens
        && room.querySelectorAll('path.leaflet-interactive').length > 0);
}"""
"""Whether every chart, county and garden of the page is drawn."""
COMPLETE = f"""gardens => {{
    const app = document.querySelector('[data-testid="stApp"]');
    const flies = document.querySelector('#page :is([data-flies], .leaflet-zoom-anim, .leaflet-pan-anim)');
    const isSettled = app?.dataset.testScriptState === 'notRunning' && globalThis.gardenmapPage?.isSettled();
    return isSettled && !flies && ({DRAWN})(gardens);
}}"""
"""Whether it also answers: the app runs and is at rest, and the map has landed."""


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


def complete(page: Page, gardens: int = GARDENS) -> None:
    """Wait until the script has run and every chart and the map (with so many gardens) are drawn."""
    page.wait_for_function(COMPLETE, arg=gardens, timeout=30_000)
