"""申诉 about the own grade: to the branch within five workdays, then to the committee above; answered within fifteen (domain rules §5.3).

It may end in 重新评定: a new opinion on the one person, confirmed by somebody else. Ballots are never opened.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Actor, Scope
from app.core import clock, events
from app.core.crypto import keyring
from app.core.errors import NotThere
from app.core.ids import new_id
from app.core.pagination import Page, PageRequest, paginate
from app.core.workdays import add_workdays
from app.organizations import matters
from app.organizations.matters import Ending, Matter
from app.organizations.models import Organization
from app.organizations.queries import above
from app.surveys import opinions, publication, rules, service
from app.surveys.errors_grades import (
    AppealAbove,
    AppealClosed,
    AppealsSpent,
    AppealTooLate,
    AppealWaiting,
    OwnAppeal,
    SecondPersonNeeded,
)
from app.surveys.events import AppealFiled, AppealReplied, RegradeConfirmed, RegradeProposed
from app.surveys.models import Appeal, Opinion, Survey
from app.surveys.rules import APPEAL_WORKDAYS, REPLY_WORKDAYS, UNANSWERED, AppealLevel, AppealStatus, Grade
from app.surveys.schemas_appeals import AppealRead, AppealReply, RegradeWrite
from app.surveys.schemas_grades import GradeWrite, MeetingWrite, OpinionWrite


def file(session: Session, me: Actor, survey_id: UUID, reason: str) -> Appeal:
    """Appeal to the branch, or once it has come to an end, or not in time, to the committee above.

    Raises `NotThere` (404), `NotPublished`, `AppealTooLate`, `AppealWaiting`, `AppealsSpent` (409).
    """
    own = publication.own(session, me, survey_id)
    before = of_member(session, survey_id, own.grade.member_id)
    level = _next(before, _regraded(session, before), clock.day_of(own.published.published_at))
    row_id = new_id()
    row = Appeal(
        id=row_id,
        survey_id=survey_id,
        member_id=own.grade.member_id,
        level=level,
        reason_sealed=keyring().seal("appeal.reason", row_id, reason),
        filed_on=clock.today(),
        due_on=add_workdays(clock.today(), REPLY_WORKDAYS),
        updated_by=me.who.label,
    )
    session.add(row)
    session.flush()
    events.record(session, me.who, service.path_of(session, own.row), AppealFiled(**_ids(own.row, row)))
    return row


def _next(before: Sequence[Appeal], regraded: Mapping[UUID, date], published_on: date) -> AppealLevel:
    """To whom an appeal goes today: above, also where the branch has not come to an end in time, be it with a grade given anew."""
    if not before:
        _ensure_in_time(published_on)
        return AppealLevel.BRANCH
    last = before[-1]
    if last.level is AppealLevel.COMMITTEE:
        raise AppealsSpent()
    if last.status in UNANSWERED and clock.today() <= last.due_on:
        raise AppealWaiting(until=last.due_on)
    ended_on = _ended_on(last, regraded.get(last.id))
    if ended_on is not None:
        _ensure_in_time(ended_on)
    return AppealLevel.COMMITTEE


def _regraded(session: Session, rows: Sequence[Appeal]) -> dict[UUID, date]:
    """On which day a grade given anew was confirmed, by appeal."""
    anew = select(Opinion.appeal_id, Opinion.confirmed_at).where(col(Opinion.appeal_id).in_([row.id for row in rows]))
    return {appeal_id: clock.day_of(at) for appeal_id, at in session.exec(anew) if appeal_id and at}


def _ended_on(row: Appeal, regraded_on: date | None) -> date | None:
    """From when the days for the next appeal count: the answer, or where that is a new grade, its confirmation; none before."""
    return None if row.status in UNANSWERED else regraded_on or row.replied_on


def _ensure_in_time(start: date) -> None:
    until = add_workdays(start, APPEAL_WORKDAYS)
    if clock.today() > until:
        raise AppealTooLate(until=until)


def of_member(session: Session, survey_id: UUID, member_id: UUID) -> Sequence[Appeal]:
    """A member's appeals about one round, the first one first."""
    own = select(Appeal).where(Appeal.survey_id == survey_id, Appeal.member_id == member_id)
    return session.exec(own.order_by(col(Appeal.id))).all()


