"""Tokens for other systems: OAuth 2.0 client credentials. Each token is a login session of its own, so that it can be ended at once."""

import hmac
from collections.abc import Iterable
from datetime import timedelta

from sqlmodel import Session

from app.access import keys, tokens
from app.access.clients import may_call_from
from app.access.models import ApiClient, LoginSession, SessionKind
from app.core import clock, events, nonces
from app.core.crypto import digest
from app.core.ratelimit import Limit
from app.core.settings import settings
from app.core.who import Who
from app.integration import public_keys
from app.integration.errors import TokenRefused
from app.integration.events import ClientTokenIssued
from app.integration.rules import ClientScope, Refusal
from app.integration.schemas import ClientToken, ServerMetadata
from app.integration.token_requests import GRANT, NOT_PROVED, TokenRequest
from app.organizations import service as organizations

TOKEN_PATH = "/oauth/token"
TOKEN_REQUESTS = Limit("oauth-token", 120, timedelta(minutes=1))


def metadata() -> ServerMetadata:
    """What a client library needs to know of this server."""
    issuer = settings().public_url
    return ServerMetadata(
        issuer=issuer,
        token_endpoint=f"{issuer}{TOKEN_PATH}",
        grant_types_supported=[GRANT],
        response_types_supported=[],
        token_endpoint_auth_methods_supported=["private_key_jwt", "client_secret_basic", "client_secret_post"],
        token_endpoint_auth_signing_alg_values_supported=[tokens.ALGORITHM],
        scopes_supported=list(ClientScope),
    )


def issue(session: Session, asked: TokenRequest, address: str) -> ClientToken:
    """A token for a system that proves itself, from where it may call. Raises `TokenRefused`."""
    client = session.get(ApiClient, asked.client_id)
    if client is None or client.ended_at is not None or not may_call_from(client.networks, address):
        raise TokenRefused(Refusal.INVALID_CLIENT, NOT_PROVED)
    if not (_has_signed(session, client, asked.assertion) if asked.assertion else _has_secret(client, asked.secret)):
        raise TokenRefused(Refusal.INVALID_CLIENT, NOT_PROVED)
    if asked.scopes is not None and not asked.scopes <= set(client.scopes):
        raise TokenRefused(Refusal.INVALID_SCOPE, f"This client may ask for: {' '.join(client.scopes)}.")
    login, made = open_session(session, client, client.scopes if asked.scopes is None else asked.scopes)
    fact = ClientTokenIssued(api_client_id=client.id, session_id=login.id, scopes=login.scopes or [])
    path = organizations.load(session, client.organization_id).path
    events.record(session, Who("client", client.id, client.name), path, fact)
    return made


def _has_secret(client: ApiClient, secret: str | None) -> bool:
    given = digest(secret or "")
    is_old_good = client.old_secret_until is not None and clock.now() < client.old_secret_until
    good = [client.secret_digest, client.old_secret_digest if is_old_good else None]
    return any(hmac.compare_digest(given, known) for known in good if known is not None)


def _has_signed(session: Session, client: ApiClient, assertion: str) -> bool:
    """Whether a system signed an assertion that nobody has brought before."""
    audiences = settings().public_url, f"{settings().public_url}{TOKEN_PATH}"
    try:
        known = public_keys.opened(client.public_keys)
        said = tokens.read_assertion(assertion, client.id, known, audiences)
    except tokens.InvalidToken:
        return False
    life = said.expires_at - clock.now()
    return nonces.spend(session, f"client_assertion|{client.id}|{said.token_id}".encode(), life)


def open_session(session: Session, client: ApiClient, scopes: Iterable[str]) -> tuple[LoginSession, ClientToken]:
    """A session of one token. The caller records why."""
    now = clock.now()
    login = LoginSession(
        account_id=client.id,
        kind=SessionKind.CLIENT,
        label=client.name,
        scopes=sorted(scopes),
        created_at=now,
        seen_at=now,
        expires_at=now + tokens.LIFETIME,
    )
    session.add(login)
    session.flush()
    signing = keys.load(session, keys.ACCESS)
    scope = " ".join(sorted(scopes))
    token = tokens.issue_to_client(client.id, login.id, signing.signing_kid, signing.private, scope)
    return login, ClientToken(access_token=token, expires_in=int(tokens.LIFETIME.total_seconds()), scope=scope)
