"""What a bearer token says, found out before a request's session opens: the database is asked only for keys."""

from datetime import timedelta
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.params import Depends as DependsParam
from fastapi.security import HTTPBearer

from app.access import tokens
from app.access.keys import ACCESS, KeySet, load
from app.access.policy import Permission
from app.access.tokens import AccessToken
from app.core import clock
from app.core.db import database_of
from app.core.errors import NotSignedIn

bearer = HTTPBearer(auto_error=False)
# What it says in the API's description, for routes whose every microsecond counts.
BEARER: dict[str, Any] = {"security": [{bearer.scheme_name: []}]}
# Anybody can name a key that does not exist, and must not cause a query each time.
RELOAD_AFTER = timedelta(seconds=10)


async def bearer_claims(request: Request) -> AccessToken:
    """What the request's token says; of the login session it only says which one, and a hot path's batch looks at that itself.

    Raises `NotSignedIn` (401) without a valid token.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise NotSignedIn()
    try:
        claims = await _claims(request, token)
    except tokens.InvalidToken as fault:
        raise NotSignedIn() from fault
    request.scope["actor_id"] = str(claims.subject)
    return claims


async def _claims(request: Request, token: str) -> AccessToken:
    """What a token says; a key that is not known yet is looked for, but not more often than every few seconds."""
    known: KeySet = request.app.state.access_keys or await run_in_threadpool(_read_keys, request)
    try:
        return tokens.read(token, known.public)
    except tokens.UnknownKey:
        if clock.now() < known.loaded_at + RELOAD_AFTER:
            raise
    return tokens.read(token, (await run_in_threadpool(_read_keys, request)).public)


def _read_keys(request: Request) -> KeySet:
    """The access keys of this process, read at its first request."""
    with database_of(request).transaction(writes=False) as session:
        known: KeySet = load(session, ACCESS)
    request.app.state.access_keys = known
    return known


ClaimsDep = Annotated[AccessToken, Depends(bearer_claims)]


def claims_for(permission: Permission) -> DependsParam:
    """As `ClaimsDep`, for a hot path whose batch demands a permission of whoever holds the login session."""

    async def guard(request: Request) -> AccessToken:
        return await bearer_claims(request)

    guard.permission = permission  # type: ignore[attr-defined]  # as in `require`
    result: DependsParam = Depends(guard)
    return result


async def caller_account(claims: ClaimsDep) -> str:
    """Whose rate limit a request spends where each account has its own: people of one office share an address."""
    return str(claims.subject)
