"""Reads around activities: each for a whole page at once, with the scope inside the query."""

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.guard import Scope
from app.activities.models import Activity, Attendance, Invitee, LeaveRequest, OfflineCheckIn
from app.activities.rules import ATTENDED, ActivityStatus, AttendanceState, Decision
from app.activities.schemas import RollCounts
from app.core import clock
from app.members.models import Member
from app.members.rules import ON_ROLL
from app.organizations import matters
from app.organizations.matters import Ending, Matter
from app.organizations.models import Organization
from app.organizations.queries import below

Waiting = LeaveRequest | OfflineCheckIn


class Place(NamedTuple):
    """Where an activity belongs."""

    path: str
    name: str


def caller(scope: Scope) -> UUID | None:
    """The member who is calling, whatever permission the scope is of."""
    return scope.who.id if scope.who.kind == "member" else None


def visible(scope: Scope) -> ColumnElement[bool]:
    """Activities held within the scope, or with the caller on the roll."""
    invited = (
        select(Invitee.activity_id)
        .where(Invitee.activity_id == Activity.id, Invitee.member_id == scope.member_id)
        .exists()
    )
    held = (
        select(Organization.id)
        .where(Organization.id == Activity.organization_id, scope.within(col(Organization.path)))
        .exists()
    )
    return invited if not scope.roots else or_(held, invited) if scope.member_id else held


@matters.finds("activity")
def planned_at(session: Session, organization_ids: Collection[UUID]) -> list[Matter]:
    """What is planned or open at organizations whose place in the tree is about to change."""
    coming = select(Activity).where(
        col(Activity.organization_id).in_(organization_ids),
        col(Activity.status).in_((ActivityStatus.PLANNED, ActivityStatus.OPEN)),
    )
    now = clock.now()
    found = []
    for row in session.exec(coming):
        has_begun = row.status is ActivityStatus.OPEN or row.starts_at <= now
        found.append(Matter(row.id, row.organization_id, row.version, Ending.ENDS if has_begun else Ending.CANCELLED))
    return found


class ActivityOrder(StrEnum):
    """Which activities come first."""

    LATEST = "latest"
    SOONEST = "soonest"


class Filters(NamedTuple):
    """What a list of activities is narrowed to (a subtree, states, the caller's own roll), and how it is sorted."""

    organization_path: str | None
    statuses: Collection[ActivityStatus]
    invited: bool
    order: ActivityOrder


def listing(scope: Scope, filters: Filters) -> SelectOfScalar[Activity]:
    """Activities the caller may see, narrowed."""
    statement = select(Activity).where(visible(scope))
    if filters.organization_path is not None:
        within = select(Organization.id).where(below(filters.organization_path, Organization.path))
        statement = statement.where(col(Activity.organization_id).in_(within))
    if filters.statuses:
        statement = statement.where(col(Activity.status).in_(filters.statuses))
    if filters.invited:
        own = select(Invitee.activity_id).where(Invitee.member_id == caller(scope))
        statement = statement.where(col(Activity.id).in_(own))
    return statement


def places(session: Session, organization_ids: Collection[UUID]) -> dict[UUID, Place]:
    """Path and name by organization."""
    rows = session.exec(
        select(Organization.id, Organization.path, Organization.name).where(col(Organization.id).in_(organization_ids))
    )
    return {row_id: Place(path, name) for row_id, path, name in rows}


def names(session: Session, member_ids: Collection[UUID]) -> dict[UUID, str]:
    """Names by member."""
    return dict(session.exec(select(Member.id, Member.name).where(col(Member.id).in_(member_ids))).all())


def invitee_ids(session: Session, activity_id: UUID) -> Sequence[UUID]:
    """Who is on the roll of an activity."""
    return session.exec(select(Invitee.member_id).where(Invitee.activity_id == activity_id)).all()


def is_invited(session: Session, activity_id: UUID, member_id: UUID | None) -> bool:
    """Whether a member is on the roll."""
    return member_id is not None and session.get(Invitee, (activity_id, member_id)) is not None


