"""Checking in by the card: the organizer scans it from the phone of somebody who cannot aim a camera, or from the paper of somebody without one."""

from uuid import UUID

from sqlmodel import Session, select

from app.access.guard import Scope
from app.access.models import ApiClient
from app.access.policy import Permission
from app.activities import service
from app.activities.errors import NotExpected
from app.activities.events import AttendanceCheckedIn
from app.activities.models import Activity, Attendance, Invitee
from app.activities.rules import ATTENDED, Source
from app.activities.schemas import CheckInRead
from app.core import clock, events
from app.core.words import words_of
from app.identity import verifications
from app.identity.dm1 import Assurance, Reason
from app.identity.errors import CardRefused
from app.identity.rules import REASON_WORDS
from app.identity.schemas import VerificationCreate
from app.identity.verification_rows import Caller
from app.organizations import deputies
from app.organizations.models import Organization


def check_in(session: Session, scope: Scope, activity_id: UUID, card_code: str) -> CheckInRead:
    """Check in whoever's card this is.

    Raises `CardRefused` (422), `NotExpected` (409), and `ActivityCancelled`, `ActivityClosed` or `CheckInNotStarted` (409).
    """
    activity = service.get_organized(session, scope, activity_id)
    now = clock.now()
    state = activity.window.state_at(now)
    caller, request = _caller(session, scope, activity), _request(activity, card_code)
    member_id, verdict = verifications.look_at(session, caller, request)
    reason, assurance = verdict.reason, verdict.assurance
    row = session.exec(
        select(Attendance).where(Attendance.activity_id == activity.id, Attendance.member_id == member_id)
    ).first()
    # A request whose answer was lost comes again with the same card.
    if row is not None and row.state in ATTENDED and reason in {None, Reason.REPLAYED}:
        return _read(row, assurance, repeated=True)
    if reason is not None or member_id is None:
        raise CardRefused(pointer="/card_code", reason=words_of(REASON_WORDS, reason or Reason.MALFORMED))
    if session.get(Invitee, (activity.id, member_id)) is None:
        raise NotExpected()
    row = row or Attendance(
        activity_id=activity.id, member_id=member_id, state=state, source=Source.CARD, at=now, saved_at=now
    )
    row.state, row.source, row.at, row.saved_at = state, Source.CARD, now, now
    session.add(row)
    fact = AttendanceCheckedIn(
        activity_id=activity.id, organization_id=activity.organization_id, member_id=member_id, state=state
    )
    events.record(session, scope.who, service.path_of(session, activity), fact)
    session.flush()
    return _read(row, assurance, repeated=False)


def _request(activity: Activity, card_code: str) -> VerificationCreate:
    return VerificationCreate(code=card_code, purpose=f"签到：{activity.title}"[:60])


def _caller(session: Session, scope: Scope, activity: Activity) -> Caller:
    place = session.get_one(Organization, activity.organization_id)
    roles = deputies.role_words(session, scope, place.path, Permission.ACTIVITIES_WRITE)
    system = session.get(ApiClient, scope.account_id) if scope.account_id else None
    stated_purpose = system.purpose if system else ""
    return Caller(scope.account_id or UUID(int=0), scope.who, roles, place.name, stated_purpose)


def _read(row: Attendance, assurance: Assurance | None, *, repeated: bool) -> CheckInRead:
    return CheckInRead(
        id=row.id,
        activity_id=row.activity_id,
        member_id=row.member_id,
        state=row.state,
        at=row.at,
        repeated=repeated,
        waits=False,
        assurance=assurance,
    )
