"""A relay between browser and server that counts what goes over the wire: pages, files and WebSocket, both ways."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread
from urllib.parse import urlsplit


class Relay(ThreadingTCPServer):
    """Everything goes on to `target`, a port of this machine; `kilobytes` is what has gone either way."""

    daemon_threads = True
    block_on_close = False
    kilobytes = 0.0
    target = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Connection(BaseRequestHandler):
    server: Relay

    def handle(self) -> None:
        with socket.create_connection(("127.0.0.1", self.server.target)) as onward:
            Thread(target=self._pass_on, args=(self.request, onward), daemon=True).start()
            self._pass_on(onward, self.request)

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while piece := source.recv(65536):
                self.server.kilobytes += len(piece) / 1000
                target.sendall(piece)
            target.shutdown(socket.SHUT_WR)


@contextmanager
def relay(url: str) -> Iterator[Relay]:
    """A relay before the server at this address."""
    with Relay(("127.0.0.1", 0), _Connection) as server:
        server.target = urlsplit(url).port or 80
        Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()
