"""Reading what another system sends to get a token (RFC 6749 §2.3 and §4.4, RFC 7523 §2.2): one way of proving itself, nothing twice."""

from base64 import b64decode
from typing import Annotated, NamedTuple
from urllib.parse import parse_qsl, unquote_plus
from uuid import UUID

from fastapi import Depends, Request

from app.access import tokens
from app.integration.errors import TokenRefused
from app.integration.rules import Refusal

FORM = "application/x-www-form-urlencoded"
GRANT = "client_credentials"
JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
MOST_FIELDS = 32
NOT_PROVED = "Unknown client, no good proof of it, or not an address on its list."


class TokenRequest(NamedTuple):
    """Who asks, by a secret or by an assertion, and for which scopes: all that it has where it says none."""

    client_id: UUID
    secret: str | None
    assertion: str | None
    scopes: frozenset[str] | None


async def token_request(request: Request) -> TokenRequest:
    """The request for a token, nothing of it proved yet. Raises `TokenRefused`."""
    if request.url.query:
        raise TokenRefused(Refusal.INVALID_REQUEST, "Parameters belong in the body, never in the address.")
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        raise TokenRefused(Refusal.INVALID_REQUEST, f"The body must be {FORM}.")
    form = _form(await request.body())
    if "grant_type" not in form:
        raise TokenRefused(Refusal.INVALID_REQUEST, "grant_type is missing.")
    if form["grant_type"] != GRANT:
        raise TokenRefused(Refusal.UNSUPPORTED_GRANT_TYPE, f"The only grant type is {GRANT}.")
    client_id, secret, assertion = _proof(request.headers.get("authorization"), form)
    asked = frozenset(form["scope"].split(" ")) if "scope" in form else None
    return TokenRequest(client_id, secret, assertion, asked)


TokenRequestDep = Annotated[TokenRequest, Depends(token_request)]


def _form(body: bytes) -> dict[str, str]:
    """The parameters, without empty ones, which count as left out."""
    try:
        pairs = parse_qsl(
            body.decode(), keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=MOST_FIELDS
        )
    except ValueError as fault:
        raise TokenRefused(Refusal.INVALID_REQUEST, "The body could not be read.") from fault
    if len({name for name, _ in pairs}) != len(pairs):
        raise TokenRefused(Refusal.INVALID_REQUEST, "A parameter is given twice.")
    return {name: value for name, value in pairs if value}


def _proof(header: str | None, form: dict[str, str]) -> tuple[UUID, str | None, str | None]:
    is_asserted = "client_assertion" in form or "client_assertion_type" in form
    if (header is not None) + ("client_secret" in form) + is_asserted > 1:
        raise TokenRefused(Refusal.INVALID_REQUEST, "Prove yourself in one way, not in several.")
    if is_asserted:
        return _asserted(form)
    name, secret = _basic(header) if header is not None else (form.get("client_id", ""), form.get("client_secret", ""))
    if form.get("client_id", name) != name:
        raise TokenRefused(Refusal.INVALID_REQUEST, "client_id is not that of the Authorization header.")
    return _client_id(name), secret, None


def _basic(header: str) -> tuple[str, str]:
    """Name and secret, each form-encoded before they were put together (RFC 6749 §2.3.1)."""
    scheme, _, encoded = header.partition(" ")
    try:
        name, is_pair, secret = b64decode(encoded.strip(), validate=True).decode().partition(":")
    except ValueError as fault:
        raise TokenRefused(Refusal.INVALID_CLIENT, NOT_PROVED) from fault
    if scheme.lower() != "basic" or not is_pair:
        raise TokenRefused(Refusal.INVALID_CLIENT, NOT_PROVED)
    return unquote_plus(name), unquote_plus(secret)


def _asserted(form: dict[str, str]) -> tuple[UUID, None, str]:
    assertion = form.get("client_assertion", "")
    try:
        client_id = tokens.asserted_subject(assertion)
    except tokens.InvalidToken as fault:
        raise TokenRefused(Refusal.INVALID_CLIENT, NOT_PROVED) from fault
    is_meant = form.get("client_id", str(client_id)) == str(client_id)
    if form.get("client_assertion_type") != JWT_BEARER or not is_meant:
        raise TokenRefused(Refusal.INVALID_CLIENT, NOT_PROVED)
    return client_id, None, assertion


def _client_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as fault:
        raise TokenRefused(Refusal.INVALID_CLIENT, NOT_PROVED) from fault