def own(session: Session, me: Actor, appeal_id: UUID) -> Appeal:
    """One of the caller's own. Raises `NotThere`."""
    row = session.get(Appeal, appeal_id)
    if row is None or row.member_id != me.member_id:
        raise NotThere()
    return row


def mine(session: Session, member_id: UUID | None, page: PageRequest, survey_id: UUID | None = None) -> Page[Any]:
    """A member's own appeals, the newest first; of one round, or all."""
    own = select(Appeal).where(Appeal.member_id == member_id)
    if survey_id is not None:
        own = own.where(Appeal.survey_id == survey_id)
    found = paginate(session, own, [Appeal.id], page, descending=True)
    regraded = _regraded(session, found.items)
    found.items = [read(row, regraded.get(row.id)) for row in found.items]
    return found


def read(row: Appeal, regraded_on: date | None = None) -> AppealRead:
    """An appeal, for whom it is of and who answers it; `regraded_on` is the day on which a grade given anew was confirmed."""
    return AppealRead(
        id=row.id,
        survey_id=row.survey_id,
        member_id=row.member_id,
        level=row.level,
        level_label=rules.APPEAL_LEVEL_WORDS[row.level],
        status=row.status,
        status_label=rules.APPEAL_STATUS_WORDS[row.status],
        reason=row.reason,
        filed_on=row.filed_on,
        due_on=row.due_on,
        reply=row.reply,
        replied_on=row.replied_on,
        replied_by=row.replied_by_label or None,
        again_until=_again_until(row, regraded_on),
        version=row.version,
    )


def _again_until(row: Appeal, regraded_on: date | None) -> date | None:
    ended_on = _ended_on(row, regraded_on)
    if row.level is AppealLevel.COMMITTEE or ended_on is None:
        return None
    return add_workdays(ended_on, APPEAL_WORKDAYS)


def _held(session: Session, scope: Scope, appeal_id: UUID, status: AppealStatus, seen: int) -> tuple[Survey, Appeal]:
    """An appeal of somebody else that the caller answers, in a state, in the version seen.

    Raises `NotThere` (404), `NotAllowed`, `OwnAppeal`, `AppealAbove` (403), `AppealClosed` (409), `Outdated` (412).
    """
    row = session.get(Appeal, appeal_id)
    if row is None:
        raise NotThere()
    survey = service.get_held(session, scope, row.survey_id)
    if str(row.member_id) in scope.hands:
        raise OwnAppeal()
    if not answers(scope, row, service.path_of(session, survey)):
        raise AppealAbove()
    row.touch(scope.who.label, expected=seen)
    if row.status is not status:
        raise AppealClosed(status=rules.APPEAL_STATUS_WORDS[row.status])
    return survey, row


def answers(scope: Scope, row: Appeal, path: str) -> bool:
    """Whether the caller's place is the one that answers: the branch at `path`, or for the second appeal only what stands above it."""
    return scope.reaches(path if row.level is AppealLevel.BRANCH else above(path))


def reply(session: Session, scope: Scope, appeal_id: UUID, data: AppealReply, *, seen: int) -> Appeal:
    """Answer: the grade stays, or is given anew. Raises as `_held`."""
    survey, row = _held(session, scope, appeal_id, AppealStatus.OPEN, seen)
    row.status = AppealStatus.REGRADING if data.regrade else AppealStatus.UPHELD
    row.reply_sealed = keyring().seal("appeal.reply", row.id, data.reply)
    row.replied_on, row.replied_by_label = clock.today(), scope.who.label
    _record(session, scope, survey, AppealReplied(is_regraded=data.regrade, **_ids(survey, row)))
    return row


