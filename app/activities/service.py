"""Commands on activities: plan, edit, open, close, cancel, and show the code. Attendance stands beside this file."""

from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.access.policy import Permission, who_does
from app.activities import codes, queries, rolls
from app.activities.errors import EndBeforeStart, HostUnclear
from app.activities.events import (
    ActivityCancelled,
    ActivityChanged,
    ActivityClosed,
    ActivityCreated,
    ActivityOpened,
    RollChanged,
)
from app.activities.models import Activity
from app.activities.rules import STEP_SECONDS, Action, ActivityStatus, ensure_possible, step_of
from app.activities.schemas import ActivityCreate, ActivityUpdate, CheckInCodeRead
from app.core import clock, events
from app.core.errors import NotAllowed, NotThere
from app.core.settings import settings
from app.core.who import Who
from app.organizations import service as organizations
from app.organizations.models import Organization

_NULLABLE = frozenset({"note", "chair_id", "recorder_id"})


def get(session: Session, scope: Scope, activity_id: UUID) -> Activity:
    """An activity the caller may see: held within the scope, or with the caller on the roll. Raises `NotThere` (404)."""
    row = session.exec(select(Activity).where(Activity.id == activity_id, queries.visible(scope))).first()
    if row is None:
        raise NotThere()
    return row


def path_of(session: Session, activity: Activity) -> str:
    """Where an activity stands in the tree."""
    return organizations.load(session, activity.organization_id).path


def get_organized(session: Session, scope: Scope, activity_id: UUID) -> Activity:
    """An activity that the caller organizes, or reads as an officer.

    Raises `NotAllowed` (403) for one that the caller may only read or is only invited to, `NotThere` (404) for any other.
    """
    row = session.get(Activity, activity_id)
    if row is None:
        raise NotThere()
    path = path_of(session, row)
    if not scope.reaches(path) and queries.is_invited(session, activity_id, queries.caller(scope)):
        raise NotAllowed(role=who_does(Permission.ACTIVITIES_WRITE))
    scope.ensure(path, Permission.ACTIVITIES_READ)
    return row


def create(session: Session, scope: Scope, data: ActivityCreate) -> Activity:
    """Plan an activity and write its roll.

    Raises `EndBeforeStart`, `HostUnclear`, `AudienceUnclear`, `AudienceUnknown` (422); `NotThere` for a place out of reach.
    """
    audience_host = rolls.check(session, scope, data.audience)
    host = _host(session, scope, data.organization_id or audience_host)
    _check_people(session, scope, data.chair_id, data.recorder_id)
    row = Activity(
        **data.model_dump(exclude={"audience", "organization_id", "note"}),
        organization_id=host.id,
        note=data.note or "",
        handle=codes.new_handle(),
        updated_by=scope.who.label,
    )
    _set_window(session, host, row)
    session.add(row)
    rolls.invite(session, row, data.audience)
    fact = ActivityCreated(activity_id=row.id, organization_id=host.id, kind=row.kind)
    events.record(session, scope.who, host.path, fact)
    return row


def edit(session: Session, scope: Scope, activity_id: UUID, data: ActivityUpdate, *, seen: int) -> Activity:
    """Change what is sent, while the activity is planned. Raises as `create`, `WrongState` (409), `Outdated` (412)."""
    row = get_organized(session, scope, activity_id)
    ensure_possible(Action.EDIT, row.status)
    sent = data.model_dump(exclude_unset=True, exclude={"audience"})
    changes = {key: value for key, value in sent.items() if value is not None or key in _NULLABLE}
    if "note" in changes:
        changes["note"] = changes["note"] or ""
    _check_people(session, scope, changes.get("chair_id"), changes.get("recorder_id"))
    row.touch(scope.who.label, expected=seen)
    row.sqlmodel_update(changes)
    host = organizations.load(session, row.organization_id)
    _set_window(session, host, row)
    if data.audience is not None:
        rolls.check(session, scope, data.audience)
        # Who has come is told by the change itself.
        record_roll(session, scope.who, row, rolls.Changed(left=rolls.invite(session, row, data.audience).left))
    changed = sorted(changes.keys() | ({"audience"} if data.audience else set()))
    fact = ActivityChanged(activity_id=row.id, organization_id=row.organization_id, changed=changed)
    events.record(session, scope.who, host.path, fact)
    session.flush()
    return row


