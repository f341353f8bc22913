"""Two processes of the app behind nginx, from the very files in deploy/: only name, ports and folders are others."""

from __future__ import annotations

import os
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from configparser import RawConfigParser
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from running import ROOT, RunningApp, free_port, started

DEPLOY = ROOT / "deploy"
NAME = "127.0.0.1"
AROUND = """
daemon off;
{user}
pid {folder}/pid;
error_log stderr;
events {{ worker_connections 1024; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/gardenmap.conf;
}}
"""


@dataclass(frozen=True)
class Fleet:
    """The address of nginx, its process, and those of the app by what their cookie says."""

    url: str
    nginx: int
    apps: dict[str, RunningApp]


@contextmanager
def fleet(**environment: str) -> Iterator[Fleet]:
    """Both processes healthy and nginx listening."""
    ports = {"127.0.0.1:8601": free_port(), "127.0.0.1:8602": free_port()}
    with ExitStack() as stack:
        apps = [stack.enter_context(_process(port, environment)) for port in ports.values()]
        values = {old: f"127.0.0.1:{port}" for old, port in ports.items()}
        url, nginx = stack.enter_context(_nginx(values))
        yield Fleet(url, nginx, dict(zip("ab", apps, strict=True)))


def filled(file: str, **values: str) -> str:
    """A file of deploy/ with other values; each of them must stand in it."""
    text = (DEPLOY / file).read_text(encoding="utf-8")
    for old, new in values.items():
        assert old in text, f"{file} does not say {old}"
        text = text.replace(old, new)
    return text


def _process(port: int, environment: dict[str, str]) -> Iterator[RunningApp]:
    """One process as systemd would start it."""
    unit = RawConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[method-assign, assignment]
    unit.read_string(
        filled("gardenmap@.service", **{"%i": str(port), "/srv/gardenmap/.venv/bin": str(Path(sys.executable).parent)})
    )
    settings = filled("gardenmap.env", **{"kart.example.no": NAME, "/srv/gardenmap": str(ROOT)})
    lines = [line.partition("=") for line in settings.splitlines() if line and not line.startswith("#")]
    command = shlex.split(unit["Service"]["ExecStart"])
    folder = Path(unit["Service"]["WorkingDirectory"].replace("/srv/gardenmap", str(ROOT)))
    return started(command, port, folder, {name: value for name, _, value in lines} | environment)


@contextmanager
def _nginx(values: dict[str, str]) -> Iterator[tuple[str, int]]:
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    assert program, "no nginx on this machine: make test installs it"
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        patterns = {old.replace(".", r"\."): new.replace(".", r"\.") for old, new in values.items()}
        conf = filled(
            "nginx.conf",
            **values,
            **patterns,
            **{"listen 80;": f"listen 127.0.0.1:{port};", "listen [::]:80;": ""},
            **{"kart.example.no": NAME, "/var/log/nginx": str(folder)},
        )
        (folder / "gardenmap.conf").write_text(conf, encoding="utf-8")
        user = "user root;" if os.geteuid() == 0 else ""
        (folder / "nginx.conf").write_text(AROUND.format(folder=folder, user=user), encoding="utf-8")
        process = subprocess.Popen([program, "-c", str(folder / "nginx.conf")])
        try:
            _wait_until_listening(port, process)
            yield f"http://127.0.0.1:{port}", process.pid
        finally:
            process.terminate()
            process.wait(10)


def _wait_until_listening(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, "nginx did not start"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("nginx does not listen")