def due_and_present(session: Session, activity_ids: Collection[UUID]) -> dict[UUID, tuple[int, int]]:
    """How many are expected and how many came, by activity."""
    came = case((col(Attendance.state).in_(ATTENDED), 1), else_=0)
    rows = session.exec(
        select(Invitee.activity_id, func.count(), func.coalesce(func.sum(came), 0))
        .join(Attendance, same_line(Attendance), isouter=True)
        .where(col(Invitee.activity_id).in_(activity_ids))
        .group_by(col(Invitee.activity_id))
    )
    return {activity_id: (due, int(present)) for activity_id, due, present in rows}


def same_line(kind: type[Attendance | LeaveRequest | OfflineCheckIn]) -> ColumnElement[bool]:
    """Joins what is on record of a person to the person's line on the roll."""
    return and_(col(kind.activity_id) == Invitee.activity_id, col(kind.member_id) == Invitee.member_id)


def counts(session: Session, activity: Activity) -> RollCounts:
    """The roll of one activity in numbers."""
    rows = session.exec(
        select(Attendance.state, func.count())
        .join(Invitee, same_line(Attendance))
        .where(Attendance.activity_id == activity.id)
        .group_by(col(Attendance.state))
    )
    by_state = dict(rows.all())
    due = session.exec(select(func.count()).where(Invitee.activity_id == activity.id)).one()
    unknown = due - sum(by_state.values())
    is_closed = activity.status is ActivityStatus.CLOSED
    return RollCounts(
        due=due,
        present=by_state.get(AttendanceState.PRESENT, 0),
        late=by_state.get(AttendanceState.LATE, 0),
        excused=by_state.get(AttendanceState.EXCUSED, 0),
        absent=by_state.get(AttendanceState.ABSENT, 0) + (unknown if is_closed else 0),
        unknown=0 if is_closed else unknown,
        offline_waiting=waiting(session, OfflineCheckIn, [activity.id]).get(activity.id, 0),
        leave_waiting=waiting(session, LeaveRequest, [activity.id]).get(activity.id, 0),
    )


def waiting(session: Session, kind: type[Waiting], activity_ids: Collection[UUID]) -> dict[UUID, int]:
    """How many of a kind wait for the organizer, by activity."""
    statement = select(kind.activity_id, func.count()).where(_waits(kind), col(kind.activity_id).in_(activity_ids))
    return dict(session.exec(statement.group_by(col(kind.activity_id))).all())


def waiting_at(session: Session, organization_ids: Collection[UUID]) -> int:
    """How many leave requests and check-ins made without network wait for whoever organizes at these organizations."""
    held = select(Activity.id).where(
        col(Activity.organization_id).in_(organization_ids), Activity.status != ActivityStatus.CANCELLED
    )
    return sum(
        session.exec(select(func.count()).where(_waits(kind), col(kind.activity_id).in_(held))).one()
        for kind in (LeaveRequest, OfflineCheckIn)
    )


def _waits(kind: type[Waiting]) -> ColumnElement[bool]:
    """Not decided yet, and whoever came in the meantime waits for nothing."""
    came = select(Attendance.id).where(
        col(Attendance.activity_id) == kind.activity_id,
        col(Attendance.member_id) == kind.member_id,
        col(Attendance.state).in_(ATTENDED),
    )
    return and_(col(kind.decision) == Decision.PENDING, ~came.exists())


def on_roll() -> SelectOfScalar[UUID]:
    """Ids of all members on a roll."""
    return select(Member.id).where(col(Member.status).in_(ON_ROLL))


def on_roll_of_path(path: str) -> SelectOfScalar[UUID]:
    """Ids of the members on the roll at a path and below."""
    return (
        select(Member.id)
        .join(Organization, col(Organization.id) == Member.organization_id)
        .where(below(path, Organization.path), col(Member.status).in_(ON_ROLL))
    )


def on_roll_of_group(group_id: UUID) -> SelectOfScalar[UUID]:
    """Ids of the members on the roll in a party group."""
    return select(Member.id).where(Member.party_group_id == group_id, col(Member.status).in_(ON_ROLL))


def on_roll_of_list(scope: Scope, member_ids: Collection[UUID]) -> SelectOfScalar[UUID]:
    """Of the members named, those on a roll within the scope."""
    return (
        select(Member.id)
        .join(Organization, col(Organization.id) == Member.organization_id)
        .where(
            col(Member.id).in_(member_ids),
            scope.within(col(Organization.path)),
            col(Member.status).in_(ON_ROLL),
        )
    )
