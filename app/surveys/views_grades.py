"""Grades as the committee sees them: the software's proposal and the people's opinion side by side."""

from uuid import UUID

from sqlmodel import Session

from app.access.guard import Scope
from app.surveys import opinions, publication, rules, service, views_publication
from app.surveys.grades import Place
from app.surveys.models import MemberGrade, Opinion, Survey
from app.surveys.rules import GRADE_WORDS, Action, SurveyTemplate
from app.surveys.schemas_grades import GradeRead, OpinionRead, PublicationPreview

_MEETING = ("activity_id", "meeting_on", "meeting_number", "presided_by", "confirmed_at")
_STORED = ("formula", "cap", "explanation", "override_reason", "proposed_at", *_MEETING)


def get(session: Session, scope: Scope, survey_id: UUID) -> Survey:
    """A valid appraisal that the caller keeps. Raises `AppraisalOnly` (409), and as `service.get_told`."""
    row = opinions.get_appraisal(session, scope, survey_id)
    service.ensure_told(row)
    return row


def read(session: Session, row: Survey) -> OpinionRead:
    """Before there is an opinion the proposal of now, then the one that stood beside it. Of a member who appealed, the grade that holds."""
    opinion = opinions.of_round(session, row.id)
    if opinion is None:
        fresh = Opinion(survey_id=row.id, **opinions.kept(opinions.proposal(session, row)))
        return _read(row, fresh, {})
    given = opinions.of_opinion(session, opinion.id) | dict(opinions.in_force(session, row.id))
    return _read(row, opinion, given)


def preview(session: Session, scope: Scope, survey_id: UUID) -> PublicationPreview:
    """What would be told to whom, of a round that may be published now.

    Raises `NotThere` (404), `NotAllowed` (403), `WrongState`, `TextsUnread` (409).
    """
    row = service.get_held(session, scope, survey_id)
    rules.ensure_possible(Action.PUBLISH, row.status, row.template)
    to_roll = views_publication.shown_to_roll(session, row, publication.draft(session, scope, row))
    named = {one.member_id for one in to_roll.people}
    graded = read(session, row).people if row.template is SurveyTemplate.APPRAISAL else []
    others = [one for one in graded if one.member_id not in named]
    return PublicationPreview(to_roll=to_roll, to_person_alone=others)


def _read(row: Survey, opinion: Opinion, given: dict[UUID, MemberGrade]) -> OpinionRead:
    people = [
        _person(member_id, name, opinion.places, given.get(member_id))
        for member_id, name in opinions.rated(row).items()
    ]
    return OpinionRead(
        survey_id=row.id,
        version=row.version,
        people=people,
        proposed_by=opinion.proposed_by_label or None,
        confirmed_by=opinion.confirmed_by_label or None,
        **{field: getattr(opinion, field) for field in _STORED},
    )


def _person(member_id: UUID, name: str, places: dict[str, str], given: MemberGrade | None) -> GradeRead:
    place = places.get(str(member_id))
    return GradeRead(
        member_id=member_id,
        name=name,
        place=None if place is None else Place(place),
        grade=None if given is None else given.grade,
        grade_label=None if given is None else GRADE_WORDS[given.grade],
        feedback=None if given is None else given.feedback,
        acknowledged_at=None if given is None else given.acknowledged_at,
    )
