"""What came of a round: who could and did take part in numbers alone, the receipts, and the exact count sheet."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.access.policy import Permission
from app.core.pagination import Page, PageRequest, paginate
from app.surveys import queries, service
from app.surveys.disclosure import Level
from app.surveys.errors import NotCounted
from app.surveys.models import BoardHash, Cell, Survey
from app.surveys.rules import DISCLOSURE_THRESHOLD, SurveyStatus
from app.surveys.schemas import (
    BallotReceipt,
    CellResult,
    CellTurnout,
    Count,
    QuestionResult,
    Rating,
    SurveyResult,
    SurveyTurnout,
)
from app.surveys.sheet import Item, ItemKind

Tallies = Mapping[tuple[UUID, str], Mapping[str, int]]  # by electorate and item, how many ballots gave each value


def turnout(session: Session, scope: Scope, survey_id: UUID) -> SurveyTurnout:
    """Numbers alone, never who: eligible and issued, and ballots once they are counted. Whoever does not keep the round, voters and
    other systems, reads what `_of_voters` lets out. Raises `NotThere` (404)."""
    row = service.get(session, scope, survey_id)
    cells = queries.cells(session, row.id)
    if not scope.may(Permission.SURVEYS_WRITE, service.path_of(session, row)):
        return _of_voters(row, cells)
    issued = queries.issued(session, row.id)
    known = [cell.counted_count for cell in cells if cell.counted_count is not None]
    return SurveyTurnout(
        survey_id=row.id,
        eligible=sum(cell.eligible_count for cell in cells),
        issued=sum(issued.values()),
        counted=sum(known) if known else None,
        cells=[_turnout(cell, issued.get(cell.id, 0), cell.counted_count) for cell in cells],
    )


def _of_voters(row: Survey, cells: Sequence[Cell]) -> SurveyTurnout:
    """By the rules of disclosure (1, 2, 4): after the count, not of a void round, on one level, and nothing of fewer than five ballots."""
    is_void, is_whole = row.status is SurveyStatus.VOID, row.disclosed_by is Level.WHOLE
    told = {cell.id: None if is_void else cell.counted_count for cell in cells}
    few = [count is None or count < DISCLOSURE_THRESHOLD for count in told.values()]
    counted = None if is_void or not cells else sum(count or 0 for count in told.values())
    is_hidden = (counted or 0) < DISCLOSURE_THRESHOLD if is_whole else any(few)
    return SurveyTurnout(
        survey_id=row.id,
        eligible=sum(cell.eligible_count for cell in cells),
        issued=None,
        counted=None if is_hidden else counted,
        cells=[
            _turnout(cell, None, None if is_few or is_whole else told[cell.id])
            for cell, is_few in zip(cells, few, strict=True)
        ],
    )


def _turnout(cell: Cell, issued: int | None, counted: int | None) -> CellTurnout:
    return CellTurnout(cell_id=cell.id, label=cell.label, eligible=cell.eligible_count, issued=issued, counted=counted)


def board(session: Session, scope: Scope, survey_id: UUID, page: PageRequest) -> Page[Any]:
    """The receipts of all ballots that were counted, sorted; of a round that was voided afterwards too.

    Raises `NotThere` (404), `NotCounted` (409).
    """
    row = service.get(session, scope, survey_id)
    if row.is_valid is None:
        raise NotCounted()
    hashes = select(BoardHash).where(BoardHash.survey_id == row.id)
    found = paginate(session, hashes, [col(BoardHash.token_hash)], page)
    found.items = [BallotReceipt(receipt=each.token_hash) for each in found.items]
    return found


def results(session: Session, scope: Scope, survey_id: UUID) -> SurveyResult:
    """The exact count sheet of a valid round, for whoever signs it. Raises as `service.get_told`."""
    row = service.get_told(session, scope, survey_id)
    cells = queries.cells(session, row.id)
    issued, sheet = queries.issued(session, row.id), row.sheet
    tallies = queries.tallies(session, [cell.id for cell in cells])
    answers = [_cell(cell, issued.get(cell.id, 0), sheet, tallies) for cell in cells]
    return SurveyResult(
        survey_id=row.id,
        eligible=sum(one.eligible for one in answers),
        issued=sum(one.issued for one in answers),
        counted=sum(one.counted for one in answers),
        is_valid=True,
        cells=answers,
    )


def _cell(cell: Cell, issued: int, sheet: list[Item], tallies: Tallies) -> CellResult:
    counted = cell.counted_count or 0
    is_hidden = counted < DISCLOSURE_THRESHOLD
    shown = [] if is_hidden else sheet
    return CellResult(
        cell_id=cell.id,
        label=cell.label,
        eligible=cell.eligible_count,
        issued=issued,
        counted=counted,
        suppressed=is_hidden,
        ratings=[
            Rating(member_id=UUID(item.id), name=item.title, counts=_counts(cell, item, tallies))
            for item in shown
            if item.kind is ItemKind.RATING
        ],
        questions=[_question(cell, item, tallies) for item in shown if item.kind is not ItemKind.RATING],
    )


def _question(cell: Cell, item: Item, tallies: Tallies) -> QuestionResult:
    return QuestionResult(question_id=item.id, kind=item.kind, title=item.title, counts=_counts(cell, item, tallies))


def _counts(cell: Cell, item: Item, tallies: Tallies) -> list[Count]:
    tally = tallies.get((cell.id, item.id), {})
    return [Count(value=each.value, label=each.label, count=tally.get(each.value, 0)) for each in item.options]
