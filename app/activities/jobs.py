"""Rolls of planned activities follow people who join, move or leave."""

from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, select

from app.activities import rolls, service
from app.activities.models import Activity
from app.activities.rules import ActivityStatus
from app.core.db import Database
from app.core.queue import Args, Progress, each, every, long_job
from app.core.who import SYSTEM

FOLLOW_EVERY = timedelta(minutes=10)


@every(FOLLOW_EVERY)
@long_job
def follow_audiences(database: Database, progress: Progress, args: Args) -> None:  # noqa: ARG001  the shape of a long job
    """Bring every planned activity's roll in step."""
    planned = select(Activity.id).where(Activity.status == ActivityStatus.PLANNED)
    with database.transaction(writes=False) as session:
        activity_ids = session.exec(planned).all()
    each(database, activity_ids, _follow)


def _follow(session: Session, activity_id: UUID) -> None:
    activity = session.get_one(Activity, activity_id)
    if activity.status is ActivityStatus.PLANNED:
        service.record_roll(session, SYSTEM, activity, rolls.follow(session, activity))
