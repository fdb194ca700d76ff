"""The step before the door: the token is read, and another system's request is of its own allowance and comes from where it may call from.

An allowance is spent before the request's session opens, so the application runs this before a route's own dependencies. Who is let in, and
to what, says the guard.
"""

import ipaddress
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from fastapi import Request
from fastapi.concurrency import run_in_threadpool

from app.access.bearer import bearer_claims
from app.access.models import ApiClient
from app.access.tokens import AccessToken
from app.core.db import database_of
from app.core.errors import Forbidden, NotSignedIn
from app.core.ratelimit import Limit, client_address, spend

MINUTE = timedelta(minutes=1)


class AddressNotAllowed(Forbidden):
    code = "clients.address_not_allowed"
    title = "这个网络地址没有登记给这个外部系统，请先让管理员登记。"
    title_en = "This address is not among the client's networks. Have an administrator add it."


async def admit(request: Request) -> None:
    """Read the token for the guard, which refuses one that is no good where somebody has to be signed in. Raises as `enter`."""
    try:
        claims = await bearer_claims(request)
    except NotSignedIn:
        return
    await enter(request, claims)
    request.scope["claims"] = claims


async def enter(request: Request, claims: AccessToken) -> None:
    """Spend one request of another system. Raises `AddressNotAllowed` (403), `TooOften` (429), `NotSignedIn` for one that is not there."""
    if not claims.is_client:
        return
    client = await run_in_threadpool(_known, request, claims.subject)
    if not may_call_from(client.networks, await client_address(request)):
        raise AddressNotAllowed()
    request.scope["client_id"] = str(client.id)
    await spend(request, Limit("client", client.requests_per_minute, MINUTE), str(client.id))


def _known(request: Request, client_id: UUID) -> ApiClient:
    with database_of(request).transaction(writes=False) as session:
        client = session.get(ApiClient, client_id)
        if client is None:
            raise NotSignedIn()
        session.expunge(client)
        return client


def may_call_from(networks: Sequence[str], address: str) -> bool:
    """Whether an address is in one of some networks (CIDR); anything is, where there are none."""
    if not networks:
        return True
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return False
    plain = getattr(known, "ipv4_mapped", None) or known
    return any(plain in ipaddress.ip_network(network) for network in networks)
