"""Reads of corrections: one's own, and those on the desk."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import contains_eager
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.guard import Actor, Scope
from app.access.policy import GRANTED, Permission
from app.core.pagination import Page, PageRequest, paginate
from app.core.schemas import AllowedAction
from app.corrections import values
from app.corrections.models import Correction
from app.corrections.rules import ACTION_WORDS, DATES, FIELD_WORDS, MASKED, Action, CorrectionStatus
from app.corrections.schemas import CorrectionRead, OwnCorrectionRead
from app.members.models import Member
from app.organizations.models import Organization


def placed(scope: Scope) -> SelectOfScalar[Correction]:
    """Corrections of the members of the scope, with the member and where they belong."""
    member = contains_eager(Correction.member)  # type: ignore[arg-type]  # SQLModel types a relationship as its target
    return (
        select(Correction)
        .join(Member, col(Member.id) == Correction.member_id)
        .join(Organization, col(Organization.id) == Member.organization_id)
        .options(member.contains_eager(Member.organization))  # type: ignore[arg-type]
        .where(scope.within(Organization.path))
    )


def waiting(scope: Scope) -> SelectOfScalar[Correction]:
    """What the caller may decide now: open, of somebody else, and the dates of membership only for who keeps the record."""
    keeps = tuple(path for role, _, path in scope.grants if Permission.MEMBERS_WRITE in GRANTED[role])
    theirs = or_(col(Correction.field).not_in(DATES), Scope(scope.who, keeps).within(Organization.path))
    return placed(scope).where(Correction.status == CorrectionStatus.OPEN, _of_others(scope), theirs)


def _of_others(scope: Scope) -> ColumnElement[bool]:
    return col(Correction.member_id).not_in([UUID(one) for one in scope.hands])


def desk(session: Session, scope: Scope, status: CorrectionStatus | None, page: PageRequest) -> Page[Any]:
    """Corrections of the scope: what is open the oldest first, everything else the latest first."""
    statement = placed(scope)
    if status is not None:
        statement = statement.where(Correction.status == status)
    descending = status is not CorrectionStatus.OPEN
    found = paginate(session, statement, [Correction.id], page, descending=descending)
    found.items = [read(scope, row) for row in found.items]
    return found


def own(session: Session, me: Actor, page: PageRequest) -> Page[Any]:
    """What a member has asked for, the latest first."""
    mine = select(Correction).where(Correction.member_id == me.member_id)
    found = paginate(session, mine, [Correction.id], page, descending=True)
    found.items = [OwnCorrectionRead.model_validate(facts(row)) for row in found.items]
    return found


def facts(row: Correction) -> dict[str, Any]:
    """A correction as its member sees it."""
    plain = OwnCorrectionRead.model_fields.keys() - {"field_label", "old", "new"}
    return {name: getattr(row, name) for name in plain} | {
        "field_label": FIELD_WORDS[row.field],
        "old": values.shown(row.field, row.old),
        "new": values.shown(row.field, row.new),
    }


def read(scope: Scope, row: Correction) -> CorrectionRead:
    """A correction as it lies on the desk, with what the caller may do."""
    return CorrectionRead.model_validate(
        facts(row)
        | {
            "member_id": row.member_id,
            "member_name": row.member.name,
            "organization_id": row.member.organization_id,
            "organization_name": row.member.organization_name,
            "needs_paper": row.field in DATES,
            "version": row.version,
            "allowed_actions": allowed_actions(scope, row),
        }
    )


def allowed_actions(scope: Scope, row: Correction) -> list[AllowedAction]:
    """What the caller may do to a correction now."""
    found = []
    if row.status is CorrectionStatus.OPEN and str(row.member_id) not in scope.hands:
        found = [Action.ACCEPT, Action.REJECT] if may_accept(scope, row) else [Action.REJECT]
    if row.field in MASKED:
        found.append(Action.REVEAL)
    return [AllowedAction(action=a, label=ACTION_WORDS[a], requires_reason=a is Action.REJECT) for a in found]


def may_accept(scope: Scope, row: Correction) -> bool:
    """Whether the change is the caller's to make: the dates of membership are for who keeps the record."""
    return row.field not in DATES or scope.may(Permission.MEMBERS_WRITE, row.member.path)
