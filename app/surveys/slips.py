"""Sealed slips (密封票) for members without a phone of their own: printed in one batch an electorate, drawn by chance, settled by two.

A member draws a slip from the pile and uses it on anybody's phone. The roll notes that a slip was drawn and never which, so that neither who
printed them nor who lends the phone can put a slip to a name; and the ballot is signed blind like any other (`slip_tokens`).
"""

from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, insert
from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core import clock, events, pdf
from app.core.errors import NotThere
from app.core.settings import settings
from app.core.words import words_of
from app.surveys import queries_slips, service, slip_codes, tokens
from app.surveys.errors import KeysMissing, NotOnRoll, OnPaper
from app.surveys.errors_grades import SecondPersonNeeded
from app.surveys.errors_slips import (
    CellUnknown,
    NoSlips,
    SlipBatchState,
    SlipNumbersWrong,
    SlipsDrawn,
    SlipsExist,
    SlipsTooLate,
    SlipsTooMany,
)
from app.surveys.events import SlipsDestroyed, SlipsEntered, SlipsPrinted, SlipsSettled
from app.surveys.models import Cell, CellMember, Survey
from app.surveys.models_slips import Slip, SlipBatch
from app.surveys.rules import SurveyMode, SurveyStatus
from app.surveys.schemas_slips import SlipNumbers, SlipsPrint
from app.surveys.slip_rules import ACTION_WORDS, POSSIBLE, STATUS_WORDS, SlipAction, SlipStatus, adds_up


class Prints(NamedTuple):
    """What is on the slips of a batch: in memory alone, until they are drawn on paper."""

    title: str
    cell: str
    until: str
    address: str
    codes: list[str]


def make(session: Session, scope: Scope, survey_id: UUID, data: SlipsPrint) -> Prints:
    """The one batch of an electorate, after its key is announced and before the round opens.

    Raises `NotThere` (404), `OnPaper`, `SlipsTooLate`, `KeysMissing`, `SlipsExist` (409), `CellUnknown`, `SlipsTooMany` (422),
    `FontMissing` (503).
    """
    pdf.ensure_font()
    row = service.get_held(session, scope, survey_id)
    cell = session.get(Cell, data.cell_id)
    if cell is None or cell.survey_id != row.id:
        raise CellUnknown(pointer="/cell_id")
    _ensure_printable(session, row, cell)
    if data.count > cell.eligible_count:
        raise SlipsTooMany(eligible=cell.eligible_count, pointer="/count")
    who, codes = scope.who.label, slip_codes.new_codes(data.count)
    batch = SlipBatch(survey_id=row.id, cell_id=cell.id, printed=data.count, printed_by_label=who, updated_by=who)
    session.add(batch)
    hashes = sorted(map(slip_codes.digest, codes))
    session.execute(insert(Slip), [{"code_hash": each, "cell_id": cell.id} for each in hashes])
    fact = SlipsPrinted(cell_id=cell.id, count=data.count, **service.ids(row))
    events.record(session, scope.who, service.path_of(session, row), fact)
    session.flush()
    return Prints(row.title, cell.label, until_words(row), f"{settings().public_url}/s", codes)


def _ensure_printable(session: Session, row: Survey, cell: Cell) -> None:
    session.refresh(row, with_for_update={"read": True})  # it does not open meanwhile
    if row.mode is SurveyMode.PAPER:
        raise OnPaper()
    if row.status is not SurveyStatus.FROZEN:
        raise SlipsTooLate()
    if cell.private_key_sealed is None:
        raise KeysMissing()
    if queries_slips.standing(session, cell.id) is not None:
        raise SlipsExist()


def draw(session: Session, scope: Scope, survey_id: UUID, member_id: UUID) -> None:
    """Note that a member has drawn a slip, which takes the token: one of the two a member, whoever else tries at this moment.

    No event: nobody is to know when somebody votes. Raises `NotThere` (404), `NotOnRoll` (403), `OnPaper`, `NotOpen`, `NoSlips`,
    `SlipDrawn`, `TokenTaken` (409).
    """
    row = service.get_held(session, scope, survey_id)
    line = session.get(CellMember, (row.id, member_id))
    if line is None:
        raise NotOnRoll()
    tokens.ensure_open(session.connection(), row.id)
    batch = queries_slips.standing(session, line.cell_id, locks=True)
    if batch is None or batch.status not in POSSIBLE[SlipAction.DRAW]:
        raise NoSlips()
    if queries_slips.drawn(session, row.id).get(line.cell_id, 0) >= batch.printed:
        raise NoSlips()
    tokens.take(session.connection(), row.id, member_id)


