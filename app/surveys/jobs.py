"""What happens to rounds by itself: keys, hours, the count of what is closed; and what was prepared ends with its organization."""

from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core import clock
from app.core.db import Database
from app.core.events import Event, on
from app.core.queue import Args, Progress, every, job, long_job
from app.organizations.events import OrganizationDissolved, OrganizationMerged
from app.organizations.models import Organization
from app.surveys import counting, freezing, queries, queries_slips, service
from app.surveys.events import SurveyClosed, SurveyFrozen, SurveyVoided
from app.surveys.models import Survey
from app.surveys.rules import NOT_BEGUN, SurveyMode, SurveyStatus

LOOK_EVERY = timedelta(minutes=1)
ENDED = "{name}已撤并，这一轮作废。要做的由新的党组织另做。"


@on(SurveyFrozen)
@long_job
def make_keys(database: Database, progress: Progress, args: Args) -> None:  # noqa: ARG001  the shape of a long job
    """The key of every electorate of a round."""
    with database.transaction(writes=False) as session:
        survey_id = session.get_one(Event, UUID(args["event_id"])).subject_id
    freezing.make_keys(database, survey_id)


@on(SurveyClosed)
@long_job
def count_ballots(database: Database, progress: Progress, args: Args) -> None:  # noqa: ARG001  the shape of a long job
    """Count a round that was closed, and let the database forget the ballots and keys that were destroyed.

    Raises `NotForgotten`, to be run again: what has been counted is not counted twice.
    """
    with database.transaction() as session:
        counting.count(session, session.get_one(Event, UUID(args["event_id"])).subject_id)
    database.forget_deleted("ballot", "slip", "cell", "survey")


@on(SurveyVoided)
@long_job
def forget_ballots(database: Database, progress: Progress, args: Args) -> None:  # noqa: ARG001  the shape of a long job
    """Let the database forget what was destroyed with a void round. Raises `NotForgotten`, to be run again."""
    database.forget_deleted("ballot", "slip", "cell", "survey")


@every(LOOK_EVERY)
@long_job
def keep_hours(database: Database, progress: Progress, args: Args) -> None:  # noqa: ARG001  the shape of a long job
    """Open what is to begin by now and close what is to end, each in a transaction of its own.

    A round whose sealed slips are not settled takes no ballot after its hour, and closes once they are.
    """
    now, system = clock.now(), Scope.system()
    begins = select(Survey.id).where(
        Survey.status == SurveyStatus.FROZEN, Survey.opens_at <= now, Survey.closes_at > now
    )
    ends = select(Survey.id).where(
        Survey.status == SurveyStatus.OPEN, Survey.closes_at <= now, ~queries_slips.unsettled()
    )
    with database.transaction(writes=False) as session:
        ending, beginning = session.exec(ends).all(), session.exec(begins.order_by(col(Survey.id))).all()
    for survey_id in ending:
        with database.transaction() as session:
            if session.get_one(Survey, survey_id).status is SurveyStatus.OPEN:
                service.close(session, system, survey_id)
    for survey_id in beginning:
        with database.transaction() as session:
            row = session.get_one(Survey, survey_id)
            is_ready = row.mode is SurveyMode.PAPER or queries.has_keys(session, survey_id)
            if row.status is SurveyStatus.FROZEN and is_ready:
                service.open_(session, system, survey_id)


@on(OrganizationMerged)
@on(OrganizationDissolved)
@job
def void_of_ended(session: Session, args: Args) -> None:
    """What an organization that is no more had prepared is void; it did not end while anybody's votes stood, so what is open began since."""
    event = session.get_one(Event, UUID(args["event_id"]))
    place = session.get_one(Organization, event.subject_id)
    prepared = select(Survey.id).where(
        Survey.organization_id == place.id, col(Survey.status).in_((*NOT_BEGUN, SurveyStatus.OPEN))
    )
    for survey_id in session.exec(prepared).all():
        service.void(session, Scope.system(), survey_id, ENDED.format(name=place.name))
