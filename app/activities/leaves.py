"""请假: asked before the start by whoever is invited, decided by the organizer."""

from uuid import UUID

from sqlmodel import Session, select

from app.access.guard import Actor, Scope
from app.activities import attendance, service
from app.activities.errors import LeaveRequested as LeaveRequestedBefore
from app.activities.errors import LeaveTooLate
from app.activities.events import LeaveDecided, LeaveRequested
from app.activities.models import Activity, Invitee, LeaveRequest
from app.activities.rules import Action, ensure_possible
from app.activities.schemas import LeaveCreate, Verdict
from app.core import clock, events
from app.core.crypto import keyring
from app.core.errors import NotThere
from app.core.ids import new_id


def request(session: Session, me: Actor, activity_id: UUID, data: LeaveCreate) -> LeaveRequest:
    """Ask for leave. Raises `LeaveTooLate`, `LeaveRequested`, `WrongState` (409); `NotThere` for whoever is not invited."""
    activity, member_id = _invited(session, me, activity_id)
    ensure_possible(Action.REQUEST_LEAVE, activity.status)
    if clock.now() >= activity.starts_at:
        raise LeaveTooLate()
    earlier = select(LeaveRequest.id).where(
        LeaveRequest.activity_id == activity_id, LeaveRequest.member_id == member_id
    )
    if session.exec(earlier).first() is not None:
        raise LeaveRequestedBefore()
    row_id = new_id()
    row = LeaveRequest(
        id=row_id,
        activity_id=activity_id,
        member_id=member_id,
        kind=data.kind,
        reason_sealed=keyring().seal("leave_request.reason", row_id, data.reason),
        requested_at=clock.now(),
        updated_by=me.label,
    )
    session.add(row)
    fact = LeaveRequested(activity_id=activity.id, organization_id=activity.organization_id, member_id=member_id)
    events.record(session, me.who, service.path_of(session, activity), fact)
    return row


def get_own(session: Session, me: Actor, leave_id: UUID) -> LeaveRequest:
    """One's own request. Raises `NotThere` (404)."""
    row = session.get(LeaveRequest, leave_id)
    if row is None or row.member_id != me.member_id:
        raise NotThere()
    return row


def decide(
    session: Session, scope: Scope, activity_id: UUID, leave_id: UUID, verdict: Verdict, *, seen: int
) -> LeaveRequest:
    """Grant leave or refuse it. Raises `AlreadyDecided` (409), `ReasonMissing` (422), `Outdated` (412)."""
    activity = service.get_organized(session, scope, activity_id)
    row = session.get(LeaveRequest, leave_id)
    if row is None or row.activity_id != activity.id:
        raise NotThere()
    row.touch(scope.who.label, expected=seen)
    row.decision, row.decision_reason = attendance.decided(row.decision, verdict)
    if verdict.approve:
        attendance.excuse(session, activity.id, row.member_id)
    fact = LeaveDecided(
        activity_id=activity.id,
        organization_id=activity.organization_id,
        member_id=row.member_id,
        decision=row.decision,
    )
    events.record(session, scope.who, service.path_of(session, activity), fact)
    session.flush()
    return row


def _invited(session: Session, me: Actor, activity_id: UUID) -> tuple[Activity, UUID]:
    if me.member_id is None or session.get(Invitee, (activity_id, me.member_id)) is None:
        raise NotThere()
    return session.get_one(Activity, activity_id), me.member_id