def record_roll(session: Session, who: Who, activity: Activity, changed: rolls.Changed) -> None:
    """Record who has come onto a roll and who is off it, if anybody."""
    if changed.joined or changed.left:
        ids = {"joined": sorted(changed.joined), "left": sorted(changed.left)}
        fact = RollChanged(activity_id=activity.id, organization_id=activity.organization_id, **ids)
        events.record(session, who, path_of(session, activity), fact)


def open_(session: Session, scope: Scope, activity_id: UUID) -> Activity:
    """The meeting begins: from now on the roll follows nobody's moves. Raises `WrongState` (409)."""
    row = get_organized(session, scope, activity_id)
    ensure_possible(Action.OPEN, row.status)
    rolls.follow(session, row)
    row.touch(scope.who.label)
    row.status, row.opened_at = ActivityStatus.OPEN, clock.now()
    fact = ActivityOpened(activity_id=row.id, organization_id=row.organization_id)
    events.record(session, scope.who, path_of(session, row), fact)
    session.flush()
    return row


def close(session: Session, scope: Scope, activity_id: UUID) -> Activity:
    """The meeting has ended: check-in ends with it, the roll is frozen. Raises `WrongState` (409)."""
    row = get_organized(session, scope, activity_id)
    ensure_possible(Action.CLOSE, row.status)
    row.touch(scope.who.label)
    row.status, row.closed_at = ActivityStatus.CLOSED, clock.now()
    due, present = queries.due_and_present(session, [row.id]).get(row.id, (0, 0))
    fact = ActivityClosed(activity_id=row.id, organization_id=row.organization_id, present_count=present, due_count=due)
    events.record(session, scope.who, path_of(session, row), fact)
    session.flush()
    return row


def cancel(session: Session, scope: Scope, activity_id: UUID, reason: str) -> Activity:
    """The meeting does not take place. Raises `WrongState` (409)."""
    row = get_organized(session, scope, activity_id)
    ensure_possible(Action.CANCEL, row.status)
    row.touch(scope.who.label)
    row.status, row.cancel_reason = ActivityStatus.CANCELLED, reason
    fact = ActivityCancelled(activity_id=row.id, organization_id=row.organization_id)
    events.record(session, scope.who, path_of(session, row), fact)
    session.flush()
    return row


def code(session: Session, scope: Scope, activity_id: UUID) -> CheckInCodeRead:
    """The check-in code of now, and those of the next five minutes. Raises `WrongState` (409) once it is over."""
    row = get_organized(session, scope, activity_id)
    ensure_possible(Action.SHOW_CODE, row.status)
    now = clock.now()
    token = codes.token(row.handle, step_of(now))
    return CheckInCodeRead(
        url=_address(token),
        token=token,
        valid_until=codes.taken_until(step_of(now)),
        step_seconds=STEP_SECONDS,
        following=[_address(later) for later in codes.following(row.handle, now)],
    )


def _address(token: str) -> str:
    return f"{settings().public_url}/c?t={token}"


def _host(session: Session, scope: Scope, organization_id: UUID | None) -> Organization:
    """The organization that holds an activity: the one named, or the one that the caller works for."""
    if organization_id is not None:
        return organizations.get_standing(session, scope, organization_id)
    own = select(Organization).where(col(Organization.path).in_(scope.roots), col(Organization.ended_on).is_(None))
    held = session.exec(own).all()
    if len(held) != 1:
        raise HostUnclear(pointer="/organization_id")
    return held[0]


def _set_window(session: Session, host: Organization, row: Activity) -> None:
    """Fix when check-in begins and when it becomes late, by the local settings of today."""
    if row.ends_at <= row.starts_at:
        raise EndBeforeStart(pointer="/ends_at")
    before = organizations.setting_value(session, host, "activities.check_in_opens_minutes")
    after = organizations.setting_value(session, host, "activities.late_after_minutes")
    row.opens_at = row.starts_at - timedelta(minutes=before)
    row.late_after = row.starts_at + timedelta(minutes=after)


def _check_people(session: Session, scope: Scope, chair_id: UUID | None, recorder_id: UUID | None) -> None:
    for field, member_id in (("/chair_id", chair_id), ("/recorder_id", recorder_id)):
        if member_id is not None:
            rolls.ensure_known(session, scope, {member_id}, field)
