"""The count: ballots are opened in random order into marks that belong to nobody, then ballots and keys are destroyed. One transaction."""

from collections import Counter
from collections.abc import Sequence
from sys import intern
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import bulk, events
from app.core.ids import random_id
from app.core.who import SYSTEM, Who
from app.surveys import queries, rules, service
from app.surveys.ballots import cipher_of, unseal
from app.surveys.errors import CountImpossible
from app.surveys.events import SurveyCounted
from app.surveys.models import Answer, Ballot, BoardHash, Cell, Survey
from app.surveys.rules import SurveyMode, SurveyStatus

CHUNK = 2000
_ANSWERS, _BOARD = bulk.BulkInsert(Answer), bulk.BulkInsert(BoardHash)


class Mark(NamedTuple):
    """One mark of one ballot. Its id is random and comes first, so that sorting is shuffling."""

    id: bytes
    cell_id: UUID
    item_id: str
    value: str

    @classmethod
    def of(cls, cell_id: UUID, item_id: str, value: str) -> "Mark":
        """A mark under an id of its own."""
        return cls(random_id().bytes, cell_id, item_id, intern(value))


class Opened(NamedTuple):
    """What the ballots of a round held, each part without the others."""

    hashes: list[str]
    marks: list[Mark]
    by_cell: Counter[UUID]


def count(session: Session, survey_id: UUID) -> None:
    """Count a closed round. On paper there is nothing to open: its figures come from the count sheet.

    Nothing happens to a round that is in another state. Raises `CountImpossible` when there are more ballots than tokens.
    """
    row = session.get_one(Survey, survey_id, with_for_update=True)
    if row.status is not SurveyStatus.CLOSED or row.mode is SurveyMode.PAPER:
        return
    cells = queries.cells(session, survey_id)
    opened = _open(session, row, [cell.id for cell in cells])
    issued = queries.issued(session, survey_id)
    for cell in cells:
        cell.counted_count = opened.by_cell[cell.id]
        if not cell.counted_count <= issued.get(cell.id, 0) <= cell.eligible_count:
            raise CountImpossible()
    write_marks(session, opened.marks)
    _write_board(session, row, opened.hashes)
    service.destroy(session, row)
    settle(session, SYSTEM, row, cells, sum(issued.values()))


def settle(session: Session, who: Who, row: Survey, cells: Sequence[Cell], issued: int) -> None:
    """The figures of all electorates stand: the round is counted, and valid or not."""
    row.status = SurveyStatus.COUNTED
    row.touch(who.label)
    counted, eligible = sum(cell.counted_count or 0 for cell in cells), sum(cell.eligible_count for cell in cells)
    row.is_valid = rules.is_quorate(counted, eligible, row.quorum)
    fact = SurveyCounted(eligible_count=eligible, issued_count=issued, counted_count=counted, **service.ids(row))
    events.record(session, who, service.path_of(session, row), fact)
    session.flush()


def _open(session: Session, row: Survey, cell_ids: Sequence[UUID]) -> Opened:
    """Every mark of every ballot, each under a random id of its own; ballots are read a few at a time."""
    opened, items = Opened([], [], Counter()), row.sheet
    cipher = cipher_of(row.id, row.ballot_key_sealed)
    ballots = select(Ballot.token_hash, Ballot.cell_id, Ballot.sealed).where(col(Ballot.cell_id).in_(cell_ids))
    with session.execute(ballots, execution_options={"yield_per": CHUNK}) as found:
        for token_hash, cell_id, sealed in found:
            opened.hashes.append(token_hash)
            opened.by_cell[cell_id] += 1
            marks = zip(items, unseal(cipher, token_hash, sealed), strict=True)
            opened.marks.extend(Mark.of(cell_id, item.id, value) for item, value in marks if value)
    return opened


def write_marks(session: Session, marks: list[Mark]) -> None:
    """Write marks in the order of their random ids, which has to do with nothing else."""
    marks.sort()
    for at in range(0, len(marks), CHUNK):
        rows = [
            {"id": UUID(bytes=mark.id), "cell_id": mark.cell_id, "item_id": mark.item_id, "value": mark.value}
            for mark in marks[at : at + CHUNK]
        ]
        bulk.insert(session.connection(), bulk.Rows(_ANSWERS, rows))


def _write_board(session: Session, row: Survey, hashes: list[str]) -> None:
    hashes.sort()
    for at in range(0, len(hashes), CHUNK):
        rows = [{"survey_id": row.id, "token_hash": each} for each in hashes[at : at + CHUNK]]
        bulk.insert(session.connection(), bulk.Rows(_BOARD, rows))
