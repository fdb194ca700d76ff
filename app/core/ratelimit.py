"""Token buckets in the database, keyed by a hash of the subject: a short write of its own before the request's session.

Hot paths keep theirs in memory instead (`Allowances`).
"""

import hmac
import math
import threading
from collections.abc import Awaitable, Callable, Hashable
from datetime import datetime, timedelta
from typing import Annotated, NamedTuple

from fastapi import Depends, Request
from fastapi.params import Depends as DependsParam
from sqlmodel import Field, Session, SQLModel
from starlette.types import Scope

from app.core import clock
from app.core.crypto import keyring
from app.core.db import UtcDateTime, database_of, insert_new
from app.core.errors import TooOften
from app.core.settings import settings


class Limit(NamedTuple):
    """`burst` requests at once, refilled evenly over `window`."""

    name: str
    burst: int
    window: timedelta


MOST_SUBJECTS = 10_000  # in memory, before those are dropped whose bucket is full


class RateBucket(SQLModel, table=True):
    """What is left of one subject's allowance."""

    __tablename__ = "rate_bucket"

    key: str = Field(primary_key=True, max_length=64)
    tokens: float
    updated_at: datetime = Field(sa_type=UtcDateTime, index=True)


def take(session: Session, limit: Limit, subject: str) -> tuple[bool, int, int]:
    """Take one token of a subject's bucket; answers whether there was one, what is left, and the seconds until one is back."""
    key = hmac.new(keyring().mac_key("rate"), f"{limit.name}|{subject}".encode(), "sha256").hexdigest()
    per_second = limit.burst / limit.window.total_seconds()
    now = clock.now()
    insert_new(session, RateBucket, {"key": key, "tokens": float(limit.burst), "updated_at": now})
    row = session.get_one(RateBucket, key, with_for_update=True)
    spent = max(0.0, (now - row.updated_at).total_seconds())
    row.tokens = min(float(limit.burst), row.tokens + spent * per_second)
    row.updated_at = now
    allowed = row.tokens >= 1
    if allowed:
        row.tokens -= 1
    return allowed, int(row.tokens), math.ceil((1 - min(1.0, row.tokens)) / per_second)


async def client_address(request: Request) -> str:
    """The caller's address; a forwarded one only from a proxy that the settings trust."""
    peer = request.client.host if request.client else "unknown"
    forwarded = request.headers.get("x-forwarded-for", "")
    if peer in settings().trusted_proxies and forwarded:
        return forwarded.rsplit(",", 1)[-1].strip()[:64]
    return peer


async def spend(request: Request, limit: Limit, subject: str) -> None:
    """Take one token of a subject. What is left goes into the answer's `RateLimit` headers (core/middleware.py), an error's too.

    Raises `TooOften`.
    """
    allowed, left, wait = await database_of(request).write(lambda session: take(session, limit, subject))
    window = int(limit.window.total_seconds())
    request.scope["rate_limit"] = {
        "ratelimit-policy": f'"{limit.name}";q={limit.burst};w={window}',
        "ratelimit": f'"{limit.name}";r={left};t={wait}',
    }
    if not allowed:
        raise TooOften(seconds=wait, retry_after=wait)


def headers_of(scope: Scope) -> list[tuple[bytes, bytes]]:
    """The `RateLimit` headers (IETF draft-ietf-httpapi-ratelimit-headers) of a request that spent a token; none of others."""
    return [(name.encode(), value.encode()) for name, value in scope.get("rate_limit", {}).items()]


def limited(limit: Limit, subject: Callable[..., Awaitable[str]] = client_address) -> DependsParam:
    """A dependency for a route's `dependencies=[…]`, so that it runs before the session opens: limits per subject.

    `subject` is a dependency that says whose token it is. Raises `TooOften` (429 with `Retry-After`).
    """

    async def check(request: Request, whose: Annotated[str, Depends(subject)]) -> None:
        await spend(request, limit, whose)

    result: DependsParam = Depends(check)
    return result


class Allowances:
    """The buckets of a hot path, in the memory of this process: no query and no write for a request. A restart forgets them.

    What is kept of a subject is when its bucket will be full again, and only until then.
    """

    def __init__(self, limit: Limit) -> None:
        self._window = limit.window.total_seconds()
        self._cost = self._window / limit.burst
        self._full_at: dict[Hashable, float] = {}
        self._sweep_at = MOST_SUBJECTS
        self._lock = threading.Lock()

    def take(self, subject: Hashable) -> None:
        """Take one token of a subject. Raises `TooOften`."""
        now = clock.now().timestamp()
        with self._lock:
            known = self._full_at.get(subject, now)
            full_at = (
                min(max(known, now), now + self._window) + self._cost
            )  # at most a window, also when the clock was set back
            wait = math.ceil(full_at - now - self._window - 1e-6)
            if wait > 0:
                raise TooOften(seconds=wait, retry_after=wait)
            self._full_at[subject] = full_at
            if len(self._full_at) > self._sweep_at:
                self._full_at = {key: at for key, at in self._full_at.items() if at > now}
                self._sweep_at = max(MOST_SUBJECTS, 2 * len(self._full_at))
