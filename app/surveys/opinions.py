"""评定意见: the software proposes from the figures, the committee gives the grades, and a meeting confirms them by somebody else's hand.

Domain rules: 民主评议 is no "以票取人" (§5.1); 优秀 as a rule not above a third; whoever is graded low is told why. A grade triggers
nothing by itself: no hold, no change of status.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import String, Uuid, column, delete, table
from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core import clock, events
from app.core.crypto import keyring
from app.core.db import UtcDateTime
from app.core.ids import new_id
from app.organizations import service as organizations
from app.organizations import settings
from app.surveys import grades, queries, rules, service
from app.surveys.errors_grades import (
    AppraisalOnly,
    FeedbackNeeded,
    GradesIncomplete,
    MeetingUnclear,
    NotQuorate,
    OverCap,
    SecondPersonNeeded,
)
from app.surveys.events import GradesConfirmed, GradesProposed
from app.surveys.models import MemberGrade, Opinion, Survey
from app.surveys.rules import DISCLOSURE_THRESHOLD, LOW_GRADES, Action, Grade, SurveyStatus, SurveyTemplate
from app.surveys.schemas_grades import GradeWrite, MeetingWrite, OpinionWrite
from app.surveys.sheet import ItemKind

SILENT = "收回的票不足5张，不显示得票。等次由支委会结合日常表现提出。"
# Activities are a domain beside this one: whose meeting it was, when, and that it was held is all that is read of them.
_ACTIVITY = table(
    "activity",
    column("id", Uuid()),
    column("organization_id", Uuid()),
    column("starts_at", UtcDateTime()),
    column("status", String()),
)
_HELD = "closed"


def get_appraisal(session: Session, scope: Scope, survey_id: UUID) -> Survey:
    """A round of 民主评议 that the caller keeps. Raises `NotThere` (404), `NotAllowed` (403), `AppraisalOnly` (409)."""
    row = service.get_held(session, scope, survey_id)
    if row.template is not SurveyTemplate.APPRAISAL:
        raise AppraisalOnly()
    return row


def rated(row: Survey) -> dict[UUID, str]:
    """Who is graded, by id with the name on the sheet."""
    return {UUID(item.id): item.title for item in row.sheet if item.kind is ItemKind.RATING}


def proposal(session: Session, row: Survey) -> grades.Proposal:
    """What the ballots propose by the formula of the place; nobody, where too few ballots were cast to show anything."""
    place = organizations.load(session, row.organization_id)
    of_all = settings.value(session, place, "surveys.excellent_cap_of_all")
    version = "total-1" if of_all else grades.DEFAULT_FORMULA
    cells = queries.cells(session, row.id)
    ballots, members = sum(cell.counted_count or 0 for cell in cells), sum(cell.eligible_count for cell in cells)
    people = [str(member_id) for member_id in rated(row)]
    if ballots < DISCLOSURE_THRESHOLD:
        return grades.Proposal(version, grades.FORMULAS[version].cap(len(people), members), {}, SILENT)
    tallies = queries.tallies(session, [cell.id for cell in cells])
    excellent = {
        person: sum(tallies.get((cell.id, person), {}).get(Grade.EXCELLENT, 0) for cell in cells) for person in people
    }
    return grades.propose(grades.Evaluation(members, ballots, excellent), version)


def of_round(session: Session, survey_id: UUID) -> Opinion | None:
    """The opinion on all rated members of a round."""
    whole = select(Opinion).where(Opinion.survey_id == survey_id, col(Opinion.appeal_id).is_(None))
    return session.exec(whole).first()


def propose(session: Session, scope: Scope, survey_id: UUID, data: OpinionWrite, *, seen: int) -> Survey:
    """Give the committee's grades, or give them anew until they are confirmed.

    Raises `WrongState`, `NotQuorate`, `AppraisalOnly` (409), `Outdated` (412), and those of `check` (422).
    """
    row = get_appraisal(session, scope, survey_id)
    row.touch(scope.who.label, expected=seen)
    rules.ensure_possible(Action.PROPOSE, row.status)
    if not row.is_valid:
        raise NotQuorate()
    told = proposal(session, row)
    check(data.grades, rated(row))
    reason = checked_reason(data, told.cap)
    opinion = of_round(session, row.id) or Opinion(survey_id=row.id, **kept(told), **by(scope))
    opinion.sqlmodel_update(kept(told) | by(scope) | {"override_reason": reason})
    put(session, opinion, data.grades)
    row.status = SurveyStatus.PROPOSED
    fact = GradesProposed(opinion_id=opinion.id, **service.ids(row))
    events.record(session, scope.who, service.path_of(session, row), fact)
    session.flush()
    return row


def kept(told: grades.Proposal) -> dict[str, Any]:
    """A proposal as it is kept beside the opinion."""
    places = {person: place.value for person, place in told.candidates.items()}
    return {"formula": told.formula, "cap": told.cap, "places": places, "explanation": told.explanation}


def by(scope: Scope) -> dict[str, Any]:
    """Who proposes, when, and whose hands it may have been."""
    return {
        "proposed_at": clock.now(),
        "proposed_by_label": scope.who.label,
        "proposed_hands": sorted(scope.hands),
    }


def check(given: Sequence[GradeWrite], people: Collection[UUID]) -> None:
    """Raises `GradesIncomplete` unless everybody has one grade, `FeedbackNeeded` for a low one without words (422)."""
    if sorted(one.member_id for one in given) != sorted(people):
        raise GradesIncomplete(pointer="/grades")
    for place, one in enumerate(given):
        if one.grade in LOW_GRADES and one.feedback is None:
            raise FeedbackNeeded(pointer=f"/grades/{place}/feedback")


def checked_reason(data: OpinionWrite, cap: int, already: int = 0) -> str:
    """The reason for more 优秀 than the cap, `already` given among them; none is kept within it. Raises `OverCap` (422)."""
    excellent = already + sum(one.grade is Grade.EXCELLENT for one in data.grades)
    if excellent <= cap:
        return ""
    if data.override_reason is None:
        raise OverCap(cap=cap, pointer="/override_reason")
    return data.override_reason


def put(session: Session, opinion: Opinion, given: Sequence[GradeWrite]) -> None:
    """Write an opinion with its grades, in place of those that it had."""
    session.add(opinion)
    session.flush()
    session.execute(delete(MemberGrade).where(col(MemberGrade.opinion_id) == opinion.id))
    for one in given:
        grade = MemberGrade(
            id=new_id(),
            opinion_id=opinion.id,
            survey_id=opinion.survey_id,
            member_id=one.member_id,
            grade=one.grade,
        )
        if one.feedback is not None:
            grade.feedback_sealed = keyring().seal("member_grade.feedback", grade.id, one.feedback)
        session.add(grade)
    session.flush()


def confirm(session: Session, scope: Scope, survey_id: UUID, data: MeetingWrite, *, seen: int) -> Survey:
    """The meeting has confirmed the opinion, says somebody who has not proposed it.

    Raises `WrongState`, `AppraisalOnly` (409), `SecondPersonNeeded` (403), `MeetingUnclear` (422), `Outdated` (412).
    """
    row = get_appraisal(session, scope, survey_id)
    row.touch(scope.who.label, expected=seen)
    rules.ensure_possible(Action.CONFIRM, row.status)
    opinion = of_round(session, row.id)
    if opinion is None or not scope.hands.isdisjoint(opinion.proposed_hands):
        raise SecondPersonNeeded()
    note_meeting(session, scope, row, opinion, data, since=clock.day_of(row.closed_at or clock.now()))
    row.status = SurveyStatus.CONFIRMED
    fact = GradesConfirmed(opinion_id=opinion.id, activity_id=opinion.activity_id, **service.ids(row))
    events.record(session, scope.who, service.path_of(session, row), fact)
    session.flush()
    return row


def note_meeting(
    session: Session, scope: Scope, row: Survey, opinion: Opinion, data: MeetingWrite, *, since: date
) -> None:
    """Keep which meeting it was, held `since` a day, and who presided; its grades are in force. Raises `MeetingUnclear` (422)."""
    _check_meeting(session, row, data, since)
    opinion.sqlmodel_update(data.model_dump(exclude={"meeting_number"}))
    opinion.meeting_number = data.meeting_number or ""
    opinion.confirmed_at, opinion.confirmed_by_label = clock.now(), scope.who.label
    for grade in of_opinion(session, opinion.id).values():
        grade.is_in_force = True
    session.flush()


def _check_meeting(session: Session, row: Survey, data: MeetingWrite, since: date) -> None:
    held_on, where = data.meeting_on, "/meeting_on"
    if data.activity_id is not None:
        held_on, where = _held_on(session, row, data.activity_id), "/activity_id"
    if held_on is None or not since <= held_on <= clock.today():
        raise MeetingUnclear(since=since, pointer=where)
    if data.activity_id is None and data.meeting_number is None:
        raise MeetingUnclear(since=since, pointer="/meeting_number")


def _held_on(session: Session, row: Survey, activity_id: UUID) -> date | None:
    """The day of a meeting of the round's own organization that has been held and closed."""
    activity = _ACTIVITY.c
    held = select(activity.starts_at).where(
        activity.id == activity_id, activity.organization_id == row.organization_id, activity.status == _HELD
    )
    starts_at = session.execute(held).scalar()
    return None if starts_at is None else clock.day_of(starts_at)


def of_opinion(session: Session, opinion_id: UUID) -> dict[UUID, MemberGrade]:
    """The grades of an opinion, by member."""
    rows = session.exec(select(MemberGrade).where(MemberGrade.opinion_id == opinion_id))
    return {row.member_id: row for row in rows}


def in_force(session: Session, survey_id: UUID) -> Mapping[UUID, MemberGrade]:
    """The grades of a round that hold, by member."""
    rows = session.exec(
        select(MemberGrade).where(MemberGrade.survey_id == survey_id, col(MemberGrade.is_in_force).is_(True))
    )
    return {row.member_id: row for row in rows}
