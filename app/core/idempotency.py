"""A POST that is sent twice is done once: the key is stored with the effect, and a repeat gets the resource again.

Kept are caller, route, body fingerprint, status and resource id, never a body (IETF draft-ietf-httpapi-idempotency-key-header).
"""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Annotated, Any, TypeVar
from uuid import UUID

from fastapi import Depends, Header, Request, Response
from sqlalchemy.exc import OperationalError
from sqlmodel import Field, Session, SQLModel

from app.core import clock
from app.core.db import SessionDep, UtcDateTime, insert_new, is_lock_timeout
from app.core.errors import Conflict, Invalid, Malformed

Resource = TypeVar("Resource", bound=Any)


class IdempotencyKey(SQLModel, table=True):
    """One key of one caller on one route."""

    __tablename__ = "idempotency_key"

    caller: str = Field(primary_key=True, max_length=64)
    route: str = Field(primary_key=True, max_length=160)
    key: str = Field(primary_key=True, max_length=255)
    fingerprint: str = Field(max_length=64)
    status: int
    resource_id: UUID | None = None
    created_at: datetime = Field(sa_type=UtcDateTime, index=True)


class KeyReused(Invalid):
    code = "idempotency.key_reused"
    title = "这个编号已用于另一份内容，请换一个编号再提交。"
    title_en = "This Idempotency-Key was used with another body. Use a new key."


class KeyMissing(Malformed):
    code = "idempotency.key_missing"
    title = "请带上Idempotency-Key再提交。"
    title_en = "Send an Idempotency-Key with this request."


class StillRunning(Conflict):
    code = "idempotency.still_running"
    title = "上一次提交还在办理，请过几秒再试。"
    title_en = "The first request with this key is still running. Try again in a few seconds."


class Once:
    """Runs a creation once per key; without a key it just runs, but other systems need one."""

    def __init__(
        self, request: Request, response: Response, session: Session, fingerprint: str, key: str | None
    ) -> None:
        self.session = session
        self.response = response
        self.key = key
        self.route = f"{request.method} {request.url.path}"
        self.fingerprint = fingerprint
        self.needs_key = "client_id" in request.scope

    def run(
        self,
        caller: object,
        create: Callable[[], Resource],
        load: Callable[[UUID], Resource],
        *,
        status: int = 201,
        needs_key: bool = False,
    ) -> Resource:
        """`create()` the resource, or `load(id)` it when the caller's key did so before. `needs_key`: of everybody, not of systems alone.

        Raises `KeyMissing` (400), `KeyReused` (422), `StillRunning` (409).
        """
        if self.key is None and (needs_key or self.needs_key):
            raise KeyMissing()
        if self.key is None:
            return create()
        place = {"caller": str(caller), "route": self.route, "key": self.key}
        fresh = {**place, "fingerprint": self.fingerprint, "status": status, "created_at": clock.now()}
        is_new = self._insert(fresh)
        row = self.session.get_one(IdempotencyKey, (place["caller"], place["route"], place["key"]))
        if is_new:
            made = create()
            self.session.flush()
            row.resource_id = made.id
            return made
        if row.fingerprint != self.fingerprint or row.resource_id is None:
            raise KeyReused()
        self.response.status_code = row.status
        return load(row.resource_id)

    def _insert(self, fresh: dict[str, Any]) -> bool:
        """Take the key, waiting for a request that is about to; answers whether it was free."""
        try:
            return insert_new(self.session, IdempotencyKey, fresh)
        except OperationalError as fault:
            if is_lock_timeout(fault):
                raise StillRunning(retry_after=5) from fault
            raise


async def body_fingerprint(request: Request) -> str:
    """SHA-256 of the request's body, in hex."""
    return hashlib.sha256(await request.body()).hexdigest()


async def once(
    request: Request,
    response: Response,
    session: SessionDep,
    fingerprint: Annotated[str, Depends(body_fingerprint)],
    idempotency_key: Annotated[str | None, Header(min_length=8, max_length=255)] = None,
) -> Once:
    """The idempotency of this request."""
    return Once(request, response, session, fingerprint, idempotency_key)


OnceDep = Annotated[Once, Depends(once)]
