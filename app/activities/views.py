"""Activities as callers see them: a page at a time, a fixed number of queries however many there are."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.access.policy import Permission
from app.activities import queries, rules
from app.activities.models import Activity, Attendance, Invitee, LeaveRequest, OfflineCheckIn
from app.activities.rules import Action
from app.activities.schemas import ActivityRead, Audience, LeaveRead, MyPart, OfflineRead
from app.core import clock
from app.core.pagination import Page, PageRequest, paginate
from app.core.schemas import AllowedAction

_BETWEEN_THE_TWO = frozenset({"reason", "decision_reason"})
_STORED = ActivityRead.model_fields.keys() & Activity.model_fields.keys()


class Part(NamedTuple):
    """Everything on record of one person in one activity."""

    attendance: Attendance | None
    leave: LeaveRequest | None
    offline: OfflineCheckIn | None


def page_of(session: Session, scope: Scope, filters: queries.Filters, page: PageRequest) -> Page[ActivityRead]:
    """One page of what the caller may see."""
    statement = queries.listing(scope, filters)
    descending = filters.order is queries.ActivityOrder.LATEST
    found = paginate(session, statement, [Activity.starts_at, Activity.id], page, descending=descending)
    found.items = read_all(session, scope, found.items)
    return found


def read(session: Session, scope: Scope, row: Activity) -> ActivityRead:
    """One activity."""
    return read_all(session, scope, [row])[0]


def read_all(session: Session, scope: Scope, rows: Sequence[Activity]) -> list[ActivityRead]:
    """Activities with their counts, the caller's own part, and what the caller may do."""
    ids = [row.id for row in rows]
    places = queries.places(session, {row.organization_id for row in rows})
    names = queries.names(session, {key for row in rows for key in (row.chair_id, row.recorder_id) if key})
    numbers = queries.due_and_present(session, ids)
    lists = _named_members(session, [row.id for row in rows if row.audience_is_list])
    mine = _parts_of(session, ids, queries.caller(scope))
    waiting = _waiting(session, [row.id for row in rows if may_organize(scope, places[row.organization_id].path)])
    answers = []
    for row in rows:
        due, present = numbers.get(row.id, (0, 0))
        place, part = places[row.organization_id], mine.get(row.id)
        answers.append(
            ActivityRead(
                **{field: getattr(row, field) for field in _STORED},
                audience=audience_of(row, lists.get(row.id, [])),
                organization_name=place.name,
                chair_name=names.get(row.chair_id) if row.chair_id else None,
                recorder_name=names.get(row.recorder_id) if row.recorder_id else None,
                due_count=due,
                present_count=present,
                waiting_count=waiting.get(row.id, 0),
                my_part=None if part is None else my_part(part, row),
                allowed_actions=allowed_actions(scope, row, place.path, part),
            )
        )
    return answers


def audience_of(row: Activity, named: list[UUID]) -> Audience:
    """Whom an activity is for."""
    if row.audience_is_list:
        return Audience.model_construct(member_ids=named, organization_id=None, party_group_id=None)
    return Audience(organization_id=row.audience_organization_id, party_group_id=row.audience_group_id)


def allowed_actions(scope: Scope, row: Activity, path: str, part: Part | None) -> list[AllowedAction]:
    """What the caller may do now, by the tables that guard the commands."""
    organizes = may_organize(scope, path)
    records = row.recorder_id is not None and row.recorder_id == queries.caller(scope)
    may_ask = part is not None and part.leave is None and clock.now() < row.starts_at
    special = {Action.WRITE_MINUTES: organizes or records, Action.REQUEST_LEAVE: may_ask}
    return [
        AllowedAction(action=action, label=rules.ACTION_WORDS[action], requires_reason=action in rules.NEEDS_REASON)
        for action in Action
        if special.get(action, organizes) and row.status in rules.POSSIBLE[action]
    ]


def may_organize(scope: Scope, path: str) -> bool:
    """Whether the caller may plan and hold activities at a place."""
    return scope.may(Permission.ACTIVITIES_WRITE, path)


def _waiting(session: Session, ids: Sequence[UUID]) -> Counter[UUID]:
    """What waits for the organizer, by activity."""
    if not ids:
        return Counter()
    return Counter(queries.waiting(session, LeaveRequest, ids)) + Counter(queries.waiting(session, OfflineCheckIn, ids))


def my_part(part: Part, row: Activity) -> MyPart:
    """The caller's own line on the roll."""
    attendance = part.attendance
    return MyPart(
        state=rules.shown_state(attendance.state if attendance else None, row.status),
        source=attendance.source if attendance else None,
        at=attendance.at if attendance else None,
        leave=leave_read(part.leave) if part.leave else None,
        offline=OfflineRead.model_validate(part.offline) if part.offline else None,
    )


def leave_read(row: LeaveRequest, *, with_reason: bool = True) -> LeaveRead:
    """A leave request; its reason (health, often) is opened for whoever asked and for the people who answer it, see `answers_leave`."""
    told = {name: getattr(row, name) for name in LeaveRead.model_fields if with_reason or name not in _BETWEEN_THE_TWO}
    return LeaveRead(**told)


def answers_leave(scope: Scope, path: str) -> bool:
    """Whether the caller answers leave requests at a place: a person who organizes there, never another system."""
    return may_organize(scope, path) and scope.who.kind != "client"


def _parts_of(session: Session, ids: Sequence[UUID], member_id: UUID | None) -> dict[UUID, Part]:
    if member_id is None or not ids:
        return {}
    rows = session.exec(
        select(Invitee, Attendance, LeaveRequest, OfflineCheckIn)
        .join(Attendance, queries.same_line(Attendance), isouter=True)
        .join(LeaveRequest, queries.same_line(LeaveRequest), isouter=True)
        .join(OfflineCheckIn, queries.same_line(OfflineCheckIn), isouter=True)
        .where(Invitee.member_id == member_id, col(Invitee.activity_id).in_(ids))
    )
    return {invitee.activity_id: Part(attendance, leave, offline) for invitee, attendance, leave, offline in rows}


def _named_members(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    if not ids:
        return {}
    found: dict[UUID, list[UUID]] = {key: [] for key in ids}
    for row in session.exec(select(Invitee).where(col(Invitee.activity_id).in_(ids))):
        found[row.activity_id].append(row.member_id)
    return found
