"""The count: ballots are opened in random order into marks that belong to nobody, then ballots and keys are destroyed. One transaction."""

import secrets
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session, col, select

from app.core import events
from app.core.ids import random_id
from app.core.who import SYSTEM, Who
from app.surveys import queries, rules, service
from app.surveys.ballots import cipher_of, unseal
from app.surveys.errors import CountImpossible
from app.surveys.events import SurveyCounted
from app.surveys.models import Answer, Ballot, BoardHash, Cell, Survey
from app.surveys.rules import SurveyMode, SurveyStatus

_CHANCE = secrets.SystemRandom()


def count(session: Session, survey_id: UUID) -> None:
    """Count a closed round. On paper there is nothing to open: its figures come from the count sheet.

    Nothing happens to a round that is in another state. Raises `CountImpossible` when there are more ballots than tokens.
    """
    row = session.get_one(Survey, survey_id, with_for_update=True)
    if row.status is not SurveyStatus.CLOSED or row.mode is SurveyMode.PAPER:
        return
    cells = queries.cells(session, survey_id)
    cast = session.exec(select(Ballot).where(col(Ballot.cell_id).in_([cell.id for cell in cells]))).all()
    issued = queries.issued(session, survey_id)
    for cell in cells:
        cell.counted_count = sum(ballot.cell_id == cell.id for ballot in cast)
        if not cell.counted_count <= issued.get(cell.id, 0) <= cell.eligible_count:
            raise CountImpossible()
    _write_answers(session, row, cast)
    _write_board(session, row, cast)
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


def _write_answers(session: Session, row: Survey, cast: Sequence[Ballot]) -> None:
    """Every mark of every ballot, in an order that has to do with neither."""
    cipher, items = cipher_of(row.id, row.ballot_key_sealed), row.sheet
    write_marks(
        session,
        [
            (ballot.cell_id, item.id, value)
            for ballot in cast
            for item, value in zip(items, unseal(cipher, ballot.token_hash, ballot.sealed), strict=True)
            if value
        ],
    )


def write_marks(session: Session, marks: Sequence[tuple[UUID, str, str]]) -> None:
    """Keep marks (electorate, item, value) so that their order says nothing."""
    rows = [
        {"id": random_id(), "cell_id": cell_id, "item_id": item_id, "value": value} for cell_id, item_id, value in marks
    ]
    _CHANCE.shuffle(rows)
    if rows:
        session.execute(insert(Answer), rows)


def _write_board(session: Session, row: Survey, cast: Sequence[Ballot]) -> None:
    hashes = sorted(ballot.token_hash for ballot in cast)
    if hashes:
        session.execute(insert(BoardHash), [{"survey_id": row.id, "token_hash": each} for each in hashes])
    for ballot in cast:
        session.expunge(ballot)
