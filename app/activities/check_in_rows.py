"""The statements of the hot path, each for a whole batch and each prepared once: look at who is expected where, write what is new."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple, TypedDict
from uuid import UUID

from sqlalchemy import BindParameter, Connection, Executable, and_, bindparam, select
from sqlmodel import col

from app.access.models import LoginSession
from app.activities.models import Activity, Attendance, Invitee, OfflineCheckIn
from app.activities.rules import ATTENDED, ActivityStatus, AttendanceState, CheckInWindow, Decision, Source
from app.core.bulk import BulkInsert, Insert, Rows, padded
from app.organizations.models import Organization


class Meeting(NamedTuple):
    """What a batch needs to know of an activity."""

    id: UUID
    organization_id: UUID
    path: str
    window: CheckInWindow


class Known(NamedTuple):
    """A check-in on record."""

    id: UUID
    state: AttendanceState
    at: datetime


class Line(NamedTuple):
    """One line of an activity's roll: what is on record, and what came without network with the decision on it."""

    meeting: Meeting
    attendance: Known | None
    offline: Known | None
    decision: Decision | None


class Signed(NamedTuple):
    """Who stands behind a live login session, with the own lines on the rolls in question, by the activity's handle."""

    account_id: UUID
    member_id: UUID | None
    label: str
    lines: dict[str, Line]


class AttendanceRow(TypedDict):
    id: UUID
    activity_id: UUID
    member_id: UUID
    state: AttendanceState
    source: Source
    at: datetime
    saved_at: datetime


class OfflineRow(TypedDict):
    id: UUID
    activity_id: UUID
    member_id: UUID
    state: AttendanceState
    at: datetime
    scanned_at: datetime
    clock_offset_ms: int
    received_at: datetime
    decision: Decision
    reason: str
    version: int
    updated_at: datetime
    updated_by: str


_sessions: BindParameter[list[UUID]] = bindparam("sessions", expanding=True)
_handles: BindParameter[list[str]] = bindparam("handles", expanding=True)

_KNOWN_HANDLES = select(col(Activity.handle)).where(col(Activity.handle).in_(_handles))
_MEETINGS = select(col(Activity.id)).where(col(Activity.handle).in_(_handles))
# Columns in the order of `Signed`, `Meeting` and the parts of `Line`.
_PEOPLE: Executable = (
    select(
        col(LoginSession.id),
        col(LoginSession.account_id),
        col(LoginSession.member_id),
        col(LoginSession.label),
        col(Activity.handle),
        col(Activity.id),
        col(Activity.organization_id),
        col(Organization.path),
        col(Activity.opens_at),
        col(Activity.late_after),
        col(Activity.closed_at),
        col(Activity.status),
        col(Attendance.id),
        col(Attendance.state),
        col(Attendance.at),
        col(OfflineCheckIn.id),
        col(OfflineCheckIn.state),
        col(OfflineCheckIn.at),
        col(OfflineCheckIn.decision),
    )
    .select_from(LoginSession)
    .join(
        Invitee,
        and_(col(Invitee.member_id) == LoginSession.member_id, col(Invitee.activity_id).in_(_MEETINGS)),
        isouter=True,
    )
    .join(Activity, col(Activity.id) == Invitee.activity_id, isouter=True)
    .join(Organization, col(Organization.id) == Activity.organization_id, isouter=True)
    .join(
        Attendance,
        and_(col(Attendance.activity_id) == Invitee.activity_id, col(Attendance.member_id) == Invitee.member_id),
        isouter=True,
    )
    .join(
        OfflineCheckIn,
        and_(
            col(OfflineCheckIn.activity_id) == Invitee.activity_id,
            col(OfflineCheckIn.member_id) == Invitee.member_id,
        ),
        isouter=True,
    )
    .where(
        col(LoginSession.id).in_(_sessions),
        col(LoginSession.ended_at).is_(None),
        col(LoginSession.expires_at) > bindparam("now"),
    )
)
_KEY = ("activity_id", "member_id")


def people(
    connection: Connection, session_ids: Collection[UUID], handles: Collection[str], now: datetime
) -> dict[UUID, Signed]:
    """Who stands behind the live login sessions among these, each with the own lines on the rolls of these activities."""
    found: dict[UUID, Signed] = {}
    meetings: dict[str, Meeting] = {}
    params = {"sessions": padded(session_ids), "handles": padded(handles), "now": now}
    for row in connection.execute(_PEOPLE, params).all():
        session_id, account_id, member_id, label, handle, *of_meeting = row[:12]
        signed = found.get(session_id)
        if signed is None:
            signed = found[session_id] = Signed(account_id, member_id, label, {})
        if handle is not None:
            meeting = meetings.get(handle)
            if meeting is None:
                meeting = meetings[handle] = _meeting(*of_meeting)
            signed.lines[handle] = Line(meeting, _known(*row[12:15]), _known(*row[15:18]), row[18])
    return found


def known_handles(connection: Connection, handles: Collection[str]) -> set[str]:
    """Those handles among these that stand for an activity."""
    return set(connection.execute(_KNOWN_HANDLES, {"handles": list(handles)}).scalars())


def _meeting(
    key: UUID,
    organization_id: UUID,
    path: str,
    opens_at: datetime,
    late_after: datetime,
    closed_at: datetime | None,
    status: ActivityStatus,
) -> Meeting:
    window = CheckInWindow(opens_at, late_after, closed_at, is_cancelled=status is ActivityStatus.CANCELLED)
    return Meeting(key, organization_id, path, window)


def _known(row_id: UUID | None, state: AttendanceState, at: datetime) -> Known | None:
    return None if row_id is None else Known(row_id, state, at)


def _unless_there(insert: Insert) -> Insert:
    return insert.on_conflict_do_nothing(index_elements=_KEY)


def _over_absence(insert: Insert) -> Insert:
    """Over nothing, or over the record of 请假 or 缺席 that was read and whose id the row bears; never over 到场 or 迟到."""
    return insert.on_conflict_do_update(
        index_elements=_KEY,
        set_={name: insert.excluded[name] for name in ("state", "source", "at", "saved_at")},
        where=and_(
            col(Attendance.id) == insert.excluded["id"],
            *(col(Attendance.state) != state for state in sorted(ATTENDED)),
        ),
    )


_ATTENDANCE = BulkInsert(Attendance, _over_absence)
_OFFLINE = BulkInsert(OfflineCheckIn, _unless_there)


def attendance_rows(fresh: Sequence[AttendanceRow]) -> Rows:
    """Attendances to record. Where another transaction was faster, its record stands and one row less is written."""
    return Rows(_ATTENDANCE, fresh)


def offline_rows(fresh: Sequence[OfflineRow]) -> Rows:
    """Check-ins made without network, to keep. Where another transaction was faster, its record stands and one row less is written."""
    return Rows(_OFFLINE, fresh)
