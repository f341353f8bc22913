"""Visitors without a browser on the running app: the WebSocket as Streamlit's own page opens it."""

from __future__ import annotations

from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from tab import PROTOCOL
from websockets.asyncio.client import ClientConnection, connect


async def dial(url: str) -> ClientConnection:
    """A connection that has asked for nothing yet."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    return await connect(address, subprotocols=[PROTOCOL], max_size=None)


async def run(connection: ClientConnection, query: str = "", page: str = "") -> str:
    """Ask for a run of the script and wait for its end: the heading of the page that was drawn."""
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = page
    await connection.send(message.SerializeToString())
    title = ""
    while True:
        found = ForwardMsg.FromString(await connection.recv(decode=False))
        if found.HasField("page_config_changed"):
            title = found.page_config_changed.title
        if found.HasField("script_finished"):
            return title


def resident(pid: int) -> float:
    """Resident memory of a process in MB."""
    [line] = [line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1000
