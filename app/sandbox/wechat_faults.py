"""How the stand-in misbehaves: wrong codes, HTML, silence, cut connections and half bodies, as networks make them."""

import asyncio
import json
import socket
import struct

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from app.sandbox.wechat_world import Fault, World

HTML = b"<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>"

# By the client's address and port, so that a request can cut the very connection that it came on.
_transports: dict[tuple[str, int], asyncio.Transport] = {}


class CuttableProtocol(H11Protocol):
    """uvicorn's protocol, with its connections kept where `reset` finds them."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own does
        super().connection_made(transport)
        if self.client is not None:
            _transports[self.client] = transport

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self.client is not None:
            _transports.pop(self.client, None)


class FaultGate:
    """Stands before the application and lets the switched-on faults happen to the calls under test."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.world = World()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(("/__", "/connect/")):
            await self._app(scope, receive, send)
            return
        fault = self._due_fault(scope["path"])
        if fault is None:
            await self._app(scope, receive, send)
            return
        self.world.calls.append({"method": scope["method"], "path": scope["path"], "fault": fault.kind})
        if fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
            await self._app(scope, receive, send)
        elif fault.kind == "half_body":
            await self._app(scope, receive, lambda message: send(_halved(message)))
        elif fault.kind == "reset":
            _reset(tuple(scope["client"]))
        elif fault.kind == "html":
            await _send(send, HTML, b"text/html", fault.status)
        else:
            body = json.dumps({"errcode": fault.errcode, "errmsg": "switched on by hand"}).encode()
            await _send(send, body, b"text/plain", fault.status)

    def _due_fault(self, path: str) -> Fault | None:
        for index, fault in enumerate(self.world.switches.faults):
            if fault.path not in (None, path):
                continue
            self.world.fault_counts[index] += 1
            turn = self.world.fault_counts[index] - fault.after
            if turn >= 1 and (fault.times is None or turn <= fault.times):
                return fault
        return None


def _halved(message: Message) -> Message:
    """The length is announced whole; uvicorn closes the connection when the rest never comes."""
    if message["type"] != "http.response.body":
        return message
    body: bytes = message["body"]
    return {**message, "body": body[: len(body) // 2], "more_body": True}


def _reset(client: tuple[str, int]) -> None:
    transport = _transports[client]
    # A linger time of zero makes the kernel send RST and not FIN.
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


async def _send(send: Send, body: bytes, media_type: bytes, status: int) -> None:
    headers = [(b"content-type", media_type), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
