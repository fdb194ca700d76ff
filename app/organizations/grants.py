"""Administrative grants: a role without a post is asked for by one person, with a reason, and decided by a second."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.guard import Scope
from app.access.models import RoleGrant
from app.access.policy import Permission, Role
from app.core import clock, events
from app.core.errors import NotThere
from app.core.pagination import Page, PageRequest, paginate
from app.core.schemas import AllowedAction
from app.organizations import service
from app.organizations.errors import (
    DateOutOfOrder,
    GrantDecided,
    GrantNeedsEnd,
    GrantRoleInvalid,
    GrantToSelf,
    PasswordShared,
    SecondPersonNeeded,
)
from app.organizations.events import GrantApproved, GrantDeclined, GrantEnded, GrantRequested
from app.organizations.models import AdministrativeGrant, Organization
from app.organizations.rules import ADMINISTRATIVE_ROLES, GrantStatus
from app.organizations.schemas import GrantAction, GrantCreate, GrantRead

_GRANTED = {"member_id", "account_id", "role", "organization_id", "starts_on", "ends_on", "reason"}
_COMPUTED = {"organization_name", "status", "allowed_actions"}


@dataclass(frozen=True)
class Holder:
    """Who is to hold a role: a member, or the account of somebody who is none."""

    member_id: UUID | None
    account_id: UUID | None
    label: str


def request(
    session: Session, scope: Scope, organization: Organization, data: GrantCreate, holder: Holder
) -> AdministrativeGrant:
    """Ask for a role for somebody else. Raises `GrantRoleInvalid`, `GrantNeedsEnd`, `GrantToSelf`, `DateOutOfOrder`.

    Who may be a holder is asked where people are known (app/accounts/grants.py).
    """
    scope.ensure(organization.path, Permission.ORGANIZATIONS_READ)
    service.ensure_stands(organization)
    if data.role not in ADMINISTRATIVE_ROLES:
        raise GrantRoleInvalid(pointer="/role")
    if data.role is Role.DEPUTY_SECRETARY and data.ends_on is None:
        raise GrantNeedsEnd(pointer="/ends_on")
    starts_on = data.starts_on or clock.today()
    if starts_on < clock.today():
        raise DateOutOfOrder(earliest=clock.today(), latest="以后", pointer="/starts_on")
    if data.ends_on is not None and data.ends_on < starts_on:
        raise DateOutOfOrder(earliest=starts_on, latest="以后", pointer="/ends_on")
    if _is_self(scope, holder.member_id, holder.account_id):
        raise GrantToSelf()
    row = AdministrativeGrant(
        **data.model_dump(include={"role", "ends_on", "reason"}),
        organization_id=organization.id,
        starts_on=starts_on,
        member_id=holder.member_id,
        account_id=holder.account_id,
        holder_label=holder.label,
        requested_by=scope.who.id,
        requested_hands=sorted(scope.hands),
        requested_by_label=scope.who.label,
        requested_at=clock.now(),
    )
    session.add(row)
    session.flush()
    fact = GrantRequested(**_names(row))
    events.record(session, scope.who, organization.path, fact, notes={"reason": data.reason})
    return row


def act(session: Session, scope: Scope, grant_id: UUID, data: GrantAction, *, seen: int) -> AdministrativeGrant:
    """Approve or decline as the second person, or take back what was granted: lessening power needs one person only.

    Raises `SecondPersonNeeded`, `PasswordShared`, `GrantToSelf`, `GrantDecided`, `Outdated` (412).
    """
    row, organization = _load(session, scope, grant_id)
    expected = GrantStatus.APPROVED if data.action == "end" else GrantStatus.PENDING
    if _status(row) is not expected:
        raise GrantDecided()
    if data.action == "approve":
        service.ensure_stands(organization)
    row.touch(scope.who.label, expected=seen)
    if data.action == "end":
        _end(session, row)
    else:
        _decide(session, scope, row, organization, data.action)
    fact = _FACTS[data.action](**_names(row))
    events.record(session, scope.who, organization.path, fact, notes={"reason": data.reason})
    session.flush()
    return row


_FACTS = {"approve": GrantApproved, "decline": GrantDeclined, "end": GrantEnded}


def _end(session: Session, row: AdministrativeGrant) -> None:
    row.status, row.ends_on = GrantStatus.ENDED, clock.today() - timedelta(days=1)
    session.get_one(RoleGrant, row.role_grant_id).ends_on = row.ends_on


def end_all(
    session: Session, member_ids: Collection[UUID], ends_on: date, by: str, stays: Collection[UUID] = ()
) -> None:
    """End what members who leave were granted, and decline what was asked for, but for `stays`; the role grants end with the posts."""
    theirs = _undone().where(
        col(AdministrativeGrant.member_id).in_(member_ids), col(AdministrativeGrant.organization_id).not_in(stays)
    )
    _end_each(session, theirs, ends_on, by)


def end_at(session: Session, organization_id: UUID, ends_on: date, by: str) -> None:
    """As `end_all`, of everybody at an organization that is no more."""
    _end_each(session, _undone().where(AdministrativeGrant.organization_id == organization_id), ends_on, by)


def _undone() -> SelectOfScalar[AdministrativeGrant]:
    undone = (GrantStatus.PENDING, GrantStatus.APPROVED)
    return select(AdministrativeGrant).where(col(AdministrativeGrant.status).in_(undone))


def _end_each(session: Session, which: SelectOfScalar[AdministrativeGrant], ends_on: date, by: str) -> None:
    for row in session.exec(which):
        row.touch(by)
        if row.status is GrantStatus.PENDING:
            row.status, row.decided_by_label, row.decided_at = GrantStatus.DECLINED, by, clock.now()
        elif _status(row) is GrantStatus.APPROVED:
            row.status, row.ends_on = GrantStatus.ENDED, ends_on - timedelta(days=1)


def _decide(session: Session, scope: Scope, row: AdministrativeGrant, organization: Organization, action: str) -> None:
    if row.requested_by == scope.who.id:
        raise SecondPersonNeeded()
    if not scope.hands.isdisjoint(row.requested_hands):
        raise PasswordShared()
    if _is_self(scope, row.member_id, row.account_id):
        raise GrantToSelf()
    row.status = GrantStatus.APPROVED if action == "approve" else GrantStatus.DECLINED
    row.decided_by, row.decided_by_label, row.decided_at = scope.who.id, scope.who.label, clock.now()
    if action == "approve":
        granted = row.model_dump(include=_GRANTED)
        role_grant = RoleGrant(**granted, path=organization.path, granted_by=scope.who.id)
        session.add(role_grant)
        row.role_grant_id = role_grant.id


def get(session: Session, scope: Scope, grant_id: UUID) -> AdministrativeGrant:
    """A grant within the caller's scope. Raises `NotThere`."""
    return _load(session, scope, grant_id)[0]


