"""Commands on rounds: draft, edit, open, close, void. Freezing the roll, keys, tokens, ballots and the count stand beside this file."""

from typing import Any
from uuid import UUID

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.access.policy import Permission
from app.core import clock, events
from app.core.errors import NotThere
from app.members import holds
from app.members.rules import HoldKind
from app.organizations import service as organizations
from app.organizations.queries import above
from app.organizations.rules import BRANCH_KINDS
from app.surveys import queries, queries_slips, rules
from app.surveys.disclosure import Level
from app.surveys.errors import (
    BranchNeeded,
    CloseBeforeOpen,
    KeysMissing,
    LevelUnclear,
    LimitUnclear,
    NotCounted,
    OptionsUnclear,
    OverrulingNeeded,
    QuestionsMissing,
    QuorumOutOfBounds,
    RerunUnclear,
    RoundExists,
)
from app.surveys.errors_grades import NotQuorate
from app.surveys.errors_slips import SlipsUnsettled
from app.surveys.events import SurveyChanged, SurveyClosed, SurveyCreated, SurveyOpened, SurveyVoided
from app.surveys.models import Ballot, Cell, Survey
from app.surveys.models_slips import Slip
from app.surveys.rules import Action, SurveyMode, SurveyStatus, SurveyTemplate
from app.surveys.schemas import SurveyCreate, SurveyUpdate
from app.surveys.sheet import ItemKind

LEAST_OPTIONS = 2
LEAST_TICKS = 2  # of one at most a choice asks
CHOSEN = frozenset({ItemKind.CHOICE, ItemKind.CHOICES})


def get(session: Session, scope: Scope, survey_id: UUID) -> Survey:
    """A round the caller may see: of an organization within the scope, or with the caller on the roll. Raises `NotThere` (404)."""
    row = session.exec(select(Survey).where(Survey.id == survey_id, queries.visible(scope))).first()
    if row is None:
        raise NotThere()
    return row


def path_of(session: Session, survey: Survey) -> str:
    """Where a round stands in the tree."""
    return organizations.load(session, survey.organization_id).path


def get_held(session: Session, scope: Scope, survey_id: UUID) -> Survey:
    """A round of an organization within the scope. Raises `NotAllowed` (403) for one that may only be read, `NotThere` (404) for any other."""
    row = session.get(Survey, survey_id)
    if row is None:
        raise NotThere()
    scope.ensure(path_of(session, row), Permission.SURVEYS_READ)
    return row


def get_told(session: Session, scope: Scope, survey_id: UUID) -> Survey:
    """A round within the scope whose figures may be read. Raises as `get_held`, and `NotCounted`, `WrongState`, `NotQuorate` (409)."""
    row = get_held(session, scope, survey_id)
    ensure_told(row)
    return row


def ensure_told(row: Survey) -> None:
    """Raises `NotCounted`, for a void round `WrongState`, and `NotQuorate` (409) unless the figures may be read (`rules.is_told`)."""
    if rules.is_told(row.status, is_valid=row.is_valid):
        return
    if row.status is SurveyStatus.VOID:
        rules.ensure_possible(Action.RESULTS, row.status)
    raise NotCounted() if row.is_valid is None else NotQuorate()


def create(session: Session, scope: Scope, data: SurveyCreate) -> Survey:
    """Draft a round.

    Raises `NotThere` for a place out of reach, `BranchNeeded`, `RerunUnclear` and those of `_check` (422), `RoundExists` (409).
    """
    place = organizations.get_standing(session, scope, data.organization_id)
    if data.template is SurveyTemplate.APPRAISAL and place.kind not in BRANCH_KINDS:
        raise BranchNeeded(pointer="/organization_id")
    _check_rerun(session, data)
    row = Survey(**data.model_dump(exclude={"questions"}), questions=[], updated_by=scope.who.label)
    _take_questions(row, data.questions)
    _check(row)
    _ensure_only(session, row)
    session.add(row)
    session.flush()
    fact = SurveyCreated(template=row.template, rerun_of_id=row.rerun_of_id, **ids(row))
    events.record(session, scope.who, place.path, fact)
    return row


def edit(session: Session, scope: Scope, survey_id: UUID, data: SurveyUpdate, *, seen: int) -> Survey:
    """Change what is sent, while the round is a draft. Raises as `_check`, `WrongState` (409), `Outdated` (412)."""
    row = get_held(session, scope, survey_id)
    row.touch(scope.who.label, expected=seen)
    rules.ensure_possible(Action.EDIT, row.status)
    changes = data.model_dump(exclude_unset=True, exclude_none=True)
    if data.questions is not None:
        _take_questions(row, data.questions)
    row.sqlmodel_update({key: value for key, value in changes.items() if key != "questions"})
    _check(row)
    _record(session, scope, row, SurveyChanged(changed=sorted(changes), **ids(row)))
    return row


def open_(session: Session, scope: Scope, survey_id: UUID) -> Survey:
    """Voting begins; whoever is on the roll is held until it ends. Raises `WrongState`, `KeysMissing` (409), `CloseBeforeOpen` (422)."""
    row = get_held(session, scope, survey_id)
    rules.ensure_possible(Action.OPEN, row.status)
    if row.mode is not SurveyMode.PAPER and not queries.has_keys(session, row.id):
        raise KeysMissing()
    if row.closes_at <= clock.now():
        raise CloseBeforeOpen(pointer="/closes_at")
    row.touch(scope.who.label)
    row.status, row.opened_at = SurveyStatus.OPEN, clock.now()
    if row.template is not SurveyTemplate.QUESTIONNAIRE:  # of those nobody need wait for the end
        members = [member_id for roll in queries.roll_of(session, row.id).values() for member_id in roll]
        holds.set_holds(session, members, HoldKind.OPEN_SURVEY, row.id)
    _record(session, scope, row, SurveyOpened(**ids(row)))
    return row


