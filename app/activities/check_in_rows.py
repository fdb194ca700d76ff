"""The statements of the hot path, each for a whole batch and each prepared once: look at meetings and people, write what is new."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import NamedTuple, TypedDict
from uuid import UUID

from sqlalchemy import BindParameter, Connection, Executable, and_, bindparam, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, col

from app.access.models import LoginSession
from app.activities.models import Activity, Attendance, Invitee, OfflineCheckIn
from app.activities.rules import ATTENDED, ActivityStatus, AttendanceState, CheckInWindow, Decision, Source
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
    """One line of a roll: what is on record, and what came without network with the decision on it."""

    attendance: Known | None
    offline: Known | None
    decision: Decision | None


class Signed(NamedTuple):
    """Who stands behind a live login session, with the own lines on the rolls in question, by activity."""

    account_id: UUID
    member_id: UUID | None
    label: str
    lines: dict[UUID, Line]


Key = tuple[UUID, UUID]  # activity, member


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


_ids: BindParameter[list[UUID]] = bindparam("ids", expanding=True)
_activities: BindParameter[list[UUID]] = bindparam("activities", expanding=True)

_MEETINGS = (
    select(
        col(Activity.handle),
        col(Activity.id),
        col(Activity.organization_id),
        col(Organization.path),
        col(Activity.opens_at),
        col(Activity.late_after),
        col(Activity.closed_at),
        col(Activity.status),
    )
    .join(Organization, col(Organization.id) == Activity.organization_id)
    .where(col(Activity.handle).in_(_ids))
)
_PEOPLE = (
    select(
        col(LoginSession.id),
        col(LoginSession.account_id),
        col(LoginSession.member_id),
        col(LoginSession.label),
        col(Invitee.activity_id),
        col(Attendance.id),
        col(Attendance.state),
        col(Attendance.at),
        col(OfflineCheckIn.id),
        col(OfflineCheckIn.state),
        col(OfflineCheckIn.at),
        col(OfflineCheckIn.decision),
    )
    .join(
        Invitee,
        and_(col(Invitee.member_id) == LoginSession.member_id, col(Invitee.activity_id).in_(_activities)),
        isouter=True,
    )
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
        col(LoginSession.id).in_(_ids),
        col(LoginSession.ended_at).is_(None),
        col(LoginSession.expires_at) > bindparam("now"),
    )
)
_KEY = ("activity_id", "member_id")


def meetings(connection: Connection, handles: Collection[str]) -> dict[str, Meeting]:
    """The activities that codes stand for, by handle."""
    found = {}
    for handle, key, organization_id, path, opens_at, late_after, closed_at, status in connection.execute(
        _MEETINGS, {"ids": list(handles)}
    ):
        window = CheckInWindow(opens_at, late_after, closed_at, is_cancelled=status is ActivityStatus.CANCELLED)
        found[handle] = Meeting(key, organization_id, path, window)
    return found


def people(
    connection: Connection, session_ids: Collection[UUID], activity_ids: Collection[UUID], now: datetime
) -> dict[UUID, Signed]:
    """Who stands behind the live login sessions among these, each with the own lines on these rolls."""
    found: dict[UUID, Signed] = {}
    params = {"ids": list(session_ids), "activities": list(activity_ids), "now": now}
    for row in connection.execute(_PEOPLE, params).all():
        session_id, account_id, member_id, label, activity_id, *record = row
        signed = found.setdefault(session_id, Signed(account_id, member_id, label, {}))
        if activity_id is not None:
            signed.lines[activity_id] = Line(_known(*record[:3]), _known(*record[3:6]), record[6])
    return found


def _known(row_id: UUID | None, state: AttendanceState, at: datetime) -> Known | None:
    return None if row_id is None else Known(row_id, state, at)


def _insert(dialect: str, table: type[SQLModel]) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


@cache
def _upsert_attendance(dialect: str) -> Executable:
    """Over nothing, or over the record of 请假 or 缺席 that was read and whose id the row bears; never over 到场 or 迟到."""
    insert = _insert(dialect, Attendance)
    return insert.on_conflict_do_update(
        index_elements=_KEY,
        set_={name: insert.excluded[name] for name in ("state", "source", "at", "saved_at")},
        where=and_(
            col(Attendance.id) == insert.excluded["id"],
            *(col(Attendance.state) != state for state in sorted(ATTENDED)),
        ),
    )


@cache
def _insert_offline(dialect: str) -> Executable:
    """Unless there is one already."""
    return _insert(dialect, OfflineCheckIn).on_conflict_do_nothing(index_elements=_KEY)


def put_attendance(connection: Connection, fresh: Sequence[AttendanceRow]) -> bool:
    """Record attendances; whether all are as given. Where another transaction was faster, its record stands."""
    return _put(connection, _upsert_attendance(connection.dialect.name), fresh)


def put_offline(connection: Connection, fresh: Sequence[OfflineRow]) -> bool:
    """Keep check-ins made without network; whether all are as given. Where another transaction was faster, its record stands."""
    return _put(connection, _insert_offline(connection.dialect.name), fresh)


def _put(connection: Connection, statement: Executable, fresh: Sequence[Mapping[str, object]]) -> bool:
    # Without RETURNING: the statement stays the same for every number of rows, and the count tells the rare case.
    if not fresh:
        return True
    written = connection.execute(statement, list(fresh), execution_options={"preserve_rowcount": True})
    return written.rowcount == len(fresh)
