"""Fifty visitors at once: what each costs in memory, without fifty browsers."""

from __future__ import annotations

from pathlib import Path

from figure import Figure
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

VISITORS = 50


def _resident(pid: int) -> float:
    """Resident memory of the process in MB."""
    [line] = [line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1000


def _arrive(url: str) -> ClientConnection:
    """Open a session as Streamlit's own page does and wait for its first run to end."""
    address = url.replace("http", "ws") + "/_stcore/stream"
    connection = connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None)
    message = BackMsg()
    message.rerun_script.query_string = ""
    connection.send(message.SerializeToString())
    while not ForwardMsg.FromString(connection.recv(timeout=60, decode=False)).HasField("script_finished"):
        pass
    return connection


def measure(url: str, pid: int) -> list[Figure]:
    visitors = [_arrive(url) for _ in range(5)]
    before = _resident(pid)
    visitors += [_arrive(url) for _ in range(VISITORS)]
    after = _resident(pid)
    for visitor in visitors:
        visitor.close()
    return [
        Figure(f"memory per session, of {VISITORS}", "MB", ((after - before) / VISITORS,), 2),
        Figure(f"memory of the process with {VISITORS} sessions", "MB", (after,), 300),
    ]
