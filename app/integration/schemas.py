"""What goes in and out about other systems, and what the token endpoint answers."""

import ipaddress
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from app.core.schemas import AllowedAction, Reason, Schema, line
from app.integration.rules import MOST_KEYS, MOST_NETWORKS, MOST_PER_MINUTE, ClientScope, Refusal

Coordinate = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")]  # 32 bytes in base64url


def _network(text: str) -> str:
    """The one spelling of a network. Raises `ValueError`, in words for people."""
    try:
        return str(ipaddress.ip_network(text))
    except ValueError as fault:
        raise ValueError("网络地址要写成203.0.113.7或203.0.113.0/24这样。") from fault


Network = Annotated[str, StringConstraints(pattern=r"^[0-9A-Fa-f.:]{2,45}(/\d{1,3})?$"), AfterValidator(_network)]
Networks = Annotated[list[Network], Field(max_length=MOST_NETWORKS)]
Scopes = Annotated[list[ClientScope], Field(min_length=1, max_length=len(ClientScope))]
PerMinute = Annotated[int, Field(ge=1, le=MOST_PER_MINUTE)]
Name = Annotated[str, line(40, least=2)]
Purpose = Annotated[str, line(60, least=4)]


class ClientKey(Schema):
    """A public key that a system signs with (RFC 7517)."""

    kty: Literal["EC"]
    crv: Literal["P-256"]
    kid: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:-]{1,64}$")]
    x: Coordinate
    y: Coordinate
    alg: Literal["ES256"] = "ES256"
    use: Literal["sig"] = "sig"


class ApiClientCreate(Schema):
    """`purpose` is shown to members whose cards the system verifies. With `public_keys` it signs (`private_key_jwt`), else it gets a secret.

    `networks` (CIDR) is where it may call from; none is anywhere.
    """

    organization_id: UUID
    name: Name
    purpose: Purpose
    scopes: Scopes
    networks: Networks = []
    requests_per_minute: PerMinute = 120
    public_keys: Annotated[list[ClientKey], Field(max_length=MOST_KEYS)] = []


class ApiClientUpdate(Schema):
    """What is given replaces what was. `public_keys` take the place of a secret."""

    name: Name | None = None
    purpose: Purpose | None = None
    scopes: Scopes | None = None
    networks: Networks | None = None
    requests_per_minute: PerMinute | None = None
    public_keys: Annotated[list[ClientKey], Field(min_length=1, max_length=MOST_KEYS)] | None = None


class ApiClientEnd(Schema):
    reason: Reason


class ApiClientRead(Schema):
    """Another system. `client_secret` is in the answer that made it, and never again; the one before is good until `old_secret_until`.

    `awaited_scopes` it has once a second person agrees.
    """

    id: UUID
    organization_id: UUID
    name: str
    purpose: str
    scopes: list[ClientScope]
    awaited_scopes: list[ClientScope]
    networks: list[str]
    requests_per_minute: int
    public_keys: list[ClientKey]
    client_secret: str | None
    old_secret_until: datetime | None
    created_at: datetime
    ended_at: datetime | None
    version: int
    allowed_actions: list[AllowedAction]


class ClientToken(Schema):
    """RFC 6749 §5.1. There is no refresh token: ask again."""

    access_token: str
    token_type: Literal["Bearer"] = "Bearer"
    expires_in: int
    scope: str


class TokenFault(Schema):
    """RFC 6749 §5.2."""

    error: Refusal
    error_description: str


class ServerMetadata(Schema):
    """RFC 8414."""

    issuer: str
    token_endpoint: str
    grant_types_supported: list[str]
    response_types_supported: list[str]
    token_endpoint_auth_methods_supported: list[str]
    token_endpoint_auth_signing_alg_values_supported: list[str]
    scopes_supported: list[ClientScope]