def _opinion(session: Session, appeal_id: UUID) -> Opinion | None:
    return session.exec(select(Opinion).where(Opinion.appeal_id == appeal_id)).first()


def propose(session: Session, scope: Scope, appeal_id: UUID, data: RegradeWrite, *, seen: int) -> Appeal:
    """Give the one who appealed a new grade, or another one until it is confirmed. Raises as `_held`, `FeedbackNeeded`, `OverCap` (422)."""
    survey, row = _held(session, scope, appeal_id, AppealStatus.REGRADING, seen)
    given = OpinionWrite(
        grades=[GradeWrite(member_id=row.member_id, grade=data.grade, feedback=data.feedback)],
        override_reason=data.override_reason,
    )
    opinions.check(given.grades, [row.member_id])
    others = sum(
        one.grade is Grade.EXCELLENT
        for member_id, one in opinions.in_force(session, survey.id).items()
        if member_id != row.member_id
    )
    told = opinions.kept(opinions.proposal(session, survey))
    reason = opinions.checked_reason(given, told["cap"], others) if data.grade is Grade.EXCELLENT else ""
    values = told | opinions.by(scope) | {"override_reason": reason}
    opinion = _opinion(session, row.id) or Opinion(survey_id=survey.id, appeal_id=row.id, **values)
    opinion.sqlmodel_update(values)
    opinions.put(session, opinion, given.grades)
    _record(session, scope, survey, RegradeProposed(opinion_id=opinion.id, **_ids(survey, row)))
    return row


def confirm(session: Session, scope: Scope, appeal_id: UUID, data: MeetingWrite, *, seen: int) -> Appeal:
    """The meeting has confirmed the new grade, says somebody who has not proposed it; the old one is kept and holds no more.

    Raises as `_held`, `SecondPersonNeeded` (403), `MeetingUnclear` (422).
    """
    survey, row = _held(session, scope, appeal_id, AppealStatus.REGRADING, seen)
    opinion = _opinion(session, row.id)
    if opinion is None or not scope.hands.isdisjoint(opinion.proposed_hands):
        raise SecondPersonNeeded()
    opinions.in_force(session, survey.id)[row.member_id].is_in_force = False
    session.flush()
    opinions.note_meeting(session, scope, survey, opinion, data, since=row.filed_on)
    row.status = AppealStatus.REGRADED
    fact = RegradeConfirmed(opinion_id=opinion.id, activity_id=opinion.activity_id, **_ids(survey, row))
    _record(session, scope, survey, fact)
    return row


def _ids(survey: Survey, row: Appeal) -> dict[str, Any]:
    return service.ids(survey) | {"appeal_id": row.id, "member_id": row.member_id, "level": row.level}


def _record(session: Session, scope: Scope, survey: Survey, fact: events.DomainEvent) -> None:
    events.record(session, scope.who, service.path_of(session, survey), fact)
    session.flush()


@matters.finds("appeal")
def unanswered_at(session: Session, organization_ids: Collection[UUID]) -> list[Matter]:
    """Appeals about rounds of organizations whose place in the tree is about to change; whose they are, the plan does not say."""
    unanswered = (
        select(Appeal.id, Survey.organization_id, Appeal.version)
        .join(Survey, col(Survey.id) == Appeal.survey_id)
        .where(col(Survey.organization_id).in_(organization_ids), col(Appeal.status).in_(UNANSWERED))
    )
    return [Matter(*found, Ending.FINISH_FIRST) for found in session.exec(unanswered)]


def due(session: Session, by: date) -> Sequence[tuple[Appeal, str]]:
    """Appeals that have not come to an end and are due from today until a day, with where their round stands in the tree."""
    waiting = (
        select(Appeal, Organization.path)
        .join(Survey, col(Survey.id) == Appeal.survey_id)
        .join(Organization, col(Organization.id) == Survey.organization_id)
        .where(col(Appeal.status).in_(UNANSWERED), col(Appeal.due_on).between(clock.today(), by))
    )
    return session.exec(waiting.order_by(col(Appeal.due_on))).all()
