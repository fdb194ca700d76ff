"""The named commands that change category or status. Each is a decision of people with its paper; nothing here decides."""

from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session

from app.access import sessions
from app.access.guard import Scope
from app.core import events
from app.core.words import words_of
from app.members import ledger, service
from app.members.errors import (
    ContactLostTooRecently,
    DateOutOfOrder,
    DisciplineOutOfBounds,
    ExitKindNotAllowed,
    ExtensionOutOfBounds,
    FieldNeeded,
    NotUnderDiscipline,
    ProbationExtended,
    ProbationNotOver,
    RestoreTooLate,
    StatusNotAllowed,
    SuspendedTooRecently,
)
from app.members.events import MemberStatusChanged
from app.members.ledger import Paper, Step
from app.members.models import Member
from app.members.rules import (
    CHANGE_WORDS,
    EXITS,
    KEPT,
    MOVES,
    SUSPENSION_MONTHS,
    Status,
    StatusChange,
    SuspensionGround,
    after,
    discipline_bounds,
    extension_bounds,
    possible,
    probation_end,
)
from app.members.schemas import StatusChangeCommand
from app.organizations import appointments, settings
from app.organizations.rules import add_months

Change = StatusChange
Value = TypeVar("Value")


def change(session: Session, scope: Scope, member_id: UUID, data: StatusChangeCommand, *, seen: int) -> Member:
    """Carry out one named change: record, ledger, counts, posts and one fact.

    Raises `StatusNotAllowed`, `DateOutOfOrder`, `FieldNeeded`, what the change itself asks for, `Outdated` (412).
    """
    row = service.get(session, scope, member_id)
    before = row.state
    if data.change not in possible(before):
        raise StatusNotAllowed(status=before.words, change=words_of(CHANGE_WORDS, data.change))
    row.touch(scope.who.label, expected=seen)
    service.check_order(session, [row], data.effective_on)
    _guard(session, row, data)
    state = after(data.change, before)
    row.category, row.status = state.category, state.status
    paper = Paper(data.effective_on, scope.who.label, data.approver, data.document_number)
    line = ledger.line(row, Step(MOVES[data.change][2], before, state), paper)
    session.add(line)
    service.count(session, line)
    if state.status is not Status.NORMAL:
        _leave(session, row, data.effective_on, scope.who.label)
    _record(session, scope, row, data)
    return row


def _record(session: Session, scope: Scope, row: Member, data: StatusChangeCommand) -> None:
    fact = MemberStatusChanged(
        member_id=row.id,
        organization_id=row.organization_id,
        change=data.change,
        category=row.category,
        status=row.status,
        exit_kind=row.exit_kind,
        effective_on=data.effective_on,
    )
    notes = {"approver": data.approver, "document_number": data.document_number}
    if data.reason is not None:
        notes["reason"] = data.reason
    events.record(session, scope.who, row.path, fact, notes=notes)
    session.flush()


def _leave(session: Session, row: Member, on: date, by: str) -> None:
    """Whoever is not on the roll holds no post and no role; whoever has left the book belongs to no branch and is signed out."""
    appointments.end_all(session, [row.id], on, by)
    service.leave_groups(session, [row])
    if row.status not in KEPT:
        service.close_affiliations(session, [row], on)
        sessions.end_who_left(session, row.id)


def _guard(session: Session, row: Member, data: StatusChangeCommand) -> None:
    """What the change itself asks for, and what it writes into the record beside category and status."""
    match data.change:
        case Change.CONFIRM:
            _confirm(row, data)
        case Change.EXTEND_PROBATION:
            _extend_probation(row, data)
        case Change.SUSPEND:
            _suspend(session, row, data)
        case Change.RESTORE:
            _restore(row, data)
        case Change.EXIT:
            _exit(row, data)
        case Change.DECEASE | Change.OTHER_LOSS:
            _end(row, data)
        case _:
            _disciplinary_probation(session, row, data)


