"""Receipts: of a member received here the last stub; of one received outside the move, once the sending committee files it."""

from datetime import date

from app.members import moves
from app.members.ledger import Paper
from app.transfers import letters, papers
from app.transfers.doing import Branch, Doing, approver, day_of, go_on, member_since, needed, number_of
from app.transfers.models import Letter
from app.transfers.rules import TransferStatus


def send(doing: Doing, _: Branch) -> None:
    """As of the day of reporting in; of one received outside, who is here until it is filed, as of the day that the receipt says."""
    received_on = doing.row.moved_on
    if received_on is None:
        received_on = _outside(doing)[0]
    _write(doing, received_on, doing.data.handler or doing.who.label)


def _outside(doing: Doing) -> tuple[date, Letter | None]:
    """The day that the receipt says, or said before, and the letter that covers it. Raises `DateOutOfOrder`, `LetterExpired` (T12)."""
    letter = letters.last(doing.session, doing.row.id)
    day = day_of(doing, letter.issued_on if letter else member_since(doing.row))
    letters.ensure_covers(letter, day)
    return day, letter


def _write(doing: Doing, received_on: date, handler: str) -> None:
    row, data, number = doing.row, doing.data, number_of(doing, papers.of(doing.row))
    row.receipt_number = data.receipt_number or row.receipt_number or number
    row.receipt_phone = row.receipt_phone if data.handler_phone is None else data.handler_phone
    row.receipt_handler, row.received_on = handler[:40], received_on


def file(doing: Doing, _: Branch) -> None:
    """Of a member who was received here it closes the stub; of one received outside it is the move, dated as the receipt says.

    What the other side said over the link holds where the committee does not correct it.
    """
    row = doing.row
    if row.status is TransferStatus.ACCEPTED:
        if not row.receipt_handler:
            send(doing, None)
        return
    go_on(doing)
    handler = doing.data.handler or row.receipt_handler
    if not handler:
        raise needed(doing, "/handler")
    day, letter = _outside(doing)
    letters.use(letter, day)
    number = letter.number if letter else row.number
    moves.depart(doing.session, doing.who, doing.member, Paper(day, doing.who.label, approver(doing), number))
    _write(doing, day, handler)
    row.moved_on = day
