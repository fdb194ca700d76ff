"""The roll as the organizer's screen, the printed list and the member see it. In the order of organizations and names; nobody is ranked."""

import hashlib
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from app.access.guard import Actor, Scope
from app.activities import queries, rules, service, views
from app.activities.models import Activity, Attendance, Invitee, LeaveRequest, OfflineCheckIn
from app.activities.schemas import AttendanceSheet, MyAttendance, OfflineRead, Roll, RollLine, SheetLine
from app.core.pagination import Page, PageRequest, paginate
from app.members.models import Member
from app.organizations.models import Organization

_ORDER = [col(Member.organization_id), col(Member.name), col(Member.id)]


class Entry(NamedTuple):
    """One person of the roll with everything on record."""

    member: Member
    attendance: Attendance | None
    leave: LeaveRequest | None
    offline: OfflineCheckIn | None


def _lines(activity_id: UUID) -> Select[Member, Attendance, LeaveRequest, OfflineCheckIn]:
    return (
        select(Member, Attendance, LeaveRequest, OfflineCheckIn)
        .join(Invitee, col(Invitee.member_id) == Member.id)
        .join(Attendance, queries.same_line(Attendance), isouter=True)
        .join(LeaveRequest, queries.same_line(LeaveRequest), isouter=True)
        .join(OfflineCheckIn, queries.same_line(OfflineCheckIn), isouter=True)
        .where(Invitee.activity_id == activity_id)
    )


def roll(session: Session, scope: Scope, activity_id: UUID, page: PageRequest) -> Roll:
    """A page of the roll with the counts of the whole. Raises `NotThere` (404), `NotAllowed` (403) for whoever is only invited."""
    activity = service.get_organized(session, scope, activity_id)
    found = paginate(session, _lines(activity_id), _ORDER, page)
    entries = [Entry(*row) for row in found.items]
    places = _places(session, entries)
    with_reasons = _with_reasons(session, scope, activity)
    return Roll(
        items=[_line(entry, places, activity, with_reasons=with_reasons) for entry in entries],
        next_cursor=found.next_cursor,
        total=found.total,
        counts=queries.counts(session, activity),
    )


def roll_tag(session: Session, scope: Scope, activity_id: UUID) -> str:
    """An entity tag that changes with anything on the roll, so that a screen which asks every second costs little."""
    activity = service.get_organized(session, scope, activity_id)
    saved = session.exec(select(func.max(Attendance.saved_at)).where(Attendance.activity_id == activity_id)).one()
    versions = [
        session.exec(select(func.sum(kind.version)).where(kind.activity_id == activity_id)).one()
        for kind in (OfflineCheckIn, LeaveRequest)
    ]
    state = f"{_with_reasons(session, scope, activity)}|{activity.version}|{queries.counts(session, activity)}|{saved}|{versions}"
    return f'"{hashlib.sha256(state.encode()).hexdigest()[:24]}"'


def sheet(session: Session, scope: Scope, activity_id: UUID) -> AttendanceSheet:
    """The whole attendance list for printing."""
    activity = service.get_organized(session, scope, activity_id)
    entries = [Entry(*row) for row in session.exec(_lines(activity_id).order_by(*_ORDER))]
    places = _places(session, entries)
    people = queries.names(session, [key for key in (activity.chair_id, activity.recorder_id) if key])
    return AttendanceSheet(
        activity_id=activity.id,
        organization_name=queries.places(session, [activity.organization_id])[activity.organization_id].name,
        chair_name=people.get(activity.chair_id) if activity.chair_id else None,
        recorder_name=people.get(activity.recorder_id) if activity.recorder_id else None,
        counts=queries.counts(session, activity),
        lines=[_sheet_line(entry, places, activity) for entry in entries],
        **activity.model_dump(include={"title", "kind", "place", "starts_at", "ends_at", "status"}),
    )


def mine(session: Session, me: Actor, page: PageRequest) -> Page[MyAttendance]:
    """The caller's own record, the latest first."""
    statement = (
        select(Activity, Organization.name, Attendance, OfflineCheckIn)
        .join(Invitee, col(Invitee.activity_id) == Activity.id)
        .join(Organization, col(Organization.id) == Activity.organization_id)
        .join(Attendance, queries.same_line(Attendance), isouter=True)
        .join(OfflineCheckIn, queries.same_line(OfflineCheckIn), isouter=True)
        .where(Invitee.member_id == me.member_id)
    )
    found = paginate(session, statement, [Activity.starts_at, Activity.id], page, descending=True)
    found.items = [_own(*row) for row in found.items]
    return found


def _places(session: Session, entries: list[Entry]) -> dict[UUID, queries.Place]:
    return queries.places(session, {entry.member.organization_id for entry in entries})


def _with_reasons(session: Session, scope: Scope, activity: Activity) -> bool:
    return views.answers_leave(scope, service.path_of(session, activity))


def _line(entry: Entry, places: dict[UUID, queries.Place], activity: Activity, *, with_reasons: bool) -> RollLine:
    member, attendance, leave, offline = entry
    return RollLine(
        member_id=member.id,
        name=member.name,
        organization_name=places[member.organization_id].name,
        state=rules.shown_state(attendance.state if attendance else None, activity.status),
        source=attendance.source if attendance else None,
        at=attendance.at if attendance else None,
        leave=views.leave_read(leave, with_reason=with_reasons) if leave else None,
        offline=OfflineRead.model_validate(offline) if offline else None,
    )


def _sheet_line(entry: Entry, places: dict[UUID, queries.Place], activity: Activity) -> SheetLine:
    member, attendance, leave, _ = entry
    excused = attendance is not None and attendance.state is rules.AttendanceState.EXCUSED
    return SheetLine(
        name=member.name,
        organization_name=places[member.organization_id].name,
        state=rules.shown_state(attendance.state if attendance else None, activity.status),
        leave_kind=leave.kind if leave is not None and excused else None,
    )


def _own(
    activity: Activity, organization_name: str, attendance: Attendance | None, offline: OfflineCheckIn | None
) -> MyAttendance:
    return MyAttendance(
        activity_id=activity.id,
        organization_name=organization_name,
        state=rules.shown_state(attendance.state if attendance else None, activity.status),
        source=attendance.source if attendance else None,
        at=attendance.at if attendance else None,
        offline=OfflineRead.model_validate(offline) if offline else None,
        **activity.model_dump(include={"kind", "title", "place", "starts_at", "ends_at", "status"}),
    )
