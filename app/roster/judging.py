"""A row against what is stored: new, the same, or different; and what an import may not change."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.core import clock
from app.members import codes, national_id, phones
from app.members.records import Person
from app.members.rules import KEPT, STATUS_WORDS, Category, Status
from app.roster import rules
from app.roster.columns import Field, official
from app.roster.entries import FROM_ID, Entry, Problem, RowReading
from app.roster.layout import MemberLayout
from app.roster.rules import ListKind, Verdict
from app.roster.staging import Change, Judged, Staged

HIDDEN = "（已登记）"
CHANGED = "roster.changed"

# The form's column of each thing that an import may correct.
_FIELDS = {
    "name": Field.NAME,
    "sex": Field.SEX,
    "born_on": Field.BIRTH_ON,
    "ethnicity": Field.ETHNICITY,
    "education": Field.EDUCATION,
    "occupation": Field.POSITION,
    "phone": Field.MOBILE,
    "landline": Field.LANDLINE,
    "address": Field.ADDRESS,
    "is_floating": Field.IS_FLOATING,
    "floating_to": Field.FLOATING_TO,
    "out_of_contact_since": Field.OUT_OF_CONTACT_SINCE,
}
_WORDS = {"sex": codes.SEX, "ethnicity": codes.ETHNICITY, "education": codes.EDUCATION}


def newcomer(entry: Entry) -> Person:
    """The record of a person who is not on the roll yet."""
    identity = national_id.parse(entry.national_id, today=clock.today())
    return Person(
        name=entry.name,
        national_id=entry.national_id,
        sex=entry.sex or identity.sex,
        born_on=entry.born_on or identity.birth_on,
        category=entry.category,
        status=entry.status or Status.NORMAL,
        organization_id=entry.organization_id,
        joined_on=entry.joined_on,
        confirmed_on=entry.confirmed_on,
        ethnicity=entry.ethnicity or "",
        education=entry.education or "",
        occupation=entry.occupation or "",
        phone=entry.phone,
        landline=entry.landline,
        address=entry.address,
        is_floating=bool(entry.is_floating),
        floating_to=entry.floating_to or "",
        out_of_contact_since=entry.out_of_contact_since,
    )


def corrected(stored: Person, entry: Entry) -> Person:
    """What is stored, with everything that the row says in its place; blank cells say nothing."""
    said = {name: value for name in _FIELDS if (value := getattr(entry, name)) is not None}
    if entry.is_floating is False:
        said |= {"floating_to": "", "floating_since": None}
    if entry.is_out_of_contact is False:
        said["out_of_contact_since"] = None
    return replace(stored, **said)


@dataclass(frozen=True, slots=True)
class Stored:
    """A record that is there already; `is_in_reach`: it lies where the uploader may write."""

    person: Person
    version: int
    is_in_reach: bool


def judge(reading: RowReading, layout: MemberLayout, stored: Stored | None) -> Judged:
    """The verdict on one row."""
    problems = reading.problems
    changes: tuple[Change, ...] = ()
    if reading.entry is not None and stored is not None:
        refusals = tuple(_refusals(layout, reading.entry, stored))
        problems = tuple(problem for problem in problems if problem.code not in FROM_ID) + refusals
        after = corrected(stored.person, reading.entry)
        changes = () if refusals else tuple(differences(layout, stored.person, after))
    is_refused = reading.entry is None or any(problem.read_as is None for problem in problems)
    verdict = rules.verdict(
        is_refused=is_refused,
        is_mended=bool(problems),
        is_stored=stored is not None,
        is_different=bool(changes),
    )
    problems += tuple(_told(change) for change in changes)
    shown = () if verdict is Verdict.UNCHANGED else problems
    entry = None if is_refused else reading.entry
    version = None if stored is None else stored.version
    staged = Staged(reading.name, shown, changes, entry, version=version)
    return Judged(ListKind.MEMBERS, layout.sheet, reading.row, verdict, staged)


def _told(change: Change) -> Problem:
    message = f"登记的是“{change.before}”，确认后改为“{change.after}”。"
    return Problem(change.field, CHANGED, message, change.after, change.after)


def differences(layout: MemberLayout, before: Person, after: Person) -> Iterator[Change]:
    """What a correction would change, in the words of the form; what is stored of telephones, addresses and the day of birth stays masked."""
    for name, field in _FIELDS.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield Change(layout.header(field) or official(field), _shown(name, old, is_stored=True), _shown(name, new))


def _shown(name: str, value: object, *, is_stored: bool = False) -> str:
    if value is None or value == "":
        return ""
    if is_stored and name == "address":
        return HIDDEN
    if is_stored and name in ("phone", "landline"):
        return phones.mask(str(value))
    if is_stored and isinstance(value, date) and name == "born_on":
        return f"{value:%Y-%m}-**"
    if isinstance(value, bool):
        return codes.YES_NO.word("yes" if value else "no")
    if isinstance(value, date):
        return value.isoformat()
    return _WORDS[name].word(str(value)) if name in _WORDS else str(value)


def _refusals(layout: MemberLayout, entry: Entry, known: Stored) -> Iterator[Problem]:
    """What only a command on the member's page, with its document, may change."""

    def refuse(field: Field, code: str, message: str) -> Problem:
        return Problem(layout.header(field) or layout.header(Field.NATIONAL_ID), f"roster.{code}", message, "")

    stored = known.person
    if not known.is_in_reach:
        message = "这个人登记在您管辖范围以外，请办理组织关系转接，或请上级核对。"
        yield refuse(Field.NATIONAL_ID, "belongs_elsewhere", message)
        return
    if stored.status not in KEPT:
        message = f"这个人已登记为“{STATUS_WORDS[stored.status]}”，请核对名册。"
        yield refuse(Field.STATUS, "already_left", message)
        return
    if entry.organization_id != stored.organization_id:
        message = "这个人登记在另一个党支部，换支部请办理组织关系转接。"
        yield refuse(Field.ORGANIZATION, "other_branch", message)
    if entry.category != stored.category:
        change = "转正" if entry.category is Category.FULL else "改为预备党员"
        yield refuse(Field.CATEGORY, "category_differs", f"人员类别与登记的不同，{change}请在党员页面办理。")
    else:
        for field, day in _other_days(entry, stored):
            message = f"登记的是{day}，更正要有依据，请在党员页面办理“更正日期和党龄”。"
            yield refuse(field, "date_differs", message)
    if entry.status is not None and entry.status != stored.status:
        yield refuse(Field.STATUS, "status_differs", "党籍状态与登记的不同，请在党员页面办理。")


def _other_days(entry: Entry, stored: Person) -> Iterator[tuple[Field, date | None]]:
    """The dates of membership that differ, as they are stored: the ledger rests on them."""
    if entry.joined_on != stored.joined_on:
        yield Field.JOINED_ON, stored.joined_on
    if entry.confirmed_on != stored.confirmed_on:
        yield Field.CONFIRMED_ON, stored.confirmed_on
