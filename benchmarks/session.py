"""A visitor without a browser: fetches the page, opens a session and chooses counties, as Streamlit's page does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import requests
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

PATIENCE = 60
RUNS_HELD = 2
"""A browser keeps large messages for two runs and tells which, so that they are not sent again."""


@dataclass
class Session:
    """What a page remembers of its session: its address, the filter of counties, and the large messages."""

    line: ClientConnection
    query: str
    page: str = ""
    filter: str = ""
    counties: tuple[str, ...] = ()
    cookie: str = ""
    first_paint: float = 0
    """Seconds until the page was there."""
    _held: dict[str, int] = field(default_factory=dict)
    _run: int = 0

    async def run(self, *counties: str) -> None:
        """Open the page, or set the filter to these counties by their names, and wait for the run to end."""
        self._run += 1
        self._held = {name: run for name, run in self._held.items() if self._run - run <= RUNS_HELD}
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_script_hash = self.query, self.page
        state.cached_message_hashes.extend(self._held)
        if counties:
            state.widget_states.widgets.add(id=self.filter).string_array_value.data.extend(counties)
        async with asyncio.timeout(PATIENCE):
            await self.line.send(message.SerializeToString())
            while not self._read(ForwardMsg.FromString(await self.line.recv(decode=False))):
                pass

    def _read(self, message: ForwardMsg) -> bool:
        """Take in one message; True where it ends the run."""
        kind = message.WhichOneof("type")
        if message.metadata.cacheable or kind == "ref_hash":
            self._held[message.ref_hash or message.hash] = self._run
        if kind == "delta":
            element = message.delta.new_element
            assert not element.HasField("exception"), element.exception.message
            if element.HasField("multiselect") and not self.filter:
                self.filter, self.counties = element.multiselect.id, tuple(element.multiselect.options)
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "navigation":
            self.page = message.navigation.page_script_hash
        elif kind == "script_finished":
            assert message.script_finished != ForwardMsg.FINISHED_WITH_COMPILE_ERROR
            return message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        return False


@asynccontextmanager
async def arrive(url: str, query: str = "") -> AsyncIterator[Session]:
    """Fetch the page, connect as it does, and wait for the first run of the script."""
    loop = asyncio.get_running_loop()
    start = loop.time()
    page = await asyncio.to_thread(requests.get, f"{url}/?{query}", timeout=PATIENCE)
    page.raise_for_status()
    took = loop.time() - start
    cookie = "; ".join(f"{name}={value}" for name, value in page.cookies.items())
    headers = {"Cookie": cookie} if cookie else {}
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    async with connect(
        address, subprotocols=[Subprotocol("streamlit")], additional_headers=headers, max_size=None
    ) as line:
        session = Session(line, query, cookie=cookie, first_paint=took)
        await session.run()
        yield session
