"""Streamlit's own scripts and styles, compressed once and kept, since Streamlit sends them as they are.

`python -m gardenmap.server.bundles` makes them; the app does it by itself where they are missing, and sends the
originals until they are there. 23 MB become 5.6 MB at brotli 11 (6.1 MB at 9), in 20 seconds on two cores.
"""

from __future__ import annotations

import gzip
import logging
import os
import threading
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from queue import Empty, SimpleQueue
from tempfile import TemporaryFile

import brotli

logger = logging.getLogger(__name__)

STORE = Path(__file__).resolve().parents[3] / "var" / "bundles"
COMPRESS = {
    "br": lambda body: brotli.compress(body, quality=11),
    "gzip": lambda body: gzip.compress(body, compresslevel=9, mtime=0),
}
MEDIA_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


STREAMLIT = Path(find_spec("streamlit").origin).parent / "static" / "static"  # type: ignore[union-attr, arg-type]
"""Where Streamlit has its finished files."""


@cache
def _files() -> dict[str, tuple[Path, Path]]:
    """Address -> (original, compressed without its suffix)."""
    store = STORE / f"streamlit-{version('streamlit')}"
    names = {file: file.relative_to(STREAMLIT) for file in STREAMLIT.rglob("*") if file.suffix in MEDIA_TYPES}
    return {f"/static/{name.as_posix()}": (file, store / name) for file, name in names.items()}


@cache
def _addresses() -> frozenset[str]:
    return frozenset(
        f"/static/{file.relative_to(STREAMLIT).as_posix()}" for file in STREAMLIT.rglob("*") if file.is_file()
    )


def media_type(address: str) -> str:
    """The kind of one of Streamlit's scripts or styles."""
    return MEDIA_TYPES[Path(address).suffix]


def holds(address: str) -> bool:
    """Whether Streamlit has a file at this address."""
    return address in _addresses()


_kept: dict[str, dict[str, bytes]] = {}


def encodings(address: str) -> dict[str, bytes]:
    """The compressed forms of one of Streamlit's files, best first; empty where there are none (yet)."""
    if address not in _kept:
        if address not in _files():
            return {}
        _, target = _files()[address]
        try:
            _kept[address] = {name: _compressed(target, name).read_bytes() for name in COMPRESS}
        except OSError:
            return {}
    return _kept[address]


def start_making() -> list[threading.Thread]:
    """Compress what is missing, on all cores, without holding up anybody; the largest files first."""
    missing = [pair for pair in _files().values() if not all(_compressed(pair[1], name).exists() for name in COMPRESS)]
    if not missing:
        return []
    try:
        for _, target in missing:
            target.parent.mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=STORE).close()
    except OSError as error:
        logger.warning("Streamlit's files are sent uncompressed, since %s cannot be written: %s", STORE, error)
        return []
    queue: SimpleQueue[tuple[Path, Path]] = SimpleQueue()
    for pair in sorted(missing, key=lambda pair: -pair[0].stat().st_size):
        queue.put(pair)
    workers = [threading.Thread(target=_work, args=(queue,), daemon=True) for _ in range(os.cpu_count() or 1)]
    for worker in workers:
        worker.start()
    return workers


def _work(queue: SimpleQueue[tuple[Path, Path]]) -> None:
    with suppress(Empty):
        while True:
            source, target = queue.get_nowait()
            for name, compress in COMPRESS.items():
                _put(_compressed(target, name), compress(source.read_bytes()))


def _put(path: Path, body: bytes) -> None:
    """Write so that nobody ever reads half a file."""
    half = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")
    half.write_bytes(body)
    half.replace(path)


def _compressed(target: Path, name: str) -> Path:
    return target.with_name(f"{target.name}.{name}")


if __name__ == "__main__":
    for worker in start_making():
        worker.join()
