"""What happened to other systems: ids only."""

from typing import ClassVar
from uuid import UUID

from app.core.events import DomainEvent
from app.integration.rules import ClientScope


class _OfClient(DomainEvent):
    subject_kind: ClassVar[str] = "api_client"
    api_client_id: UUID


class ApiClientCreated(_OfClient):
    """`awaited_scopes` it has once a second person agrees."""

    type = "api_client.created"
    organization_id: UUID
    scopes: list[ClientScope]
    awaited_scopes: list[ClientScope]


class ApiClientChanged(_OfClient):
    """`changed` names the fields; `scopes` are those it has from now on."""

    type = "api_client.changed"
    changed: list[str]
    scopes: list[ClientScope]
    awaited_scopes: list[ClientScope]


class ApiClientApproved(_OfClient):
    """A second person agreed to what it may write."""

    type = "api_client.approved"
    scopes: list[ClientScope]


class ApiClientSecretRotated(_OfClient):
    type = "api_client.secret_rotated"


class ApiClientEnded(_OfClient):
    type = "api_client.ended"


class ClientTokenIssued(_OfClient):
    """The system proved itself and got a token."""

    type = "api_client.token_issued"
    session_id: UUID
    scopes: list[ClientScope]
