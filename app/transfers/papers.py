"""Papers from outside: who comes with which letter, sealed on the transfer as typed in, until the branch takes them onto its roll."""

from datetime import date

from sqlmodel import Session, select

from app.core import clock
from app.core.crypto import keyring
from app.core.errors import AppError
from app.core.who import Who
from app.members import moves, national_id
from app.members import service as members
from app.members.ledger import Paper
from app.members.models import Member
from app.members.records import Person
from app.members.rules import Category, Status
from app.organizations.models import Organization
from app.transfers.errors import DateOutOfOrder, DuplicateMember, LetterExpired, ValidityOutOfRange
from app.transfers.models import Transfer, TransferScan
from app.transfers.paper_schemas import PaperIn, TransferPaper
from app.transfers.rules import LETTER_DAYS_MOST, letter_end


def seal(row: Transfer, paper: PaperIn) -> None:
    """Keep what came on paper with its transfer."""
    row.person_sealed = keyring().seal("transfer.person", row.id, paper.model_dump_json())


def of(row: Transfer) -> PaperIn | None:
    """What came on paper; None for a transfer of somebody who was on the roll here."""
    if row.person_sealed is None:
        return None
    return PaperIn.model_validate_json(keyring().open("transfer.person", row.id, row.person_sealed))


def check(paper: PaperIn) -> None:
    """Whether the letter held when it arrived. Raises `ValidityOutOfRange` (T10), `DateOutOfOrder`, `LetterExpired` (T12)."""
    letter, today = paper.letter, clock.today()
    if not 1 <= letter.valid_days <= LETTER_DAYS_MOST:
        raise ValidityOutOfRange(pointer="/letter/valid_days")
    if not letter.issued_on <= paper.arrived_on <= today:
        raise DateOutOfOrder(earliest=letter.issued_on, latest=today, pointer="/arrived_on")
    if paper.arrived_on > valid_until(paper):
        raise LetterExpired(until=valid_until(paper), pointer="/arrived_on")


def check_order(paper: PaperIn, person: Person) -> None:
    """The letter tells what its carrier was on the day it was issued. Raises `DateOutOfOrder` for what came after it."""
    told = {"joined_on": (person.born_on, person.joined_on), "confirmed_on": (person.joined_on, person.confirmed_on)}
    for field, (earliest, day) in told.items():
        if day is not None and day > paper.letter.issued_on:
            raise DateOutOfOrder(earliest=earliest, latest=paper.letter.issued_on, pointer=f"/person/{field}")


def valid_until(paper: PaperIn) -> date:
    """The last day on which the letter held."""
    return letter_end(paper.letter.issued_on, paper.letter.valid_days)


def person_of(paper: PaperIn, branch: Organization) -> Person:
    """Who comes, read and checked as for any record. Raises what `members.service.person_of` does, pointing below `/person`."""
    try:
        return members.person_of(paper.person, branch.id)
    except AppError as fault:
        fault.pointer = f"/person{fault.pointer or ''}"
        raise


def known(session: Session, person: Person) -> Member | None:
    """The record that somebody had here before they were transferred out.

    Raises `DuplicateMember` (T13) where the ID number belongs to somebody who is not out, or about whom the papers say something else.
    """
    found = members.find_by_national_id(session, person.national_id)
    if found is None:
        return None
    is_demoted = found.category is Category.FULL and person.category is not Category.FULL
    if found.status is not Status.TRANSFERRED_OUT or found.name != person.name or is_demoted:
        raise DuplicateMember(pointer="/person/national_id")
    return found


def admit(session: Session, who: Who, row: Transfer, person: Person, basis: Paper) -> Member:
    """Onto the roll of the branch, in a new record or in the one they had. Raises `DuplicateMember` (T13) and as `moves` does."""
    member = known(session, person)
    if member is None:
        member = moves.admit_from_outside(session, who, person, basis)
    else:
        moves.readmit(session, who, member, person, basis)
    member.dues_paid_through = row.dues_paid_through
    row.member_id, row.member = member.id, member
    return member


def has_scan(session: Session, row: Transfer) -> bool:
    """Whether a picture of the letter is attached."""
    return session.exec(select(TransferScan.id).where(TransferScan.transfer_id == row.id)).first() is not None


def read(session: Session, row: Transfer) -> TransferPaper | None:
    """The paper as people see it, its numbers masked."""
    paper = of(row)
    if paper is None:
        return None
    today, person = clock.today(), paper.person
    number = national_id.parse(person.national_id, today=today)
    return TransferPaper(
        letter_number=paper.letter.number,
        issued_on=paper.letter.issued_on,
        valid_days=paper.letter.valid_days,
        valid_until=valid_until(paper),
        arrived_on=paper.arrived_on,
        national_id_masked=national_id.mask(number.number),
        sex=person.sex or number.sex,
        category=person.category,
        joined_on=person.joined_on,
        confirmed_on=person.confirmed_on,
        has_scan=has_scan(session, row),
    )
