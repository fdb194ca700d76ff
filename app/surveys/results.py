"""What came of a round: who could and did take part in numbers alone, the receipts, and the exact count sheet."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core.ids import random_id
from app.core.pagination import Page, PageRequest, paginate
from app.surveys import queries, service
from app.surveys.disclosure import Level
from app.surveys.errors import NotCounted
from app.surveys.models import BoardHash, Cell, Survey
from app.surveys.rules import DISCLOSURE_THRESHOLD, ELECTORATE_LEAST, SurveyStatus
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

Key = tuple[UUID, str]  # electorate, item


class Found(NamedTuple):
    """What was counted of a round: sums by value, and free texts."""

    tallies: Mapping[Key, Mapping[str, int]]
    texts: Mapping[Key, Sequence[str]]


def turnout(session: Session, scope: Scope, survey_id: UUID) -> SurveyTurnout:
    """Numbers alone, never who: eligible and issued, and ballots once they are counted; to voters as `_of_voters`. Raises `NotThere` (404)."""
    row = service.get(session, scope, survey_id)
    cells = queries.cells(session, row.id)
    if not scope.reaches(service.path_of(session, row)):
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
    """The receipts of all ballots that were counted, sorted. Raises `NotThere` (404), `NotCounted` (409)."""
    row = service.get(session, scope, survey_id)
    _ensure_counted(session, row)
    hashes = select(BoardHash).where(BoardHash.survey_id == row.id)
    found = paginate(session, hashes, [col(BoardHash.token_hash)], page)
    found.items = [BallotReceipt(receipt=each.token_hash) for each in found.items]
    return found


def results(session: Session, scope: Scope, survey_id: UUID) -> SurveyResult:
    """The exact count sheet, for whoever signs it. Raises `NotThere` (404), `NotCounted` (409)."""
    row = service.get_held(session, scope, survey_id)
    cells = _ensure_counted(session, row)
    issued, sheet = queries.issued(session, row.id), row.sheet
    cell_ids = [cell.id for cell in cells]
    found = Found(queries.tallies(session, cell_ids), _texts(session, cell_ids, sheet))
    answers = [_cell(cell, issued.get(cell.id, 0), sheet, found) for cell in cells]
    return SurveyResult(
        survey_id=row.id,
        eligible=sum(one.eligible for one in answers),
        issued=sum(one.issued for one in answers),
        counted=sum(one.counted for one in answers),
        is_valid=bool(row.is_valid),
        cells=answers,
    )


def _texts(session: Session, cell_ids: Collection[UUID], sheet: Sequence[Item]) -> dict[Key, list[str]]:
    found: dict[Key, list[str]] = {}
    for one in session.exec(queries.texts(cell_ids, [item.id for item in sheet])):
        found.setdefault((one.cell_id, one.item_id), []).append(one.text)
    return found


def _ensure_counted(session: Session, row: Survey) -> list[Cell]:
    """The electorates of a round that was counted; one that was voided afterwards too."""
    cells = list(queries.cells(session, row.id))
    if not cells or any(cell.counted_count is None for cell in cells):
        raise NotCounted()
    return cells


def _cell(cell: Cell, issued: int, sheet: list[Item], found: Found) -> CellResult:
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
            Rating(member_id=UUID(item.id), name=item.title, counts=_counts(cell, item, found))
            for item in shown
            if item.kind is ItemKind.RATING
        ],
        questions=[_question(cell, item, found) for item in shown if item.kind is not ItemKind.RATING],
    )


def _question(cell: Cell, item: Item, found: Found) -> QuestionResult:
    texts: list[str] = []
    if cell.eligible_count >= ELECTORATE_LEAST:
        texts = sorted(found.texts.get((cell.id, item.id), []), key=lambda _: random_id())
    counts = _counts(cell, item, found)
    return QuestionResult(question_id=item.id, kind=item.kind, title=item.title, counts=counts, texts=texts)


def _counts(cell: Cell, item: Item, found: Found) -> list[Count]:
    tally = found.tallies.get((cell.id, item.id), {})
    return [Count(value=each.value, label=each.label, count=tally.get(each.value, 0)) for each in item.options]
