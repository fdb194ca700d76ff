"""The count: ballots are opened in random order into marks that belong to nobody, then ballots and keys are destroyed. One transaction."""

import secrets
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import insert
from sqlmodel import Session, col, select

from app.core import events
from app.core.ids import random_id
from app.core.who import SYSTEM
from app.surveys import queries, rules, service
from app.surveys.ballots import cipher_of, unseal
from app.surveys.errors import CountImpossible
from app.surveys.events import SurveyCounted
from app.surveys.models import Answer, Ballot, BoardHash, Survey
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
    row.status = SurveyStatus.COUNTED
    row.touch(SYSTEM.label)
    counted, eligible = len(cast), sum(cell.eligible_count for cell in cells)
    row.is_valid = rules.is_quorate(counted, eligible, row.quorum)
    fact = SurveyCounted(
        eligible_count=eligible, issued_count=sum(issued.values()), counted_count=counted, **service.ids(row)
    )
    events.record(session, SYSTEM, service.path_of(session, row), fact)
    session.flush()


def _write_answers(session: Session, row: Survey, cast: Sequence[Ballot]) -> None:
    """Every mark of every ballot, in an order that has to do with neither."""
    cipher, items = cipher_of(row.id, row.ballot_key_sealed), row.sheet
    marks = [
        {"id": random_id(), "cell_id": ballot.cell_id, "item_id": item.id, "value": value}
        for ballot in cast
        for item, value in zip(items, unseal(cipher, ballot.token_hash, ballot.sealed), strict=True)
        if value
    ]
    _CHANCE.shuffle(marks)
    if marks:
        session.execute(insert(Answer), marks)


def _write_board(session: Session, row: Survey, cast: Sequence[Ballot]) -> None:
    hashes = sorted(ballot.token_hash for ballot in cast)
    if hashes:
        session.execute(insert(BoardHash), [{"survey_id": row.id, "token_hash": each} for each in hashes])
    for ballot in cast:
        session.expunge(ballot)
