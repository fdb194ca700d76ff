"""Appeals as whoever answers them sees them: of whom, about which grade, what is proposed anew, and what may be done now."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core import clock
from app.core.errors import NotThere
from app.core.pagination import Page, PageRequest, paginate
from app.core.schemas import AllowedAction
from app.surveys import appeals, opinions, rules, service
from app.surveys.models import Appeal, MemberGrade, Opinion, Survey
from app.surveys.rules import GRADE_WORDS, AppealAction
from app.surveys.schemas_appeals import AppealCase, Regrade

_STORED = (
    "override_reason",
    "proposed_at",
    "activity_id",
    "meeting_on",
    "meeting_number",
    "presided_by",
    "confirmed_at",
)


def page_of(session: Session, scope: Scope, survey_id: UUID, page: PageRequest) -> Page[Any]:
    """The appeals about a round, the newest first. Raises `NotThere` (404), `NotAllowed` (403)."""
    survey = service.get_held(session, scope, survey_id)
    found = paginate(session, select(Appeal).where(Appeal.survey_id == survey.id), [Appeal.id], page, descending=True)
    around = _around(session, survey, found.items)
    found.items = [_case(scope, row, around) for row in found.items]
    return found


def get(session: Session, scope: Scope, appeal_id: UUID) -> Appeal:
    """An appeal about a round that the caller keeps. Raises `NotThere` (404), `NotAllowed` (403)."""
    row = session.get(Appeal, appeal_id)
    if row is None:
        raise NotThere()
    service.get_held(session, scope, row.survey_id)
    return row


def read(session: Session, scope: Scope, row: Appeal) -> AppealCase:
    """One appeal."""
    return _case(scope, row, _around(session, session.get_one(Survey, row.survey_id), [row]))


class _Around(NamedTuple):
    """Where the round stands, who is rated, the grades that hold, and by appeal the new opinion with its grade."""

    path: str
    names: dict[UUID, str]
    in_force: dict[UUID, MemberGrade]
    anew: dict[UUID, tuple[Opinion, MemberGrade]]


def _around(session: Session, survey: Survey, rows: Sequence[Appeal]) -> _Around:
    given_anew = (
        select(Opinion, MemberGrade)
        .join(MemberGrade, col(MemberGrade.opinion_id) == Opinion.id)
        .where(col(Opinion.appeal_id).in_([row.id for row in rows]))
    )
    return _Around(
        service.path_of(session, survey),
        opinions.rated(survey),
        dict(opinions.in_force(session, survey.id)),
        {opinion.appeal_id: (opinion, grade) for opinion, grade in session.exec(given_anew) if opinion.appeal_id},
    )


def _case(scope: Scope, row: Appeal, around: _Around) -> AppealCase:
    grade = around.in_force[row.member_id].grade
    anew = around.anew.get(row.id)
    confirmed_at = None if anew is None else anew[0].confirmed_at
    return AppealCase(
        **appeals.read(row, confirmed_at and clock.day_of(confirmed_at)).model_dump(),
        member_name=around.names[row.member_id],
        grade=grade,
        grade_label=GRADE_WORDS[grade],
        regrade=None if anew is None else _regrade(*anew),
        allowed_actions=allowed_actions(scope, row, around.path, None if anew is None else anew[0]),
    )


def _regrade(opinion: Opinion, given: MemberGrade) -> Regrade:
    return Regrade(
        grade=given.grade,
        grade_label=GRADE_WORDS[given.grade],
        feedback=given.feedback,
        proposed_by=opinion.proposed_by_label,
        confirmed_by=opinion.confirmed_by_label or None,
        **{field: getattr(opinion, field) for field in _STORED},
    )


def allowed_actions(scope: Scope, row: Appeal, path: str, anew: Opinion | None) -> list[AllowedAction]:
    """What the caller may do now: nobody about the own appeal, and nobody alone from the new opinion to its confirmation."""
    if str(row.member_id) in scope.hands or not appeals.answers(scope, row, path):
        return []
    is_second = anew is not None and scope.hands.isdisjoint(anew.proposed_hands)
    return [
        AllowedAction(action=action, label=label, requires_reason=False)
        for action, label in rules.APPEAL_ACTION_WORDS.items()
        if rules.APPEAL_POSSIBLE[action] is row.status and (is_second or action is not AppealAction.CONFIRM)
    ]
