"""Registrations that are flags, not statuses: floating members (《关于进一步加强和改进流动党员管理工作的意见》, 2024) and lost contact."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from app.access.guard import Scope
from app.core import clock, events
from app.members import service
from app.members.errors import ContactUnchanged, DateOutOfOrder, FieldNeeded, NotOnRoll
from app.members.events import MemberContactChanged
from app.members.models import Member
from app.members.rules import ContactChange, Status
from app.members.schemas import ContactCommand


def change(session: Session, scope: Scope, member_id: UUID, data: ContactCommand, *, seen: int) -> Member:
    """Register where a member has gone, or since when nobody reaches them; said otherwise, the new word stands.

    Raises `NotOnRoll`, `ContactUnchanged`, `FieldNeeded`, `DateOutOfOrder`, `Outdated` (412).
    """
    row = service.get(session, scope, member_id)
    if row.status is not Status.NORMAL:
        raise NotOnRoll(status=row.state.words)
    row.touch(scope.who.label, expected=seen)
    before = _registered(row)
    match data.change:
        case ContactChange.REGISTER_FLOATING:
            row.is_floating, row.floating_to = True, _destination(data)
        case ContactChange.END_FLOATING:
            row.is_floating, row.floating_to = False, ""
        case ContactChange.LOSE_CONTACT:
            row.out_of_contact_since = _since(row, data)
        case ContactChange.REGAIN_CONTACT:
            row.out_of_contact_since = None
    if _registered(row) == before:
        raise ContactUnchanged()
    fact = MemberContactChanged(member_id=row.id, organization_id=row.organization_id, change=data.change)
    events.record(session, scope.who, row.path, fact)
    session.flush()
    return row


def _registered(row: Member) -> tuple[bool, str, date | None]:
    return row.is_floating, row.floating_to, row.out_of_contact_since


def _destination(data: ContactCommand) -> str:
    if data.floating_to is None:
        raise FieldNeeded(change="流动登记", pointer="/floating_to")
    return data.floating_to


def _since(row: Member, data: ContactCommand) -> date:
    if data.since is None:
        raise FieldNeeded(change="失联登记", pointer="/since")
    if not row.joined_on <= data.since <= clock.today():
        raise DateOutOfOrder(earliest=row.joined_on, latest=clock.today(), pointer="/since")
    return data.since
