"""Other systems that call this one: registered, changed and ended by an administrator, each change recorded."""

import secrets
from collections.abc import Collection
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.guard import Scope
from app.access.models import ApiClient, LoginSession, RoleGrant
from app.access.policy import Role
from app.core import clock, events
from app.core.crypto import digest
from app.core.errors import NotThere
from app.core.pagination import Page, PageRequest, paginate
from app.core.schemas import AllowedAction
from app.integration import public_keys
from app.integration.errors import ClientOver, NothingAwaited, SecondAdministratorNeeded, UsesKeys
from app.integration.events import (
    ApiClientApproved,
    ApiClientChanged,
    ApiClientCreated,
    ApiClientEnded,
    ApiClientSecretRotated,
)
from app.integration.rules import NEEDS_SECOND, OLD_SECRET_LASTS, ClientScope
from app.integration.schemas import ApiClientCreate, ApiClientEnd, ApiClientRead, ApiClientUpdate
from app.organizations import service as organizations
from app.organizations.models import Organization

SECRET_BYTES = 32
END_REASON = "client_ended"
_UPDATE = AllowedAction(action="update", label="修改", requires_reason=False)
_ROTATE = AllowedAction(action="rotate_secret", label="换密钥", requires_reason=False)
_APPROVE = AllowedAction(action="approve", label="同意", requires_reason=False)
_END = AllowedAction(action="end", label="停用", requires_reason=True)


def create(session: Session, scope: Scope, data: ApiClientCreate) -> ApiClientRead:
    """Register a system over one organization and everything below; what it would write waits for a second person.

    Raises `NotThere`, `NotAllowed`, `KeyNotUsable`.
    """
    place = organizations.get_standing(session, scope, data.organization_id)
    client, secret = register(session, place, data, scope.hands)
    fact = ApiClientCreated(
        api_client_id=client.id, organization_id=place.id, scopes=client.scopes, awaited_scopes=client.awaited_scopes
    )
    events.record(session, scope.who, place.path, fact, {"name": client.name, "purpose": client.purpose})
    return shown(client, scope, secret)


def register(
    session: Session, place: Organization, data: ApiClientCreate, hands: frozenset[str]
) -> tuple[ApiClient, str | None]:
    """The rows of a new system, and its secret unless it signs. Raises `KeyNotUsable`. The caller records it."""
    secret = None if data.public_keys else secrets.token_urlsafe(SECRET_BYTES)
    client = ApiClient(
        **data.model_dump(exclude={"scopes", "public_keys"}),
        scopes=[],
        public_keys=public_keys.checked(data.public_keys),
        secret_digest=secret and digest(secret),
        created_at=clock.now(),
    )
    _give(client, data.scopes, hands)
    grant = RoleGrant(
        account_id=client.id,
        role=Role.CLIENT,
        organization_id=place.id,
        path=place.path,
        starts_on=clock.today(),
        reason=client.purpose,
    )
    session.add_all([client, grant])
    session.flush()
    return client, secret


def page_of(session: Session, scope: Scope, page: PageRequest) -> Page[Any]:
    """The systems of the scope, ended ones too."""
    found = paginate(session, _reachable(scope), [ApiClient.id], page)
    found.items = [shown(row, scope) for row in found.items]
    return found


def get(session: Session, scope: Scope, client_id: UUID) -> ApiClient:
    """One system of the scope. Raises `NotThere`."""
    client = session.exec(_reachable(scope).where(ApiClient.id == client_id)).first()
    if client is None:
        raise NotThere()
    return client


def change(session: Session, scope: Scope, client_id: UUID, data: ApiClientUpdate, *, seen: int) -> ApiClientRead:
    """Change a system; what it may do no more, its tokens are refused from the next request on.

    Raises `NotThere`, `Outdated` (412), `ClientOver`, `KeyNotUsable`.
    """
    client = _decided(session, scope, client_id, seen)
    changed = data.model_dump(exclude_none=True)
    given = data.model_dump(exclude_none=True, exclude={"scopes", "public_keys"})
    if data.scopes is not None:
        _give(client, data.scopes, scope.hands)
        _narrow(session, client)
    if data.public_keys is not None:
        given["public_keys"] = public_keys.checked(data.public_keys)
        client.secret_digest = client.old_secret_digest = client.old_secret_until = None
    for name, value in given.items():
        setattr(client, name, value)
    fact = ApiClientChanged(
        api_client_id=client.id, changed=sorted(changed), scopes=client.scopes, awaited_scopes=client.awaited_scopes
    )
    return _recorded(session, scope, client, fact, {"name": client.name, "purpose": client.purpose})


