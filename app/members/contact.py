"""Registrations that are flags, not statuses: floating members (《关于进一步加强和改进流动党员管理工作的意见》, 2024) and lost contact."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from app.access.guard import Scope
from app.core import clock, events
from app.core.who import Who
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
            row.go_away(_destination(data), _since_away(row, data))
        case ContactChange.END_FLOATING:
            row.come_back()
        case ContactChange.LOSE_CONTACT:
            row.out_of_contact_since = _since(row, data)
        case ContactChange.REGAIN_CONTACT:
            row.out_of_contact_since = None
    if _registered(row) == before:
        raise ContactUnchanged()
    _record(session, scope.who, row, data.change)
    session.flush()
    return row


def go_away(session: Session, who: Who, row: Member, to: str, since: date) -> None:
    """A stay elsewhere was approved: registered with its day, on the application in place of a command."""
    row.touch(who.label)
    row.go_away(to, since)
    _record(session, who, row, ContactChange.REGISTER_FLOATING)


def come_back(session: Session, who: Who, row: Member) -> None:
    """A return was approved."""
    row.touch(who.label)
    row.come_back()
    _record(session, who, row, ContactChange.END_FLOATING)


def _record(session: Session, who: Who, row: Member, change: ContactChange) -> None:
    fact = MemberContactChanged(member_id=row.id, organization_id=row.organization_id, change=change)
    events.record(session, who, row.path, fact)


def _registered(row: Member) -> tuple[bool, str, date | None, date | None]:
    return row.is_floating, row.floating_to, row.floating_since, row.out_of_contact_since


def _destination(data: ContactCommand) -> str:
    if data.floating_to is None:
        raise FieldNeeded(change="流动登记", pointer="/floating_to")
    return data.floating_to


def _since_away(row: Member, data: ContactCommand) -> date:
    if data.since is None:
        return row.floating_since if row.is_floating and row.floating_since else clock.today()
    return _checked(row, data.since)


def _since(row: Member, data: ContactCommand) -> date:
    if data.since is None:
        raise FieldNeeded(change="失联登记", pointer="/since")
    return _checked(row, data.since)


def _checked(row: Member, since: date) -> date:
    if not row.joined_on <= since <= clock.today():
        raise DateOutOfOrder(earliest=row.joined_on, latest=clock.today(), pointer="/since")
    return since
