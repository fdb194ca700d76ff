"""Printing: a letter shows an ID number in full, so each print is recorded with who and why, and the member can see it."""

from collections.abc import Collection, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core import events, pdf
from app.core.errors import NotThere
from app.core.words import Words
from app.members.events import MemberRevealed
from app.members.schemas import RevealField
from app.organizations import deputies
from app.organizations.models import Organization
from app.transfers import desks, letters, queries, receipt_links, service
from app.transfers.desks import Standing
from app.transfers.errors_paper import NoLetter, NoReceipt, NotYoursToPrint
from app.transfers.forms import LetterForm, ReceiptForm, day_words, letter_form
from app.transfers.models import Letter, Transfer
from app.transfers.rules import LetterStatus, TransferStep

REASON = "打印介绍信"
_SENDING = Words("转出党委和转出支部", "the sending committee and branch")
_BOTH = Words("转出和接收的党委", "the sending and the receiving committee")


class Print(NamedTuple):
    """One letter, ready for paper."""

    form: LetterForm
    link: str | None
    is_void: bool


def one(session: Session, scope: Scope, transfer_id: UUID, letter_id: UUID | None) -> list[Print]:
    """The letter issued last, or an older one of the same transfer by its id.

    Raises `NotThere`, `NotYoursToPrint` (403), `NoLetter` (409), `FontMissing` (503).
    """
    row = service.get(session, scope, transfer_id)
    letter = session.get(Letter, letter_id) if letter_id else letters.last(session, row.id)
    if letter_id and (letter is None or letter.transfer_id != row.id):
        raise NotThere()
    return _print(session, scope, [(row, letter)])


def several(session: Session, scope: Scope, ids: Sequence[UUID]) -> list[Print]:
    """The last letters of some transfers, in their order; all or none. Raises as `one` does."""
    rows = {row.id: row for row in session.exec(queries.visible(scope).where(col(Transfer.id).in_(ids)))}
    if not rows.keys() >= set(ids):
        raise NotThere()
    last = letters.last_of(session, ids)
    return _print(session, scope, [(rows[one_id], last.get(one_id)) for one_id in dict.fromkeys(ids)])


def receipt(session: Session, scope: Scope, transfer_id: UUID) -> ReceiptForm:
    """The receipt as it was filled in, for either side. Raises `NotThere`, `NotYoursToPrint` (403), `NoReceipt` (409), `FontMissing` (503)."""
    pdf.ensure_font()
    row = service.get(session, scope, transfer_id)
    if desks.deciding(scope, row.sender_id, row.source_id, row.steps.get(TransferStep.TO_COMMITTEE)) is None:
        raise NotYoursToPrint(who=_BOTH)
    if desks.is_receipt_said(row) or not row.receipt_handler or row.received_on is None:
        raise NoReceipt()
    letter = letters.last(session, row.id)
    said = letters.said(letter) if letter else None
    number = letter.number if letter else row.receipt_number
    return ReceiptForm(
        number=number,
        addressee=said["issuer"]["name"] if said else row.external.name if row.external else row.target_text,
        name=said["name"] if said else row.member.name if row.member else "",
        received_on=day_words(row.received_on),
        handler=row.receipt_handler,
        phone=row.receipt_phone,
        own_number="" if row.receipt_number == number else row.receipt_number,
    )


def draw(prints: Sequence[Print]) -> bytes:
    """A page a letter."""
    from app.core.sheets import Sheets  # noqa: PLC0415  loaded with the first print
    from app.transfers import drawing  # noqa: PLC0415

    sheets = Sheets("、".join(one.form.number for one in prints))
    for one in prints:
        drawing.add_letter(sheets, one.form, one.link, is_void=one.is_void)
    return bytes(sheets.output())


def draw_receipt(form: ReceiptForm) -> bytes:
    """The receipt alone."""
    from app.core.sheets import Sheets  # noqa: PLC0415  as above
    from app.transfers import drawing  # noqa: PLC0415

    sheets = Sheets(form.number)
    drawing.add_receipt(sheets, form)
    return bytes(sheets.output())


def _print(session: Session, scope: Scope, wanted: Sequence[tuple[Transfer, Letter | None]]) -> list[Print]:
    pdf.ensure_font()
    names, acted = _names(session, scope), deputies.titles_of(session, scope.who.id, scope.grants)
    found = []
    for row, letter in wanted:
        standing = desks.deciding(scope, row.sender_id, row.source_id)
        if standing is None:
            raise NotYoursToPrint(who=_SENDING)
        if letter is None:
            raise NoLetter()
        _record(session, scope, row, _notes(standing, names, acted))
        form = letter_form(letter.number, letter.issued_on, letter.valid_days, letters.said(letter))
        link = receipt_links.make(session, row, letter)
        found.append(Print(form, link, is_void=letter.status is LetterStatus.VOID))
    return found


def _names(session: Session, scope: Scope) -> dict[UUID, str]:
    """The names of the places where the caller holds roles."""
    places: Collection[UUID] = {place for _, place, _ in scope.grants}
    named = select(Organization.id, Organization.name).where(col(Organization.id).in_(places))
    return dict(session.exec(named).all())


def _notes(standing: Standing, names: dict[UUID, str], acted: dict[UUID, str]) -> dict[str, str]:
    """Why the numbers were looked at, and in whose name."""
    if standing.role is None or standing.organization_id is None:
        raise NoLetter()
    role, place = deputies.called(standing.role, standing.organization_id, acted), names[standing.organization_id]
    return {"reason": REASON, "role": role, "organization": place}


def _record(session: Session, scope: Scope, row: Transfer, notes: dict[str, str]) -> None:
    if row.source is None or row.member_id is None:
        raise NoLetter()
    shown = [RevealField.NATIONAL_ID, *([RevealField.PHONE] if row.phone_sealed else [])]
    fact = MemberRevealed(member_id=row.member_id, organization_id=row.source.id, fields=shown)
    events.record(session, scope.who, row.source.path, fact, notes=notes)
