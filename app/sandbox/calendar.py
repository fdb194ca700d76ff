"""What the demo town has held and is about to hold: a few meetings, invented and plain."""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from app.access.guard import Scope
from app.access.policy import Permission, Role
from app.activities import attendance, queries, service
from app.activities.models import Activity
from app.activities.rules import ActivityKind, AttendanceState
from app.activities.schemas import ActivityCreate, Audience, RollCallLine
from app.core import clock
from app.core.who import Who
from app.organizations.models import Organization
from app.sandbox import people, town, words

PAST = (
    (62, ActivityKind.MEMBER_ASSEMBLY, "第三季度支部党员大会"),
    (34, ActivityKind.PARTY_LECTURE, "党课：从村里的老档案说起"),
    (13, ActivityKind.THEME_DAY, "主题党日：清理灌渠"),
)
COMING = (
    (timedelta(minutes=20), ActivityKind.MEMBER_ASSEMBLY, "支部党员大会：讨论冬修水利"),
    (timedelta(days=6), ActivityKind.GROUP_MEETING, "党小组会：走访独居老人分工"),
    (timedelta(days=15), ActivityKind.THEME_DAY, "主题党日：义务植树"),
)
LENGTH = timedelta(minutes=90)
BRANCHES_WITH_MEETINGS = 3


def hold_past(session: Session) -> None:
    """Meetings of the last two months, called and closed. Moves the clock, so nothing else may run beside it."""
    now = clock.now()
    try:
        for branch in town.branches()[:BRANCHES_WITH_MEETINGS]:
            host = session.exec(select(Organization).where(Organization.name == branch.full_name)).one()
            for days, kind, title in PAST:
                starts_at = _evening(now - timedelta(days=days))
                clock.set_now(starts_at - timedelta(days=5))
                activity = _plan(session, host, kind, title, starts_at)
                _hold(session, host, activity)
    finally:
        clock.set_now(None)


def plan_coming(session: Session) -> None:
    """Meetings that begin soon, and a training for the whole town."""
    now = clock.now().replace(second=0, microsecond=0)
    for branch in town.branches()[:BRANCHES_WITH_MEETINGS]:
        host = session.exec(select(Organization).where(Organization.name == branch.full_name)).one()
        for later, kind, title in COMING:
            _plan(session, host, kind, title, now + later if later < timedelta(days=1) else _evening(now + later))
    committee = session.exec(select(Organization).where(Organization.name == words.COMMITTEE)).one()
    _plan(session, committee, ActivityKind.TRAINING, "冬季集中培训", _evening(now + timedelta(days=24)))


def _plan(session: Session, host: Organization, kind: ActivityKind, title: str, starts_at: datetime) -> Activity:
    data = ActivityCreate(
        audience=Audience(organization_id=host.id),
        kind=kind,
        title=title,
        place=f"{host.short_name}活动室",
        starts_at=starts_at,
        ends_at=starts_at + LENGTH,
    )
    return service.create(session, _organizer(session, host), data)


def _hold(session: Session, host: Organization, activity: Activity) -> None:
    """Open, call the roll (most come, one is excused, a few are away) and close."""
    scope = _organizer(session, host)
    clock.set_now(activity.starts_at)
    service.open_(session, scope, activity.id)
    clock.set_now(activity.starts_at + timedelta(minutes=20))
    lines = [
        RollCallLine(member_id=member_id, state=_came(place, activity.title))
        for place, member_id in enumerate(sorted(queries.invitee_ids(session, activity.id)))
    ]
    attendance.call(session, scope, activity.id, lines)
    clock.set_now(activity.ends_at)
    service.close(session, scope, activity.id)


def _came(place: int, title: str) -> AttendanceState:
    present, rare = AttendanceState.PRESENT, (AttendanceState.LATE, AttendanceState.EXCUSED, AttendanceState.ABSENT)
    return present if place < 2 else town.pick((present,) * 12 + rare, title, place)


def _organizer(session: Session, host: Organization) -> Scope:
    """The scope of the host's secretary; of the system for the committee."""
    if host.name == words.COMMITTEE:
        return Scope.system()
    secretary = people.residents(session, host.id)[0]
    who = Who("member", secretary.id, secretary.name)
    grants = ((Role.SECRETARY, host.id, host.path),)
    return Scope(who, (host.path,), secretary.id, None, Permission.ACTIVITIES_WRITE, grants)


def _evening(day: datetime) -> datetime:
    """Half past seven in the evening in Beijing, when the fields are done."""
    return day.astimezone(clock.BEIJING).replace(hour=19, minute=30, second=0, microsecond=0)
