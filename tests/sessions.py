"""Visitors without a browser on the running app: the WebSocket as Streamlit's own page opens it."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from tab import Tab
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol


class Run(NamedTuple):
    """What one run of the script sent: its words, without tags, whether it went wrong, and on which line acts go."""

    words: str
    failed: bool
    line: str


async def dial(url: str) -> ClientConnection:
    """A connection that has asked for nothing yet."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    return await connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None)


async def run(connection: ClientConnection, query: str = "", page: str = "") -> Run:
    """Ask for a run of the script and wait for its end; it only tells of the page, as to a browser that has it."""
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = page
    await connection.send(message.SerializeToString())
    return await _end(connection)


async def read(connection: ClientConnection, query: str = "") -> Run:
    """Ask for the page of a view, as a browser that has another."""
    tab = Tab(query)
    tab.line = (await run(connection, query)).line
    await connection.send(tab.act("again"))
    return await _end(connection)


async def _end(connection: ClientConnection) -> Run:
    words, failed, line = "", False, ""
    while True:
        found = ForwardMsg.FromString(await connection.recv(decode=False))
        if found.HasField("script_finished"):
            failed |= found.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY
            return Run(words, failed, line)
        element = found.delta.new_element
        failed |= element.HasField("exception")
        if element.HasField("bidi_component"):
            line = element.bidi_component.id
            shown = json.loads(element.bidi_component.bytes)["shown"]
            words = unescape(re.sub(r"<[^>]*>", " ", shown["html"])) if shown else ""


def resident(pid: int) -> float:
    """Resident memory of a process in MB."""
    [line] = [line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1000
