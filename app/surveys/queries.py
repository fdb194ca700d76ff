"""Reads around rounds: each for a whole page at once, with the scope inside the query."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.guard import Scope
from app.access.policy import GRANTED, Permission
from app.core import clock
from app.members.models import Member
from app.members.rules import KEPT, ON_ROLL, Category
from app.organizations import matters
from app.organizations.matters import Ending, Matter
from app.organizations.models import Organization, PartyGroup
from app.organizations.queries import below, stands
from app.organizations.rules import BRANCH_KINDS
from app.surveys.models import Cell, CellMember, FreeText, Opinion, PaperCount, Survey, Tally
from app.surveys.rules import BY_HAND, NOT_BEGUN, OVER, SurveyMode, SurveyStatus, SurveyTemplate


class Filters(NamedTuple):
    """What a list of rounds is narrowed to: a subtree, states, a template, a year, the caller's own rolls, the caller's own scope."""

    organization_path: str | None
    statuses: Collection[SurveyStatus]
    template: SurveyTemplate | None
    year: int | None
    mine: bool
    held: bool


class Voter(NamedTuple):
    """Somebody on the roll of members, as an electorate is made up of them; the last two tell namesakes apart."""

    member_id: UUID
    name: str
    branch_id: UUID
    is_full: bool
    born_on: date
    party_group: str | None


def caller(scope: Scope) -> UUID | None:
    """The member who is calling, whatever permission the scope is of."""
    return scope.who.id if scope.who.kind == "member" else None


def visible(scope: Scope) -> ColumnElement[bool]:
    """Rounds of organizations within the scope, or with the caller on the roll."""
    on_roll = (
        select(CellMember.survey_id)
        .where(CellMember.survey_id == Survey.id, CellMember.member_id == scope.member_id)
        .exists()
    )
    held = _held(scope)
    return on_roll if not scope.roots else or_(held, on_roll) if scope.member_id else held


def _held(scope: Scope) -> ColumnElement[bool]:
    return (
        select(Organization.id)
        .where(Organization.id == Survey.organization_id, scope.within(col(Organization.path)))
        .exists()
    )


def listing(scope: Scope, filters: Filters) -> SelectOfScalar[Survey]:
    """Rounds the caller may see, narrowed."""
    statement = select(Survey).where(visible(scope))
    if filters.organization_path is not None:
        within = select(Organization.id).where(below(filters.organization_path, Organization.path))
        statement = statement.where(col(Survey.organization_id).in_(within))
    if filters.statuses:
        statement = statement.where(col(Survey.status).in_(filters.statuses))
    if filters.template is not None:
        statement = statement.where(Survey.template == filters.template)
    if filters.year is not None:
        statement = statement.where(Survey.year == filters.year)
    if filters.mine:
        own = select(CellMember.survey_id).where(CellMember.member_id == caller(scope))
        statement = statement.where(col(Survey.id).in_(own))
    return statement.where(_held(scope)) if filters.held else statement


def waiting(scope: Scope) -> SelectOfScalar[Survey]:
    """Rounds of the caller's own organizations that go no further by themselves: a draft, slips, a count sheet, grades, a turnout too small."""
    own = {place for role, place, _ in scope.grants if Permission.SURVEYS_WRITE in GRANTED[role]}
    status, is_graded = col(Survey.status), col(Survey.template) == SurveyTemplate.APPRAISAL
    by_hand = or_(
        status.in_(BY_HAND),
        and_(status == SurveyStatus.OPEN, col(Survey.closes_at) <= clock.now()),
        and_(status == SurveyStatus.CLOSED, col(Survey.mode) == SurveyMode.PAPER),
        and_(status == SurveyStatus.COUNTED, or_(is_graded, col(Survey.is_valid).is_(False))),
    )
    return select(Survey).where(col(Survey.organization_id).in_(own), by_hand)


@matters.finds("survey")
def unfinished_at(session: Session, organization_ids: Collection[UUID]) -> list[Matter]:
    """Rounds that are not over, of organizations whose place in the tree is about to change or with their members on the roll."""
    theirs = select(Member.id).where(col(Member.organization_id).in_(organization_ids), col(Member.status).in_(KEPT))
    with_them = select(CellMember.survey_id).where(col(CellMember.member_id).in_(theirs))
    unfinished = select(Survey.id, Survey.organization_id, Survey.version, Survey.status).where(
        col(Survey.status).not_in(OVER),
        or_(col(Survey.organization_id).in_(organization_ids), col(Survey.id).in_(with_them)),
    )
    return [
        Matter(survey_id, place, version, Ending.CANCELLED if status in NOT_BEGUN else Ending.FINISH_FIRST)
        for survey_id, place, version, status in session.exec(unfinished)
    ]


def places(session: Session, organization_ids: Collection[UUID]) -> dict[UUID, Organization]:
    """Organizations by id."""
    rows = session.exec(select(Organization).where(col(Organization.id).in_(organization_ids)))
    return {row.id: row for row in rows}


def places_at(session: Session, paths: Collection[str]) -> dict[str, Organization]:
    """Organizations by path."""
    rows = session.exec(select(Organization).where(col(Organization.path).in_(paths)))
    return {row.path: row for row in rows}