def _confirm(row: Member, data: StatusChangeCommand) -> None:
    until = probation_end(row.joined_on, row.probation_extended_to)
    if data.effective_on < until:
        raise ProbationNotOver(until=until, pointer="/effective_on")
    row.confirmed_on = data.effective_on


def _extend_probation(row: Member, data: StatusChangeCommand) -> None:
    if row.probation_extended_to is not None:
        raise ProbationExtended()
    until = _needed(data, "until", data.until)
    earliest, latest = extension_bounds(row.joined_on)
    if not earliest <= until <= latest:
        raise ExtensionOutOfBounds(earliest=earliest, latest=latest, pointer="/until")
    row.probation_extended_to = until


def _suspend(session: Session, row: Member, data: StatusChangeCommand) -> None:
    """Contact lost for more than half a year after search, or settled abroad (教育管理工作条例)."""
    ground = _needed(data, "ground", data.ground)
    if ground is SuspensionGround.LOST_CONTACT:
        months = settings.value(session, row.organization, "members.lost_contact_months")
        since = row.out_of_contact_since
        if since is None or add_months(since, months) > data.effective_on:
            raise ContactLostTooRecently(months=months)
    row.suspended_on, row.suspension_ground = data.effective_on, ground


def _restore(row: Member, data: StatusChangeCommand) -> None:
    """Within two years of a suspension for lost contact the person applies in writing."""
    applied_on = _needed(data, "applied_on", data.applied_on)
    if applied_on > data.effective_on or (row.suspended_on is not None and applied_on < row.suspended_on):
        raise DateOutOfOrder(
            earliest=row.suspended_on or row.joined_on, latest=data.effective_on, pointer="/applied_on"
        )
    is_bound = row.suspended_on is not None and row.suspension_ground is SuspensionGround.LOST_CONTACT
    if is_bound and row.suspended_on is not None and applied_on > add_months(row.suspended_on, SUSPENSION_MONTHS):
        raise RestoreTooLate(pointer="/applied_on")
    row.suspended_on = row.suspension_ground = row.out_of_contact_since = None


def _exit(row: Member, data: StatusChangeCommand) -> None:
    if _needed(data, "exit_kind", data.exit_kind) not in EXITS[row.state]:
        raise ExitKindNotAllowed(status=row.state.words, pointer="/exit_kind")
    if row.status is Status.SUSPENDED:
        since = row.suspended_on or _needed(data, "suspended_on", data.suspended_on)
        if not row.joined_on <= since <= data.effective_on:
            raise DateOutOfOrder(earliest=row.joined_on, latest=data.effective_on, pointer="/suspended_on")
        until = add_months(since, SUSPENSION_MONTHS)
        if data.effective_on < until:
            raise SuspendedTooRecently(until=until, pointer="/effective_on")
    row.exit_kind = data.exit_kind


def _end(row: Member, data: StatusChangeCommand) -> None:
    """A death, or 其他减少 with its reason: a second record of the same person, for one."""
    if data.change is Change.OTHER_LOSS:
        _needed(data, "reason", data.reason)
    row.come_back()


def _disciplinary_probation(session: Session, row: Member, data: StatusChangeCommand) -> None:
    """Rights rest until people end it, never by itself; posts end as it begins (纪律处分条例). Begun again it is extended."""
    if data.change is Change.END_DISCIPLINARY_PROBATION:
        if row.disciplinary_probation_until is None:
            raise NotUnderDiscipline()
        row.disciplinary_probation_until = None
        return
    until = _needed(data, "until", data.until)
    earliest, latest = discipline_bounds(data.effective_on, row.disciplinary_probation_until)
    if not earliest <= until <= latest:
        raise DisciplineOutOfBounds(earliest=earliest, latest=latest, pointer="/until")
    row.disciplinary_probation_until = until
    appointments.end_all(session, [row.id], data.effective_on, row.updated_by)


def _needed(data: StatusChangeCommand, field: str, value: Value | None) -> Value:
    if value is None:
        raise FieldNeeded(change=words_of(CHANGE_WORDS, data.change), pointer=f"/{field}")
    return value
