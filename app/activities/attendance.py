"""The record of who came: the organizer's roll-call, and the decision on check-ins that came without network."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.activities import queries, service
from app.activities.errors import (
    AlreadyDecided,
    CalledTwice,
    NotOnRoll,
    ReasonMissing,
    RecordedInFuture,
    RecordedTooEarly,
)
from app.activities.events import AttendanceCalled, ReportDecided, RollCallEntry
from app.activities.models import Activity, Attendance, OfflineCheckIn
from app.activities.rules import (
    ATTENDED,
    Action,
    AttendanceState,
    Decision,
    Source,
    ensure_possible,
    is_newer,
)
from app.activities.schemas import RollCallLine, Verdict
from app.core import bulk, clock, events
from app.core.bulk import BulkInsert, Rows
from app.core.db import insert_new
from app.core.errors import NotThere
from app.core.words import instant_words

_NEW = BulkInsert(Attendance, lambda insert: insert.on_conflict_do_nothing())


def call(session: Session, scope: Scope, activity_id: UUID, lines: Sequence[RollCallLine]) -> Activity:
    """Take down what the organizer saw, of many people at once. A line older than what is on record changes nothing.

    Raises `CalledTwice`, `NotOnRoll`, `RecordedInFuture`, `RecordedTooEarly` (422, naming the line); `WrongState` (409).
    """
    activity = service.get_organized(session, scope, activity_id)
    ensure_possible(Action.ROLL_CALL, activity.status)
    _check(session, activity, lines)
    if changed := _write(session, activity_id, lines):
        entries = [RollCallEntry(member_id=line.member_id, state=line.state) for line in changed]
        fact = AttendanceCalled(activity_id=activity.id, organization_id=activity.organization_id, entries=entries)
        events.record(session, scope.who, service.path_of(session, activity), fact)
        session.flush()
    return activity


def _check(session: Session, activity: Activity, lines: Sequence[RollCallLine]) -> None:
    now = clock.now()
    on_roll = set(queries.invitee_ids(session, activity.id))
    seen: set[UUID] = set()
    for number, line in enumerate(lines):
        place = f"/entries/{number}"
        if line.member_id not in on_roll:
            raise NotOnRoll(pointer=f"{place}/member_id")
        if line.member_id in seen:
            raise CalledTwice(pointer=f"{place}/member_id")
        seen.add(line.member_id)
        at = line.recorded_at or now
        if at > now:
            raise RecordedInFuture(pointer=f"{place}/recorded_at")
        if line.state in ATTENDED and at < activity.opens_at:
            raise RecordedTooEarly(pointer=place, time=instant_words(activity.opens_at))


def _known(session: Session, activity_id: UUID, member_ids: Collection[UUID]) -> dict[UUID, Attendance]:
    rows = session.exec(
        select(Attendance).where(Attendance.activity_id == activity_id, col(Attendance.member_id).in_(member_ids))
    )
    return {row.member_id: row for row in rows}


def _write(session: Session, activity_id: UUID, lines: Sequence[RollCallLine]) -> list[RollCallLine]:
    """Write lines; answers those that changed anything. Where a scan or another call is faster, what it wrote is on record like any other."""
    wanted = {line.member_id: line for line in lines}
    known = _known(session, activity_id, wanted.keys())
    new = {key: _called(activity_id, line) for key, line in wanted.items() if key not in known}
    rows = [row.model_dump() for row in new.values()]
    if bulk.insert(session.connection(), Rows(_NEW, rows)) < len(rows):
        found = _known(session, activity_id, new.keys())
        known |= {key: row for key, row in found.items() if row.id != new[key].id}
    return [line for line in lines if line.member_id not in known or _is_changed(known[line.member_id], line)]


def _called(activity_id: UUID, line: RollCallLine) -> Attendance:
    at = line.recorded_at or clock.now()
    return _attendance(activity_id, line.member_id, line.state, Source.ROLL_CALL, at)


def _is_changed(row: Attendance, line: RollCallLine) -> bool:
    """Bring what is on record in line with the call, unless it is newer."""
    at = line.recorded_at or clock.now()
    if row.state is line.state or not is_newer(at, row.at):
        return False
    row.state, row.source, row.at, row.saved_at = line.state, Source.ROLL_CALL, at, clock.now()
    return True


def _attendance(activity_id: UUID, member_id: UUID, state: AttendanceState, source: Source, at: datetime) -> Attendance:
    return Attendance(
        activity_id=activity_id, member_id=member_id, state=state, source=source, at=at, saved_at=clock.now()
    )


def excuse(session: Session, activity_id: UUID, member_id: UUID) -> None:
    """Put 请假 on record, unless the person came."""
    _settle(session, activity_id, member_id, AttendanceState.EXCUSED, Source.LEAVE, clock.now())


def _settle(
    session: Session, activity_id: UUID, member_id: UUID, state: AttendanceState, source: Source, at: datetime
) -> None:
    if insert_new(session, Attendance, _attendance(activity_id, member_id, state, source, at).model_dump()):
        return
    row = _known(session, activity_id, {member_id})[member_id]
    if row.state not in ATTENDED:
        row.state, row.source, row.at, row.saved_at = state, source, at, clock.now()


def decide_offline(
    session: Session, scope: Scope, activity_id: UUID, report_id: UUID, verdict: Verdict, *, seen: int
) -> OfflineCheckIn:
    """Confirm a check-in made without network, or strike it. Raises `AlreadyDecided` (409), `ReasonMissing` (422), `Outdated` (412)."""
    activity = service.get_organized(session, scope, activity_id)
    row = session.get(OfflineCheckIn, report_id)
    if row is None or row.activity_id != activity.id:
        raise NotThere()
    row.touch(scope.who.label, expected=seen)
    row.decision, row.reason = decided(row.decision, verdict)
    if verdict.approve:
        _settle(session, activity.id, row.member_id, row.state, Source.OFFLINE, row.at)
    fact = ReportDecided(
        activity_id=activity.id,
        organization_id=activity.organization_id,
        member_id=row.member_id,
        decision=row.decision,
    )
    events.record(session, scope.who, service.path_of(session, activity), fact)
    session.flush()
    return row


def decided(before: Decision, verdict: Verdict) -> tuple[Decision, str]:
    """What a verdict makes of something that waits. Raises `AlreadyDecided` (409), `ReasonMissing` (422) for a refusal without one."""
    if before is not Decision.PENDING:
        raise AlreadyDecided()
    if not verdict.approve and verdict.reason is None:
        raise ReasonMissing(pointer="/reason")
    return (Decision.APPROVED if verdict.approve else Decision.REFUSED), verdict.reason or ""