def lines_of(session: Session, survey_ids: Collection[UUID], member_id: UUID | None) -> dict[UUID, CellMember]:
    """A member's own lines on the rolls of some rounds, by round."""
    mine = select(CellMember).where(CellMember.member_id == member_id, col(CellMember.survey_id).in_(survey_ids))
    return {row.survey_id: row for row in session.exec(mine)}


def cells(session: Session, survey_id: UUID) -> Sequence[Cell]:
    """The electorates of a round."""
    return session.exec(select(Cell).where(Cell.survey_id == survey_id).order_by(col(Cell.id))).all()


def cells_before(session: Session, survey: Survey) -> Sequence[Cell]:
    """The electorates of the last round of the same kind and place that was not voided; none where this is the first."""
    last = (
        select(Survey.id)
        .where(
            Survey.organization_id == survey.organization_id,
            Survey.template == survey.template,
            Survey.id != survey.id,
            col(Survey.status).not_in((SurveyStatus.DRAFT, SurveyStatus.VOID)),
        )
        .order_by(col(Survey.id).desc())
        .limit(1)
    )
    before = session.exec(last).first()
    return [] if before is None else cells(session, before)


def has_keys(session: Session, survey_id: UUID) -> bool:
    """Whether every electorate of a round has its key."""
    missing = select(Cell.id).where(Cell.survey_id == survey_id, col(Cell.public_key).is_(None))
    return session.exec(missing.limit(1)).first() is None


def issued(session: Session, survey_id: UUID) -> dict[UUID, int]:
    """How many tokens were taken, by electorate."""
    taken = select(CellMember.cell_id, func.count()).where(
        CellMember.survey_id == survey_id, col(CellMember.issued_on).is_not(None)
    )
    return dict(session.exec(taken.group_by(col(CellMember.cell_id))).all())


def roll_of(session: Session, survey_id: UUID) -> dict[UUID, list[UUID]]:
    """Who is on the roll, by electorate."""
    found: dict[UUID, list[UUID]] = {}
    rows = session.exec(select(CellMember.cell_id, CellMember.member_id).where(CellMember.survey_id == survey_id))
    for cell_id, member_id in rows:
        found.setdefault(cell_id, []).append(member_id)
    return found


def branches(session: Session, path: str) -> Sequence[Organization]:
    """The standing branches at a path and below, in the order of the tree."""
    standing = select(Organization).where(
        below(path, Organization.path), stands(), col(Organization.kind).in_(BRANCH_KINDS)
    )
    return session.exec(standing.order_by(col(Organization.path))).all()


def voters(session: Session, branch_ids: Collection[UUID]) -> dict[UUID, list[Voter]]:
    """Full and probationary members on the roll, by branch; in the order of the roster."""
    found: dict[UUID, list[Voter]] = {branch_id: [] for branch_id in branch_ids}
    rows = session.exec(
        select(Member, PartyGroup.name)
        .outerjoin(PartyGroup, col(PartyGroup.id) == Member.party_group_id)
        .where(col(Member.organization_id).in_(branch_ids), col(Member.status).in_(ON_ROLL))
        .order_by(col(Member.id))
    )
    for member, party_group in rows:
        branch_id, is_full = member.organization_id, member.category is Category.FULL
        found[branch_id].append(Voter(member.id, member.name, branch_id, is_full, member.born_on, party_group))
    return found


def of_quarter(session: Session, branch_ids: Collection[UUID], year: int, quarter: int) -> set[UUID]:
    """The branches that have their appraisal of a quarter already."""
    standing = select(Survey.organization_id).where(
        col(Survey.organization_id).in_(branch_ids),
        Survey.template == SurveyTemplate.APPRAISAL,
        Survey.year == year,
        Survey.quarter == quarter,
        Survey.status != SurveyStatus.VOID,
    )
    return set(session.exec(standing))


def tallies(session: Session, cell_ids: Collection[UUID]) -> dict[tuple[UUID, str], dict[str, int]]:
    """How many ballots gave an item each value, by electorate and item."""
    found: dict[tuple[UUID, str], dict[str, int]] = {}
    rows = select(Tally.cell_id, Tally.item_id, Tally.value, Tally.count).where(col(Tally.cell_id).in_(cell_ids))
    for cell_id, item_id, value, count in session.exec(rows):
        found.setdefault((cell_id, item_id), {})[value] = count
    return found


TEXT_ID = col(FreeText.id)


def texts(cell_ids: Collection[UUID], item_ids: Collection[str]) -> SelectOfScalar[FreeText]:
    """What was written in answer to some questions in some electorates: `id` (random), `cell_id`, `item_id` and `text` of each text."""
    return select(FreeText).where(col(FreeText.cell_id).in_(cell_ids), col(FreeText.item_id).in_(item_ids))


def first_hands(session: Session, survey_ids: Collection[UUID]) -> dict[UUID, frozenset[str]]:
    """Whoever did what a second person is to confirm, by round: gave the grades, or entered the count sheet."""
    proposed = select(Opinion.survey_id, Opinion.proposed_hands).where(
        col(Opinion.survey_id).in_(survey_ids), col(Opinion.confirmed_at).is_(None), col(Opinion.appeal_id).is_(None)
    )
    entered = select(PaperCount.survey_id, PaperCount.entered_hands).where(
        col(PaperCount.survey_id).in_(survey_ids), col(PaperCount.confirmed_at).is_(None)
    )
    found = [*session.exec(proposed), *session.exec(entered)]
    return {survey_id: frozenset(hands) for survey_id, hands in found}