def close(session: Session, scope: Scope, survey_id: UUID) -> Survey:
    """Voting ends: no token and no ballot is taken any more, and the count begins by itself.

    Raises `WrongState`, and `SlipsUnsettled` (409) while numbers of sealed slips are open.
    """
    row = get_held(session, scope, survey_id)
    rules.ensure_possible(Action.CLOSE, row.status)
    if session.exec(select(Survey.id).where(Survey.id == row.id, queries_slips.unsettled())).first() is not None:
        raise SlipsUnsettled()
    row.touch(scope.who.label)
    row.status, row.closed_at = SurveyStatus.CLOSED, clock.now()
    holds.lift_holds(session, HoldKind.OPEN_SURVEY, row.id)
    _record(session, scope, row, SurveyClosed(**ids(row)))
    return row


def void(session: Session, scope: Scope, survey_id: UUID, reason: str) -> Survey:
    """The round does not count: ballots and keys are destroyed. What has been counted stays on record.

    A counted one that was valid can be voided from above alone, so that nobody gets rid of a result. Raises `WrongState` (409),
    `OverrulingNeeded` (403).
    """
    row = get_held(session, scope, survey_id)
    rules.ensure_possible(Action.VOID, row.status)
    if not may_void(scope, row, path_of(session, row)):
        raise OverrulingNeeded()
    was_announced = row.status in {SurveyStatus.OPEN, SurveyStatus.CLOSED} | rules.SETTLED
    row.touch(scope.who.label)
    row.status, row.void_reason = SurveyStatus.VOID, reason
    holds.lift_holds(session, HoldKind.OPEN_SURVEY, row.id)
    destroy(session, row)
    _record(session, scope, row, SurveyVoided(was_announced=was_announced, **ids(row)))
    return row


def may_void(scope: Scope, row: Survey, path: str) -> bool:
    """Whether the caller may declare a round void that can be: one that was counted and is valid, from above alone."""
    is_settled = row.status in rules.SETTLED and row.is_valid is True
    return not is_settled or scope.reaches(above(path))


def destroy(session: Session, row: Survey) -> None:
    """Ballots, slips and keys of a round are no more: what lies in an old backup or log opens for nobody."""
    session.flush()
    of_round = select(Cell.id).where(Cell.survey_id == row.id)
    session.execute(delete(Ballot).where(col(Ballot.cell_id).in_(of_round)))
    session.execute(delete(Slip).where(col(Slip.cell_id).in_(of_round)))
    session.execute(
        update(Cell).where(col(Cell.survey_id) == row.id).values(private_key_sealed=None),
        execution_options={"synchronize_session": False},
    )
    row.ballot_key_sealed = None


def ids(row: Survey) -> dict[str, UUID]:
    """What every event of a round names."""
    return {"survey_id": row.id, "organization_id": row.organization_id}


def _record(session: Session, scope: Scope, row: Survey, fact: events.DomainEvent) -> None:
    events.record(session, scope.who, path_of(session, row), fact)
    session.flush()


def _take_questions(row: Survey, questions: Any) -> None:
    row.questions = [question.model_dump(mode="json") for question in questions]
    for place, question in enumerate(questions):
        is_choice = question.kind in CHOSEN
        distinct = len(set(question.options))
        if question.kind is ItemKind.RATING:
            raise OptionsUnclear(pointer=f"/questions/{place}/kind")
        if (
            distinct != len(question.options)
            or (distinct >= LEAST_OPTIONS) != is_choice
            or (distinct and not is_choice)
        ):
            raise OptionsUnclear(pointer=f"/questions/{place}/options")
        most = question.most_ticks
        if most is not None and (question.kind is not ItemKind.CHOICES or not LEAST_TICKS <= most <= distinct):
            raise LimitUnclear(pointer=f"/questions/{place}/most_ticks")


def _check(row: Survey) -> None:
    """Raises `QuestionsMissing`, `LevelUnclear`, `QuorumOutOfBounds`, `CloseBeforeOpen` (422)."""
    if row.template is not SurveyTemplate.APPRAISAL and not row.questions:
        raise QuestionsMissing(pointer="/questions")
    if row.template is SurveyTemplate.APPRAISAL and row.disclosed_by is Level.WHOLE:
        raise LevelUnclear(pointer="/disclosed_by")
    if not rules.is_quorum_allowed(row.quorum):
        raise QuorumOutOfBounds(pointer="/quorum_num")
    if row.closes_at <= max(row.opens_at, clock.now()):
        raise CloseBeforeOpen(pointer="/closes_at")


def _check_rerun(session: Session, data: SurveyCreate) -> None:
    if data.rerun_of_id is None:
        return
    before = session.get(Survey, data.rerun_of_id)
    if before is None or (before.organization_id, before.template, before.status) != (
        data.organization_id,
        data.template,
        SurveyStatus.VOID,
    ):
        raise RerunUnclear(pointer="/rerun_of_id")


def _ensure_only(session: Session, row: Survey) -> None:
    if row.template not in rules.ONCE_A_QUARTER:
        return
    same = (Survey.organization_id == row.organization_id, Survey.template == row.template)
    quarter = (Survey.year == row.year, Survey.quarter == row.quarter, Survey.status != SurveyStatus.VOID)
    if session.exec(select(Survey.id).where(*same, *quarter)).first() is not None:
        raise RoundExists()
