"""Sealed slips as their keepers see them: numbers, and who has drawn, never which."""

from typing import Any
from uuid import UUID

from sqlmodel import Session, col

from app.access.guard import Scope
from app.core.pagination import Page, PageRequest, paginate
from app.core.schemas import AllowedAction
from app.members.models import Member
from app.surveys import queries, queries_slips, service
from app.surveys.models_slips import SlipBatch
from app.surveys.rules import SurveyMode, SurveyStatus
from app.surveys.schemas_slips import CellSlips, SlipBatchRead, SlipDrawRead, SurveySlips
from app.surveys.slip_rules import ACTION_WORDS, POSSIBLE, STATUS_WORDS, SlipAction, SlipStatus

_OF_BATCH = (SlipAction.SETTLE, SlipAction.CONFIRM, SlipAction.DESTROY)


def read(session: Session, scope: Scope, survey_id: UUID) -> SurveySlips:
    """The slips of a round, by electorate. Raises `NotThere` (404)."""
    row = service.get_held(session, scope, survey_id)
    drawn = queries_slips.drawn(session, row.id)
    standing = {
        batch.cell_id: batch
        for batch in queries_slips.batches(session, row.id)
        if batch.status is not SlipStatus.DESTROYED
    }
    cells = [
        CellSlips(
            cell_id=cell.id,
            label=cell.label,
            eligible=cell.eligible_count,
            drawn=drawn.get(cell.id, 0),
            batch=_shown(scope, standing[cell.id], drawn) if cell.id in standing else None,
        )
        for cell in queries.cells(session, row.id)
    ]
    is_on_paper = row.mode is None or row.mode is SurveyMode.PAPER
    has_keys = not is_on_paper and queries.has_keys(session, row.id)
    return SurveySlips(
        survey_id=row.id,
        title=row.title,
        status=row.status,
        can_print=row.status is SurveyStatus.FROZEN and has_keys,
        can_draw=row.status is SurveyStatus.OPEN and not is_on_paper,
        cells=cells,
    )


def batch(session: Session, scope: Scope, row: SlipBatch) -> SlipBatchRead:
    """One batch."""
    return _shown(scope, row, queries_slips.drawn(session, row.survey_id))


def _shown(scope: Scope, row: SlipBatch, drawn: dict[UUID, int]) -> SlipBatchRead:
    return SlipBatchRead(
        id=row.id,
        cell_id=row.cell_id,
        status=row.status,
        status_label=STATUS_WORDS[row.status],
        printed=row.printed,
        printed_by=row.printed_by_label,
        returned=row.returned,
        spoiled=row.spoiled,
        entered_by=row.entered_by_label,
        confirmed_by=row.confirmed_by_label,
        version=row.version,
        allowed_actions=[
            AllowedAction(action=action, label=ACTION_WORDS[action], requires_reason=action is SlipAction.DESTROY)
            for action in _OF_BATCH
            if row.status in POSSIBLE[action] and not _is_closed(scope, row, drawn, action)
        ],
    )


def _is_closed(scope: Scope, row: SlipBatch, drawn: dict[UUID, int], action: SlipAction) -> bool:
    """What this caller, or this moment, does not allow of what the state would."""
    if action is SlipAction.CONFIRM:
        return not scope.hands.isdisjoint(row.entered_hands)
    return action is SlipAction.DESTROY and drawn.get(row.cell_id, 0) > 0


def drawers(session: Session, scope: Scope, survey_id: UUID, page: PageRequest) -> Page[Any]:
    """Who has drawn a slip, for the second person to compare with what was signed. Raises `NotThere` (404)."""
    row = service.get_held(session, scope, survey_id)
    found = paginate(session, queries_slips.drawers(row.id), [col(Member.id)], page)
    found.items = [SlipDrawRead(member_id=one.id, name=one.name) for one in found.items]
    return found
