"""A browser's tab without a browser: it speaks to the running app as Streamlit's own page does."""

from __future__ import annotations

from types import TracebackType
from urllib.parse import parse_qs

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

PROTOCOL = Subprotocol("streamlit")
_RUNS_HELD = 2
"""A browser keeps large messages for two runs and tells which, so that they are not sent again."""


class Tab:
    """What a tab remembers of the session: its address, its page, the list of counties, and the large messages."""

    def __init__(self, query: str = "") -> None:
        self.query = query
        self.counties: list[str] = []
        """The names in the list of counties, as the visitor reads them."""
        self._list = ""
        self._page = ""
        self._held: dict[str, int] = {}
        self._run = 0

    def arrive(self) -> bytes:
        """The message of a page that has just been opened."""
        return self._rerun().SerializeToString()

    def choose(self, *counties: str) -> bytes:
        """The message of a visitor who sets the filter to these counties, by their names."""
        assert set(counties) <= set(self.counties), self.counties
        message = self._rerun()
        message.rerun_script.widget_states.widgets.add(id=self._list).string_array_value.data.extend(counties)
        return message.SerializeToString()

    def read(self, frame: bytes) -> bool:
        """Take in one message; True where it ends what was asked for."""
        message = ForwardMsg.FromString(frame)
        kind = message.WhichOneof("type")
        if message.metadata.cacheable or kind == "ref_hash":
            self._held[message.ref_hash or message.hash] = self._run
        if kind == "delta":
            self._read_element(message)
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "navigation":
            self._page = message.navigation.page_script_hash
        return kind == "script_finished"

    @property
    def county(self) -> str:
        """The county numbers in the address."""
        return parse_qs(self.query).get("county", [""])[-1]

    def _read_element(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            raise AssertionError(f"the script failed: {element.exception.message}")
        if kind == "multiselect" and element.multiselect.id.endswith("filter-county"):
            self._list, self.counties = element.multiselect.id, list(element.multiselect.options)

    def _rerun(self) -> BackMsg:
        self._run += 1
        self._held = {name: run for name, run in self._held.items() if self._run - run <= _RUNS_HELD}
        message = BackMsg()
        state = message.rerun_script
        state.query_string, state.page_script_hash = self.query, self._page
        state.cached_message_hashes.extend(self._held)
        return message


class Visitor:
    """Somebody with one tab open on the app: `with Visitor(url, "county=46") as visitor: visitor.run()`."""

    def __init__(self, url: str, query: str = "", cookie: str = "") -> None:
        self.tab = Tab(query)
        headers = {"Cookie": cookie} if cookie else {}
        address = url.replace("http", "ws", 1) + "/_stcore/stream"
        self._opening = connect(address, subprotocols=[PROTOCOL], additional_headers=headers, max_size=None)

    def __enter__(self) -> Visitor:
        self._line = self._opening.__enter__()
        response = self._line.response
        assert response is not None
        self.cookie = response.headers.get("Set-Cookie", "").partition(";")[0]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opening.__exit__(kind, error, trace)

    def run(self) -> Tab:
        """Open the page and wait for the first run of the script to end."""
        return self._until_done(self.tab.arrive())

    def choose(self, *counties: str) -> Tab:
        """Set the filter to the counties of these names and wait for the run to end."""
        return self._until_done(self.tab.choose(*counties))

    def send(self, message: bytes) -> None:
        self._line.send(message)

    def _until_done(self, message: bytes) -> Tab:
        self._line.send(message)
        while not self.tab.read(self._line.recv(timeout=60, decode=False)):
            pass
        return self.tab