def settle(session: Session, scope: Scope, batch_id: UUID, data: SlipNumbers, *, seen: int) -> SlipBatch:
    """Enter what came back undrawn and what was spoilt, all of it destroyed; anew until another person has confirmed it.

    Raises `NotThere` (404), `SlipBatchState` (409), `Outdated` (412), `SlipNumbersWrong` (422).
    """
    row, batch = _get(session, scope, batch_id)
    _change(scope, batch, SlipAction.SETTLE, seen)
    _ensure_adds_up(session, batch, data.returned, data.spoiled)
    batch.status, batch.returned, batch.spoiled = SlipStatus.ENTERED, data.returned, data.spoiled
    batch.entered_by_label, batch.entered_hands = scope.who.label, sorted(scope.hands)
    fact = SlipsEntered(cell_id=batch.cell_id, returned=data.returned, spoiled=data.spoiled, **service.ids(row))
    events.record(session, scope.who, service.path_of(session, row), fact)
    session.flush()
    return batch


def confirm(session: Session, scope: Scope, batch_id: UUID, *, seen: int) -> SlipBatch:
    """The second person has counted the same and seen it destroyed: no slip is drawn any more, and the round can close.

    Raises `NotThere` (404), `SlipBatchState` (409), `SecondPersonNeeded` (403), `Outdated` (412), `SlipNumbersWrong` (422) when somebody
    has drawn since the numbers were entered.
    """
    row, batch = _get(session, scope, batch_id)
    _change(scope, batch, SlipAction.CONFIRM, seen)
    if not scope.hands.isdisjoint(batch.entered_hands):
        raise SecondPersonNeeded()
    drawn = _ensure_adds_up(session, batch, batch.returned or 0, batch.spoiled or 0)
    batch.status, batch.confirmed_by_label = SlipStatus.SETTLED, scope.who.label
    fact = SlipsSettled(cell_id=batch.cell_id, printed=batch.printed, drawn=drawn, **service.ids(row))
    events.record(session, scope.who, service.path_of(session, row), fact)
    session.flush()
    return batch


def destroy(session: Session, scope: Scope, batch_id: UUID, reason: str, *, seen: int) -> SlipBatch:
    """Declare a whole batch destroyed, of which nobody has drawn: its codes are good for nothing from now on.

    Raises `NotThere` (404), `SlipBatchState`, `SlipsDrawn` (409), `Outdated` (412).
    """
    row, batch = _get(session, scope, batch_id)
    _change(scope, batch, SlipAction.DESTROY, seen)
    drawn = queries_slips.drawn(session, row.id).get(batch.cell_id, 0)
    if drawn:
        raise SlipsDrawn(drawn=drawn)
    batch.status, batch.destroy_reason = SlipStatus.DESTROYED, reason
    session.execute(delete(Slip).where(col(Slip.cell_id) == batch.cell_id))
    fact = SlipsDestroyed(cell_id=batch.cell_id, count=batch.printed, **service.ids(row))
    events.record(session, scope.who, service.path_of(session, row), fact)
    session.flush()
    return batch


def _get(session: Session, scope: Scope, batch_id: UUID) -> tuple[Survey, SlipBatch]:
    """A batch of a round within the scope, held: whoever draws from it meanwhile waits."""
    batch = session.exec(select(SlipBatch).where(SlipBatch.id == batch_id).with_for_update()).first()
    if batch is None:
        raise NotThere()
    return service.get_held(session, scope, batch.survey_id), batch


def _change(scope: Scope, batch: SlipBatch, action: SlipAction, seen: int) -> None:
    batch.touch(scope.who.label, expected=seen)
    if batch.status not in POSSIBLE[action]:
        raise SlipBatchState(status=words_of(STATUS_WORDS, batch.status), action=words_of(ACTION_WORDS, action))


def _ensure_adds_up(session: Session, batch: SlipBatch, returned: int, spoiled: int) -> int:
    """How many members have drawn. Raises `SlipNumbersWrong`."""
    drawn = queries_slips.drawn(session, batch.survey_id).get(batch.cell_id, 0)
    if not adds_up(batch.printed, drawn, returned, spoiled):
        raise SlipNumbersWrong(drawn=drawn, printed=batch.printed, pointer="/returned")
    return drawn


def until_words(row: Survey) -> str:
    """When voting ends, by the clock in Beijing."""
    return f"{row.closes_at.astimezone(clock.BEIJING):%Y年%m月%d日%H:%M}"


def drawn_on_paper(prints: Prints) -> bytes:
    """The slips as a document, which is the one place where their codes are."""
    from app.surveys import slip_sheets  # noqa: PLC0415  its pen is loaded with the first print

    return slip_sheets.draw(prints)
