"""Visitors without a browser on the running app: the WebSocket as Streamlit's own page opens it."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol


class Run(NamedTuple):
    """What one run of the script sent: its words, without tags, and whether it went wrong."""

    words: str
    failed: bool


async def dial(url: str) -> ClientConnection:
    """A connection that has asked for nothing yet."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    return await connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None)


async def run(connection: ClientConnection, query: str = "", page: str = "") -> Run:
    """Ask for a run of the script and wait for its end."""
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = page
    await connection.send(message.SerializeToString())
    words, failed = [], False
    while True:
        found = ForwardMsg.FromString(await connection.recv(decode=False))
        if found.HasField("script_finished"):
            failed |= found.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY
            return Run(unescape(re.sub(r"<[^>]*>", " ", " ".join(words))), failed)
        element = found.delta.new_element
        failed |= element.HasField("exception")
        if element.HasField("bidi_component"):
            words.append(json.loads(element.bidi_component.bytes)["shown"]["html"])


def resident(pid: int) -> float:
    """Resident memory of a process in MB."""
    [line] = [line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1000
