"""Many people in a handful of statements, whatever their number: what an import needs of the roll."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from itertools import islice
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from sqlalchemy import bindparam, insert, update
from sqlmodel import Session, col, select

from app.core import clock, events, logs
from app.core.crypto import keyring
from app.core.events import Fact
from app.core.ids import new_id
from app.core.who import Who
from app.members import books, ledger, records
from app.members.events import MemberChanged, MemberCreated
from app.members.ledger import Paper, Step
from app.members.models import Affiliation, LedgerEntry, Member
from app.members.records import Person
from app.members.rules import Entry
from app.organizations.models import Organization

Item = TypeVar("Item")
BATCH = 500


def batches(items: Iterable[Item], size: int = BATCH) -> Iterator[list[Item]]:
    """Lists of at most `size` items, in order."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def find(session: Session, numbers: Sequence[str]) -> dict[str, Member]:
    """The stored members with these ID numbers, by number; locked until the transaction ends where it writes."""
    ring = keyring()
    found: dict[str, Member] = {}
    for batch in batches(numbers):
        by_index = {ring.blind_index("national_id", number): number for number in batch}
        statement = select(Member).where(col(Member.national_id_hmac).in_(list(by_index))).with_for_update()
        found |= {by_index[row.national_id_hmac]: row for row in session.exec(statement)}
    return found


def person_of(row: Member) -> Person:
    """A stored record in the clear."""
    return Person(
        name=row.name,
        national_id=row.national_id,
        sex=row.sex,
        born_on=row.born_on,
        category=row.category,
        status=row.status,
        organization_id=row.organization_id,
        joined_on=row.joined_on,
        confirmed_on=row.confirmed_on,
        ethnicity=row.ethnicity,
        education=row.education,
        occupation=row.occupation,
        phone=row.phone,
        landline=row.landline,
        address=row.address,
        is_floating=row.is_floating,
        floating_to=row.floating_to,
        floating_since=row.floating_since,
        out_of_contact_since=row.out_of_contact_since,
    )


class _New(NamedTuple):
    """A person who comes in, and the steps that the ledger begins with."""

    id: UUID
    person: Person
    entry: Entry
    steps: list[tuple[Step, date]]

    def affiliation(self) -> dict[str, Any]:
        place = {"organization_id": self.person.organization_id, "starts_on": self.steps[0][1]}
        return {"id": new_id(), "member_id": self.id} | place

    def lines(self, paper: Paper) -> Iterator[dict[str, Any]]:
        for step, day in self.steps:
            yield ledger.columns(self.id, self.person.organization_id, step, replace(paper, effective_on=day))


def enroll(session: Session, who: Who, people: Sequence[Person]) -> None:
    """Put people on the roll: record, affiliation, ledger lines, event, counts. Whose branch has its book already comes in as a gain."""
    if not people:
        return
    changed = {"updated_at": clock.now(), "updated_by": who.label}
    paper = Paper(clock.today(), who.label)
    new = [
        _New(
            new_id(),
            person,
            entry,
            ledger.beginning(entry, person.state, person.joined_on, person.confirmed_on, paper.effective_on),
        )
        for person, entry in zip(people, books.entries(session, people), strict=True)
    ]
    connection = session.connection()
    connection.execute(insert(Member), [records.columns(each.id, each.person) | changed for each in new])
    connection.execute(insert(Affiliation), [each.affiliation() for each in new])
    lines = [line for each in new for line in each.lines(paper)]
    connection.execute(insert(LedgerEntry), lines)
    paths = _paths(session, {person.organization_id for person in people})
    request_id = logs.request_id.get()
    facts = [
        Fact(
            who,
            paths[each.person.organization_id],
            MemberCreated(member_id=each.id, organization_id=each.person.organization_id, entry=each.entry),
            request_id,
        )
        for each in new
    ]
    events.record_many(connection, facts)
    _add_to_counts(session, lines)


class Correction(NamedTuple):
    """A stored record, what it says, and what it should."""

    row: Member
    before: Person
    after: Person

    @property
    def fields(self) -> list[str]:
        """The names of what differs."""
        return sorted(f.name for f in fields(Person) if getattr(self.before, f.name) != getattr(self.after, f.name))


def correct(session: Session, who: Who, corrections: Sequence[Correction]) -> None:
    """Bring stored records to what is now known of the same people. What the ledger follows is not changed here."""
    if not corrections:
        return
    now = clock.now()
    paths = _paths(session, {each.row.organization_id for each in corrections})
    columns = sorted(set(_record_columns()) - _LEDGER_COLUMNS)
    statement = (
        update(Member)
        .where(col(Member.id) == bindparam("of_id"))
        .values({name: bindparam(f"new_{name}") for name in columns})
    )
    values = []
    for row, _, person in corrections:
        record = records.columns(row.id, person) | {
            "updated_at": now,
            "updated_by": who.label,
            "version": row.version + 1,
        }
        values.append({"of_id": row.id} | {f"new_{name}": record[name] for name in columns})
    connection = session.connection()
    connection.execute(statement, values)
    request_id = logs.request_id.get()
    facts = [
        Fact(
            who,
            paths[each.row.organization_id],
            MemberChanged(member_id=each.row.id, organization_id=each.row.organization_id),
            request_id,
            {"fields": each.fields},
        )
        for each in corrections
    ]
    events.record_many(connection, facts)
    session.expire_all()


def _paths(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    for batch in batches(sorted(ids)):
        found |= dict(
            session.exec(select(Organization.id, Organization.path).where(col(Organization.id).in_(batch))).all()
        )
    return found


def _record_columns() -> list[str]:
    return [column.name for column in Member.metadata.tables["member"].columns if column.name not in _KEPT_COLUMNS]


# What only commands change, since the ledger follows it; and who it is.
_LEDGER_COLUMNS = frozenset({"category", "status", "organization_id", "joined_on", "confirmed_on", "national_id_hmac"})
# What an import says nothing about.
_KEPT_COLUMNS = frozenset(
    {
        "id",
        "party_group_id",
        "exit_kind",
        "standing_adjustment_months",
        "probation_extended_to",
        "disciplinary_probation_until",
        "suspended_on",
        "suspension_ground",
        "dues_paid_through",
    }
)


def _add_to_counts(session: Session, lines: Iterable[Mapping[str, Any]]) -> None:
    """One prepared statement, executed once for each branch: deltas, so that no two writers lose one another's."""
    members: Counter[UUID] = Counter()
    full: Counter[UUID] = Counter()
    for line in lines:
        members[line["organization_id"]] += line["member_delta"]
        full[line["organization_id"]] += line["full_delta"]
    statement = (
        update(Organization)
        .where(col(Organization.id) == bindparam("of_id"))
        .values(
            member_count=col(Organization.member_count) + bindparam("more"),
            full_count=col(Organization.full_count) + bindparam("more_full"),
        )
    )
    deltas: list[Mapping[str, Any]] = [
        {"of_id": place, "more": count, "more_full": full[place]} for place, count in members.items()
    ]
    if deltas:
        session.connection().execute(statement, deltas)
    session.expire_all()
