"""Links by which a counterpart without an account answers once: printed on the letter as a QR code, kept as a digest."""

import hashlib
import secrets
from datetime import timedelta

from sqlmodel import Session, select

from app.core import clock
from app.core.errors import AppError
from app.core.ids import new_id
from app.core.settings import settings
from app.core.who import Who
from app.members.rules import masked_name
from app.transfers import actions, letters
from app.transfers.errors import DateOutOfOrder
from app.transfers.errors_paper import ReceiptLinkExpired, ReceiptLinkUnknown, ReceiptLinkVoid, ReceiptNotYet
from app.transfers.machine import possible
from app.transfers.models import Letter, ReceiptLink, Transfer
from app.transfers.progress import end_of
from app.transfers.rules import RECEIPT_DAYS, LetterStatus, TransferAction, TransferStatus
from app.transfers.schemas import ReceiptAnswer, ReceiptLinkRead, TransferActionCommand

TOKEN_BYTES = 16
COUNTERPART = Who("anonymous", None, "对方单位（回执链接）")
_AWAITED = frozenset({TransferStatus.IN_TRANSIT, TransferStatus.PENDING, TransferStatus.ACCEPTED})
_UNANSWERED: dict[TransferStatus, type[AppError]] = {
    TransferStatus.IN_TRANSIT: ReceiptNotYet,
    TransferStatus.PENDING: ReceiptNotYet,
    TransferStatus.EXPIRED: ReceiptLinkExpired,
}
_IN_HAND = frozenset({LetterStatus.VALID, LetterStatus.USED})


def make(session: Session, row: Transfer, letter: Letter) -> str | None:
    """The address of a new link, for one print of a letter; None where no receipt is awaited any more.

    It holds until a month after the letter's last day, which is how long a receipt has to come back.
    """
    if row.status not in _AWAITED or row.receipt_handler or letter.status not in _IN_HAND:
        return None
    token = secrets.token_urlsafe(TOKEN_BYTES)
    session.add(
        ReceiptLink(
            id=new_id(),
            transfer_id=row.id,
            letter_id=letter.id,
            secret_digest=_digest(token),
            expires_at=end_of(letter.valid_until + timedelta(days=RECEIPT_DAYS)),
        )
    )
    return f"{settings().public_url}/r?t={token}"


def show(session: Session, token: str) -> ReceiptLinkRead:
    """Which letter a link is for. Raises as `answer` does."""
    _row, letter, _link = _open(session, token)
    said = letters.said(letter)
    return ReceiptLinkRead(
        issuer_name=said["issuer"]["name"],
        letter_number=letter.number,
        member_name_masked=masked_name(said["name"]),
        issued_on=letter.issued_on,
        valid_until=letter.valid_until,
    )


def answer(session: Session, token: str, data: ReceiptAnswer) -> ReceiptLink:
    """A counterpart's receipt, as it says: nobody moves by it, since the member has the letter in hand. The sending committee files it.

    Of a member received here the day is the one of reporting in, whatever the receipt says. Raises `ReceiptLinkUnknown` (404),
    `ReceiptLinkExpired`, `ReceiptLinkVoid`, `ReceiptNotYet`, `LetterExpired` (409) and `DateOutOfOrder` (422).
    """
    row, letter, link = _open(session, token, locks=True)
    today = clock.today()
    if not letter.issued_on <= data.received_on <= today:
        raise DateOutOfOrder(earliest=letter.issued_on, latest=today, pointer="/received_on")
    command = TransferActionCommand(
        action=TransferAction.SEND_RECEIPT,
        on=data.received_on,
        handler=data.handler,
        handler_phone=data.phone,
        receipt_number=data.receipt_number,
    )
    actions.answer(session, COUNTERPART, row, command)
    link.used_at = clock.now()
    session.flush()
    return link


def _open(session: Session, token: str, *, locks: bool = False) -> tuple[Transfer, Letter, ReceiptLink]:
    """A link that can be answered now, with its letter. `locks`: whoever comes at the same time waits for the first."""
    known = select(ReceiptLink).where(ReceiptLink.secret_digest == _digest(token))
    link = session.exec(known.with_for_update() if locks else known).first()
    if link is None or link.used_at is not None:
        raise ReceiptLinkUnknown()
    row = session.get_one(Transfer, link.transfer_id, with_for_update=locks)
    letter = session.get_one(Letter, link.letter_id)
    if row.receipt_handler:
        raise ReceiptLinkUnknown()
    if letter.status is LetterStatus.VOID:
        raise ReceiptLinkVoid()
    if link.expires_at < clock.now():
        raise ReceiptLinkExpired()
    if TransferAction.SEND_RECEIPT not in possible(row.place, row.path):
        raise _UNANSWERED.get(row.status, ReceiptLinkVoid)()
    return row, letter, link


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
