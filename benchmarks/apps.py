"""The three apps that are measured in turn, and the files that the tutorial's map asks a CDN for."""

from __future__ import annotations

import gzip
import mimetypes
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from figure import OURS, REFERENCE, TUTORIAL
from running import ROOT, RunningApp, free_port, started

HERE = Path(__file__).parent
PACKAGES = (
    "leaflet@1.9.3",
    "jquery@3.7.1",
    "bootstrap@5.2.2",
    "@fortawesome/fontawesome-free@6.2.0",
    "leaflet.awesome-markers@2.0.5",
)
"""Where most of what `folium.Map` asks for comes from; two small style sheets of it are nowhere and stay empty."""
WANTED = (
    r"/dist/(leaflet|leaflet\.awesome-markers|jquery\.min|css/bootstrap\.min|js/bootstrap\.bundle\.min)\.(js|css)$"
    r"|/css/all\.min\.css$|/dist/images/marker-[a-z2-]+(@2x)?\.png$"
)
KEPT = {"Content-Encoding": "gzip", "Cache-Control": "max-age=31536000", "Access-Control-Allow-Origin": "*"}
DEFAULTS = ("--server.headless", "true", "--browser.gatherUsageStats", "false")
"""What nobody means by a setting: no window at the start, no asking of other hosts."""


@contextmanager
def three_apps(data: Path = ROOT / "data") -> Iterator[dict[str, RunningApp]]:
    """Ours, the reference with the same settings, and the tutorial with Streamlit's own."""
    with ExitStack() as stack, tempfile.TemporaryDirectory() as empty:
        cdn = stack.enter_context(_cdn())
        settings = {"GARDENMAP_TIMINGS": "1", "GARDENMAP_DATA": str(data)}
        doors = {
            OURS: (ROOT / "app.py", ROOT, ()),
            REFERENCE: (HERE / "reference.py", ROOT, ()),
            TUTORIAL: (HERE / "tutorial.py", Path(empty), DEFAULTS),
        }
        yield {
            name: stack.enter_context(_app(door, folder, flags, settings | {"CDN": cdn}))
            for name, (door, folder, flags) in doors.items()
        }


def _app(door: Path, folder: Path, flags: tuple[str, ...], settings: dict[str, str]) -> Iterator[RunningApp]:
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(door), "--server.port", str(port), *flags]
    return started(command, port, folder, settings)


@contextmanager
def _cdn() -> Iterator[str]:
    """A server with the files of folium's CDN, compressed and kept by browsers as there."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _File) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _File(BaseHTTPRequestHandler):
    """Any file by its name, whatever the folders before it."""

    def do_GET(self) -> None:
        file = _files() / self.path.rpartition("/")[2].removeprefix("dist")  # Leaflet forgets a slash in the frame
        body = gzip.compress(file.read_bytes() if file.exists() else b"")
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.send_response(200)
        for pair in {**KEPT, "Content-Type": kind, "Content-Length": str(len(body))}.items():
            self.send_header(*pair)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the table is what is read."""


@cache
def _files() -> Path:
    """Fetched by npm once, and kept in var/."""
    folder = ROOT / "var" / "bench-cdn"
    if not folder.exists():
        npm = shutil.which("npm")
        assert npm, "the benchmark needs npm for the files that folium asks a CDN for; on Debian: apt-get install npm"
        with tempfile.TemporaryDirectory() as packed, tempfile.TemporaryDirectory() as half:
            subprocess.run([npm, "pack", "--silent", *PACKAGES], cwd=packed, check=True, stdout=subprocess.DEVNULL)
            for archive in Path(packed).glob("*.tgz"):
                with tarfile.open(archive) as files:
                    for member in files:
                        content = files.extractfile(member) if re.search(WANTED, member.name) else None
                        if content:
                            (Path(half) / Path(member.name).name).write_bytes(content.read())
            (Path(half) / "jquery.min.js").rename(Path(half) / "jquery-3.7.1.min.js")
            shutil.copytree(half, folder)
    return folder
