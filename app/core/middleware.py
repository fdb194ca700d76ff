"""What stands outside the application: the request's id and log line, what every answer carries, and how large a body may be."""

import logging
import re
import time
from collections.abc import MutableMapping
from functools import cache
from typing import Any

from prometheus_client import CollectorRegistry, Histogram
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core import clock, logs, ratelimit
from app.core.ids import new_text_id

REQUEST_ID = re.compile(r"^[\w-]{8,64}$")
SECURITY_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"no-referrer",
    b"content-security-policy": (
        b"default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
    ),
}
log = logging.getLogger(logs.REQUESTS)
REGISTRY = CollectorRegistry()
REQUEST_SECONDS = Histogram(
    "http_request_seconds", "Requests by method and status", ["method", "status"], registry=REGISTRY
)


class RequestMiddleware:
    """Outermost: gives the request an id, adds headers to the answer, writes one log line without query or body.

    A request to an `unlogged` path has no id and no line, and is only counted: nobody is to read off when somebody did what is done there.
    """

    def __init__(self, app: ASGIApp, unlogged: re.Pattern[str]) -> None:
        self.app = app
        self.unlogged = unlogged

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_logged = self.unlogged.fullmatch(scope["path"]) is None
        request_id = _id_of(scope) if is_logged else ""
        token = logs.request_id.set(request_id)
        started = time.perf_counter()
        status = 500

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _add_headers(message, scope, request_id)
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        finally:
            spent = time.perf_counter() - started
            _observed(scope["method"], status).observe(spent)
            if is_logged:
                logs.actor_id.set(scope.get("actor_id", ""))  # set where threads end is lost, so it comes in the scope
                log.info("%s %s %s %.0fms", scope["method"], scope["path"], status, spent * 1000)
            logs.request_id.reset(token)


def _id_of(scope: Scope) -> str:
    """The caller's own id of the request where it is a sound one."""
    given = dict(scope["headers"]).get(b"x-request-id", b"").decode("latin-1")
    return given if REQUEST_ID.fullmatch(given) else new_text_id()


@cache
def _observed(method: str, status: int) -> Histogram:
    return REQUEST_SECONDS.labels(method, status)


def _add_headers(message: MutableMapping[str, Any], scope: Scope, request_id: str) -> None:
    headers = list(message["headers"])
    present = {name for name, _ in headers}
    headers += [(b"date", clock.http_date()), *ratelimit.headers_of(scope)]
    if request_id:
        headers.append((b"x-request-id", request_id.encode()))
    if getattr(scope["app"].state, "is_stopping", False):
        headers.append((b"connection", b"close"))  # so that nothing is sent on a connection that ends with the server
    headers += [(name, value) for name, value in SECURITY_HEADERS.items() if name not in present]
    if scope["path"].startswith("/api/") and b"cache-control" not in present:
        headers.append((b"cache-control", b"no-store"))
    message["headers"] = headers


def pattern_of(*paths: str) -> re.Pattern[str]:
    """What matches a path of one of some routes, whatever stands for its parameters."""
    return re.compile("|".join(re.sub(r"\{\w+\}", "[^/]+", path) for path in paths))


class BodyLimit:
    """Refuses bodies beyond `most` bytes with 413, as announced or while they arrive; `uploads` are the paths that take more, and how much."""

    def __init__(self, app: ASGIApp, most: int, uploads: dict[str, int]) -> None:
        self.app = app
        self.most = most
        self.uploads = [(pattern_of(path), size) for path, size in uploads.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        most = next((size for path, size in self.uploads if path.fullmatch(scope["path"])), self.most)
        announced = int(dict(scope["headers"]).get(b"content-length", 0))  # the server lets only a number through
        arrived = 0

        async def receive_some() -> Message:
            nonlocal arrived
            message = await receive()
            arrived += len(message.get("body", b""))
            if max(announced, arrived) > most:
                raise HTTPException(413)  # FastAPI would make a 400 of an error of ours here
            return message

        await self.app(scope, receive_some, send)
