"""The count: ballots are opened in memory and added up, then ballots and keys are destroyed. One transaction."""

from collections import Counter
from collections.abc import Mapping, Sequence
from operator import itemgetter
from uuid import UUID

from sqlalchemy import insert, literal
from sqlmodel import Session, col, select

from app.core import bulk, events
from app.core.ids import random_id
from app.core.who import SYSTEM, Who
from app.surveys import queries, rules, service
from app.surveys.ballots import cipher_of, unseal
from app.surveys.errors import CountImpossible
from app.surveys.events import SurveyCounted
from app.surveys.models import Ballot, BoardHash, Cell, FreeText, Survey, Tally
from app.surveys.rules import SurveyMode, SurveyStatus
from app.surveys.sheet import Item, ItemKind, values_of

CHUNK = 2000
_TALLIES, _TEXTS = bulk.BulkInsert(Tally), bulk.BulkInsert(FreeText)


class Sums:
    """What the ballots of one electorate add up to, and their free texts."""

    def __init__(self, sheet: Sequence[Item]) -> None:
        self.ballots = 0
        self.counts = {item.id: Counter[str]() for item in sheet if item.kind is not ItemKind.TEXT}
        self.texts: list[tuple[str, str]] = []  # item, text
        self._lines = [(item, self.counts.get(item.id)) for item in sheet]

    def add(self, marks: Sequence[str]) -> None:
        """One more ballot, with its marks in the order of the sheet."""
        self.ballots += 1
        for (item, counts), mark in zip(self._lines, marks, strict=True):
            if counts is not None:
                counts.update(values_of(item, mark))
            elif mark:
                self.texts.append((item.id, mark))


def count(session: Session, survey_id: UUID) -> None:
    """Count a closed round. On paper there is nothing to open: its figures come from the count sheet.

    Nothing happens to a round that is in another state. Raises `CountImpossible` when there are more ballots than tokens.
    """
    row = session.get_one(Survey, survey_id, with_for_update=True)
    if row.status is not SurveyStatus.CLOSED or row.mode is SurveyMode.PAPER:
        return
    cells = queries.cells(session, survey_id)
    sums, issued = _open(session, row, [cell.id for cell in cells]), queries.issued(session, survey_id)
    for cell in cells:
        cell.counted_count = sums[cell.id].ballots
        if not cell.counted_count <= issued.get(cell.id, 0) <= cell.eligible_count:
            raise CountImpossible()
        write_tallies(session, cell.id, sums[cell.id].counts)
    _write_texts(session, sums)
    _write_board(session, row, list(sums))
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


def _open(session: Session, row: Survey, cell_ids: Sequence[UUID]) -> dict[UUID, Sums]:
    """Every ballot, by electorate: added up as it is opened, and a few read at a time."""
    sums = {cell_id: Sums(row.sheet) for cell_id in cell_ids}
    cipher = cipher_of(row.id, row.ballot_key_sealed)
    ballots = select(Ballot.token_hash, Ballot.cell_id, Ballot.sealed).where(col(Ballot.cell_id).in_(cell_ids))
    with session.execute(ballots, execution_options={"yield_per": CHUNK}) as found:
        for token_hash, cell_id, sealed in found:
            sums[cell_id].add(unseal(cipher, token_hash, sealed))
    return sums


def write_tallies(session: Session, cell_id: UUID, sums: Mapping[str, Mapping[str, int]]) -> None:
    """Write how many ballots of an electorate gave each item each value: a ballot with several ticks is in as many."""
    rows = [
        {"cell_id": cell_id, "item_id": item_id, "value": value, "count": count}
        for item_id, counts in sums.items()
        for value, count in sorted(counts.items())
        if count
    ]
    bulk.insert(session.connection(), bulk.Rows(_TALLIES, rows))


def _write_texts(session: Session, sums: Mapping[UUID, Sums]) -> None:
    """Write free texts in the order of their ids, which are random and have to do with nothing else."""
    texts = [
        {"id": random_id(), "cell_id": cell_id, "item_id": item_id, "text": text}
        for cell_id, of_cell in sums.items()
        for item_id, text in of_cell.texts
    ]
    texts.sort(key=itemgetter("id"))
    for at in range(0, len(texts), CHUNK):
        bulk.insert(session.connection(), bulk.Rows(_TEXTS, texts[at : at + CHUNK]))


def _write_board(session: Session, row: Survey, cell_ids: Sequence[UUID]) -> None:
    """The receipts, sorted."""
    receipts = select(literal(row.id), Ballot.token_hash).where(col(Ballot.cell_id).in_(cell_ids))
    names = ["survey_id", "token_hash"]
    session.execute(insert(BoardHash).from_select(names, receipts.order_by(col(Ballot.token_hash))))
