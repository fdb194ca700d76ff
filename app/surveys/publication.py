"""What of a round is told: to everybody on the roll what disclosure lets out, to each rated member the own grade.

It is stored as it was told, and never reckoned anew. Low grades are told to the person and the committee alone, unless the local rule
`surveys.publish_low_grades` says otherwise. So nobody who is 合格 is named either: whoever was left over would be known.
"""

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_
from sqlmodel import Session, col, select

from app.access.guard import Actor, Scope
from app.core import clock, events
from app.core.errors import NotThere
from app.core.workdays import add_workdays
from app.organizations import service as organizations
from app.organizations import settings
from app.surveys import opinions, publishing, queries, rules, service, texts
from app.surveys.errors_grades import NotPublished, NotQuorate
from app.surveys.events import GradeAcknowledged, SurveyPublished
from app.surveys.models import MemberGrade, Opinion, Publication, Survey
from app.surveys.rules import APPEAL_WORKDAYS, DISCLOSURE_THRESHOLD, GRADE_WORDS, Action, Grade, SurveyStatus
from app.surveys.schemas import Count
from app.surveys.schemas_grades import MyGrade


def publish(session: Session, scope: Scope, survey_id: UUID) -> Survey:
    """Tell what may be told, once and for all. Raises `NotThere` (404), `NotAllowed` (403), `WrongState`, `NotQuorate`, `TextsUnread` (409)."""
    row = service.get_held(session, scope, survey_id)
    rules.ensure_possible(Action.PUBLISH, row.status, row.template)
    if row.is_valid is not True:
        raise NotQuorate()
    publishing.hold(session, row.id)
    row.touch(scope.who.label)
    told = draft(session, scope, row)
    session.add(told)
    row.status = SurveyStatus.PUBLISHED
    fact = SurveyPublished(has_low_grades=told.has_low_grades, **service.ids(row))
    events.record(session, scope.who, service.path_of(session, row), fact)
    session.flush()
    return row


def draft(session: Session, scope: Scope, row: Survey) -> Publication:
    """What of a confirmed round is told, if it is now."""
    place = organizations.load(session, row.organization_id)
    read = texts.settled(session, row)
    given = opinions.in_force(session, row.id)
    excellent = [member_id for member_id, one in given.items() if one.grade is Grade.EXCELLENT]
    may = publishing.shown(session, row, excellent)
    return Publication(
        survey_id=row.id,
        published_at=clock.now(),
        published_by_label=scope.who.label,
        has_low_grades=settings.value(session, place, "surveys.publish_low_grades") == 1,
        cells=[publishing.kept(one, read) for one in may.cells],
        totals=publishing.kept_totals(session, place.path, may.totals),
    )


def of_round(session: Session, survey_id: UUID) -> Publication:
    """What was published of a round. Raises `NotPublished` (409)."""
    row = session.exec(select(Publication).where(Publication.survey_id == survey_id)).first()
    if row is None:
        raise NotPublished()
    return row


def own_grade(member_id: UUID) -> ColumnElement[bool]:
    """The grade of a member that holds and was published, joined to its round."""
    return and_(
        col(MemberGrade.survey_id) == Survey.id,
        col(MemberGrade.member_id) == member_id,
        col(MemberGrade.is_in_force).is_(True),
        col(Survey.status) == SurveyStatus.PUBLISHED,
    )


class Own(NamedTuple):
    """A member's own grade that holds, of a round that is published."""

    row: Survey
    grade: MemberGrade
    opinion: Opinion
    published: Publication


def own(session: Session, me: Actor, survey_id: UUID) -> Own:
    """The caller's own. Raises `NotThere` (404) for whoever was given none, `NotPublished` (409)."""
    of_caller = (
        select(Survey, MemberGrade, Opinion)
        .join(MemberGrade, col(MemberGrade.survey_id) == Survey.id)
        .join(Opinion, col(Opinion.id) == MemberGrade.opinion_id)
        .where(Survey.id == survey_id, MemberGrade.member_id == me.member_id, col(MemberGrade.is_in_force).is_(True))
    )
    found = session.exec(of_caller).first()
    if found is None:
        raise NotThere()
    return Own(*found, of_round(session, survey_id))


def mine(session: Session, me: Actor, survey_id: UUID) -> MyGrade:
    """The caller's own grade, figures and feedback. Raises as `own`."""
    of_me = own(session, me, survey_id)
    opinion = of_me.opinion
    return MyGrade(
        survey_id=survey_id,
        grade=of_me.grade.grade,
        grade_label=GRADE_WORDS[of_me.grade.grade],
        feedback=of_me.grade.feedback,
        counts=_counts(session, of_me.row, str(me.member_id)),
        activity_id=opinion.activity_id,
        meeting_on=opinion.meeting_on,
        meeting_number=opinion.meeting_number,
        presided_by=opinion.presided_by,
        confirmed_at=opinion.confirmed_at,
        published_at=of_me.published.published_at,
        acknowledged_at=of_me.grade.acknowledged_at,
        appeal_until=add_workdays(clock.day_of(of_me.published.published_at), APPEAL_WORKDAYS),
    )


def _counts(session: Session, row: Survey, item_id: str) -> list[Count]:
    [cell] = queries.cells(session, row.id)
    [item] = [item for item in row.sheet if item.id == item_id]
    if (cell.counted_count or 0) < DISCLOSURE_THRESHOLD:
        return []
    found: Mapping[str, int] = queries.tallies(session, [cell.id]).get((cell.id, item_id), {})
    return [Count(value=each.value, label=each.label, count=found.get(each.value, 0)) for each in item.options]


def acknowledge(session: Session, me: Actor, survey_id: UUID) -> MyGrade:
    """The caller has read it. Raises as `own`."""
    of_me = own(session, me, survey_id)
    if of_me.grade.acknowledged_at is None:
        of_me.grade.acknowledged_at = clock.now()
        fact = GradeAcknowledged(member_id=of_me.grade.member_id, **service.ids(of_me.row))
        events.record(session, me.who, service.path_of(session, of_me.row), fact)
        session.flush()
    return mine(session, me, survey_id)
