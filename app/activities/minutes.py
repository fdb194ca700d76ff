"""会议记录: drafted by the recorder, signed by the secretary, then locked; a correction is a further version with its reason."""

from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.access.policy import Permission
from app.activities import queries, service
from app.activities.errors import NothingToSign, NotTheRecorder, ReasonMissing
from app.activities.events import MinutesSigned, MinutesWritten
from app.activities.models import Activity, MeetingRecord
from app.activities.rules import Action, ensure_possible
from app.activities.schemas import MinutesRead, MinutesVersion, MinutesWrite
from app.core import clock, events
from app.core.schemas import AllowedAction


def read(session: Session, scope: Scope, activity_id: UUID) -> MinutesRead:
    """The minutes: all versions for those who write or sign them, the signed ones for everybody else who sees the activity."""
    activity = service.get(session, scope, activity_id)
    path = service.path_of(session, activity)
    signs, writes = scope.may(Permission.ACTIVITIES_WRITE, path), _writes(scope, activity, path)
    rows = [row for row in _versions(session, activity_id) if writes or row.signed_at is not None]
    open_draft = bool(rows) and rows[0].signed_at is None
    actions = [("write_minutes", "写会议记录", writes), ("sign_minutes", "签字", signs and open_draft)]
    return MinutesRead(
        activity_id=activity_id,
        versions=[MinutesVersion.model_validate(row) for row in rows],
        version=rows[0].version if rows else 0,
        allowed_actions=[
            AllowedAction(action=action, label=label, requires_reason=False) for action, label, may in actions if may
        ],
    )


def write(session: Session, scope: Scope, activity_id: UUID, data: MinutesWrite, *, seen: int | None) -> MinutesRead:
    """Write the draft, or begin a correction of what was signed.

    Raises `NotTheRecorder` (403), `WrongState` (409), `ReasonMissing` (422) for a correction without one, `Outdated` (412).
    """
    activity = service.get(session, scope, activity_id)
    path = service.path_of(session, activity)
    if not _writes(scope, activity, path):
        raise NotTheRecorder()
    ensure_possible(Action.WRITE_MINUTES, activity.status)
    last = next(iter(_versions(session, activity_id)), None)
    if last is None or last.signed_at is not None:
        last, seen = _next_version(activity_id, last, data), None
    last.touch(scope.who.label, expected=seen)
    last.content, last.resolution = data.content, data.resolution
    last.written_by, last.written_at = scope.who.label, clock.now()
    session.add(last)
    fact = MinutesWritten(activity_id=activity.id, organization_id=activity.organization_id, number=last.number)
    events.record(session, scope.who, path, fact)
    session.flush()
    return read(session, scope, activity_id)


def sign(session: Session, scope: Scope, activity_id: UUID, *, seen: int) -> MinutesRead:
    """Sign the draft: from now on it never changes. Raises `NothingToSign` (409), `Outdated` (412)."""
    activity = service.get_organized(session, scope, activity_id)
    draft = next(iter(_versions(session, activity_id)), None)
    if draft is None or draft.signed_at is not None:
        raise NothingToSign()
    draft.touch(scope.who.label, expected=seen)
    draft.signed_by, draft.signed_at = scope.who.label, clock.now()
    fact = MinutesSigned(activity_id=activity.id, organization_id=activity.organization_id, number=draft.number)
    events.record(session, scope.who, service.path_of(session, activity), fact)
    session.flush()
    return read(session, scope, activity_id)


def _writes(scope: Scope, activity: Activity, path: str) -> bool:
    records = activity.recorder_id is not None and activity.recorder_id == queries.caller(scope)
    return records or scope.may(Permission.ACTIVITIES_WRITE, path)


def _versions(session: Session, activity_id: UUID) -> list[MeetingRecord]:
    statement = select(MeetingRecord).where(MeetingRecord.activity_id == activity_id)
    return list(session.exec(statement.order_by(col(MeetingRecord.number).desc())).all())


def _next_version(activity_id: UUID, signed: MeetingRecord | None, data: MinutesWrite) -> MeetingRecord:
    if signed is not None and data.correction_reason is None:
        raise ReasonMissing(pointer="/correction_reason")
    return MeetingRecord(
        activity_id=activity_id,
        number=signed.number + 1 if signed else 1,
        correction_reason=data.correction_reason or "" if signed else "",
        content=data.content,
        resolution=data.resolution,
        written_by="",
        written_at=clock.now(),
        version=1,
    )
