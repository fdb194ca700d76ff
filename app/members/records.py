"""The making and changing of a member's record: what is read, checked and sealed before it is stored. One way for people and imports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from app.core.crypto import keyring
from app.core.ids import new_id
from app.members import codes, ledger, national_id, phones
from app.members.codes import CodeSet
from app.members.errors import (
    CodeUnknown,
    ConfirmationDateWrong,
    DateOutOfOrder,
    DiffersFromNationalId,
    JoiningAgeWrong,
    LandlineWrong,
    NationalIdWrong,
    PhoneWrong,
)
from app.members.ledger import Paper, Step
from app.members.models import Affiliation, LedgerEntry, Member
from app.members.national_id import InvalidNationalId, NationalId, NationalIdProblem
from app.members.phones import InvalidPhone
from app.members.rules import MAX_AGE_AT_JOINING, Category, Entry, LedgerKind, State, Status

_ID_WORDS = {
    NationalIdProblem.LENGTH: "应是18位",
    NationalIdProblem.CHARACTERS: "里有不该有的字符",
    NationalIdProblem.BIRTH_DATE: "里的出生日期不对",
    NationalIdProblem.CHECK_DIGIT: "的校验码不对",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Everything the roll keeps of a person, in the clear: read, checked, normalized, in national codes."""

    organization_id: UUID
    name: str
    national_id: str
    sex: str
    born_on: date
    category: Category
    joined_on: date
    confirmed_on: date | None
    status: Status = Status.NORMAL
    ethnicity: str = ""
    education: str = ""
    occupation: str = ""
    phone: str | None = None
    landline: str | None = None
    address: str | None = None
    is_floating: bool = False
    floating_to: str = ""
    floating_since: date | None = None
    out_of_contact_since: date | None = None

    @property
    def state(self) -> State:
        return State(self.category, self.status)


@dataclass(frozen=True)
class NewRecord:
    """The rows of a new member; nothing is added to a session yet."""

    member: Member
    affiliation: Affiliation
    lines: list[LedgerEntry]


def build(person: Person, entry: Entry, paper: Paper) -> NewRecord:
    """The rows of a new record: newly admitted, entered late on the paper's day, or opening."""
    steps = ledger.beginning(entry, person.state, person.joined_on, person.confirmed_on, paper.effective_on)
    return _rows(person, steps, paper)


def arrived(person: Person, paper: Paper) -> NewRecord:
    """The rows of somebody who comes from outside this system: here from the paper's day on, whatever came before was elsewhere."""
    return _rows(person, [(Step(LedgerKind.MOVED_IN, None, person.state), paper.effective_on)], paper)


def _rows(person: Person, steps: Sequence[tuple[Step, date]], paper: Paper) -> NewRecord:
    member = Member(**columns(new_id(), person), updated_by=paper.recorded_by)
    lines = [ledger.line(member, step, replace(paper, effective_on=day)) for step, day in steps]
    affiliation = Affiliation(
        member_id=member.id, organization_id=member.organization_id, starts_on=lines[0].effective_on
    )
    return NewRecord(member, affiliation, lines)


def columns(row_id: UUID, person: Person) -> dict[str, Any]:
    """The columns of a person's record, its secrets sealed for this row."""
    plain = {field: getattr(person, field) for field in _PLAIN}
    sealed = {name: value for field in _SEALED for name, value in _seal(row_id, field, getattr(person, field)).items()}
    return {"id": row_id, "version": 1} | plain | sealed


_SEALED = ("national_id", "phone", "landline", "address")
_FOUND = ("national_id", "phone")  # sealed, and found again by a blind index
_PLAIN = tuple(field.name for field in fields(Person) if field.name not in _SEALED)


def _seal(row_id: UUID, field: str, text: str | None) -> dict[str, bytes | None]:
    ring = keyring()
    values = {f"{field}_sealed": None if text is None else ring.seal(f"member.{field}", row_id, text)}
    if field in _FOUND:
        values[f"{field}_hmac"] = None if text is None else ring.blind_index(field, text)
    return values


def apply(member: Member, changes: Mapping[str, Any]) -> None:
    """Write read and checked values into a record, sealing what is sealed."""
    for field, value in changes.items():
        for name, stored in (_seal(member.id, field, value) if field in _SEALED else {field: value}).items():
            setattr(member, name, stored)


def read_national_id(text: str, today: date) -> NationalId:
    """An ID number as typed. Raises `NationalIdWrong` (422)."""
    try:
        return national_id.parse(text, today=today)
    except InvalidNationalId as fault:
        raise NationalIdWrong(
            why=_ID_WORDS[fault.problem], problem=fault.problem.value, pointer="/national_id"
        ) from fault


def check_identity(given: Mapping[str, Any], number: NationalId, override_reason: str | None) -> None:
    """Sex and birth date are those of the number, or as the personnel file says, with a reason. Raises `DiffersFromNationalId`."""
    told = {"born_on": ("出生日期", number.birth_on), "sex": ("性别", number.sex)}
    for field, (words, value) in told.items():
        if override_reason is None and field in given and given[field] != value:
            raise DiffersFromNationalId(field=words, pointer=f"/{field}")


def read_phone(text: str) -> str:
    """A mobile number as typed. Raises `PhoneWrong`."""
    try:
        return phones.parse_mobile(text)
    except InvalidPhone as fault:
        raise PhoneWrong(pointer="/phone") from fault


def read_landline(text: str) -> str:
    """A fixed line as typed. Raises `LandlineWrong`."""
    try:
        return phones.parse_landline(text)
    except InvalidPhone as fault:
        raise LandlineWrong(pointer="/landline") from fault


def check_code(code_set: CodeSet, code: str, field: str) -> None:
    """Raises `CodeUnknown` for a code outside its set; "" says nothing."""
    if code and code not in code_set.words:
        raise CodeUnknown(title=code_set.title, pointer=f"/{field}")


def read_changes(changes: Mapping[str, Any], today: date) -> dict[str, Any]:
    """Values as typed, by field, made ready for `apply`. Raises the error of the field at fault."""
    ready = dict(changes)
    if "national_id" in ready:
        ready["national_id"] = read_national_id(ready["national_id"], today).number
    if ready.get("phone") is not None:
        ready["phone"] = read_phone(ready["phone"])
    if ready.get("landline") is not None:
        ready["landline"] = read_landline(ready["landline"])
    check_code(codes.ETHNICITY, ready.get("ethnicity", ""), "ethnicity")
    check_code(codes.EDUCATION, ready.get("education", ""), "education")
    return ready


def check_dates(category: Category, born_on: date, joined_on: date, confirmed_on: date | None, today: date) -> None:
    """Members join at 18 or later (Party constitution, art. 1) and are confirmed after joining.

    Raises `DateOutOfOrder`, `JoiningAgeWrong`, `ConfirmationDateWrong`.
    """
    if joined_on > today:
        raise DateOutOfOrder(earliest=born_on, latest=today, pointer="/joined_on")
    if not national_id.ADULT_AGE <= national_id.age_on(born_on, joined_on) <= MAX_AGE_AT_JOINING:
        raise JoiningAgeWrong(pointer="/joined_on")
    if (category is Category.FULL) != (confirmed_on is not None):
        raise ConfirmationDateWrong(pointer="/confirmed_on")
    if confirmed_on is not None and not joined_on <= confirmed_on <= today:
        raise DateOutOfOrder(earliest=joined_on, latest=today, pointer="/confirmed_on")