def _give(client: ApiClient, wanted: Collection[ClientScope], hands: frozenset[str]) -> None:
    """What may be had at once, and what waits: a system must not do for one administrator what the administrator may not."""
    awaited = NEEDS_SECOND & set(wanted) - set(client.scopes)
    client.scopes = sorted(set(wanted) - awaited)
    client.awaited_scopes, client.awaited_hands = sorted(awaited), sorted(hands) if awaited else []


def _narrow(session: Session, client: ApiClient) -> None:
    for login in session.exec(_sessions(client)):
        login.scopes = [scope for scope in login.scopes or [] if scope in client.scopes]


def approve(session: Session, scope: Scope, client_id: UUID, *, seen: int) -> ApiClientRead:
    """Agree, as the second person, to what a system may write.

    Raises `NotThere`, `Outdated` (412), `ClientOver`, `NothingAwaited`, `SecondAdministratorNeeded` for whoever could have asked.
    """
    client = _decided(session, scope, client_id, seen)
    if not client.awaited_scopes:
        raise NothingAwaited()
    if not scope.hands.isdisjoint(client.awaited_hands):
        raise SecondAdministratorNeeded()
    client.scopes = sorted({*client.scopes, *client.awaited_scopes})
    client.awaited_scopes, client.awaited_hands = [], []
    return _recorded(session, scope, client, ApiClientApproved(api_client_id=client.id, scopes=client.scopes), {})


def rotate_secret(session: Session, scope: Scope, client_id: UUID, *, seen: int) -> ApiClientRead:
    """A new secret, in this answer alone; the one until now is good for another day, and any before it no more.

    Raises `NotThere`, `Outdated` (412), `ClientOver`, `UsesKeys`.
    """
    client = _decided(session, scope, client_id, seen)
    if client.secret_digest is None:
        raise UsesKeys()
    secret = secrets.token_urlsafe(SECRET_BYTES)
    client.old_secret_digest, client.old_secret_until = client.secret_digest, clock.now() + OLD_SECRET_LASTS
    client.secret_digest = digest(secret)
    return _recorded(session, scope, client, ApiClientSecretRotated(api_client_id=client.id), {}, secret)


def end(session: Session, scope: Scope, client_id: UUID, given: ApiClientEnd, *, seen: int) -> ApiClientRead:
    """End a system for good: no token from now on, and those it has are refused. Raises `NotThere`, `Outdated` (412), `ClientOver`."""
    client = _decided(session, scope, client_id, seen)
    client.ended_at = clock.now()
    client.secret_digest = client.old_secret_digest = client.old_secret_until = None
    for login in session.exec(_sessions(client)):
        login.ended_at, login.end_reason = clock.now(), END_REASON
    for grant in session.exec(select(RoleGrant).where(RoleGrant.account_id == client.id)):
        grant.ends_on = clock.today() - timedelta(days=1)
    return _recorded(session, scope, client, ApiClientEnded(api_client_id=client.id), {"reason": given.reason})


def _decided(session: Session, scope: Scope, client_id: UUID, seen: int) -> ApiClient:
    client = get(session, scope, client_id)
    client.touch(scope.who.label, expected=seen)
    if client.ended_at is not None:
        raise ClientOver()
    return client


def _recorded(
    session: Session,
    scope: Scope,
    client: ApiClient,
    fact: events.DomainEvent,
    notes: dict[str, Any],
    secret: str | None = None,
) -> ApiClientRead:
    path = organizations.load(session, client.organization_id).path
    events.record(session, scope.who, path, fact, notes)
    session.flush()
    return shown(client, scope, secret)


def _reachable(scope: Scope) -> SelectOfScalar[ApiClient]:
    place = col(Organization.id) == ApiClient.organization_id
    return select(ApiClient).join(Organization, place).where(scope.within(Organization.path))


def _sessions(client: ApiClient) -> SelectOfScalar[LoginSession]:
    return select(LoginSession).where(LoginSession.account_id == client.id, col(LoginSession.ended_at).is_(None))


def shown(client: ApiClient, scope: Scope, secret: str | None = None) -> ApiClientRead:
    """A system with what may be done to it, and its secret where it was just made."""
    is_second = bool(client.awaited_scopes) and scope.hands.isdisjoint(client.awaited_hands)
    open_to = [
        *([_APPROVE] if is_second else []),
        _UPDATE,
        *([] if client.secret_digest is None else [_ROTATE]),
        _END,
    ]
    inside = {"secret_digest", "old_secret_digest", "awaited_hands", "updated_at", "updated_by"}
    actions = [] if client.ended_at is not None else open_to
    return ApiClientRead(**client.model_dump(exclude=inside), client_secret=secret, allowed_actions=actions)
