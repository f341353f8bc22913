"""What may come in over the WebSocket: Streamlit's own messages, and none so large that it means harm."""

from __future__ import annotations

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

from gardenmap.ui.wire import LONGEST_QUERY

_NOT_UNDERSTOOD = 1003
"""The code with which a WebSocket says why it is closed."""


class Stream:
    """Closes a WebSocket that is sent anything else, which Streamlit would answer with a traceback in the log."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        closed = False

        async def receive_ours() -> Message:
            nonlocal closed
            message = await receive()
            if message["type"] == "websocket.receive" and not _is_ours(message.get("bytes")):
                closed = True
                await send({"type": "websocket.close", "code": _NOT_UNDERSTOOD})
                return {"type": "websocket.disconnect", "code": _NOT_UNDERSTOOD}
            return message

        async def send_while_open(message: Message) -> None:
            if not closed:
                await send(message)

        await self.app(scope, receive_ours, send_while_open)


def _is_ours(content: bytes | None) -> bool:
    """Whether a frame is a message of Streamlit's own scripts; text never is."""
    if content is None:
        return False
    try:
        message = BackMsg.FromString(content)
    except DecodeError:
        return False
    return len(message.rerun_script.query_string) <= LONGEST_QUERY