def read(session: Session, scope: Scope, row: AdministrativeGrant) -> GrantRead:
    """A grant with what the caller may do to it."""
    return _read(scope, row, service.load(session, row.organization_id))


def _read(scope: Scope, row: AdministrativeGrant, place: Organization) -> GrantRead:
    stored = {field: getattr(row, field) for field in GrantRead.model_fields.keys() - _COMPUTED}
    return GrantRead(
        **stored,
        organization_name=place.name,
        status=_status(row),
        allowed_actions=_allowed(scope, row) if scope.may(Permission.GRANTS_WRITE, place.path) else [],
    )


def page_of(session: Session, scope: Scope, place: Organization, page: PageRequest) -> Page[Any]:
    """The grants of one organization, the newest first."""
    return _page(session, scope, col(AdministrativeGrant.organization_id) == place.id, page)


def deputies(session: Session, scope: Scope, page: PageRequest) -> Page[Any]:
    """The deputies for a time of every organization within the scope, asked for, in force and ended, the newest first."""
    which = and_(col(AdministrativeGrant.role) == Role.DEPUTY_SECRETARY, scope.within(Organization.path))
    return _page(session, scope, which, page)


def _page(session: Session, scope: Scope, which: ColumnElement[bool], page: PageRequest) -> Page[Any]:
    placed = col(Organization.id) == AdministrativeGrant.organization_id
    statement = select(AdministrativeGrant, Organization).join(Organization, placed).where(which)
    found = paginate(session, statement, [AdministrativeGrant.id], page, descending=True)
    found.items = [_read(scope, row, place) for row, place in found.items]
    return found


def _status(row: AdministrativeGrant) -> GrantStatus:
    """What is stored, but a grant that has run out has ended."""
    has_run_out = row.ends_on is not None and row.ends_on < clock.today()
    return GrantStatus.ENDED if has_run_out and row.status is GrantStatus.APPROVED else row.status


def _allowed(scope: Scope, row: AdministrativeGrant) -> list[AllowedAction]:
    if _status(row) is GrantStatus.APPROVED:
        return [AllowedAction(action="end", label="收回", requires_reason=True)]
    is_asker = row.requested_by == scope.who.id or not scope.hands.isdisjoint(row.requested_hands)
    is_second = not is_asker and not _is_self(scope, row.member_id, row.account_id)
    if row.status is not GrantStatus.PENDING or not is_second:
        return []
    return [
        AllowedAction(action="approve", label="同意", requires_reason=True),
        AllowedAction(action="decline", label="不同意", requires_reason=True),
    ]


def _load(session: Session, scope: Scope, grant_id: UUID) -> tuple[AdministrativeGrant, Organization]:
    row = session.get(AdministrativeGrant, grant_id)
    if row is None:
        raise NotThere()
    organization = service.load(session, row.organization_id)
    scope.ensure(organization.path)  # whoever may only read the organization does not learn of the grant
    return row, organization


def _is_self(scope: Scope, member_id: UUID | None, account_id: UUID | None) -> bool:
    own = {scope.who.id, scope.account_id}
    return (member_id or account_id) in own


def _names(row: AdministrativeGrant) -> dict[str, Any]:
    return {"administrative_grant_id": row.id} | row.model_dump(
        include={"organization_id", "role", "member_id", "account_id"}
    )
