"""Visitors without a browser on the running app: the WebSocket as Streamlit's own page opens it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from tab import Tab
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol


async def dial(url: str) -> ClientConnection:
    """A connection that has asked for nothing yet."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    return await connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None)


async def run(connection: ClientConnection, query: str = "", page: str = "") -> bool:
    """Ask for a run of the script and wait for its end; gives whether it went wrong."""
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = page
    await connection.send(message.SerializeToString())
    failed = False
    while True:
        found = ForwardMsg.FromString(await connection.recv(decode=False))
        if found.HasField("script_finished"):
            failed |= found.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY
            return failed
        element = found.delta.new_element
        failed |= element.HasField("exception")


async def words(connection: ClientConnection, query: str = "") -> str:
    """The words of a view's page, without tags, for a browser that has another page; a run that fails is an error."""
    tab = Tab(query)
    for message in (tab.arrive, lambda: tab.act("again")):
        await connection.send(message())
        while not tab.read(await connection.recv(decode=False)):
            pass
    return unescape(re.sub(r"<[^>]*>", " ", tab.html))


def resident(pid: int) -> float:
    """Resident memory of a process in MB."""
    [line] = [line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1000
