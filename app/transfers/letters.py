"""介绍信: a number without gaps for each issuer and year, what it says sealed as of its day, and what becomes of it.

The form of 组通字〔2006〕45号. A letter is never edited: who needs longer, or lost it, gets another one, and the old number stays void.
"""

import json
from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.core import clock
from app.core.crypto import keyring
from app.core.db import insert_new
from app.core.ids import new_id
from app.core.who import Who
from app.organizations import settings
from app.organizations.models import Organization
from app.transfers.errors import LetterExpired, ValidityOutOfRange
from app.transfers.models import Letter, LetterSeries, Transfer, TransferAct
from app.transfers.rules import (
    LETTER_DAYS,
    LETTER_DAYS_MOST,
    LetterStatus,
    TransferAction,
    TransferStep,
    letter_end,
)

# Of the committee that issues it, whom the receipt goes back to.
ISSUER = ("name", "address", "phone", "fax", "postcode")


def last(session: Session, transfer_id: UUID) -> Letter | None:
    """The letter issued last."""
    mine = select(Letter).where(Letter.transfer_id == transfer_id).order_by(col(Letter.id).desc())
    return session.exec(mine.limit(1)).first()


def last_of(session: Session, transfer_ids: Collection[UUID]) -> dict[UUID, Letter]:
    """By transfer, the letter issued last; those without one are not in it."""
    theirs = select(Letter).where(col(Letter.transfer_id).in_(transfer_ids)).order_by(col(Letter.id))
    return {letter.transfer_id: letter for letter in session.exec(theirs)}


def said(letter: Letter) -> dict[str, Any]:
    """What a letter says, as it was sealed."""
    found: dict[str, Any] = json.loads(keyring().open("letter.content", letter.id, letter.content_sealed))
    return found


def is_replaced(session: Session, transfer_id: UUID) -> bool:
    """Whether a letter was issued again already."""
    again = TransferAct.transfer_id == transfer_id, TransferAct.action == TransferAction.REISSUE_LETTER
    return session.exec(select(TransferAct.id).where(*again).limit(1)).first() is not None


def usual_days(session: Session, row: Transfer, issuer: Organization) -> int:
    """How many days a letter of this kind holds there, by the local rule."""
    return settings.value(session, issuer, LETTER_DAYS[row.kind])


def issue(session: Session, who: Who, row: Transfer, issuer: Organization, days: int | None) -> Letter:
    """Issue a letter with the issuer's next number of the year. Raises `ValidityOutOfRange` (T10)."""
    valid_days = usual_days(session, row, issuer) if days is None else days
    if not 1 <= valid_days <= LETTER_DAYS_MOST:
        raise ValidityOutOfRange(pointer="/valid_days")
    before, today, letter_id = last(session, row.id), clock.today(), new_id()
    letter = Letter(
        id=letter_id,
        transfer_id=row.id,
        issuer_id=issuer.id,
        year=today.year,
        serial=_next_number(session, issuer.id, today.year),
        issued_on=today,
        valid_days=valid_days,
        valid_until=letter_end(today, valid_days),
        replaces_id=before.id if before else None,
        issued_by_label=who.label,
        content_sealed=keyring().seal("letter.content", letter_id, json.dumps(content(session, row, issuer))),
    )
    session.add(letter)
    session.flush()
    return letter


def _next_number(session: Session, issuer_id: UUID, year: int) -> int:
    """The next number, held until the transaction ends: another issuer's clerk waits, and a failure gives it back."""
    insert_new(session, LetterSeries, {"id": new_id(), "issuer_id": issuer_id, "year": year, "last": 0})
    mine = select(LetterSeries).where(LetterSeries.issuer_id == issuer_id, LetterSeries.year == year)
    series = session.exec(mine.with_for_update()).one()
    series.last += 1
    session.flush()
    return series.last


def content(session: Session, row: Transfer, issuer: Organization) -> dict[str, Any]:
    """What the letter says of the member and of both sides, as it stands today."""
    member, target = row.member, row.target or row.external
    if member is None or row.source is None:
        raise ValueError("a letter is issued for a member of the roll")
    receiving = row.steps.get(TransferStep.TO_COMMITTEE)
    addressee = session.get_one(Organization, receiving) if receiving else target
    return {
        "addressee": addressee.name if addressee else row.target_text,
        "name": member.name,
        "sex": member.sex,
        "born_on": str(member.born_on),
        "ethnicity": member.ethnicity,
        "category": member.category,
        "national_id": member.national_id,
        "phone": row.phone,
        "source": row.source.name,
        "target": target.name if target else row.target_text,
        "dues_paid_through": member.dues_paid_through or row.dues_paid_through,
        "issuer": {field: getattr(issuer, field) for field in ISSUER},
    }


def void(letter: Letter | None, reason: str) -> None:
    """A letter that may not be used any more, nor again where the other side has not taken the member in; its number stays."""
    if letter is not None:
        letter.status, letter.void_reason = LetterStatus.VOID, reason


def use(letter: Letter | None, on: date) -> None:
    """The other side has it in its hands. Raises as `ensure_covers` does."""
    ensure_covers(letter, on)
    if letter is not None:
        letter.status = LetterStatus.USED


def ensure_covers(letter: Letter | None, on: date) -> None:
    """Raise `LetterExpired` (T12) for one that arrived after its last day."""
    if letter is not None and on > letter.valid_until:
        raise LetterExpired(until=letter.valid_until)


def expire(letter: Letter | None) -> None:
    """The last day of a letter has passed."""
    if letter is not None and letter.status is LetterStatus.VALID:
        letter.status = LetterStatus.EXPIRED
