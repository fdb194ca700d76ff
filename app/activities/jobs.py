"""Rolls of planned activities follow people who join, move or leave; what an organization had planned ends with it."""

from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.activities import rolls, service
from app.activities.models import Activity
from app.activities.rules import ActivityStatus
from app.core import clock
from app.core.db import Database
from app.core.events import Event, on
from app.core.queue import Args, Progress, each, every, job, long_job
from app.core.who import SYSTEM
from app.organizations.events import OrganizationDissolved, OrganizationMerged
from app.organizations.models import Organization

FOLLOW_EVERY = timedelta(minutes=10)
ENDED = "{name}已撤并，原定活动取消。要开的由新的党组织另行安排。"


@every(FOLLOW_EVERY)
@long_job
def follow_audiences(database: Database, progress: Progress, args: Args) -> None:  # noqa: ARG001  the shape of a long job
    """Bring the roll of every planned activity in step until it starts: who comes to a branch later was not expected there."""
    planned = select(Activity.id).where(
        Activity.status == ActivityStatus.PLANNED, col(Activity.starts_at) > clock.now()
    )
    with database.transaction(writes=False) as session:
        activity_ids = session.exec(planned).all()
    each(database, activity_ids, _follow)


def _follow(session: Session, activity_id: UUID) -> None:
    activity = session.get_one(Activity, activity_id)
    if activity.status is ActivityStatus.PLANNED:
        service.record_roll(session, SYSTEM, activity, rolls.follow(session, activity))


@on(OrganizationMerged)
@on(OrganizationDissolved)
@job
def cancel_of_ended(session: Session, args: Args) -> None:
    """What an organization that is no more had planned is cancelled, and its audience told. What had begun is left to people."""
    event = session.get_one(Event, UUID(args["event_id"]))
    place = session.get_one(Organization, event.subject_id)
    coming = select(Activity.id).where(
        Activity.organization_id == place.id,
        Activity.status == ActivityStatus.PLANNED,
        col(Activity.starts_at) > event.occurred_at,
    )
    for activity_id in session.exec(coming).all():
        service.cancel(session, Scope.system(), activity_id, ENDED.format(name=place.name))
