"""Reads around sealed slips."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, func
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.core import clock
from app.members.models import Member
from app.organizations.models import Organization
from app.surveys.models import CellMember, Survey
from app.surveys.models_slips import Slip, SlipBatch
from app.surveys.rules import SurveyStatus
from app.surveys.slip_rules import UNSETTLED, SlipStatus


def standing(session: Session, cell_id: UUID, *, locks: bool = False) -> SlipBatch | None:
    """The batch of an electorate that was not destroyed. `locks`: whoever counts its slips at the same time waits."""
    batch = select(SlipBatch).where(SlipBatch.cell_id == cell_id, SlipBatch.status != SlipStatus.DESTROYED)
    if not locks:
        return session.exec(batch).first()
    return session.exec(batch.with_for_update().execution_options(populate_existing=True)).first()


def batches(session: Session, survey_id: UUID) -> Sequence[SlipBatch]:
    """The batches of a round, those after others of the same electorate last."""
    return session.exec(select(SlipBatch).where(SlipBatch.survey_id == survey_id).order_by(col(SlipBatch.id))).all()


def _has_drawn() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """As `CellMember.drew_slip`, in a query."""
    return col(CellMember.issued_on).is_not(None), col(CellMember.blinded_digest).is_(None)


def drawn(session: Session, survey_id: UUID) -> dict[UUID, int]:
    """How many members have drawn a slip, by electorate."""
    found = select(CellMember.cell_id, func.count()).where(CellMember.survey_id == survey_id, *_has_drawn())
    return dict(session.exec(found.group_by(col(CellMember.cell_id))).all())


def drawers(survey_id: UUID) -> SelectOfScalar[Member]:
    """Who has drawn a slip."""
    mine = col(CellMember.member_id) == Member.id
    return select(Member).join(CellMember, mine).where(CellMember.survey_id == survey_id, *_has_drawn())


def used(session: Session, cell_id: UUID) -> int:
    """For how many slips of an electorate a token was signed."""
    signed = (
        select(func.count()).select_from(Slip).where(Slip.cell_id == cell_id, col(Slip.blinded_digest).is_not(None))
    )
    return session.exec(signed).one()


def unsettled() -> ColumnElement[bool]:
    """Rounds with slips whose numbers are not settled."""
    waiting = select(SlipBatch.id).where(SlipBatch.survey_id == Survey.id, col(SlipBatch.status).in_(UNSETTLED))
    return waiting.exists()


def overdue(session: Session) -> Sequence[tuple[Survey, str]]:
    """Rounds past their hour that wait for the numbers of their slips, with where they stand in the tree."""
    waiting = (
        select(Survey, Organization.path)
        .join(Organization, col(Organization.id) == Survey.organization_id)
        .where(Survey.status == SurveyStatus.OPEN, Survey.closes_at <= clock.now(), unsettled())
    )
    return session.exec(waiting).all()
