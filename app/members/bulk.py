"""Many people in a handful of statements, whatever their number: what an import needs of the roll."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import bindparam, insert, update
from sqlmodel import Session, col, select

from app.core import clock, events, logs
from app.core.crypto import Keyring, keyring
from app.core.events import Fact
from app.core.ids import new_id
from app.core.who import Who
from app.members.events import MemberChanged, MemberCreated
from app.members.models import Affiliation, LedgerEntry, Member
from app.members.rules import Category, Entry, LedgerKind, State, Status
from app.organizations.models import Organization

Item = TypeVar("Item")
BATCH = 500


@dataclass(frozen=True, slots=True)
class Person:
    """Everything the roll keeps of a person, in the clear."""

    name: str
    national_id: str
    sex: str
    born_on: date
    category: Category
    status: Status
    organization_id: UUID
    joined_on: date
    confirmed_on: date | None
    ethnicity: str
    education: str
    occupation: str
    phone: str | None
    landline: str | None
    address: str | None
    is_floating: bool
    floating_to: str
    out_of_contact_since: date | None


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


def enroll(session: Session, who: Who, people: Sequence[Person]) -> None:
    """Put people on the roll as they are when this system begins to keep it: record, affiliation, ledger line, event, counts."""
    today, now, ring = clock.today(), clock.now(), keyring()
    paths = _paths(session, {person.organization_id for person in people})
    ids = [new_id() for _ in people]
    connection = session.connection()
    records = [
        _record(ring, row_id, person) | {"updated_at": now, "updated_by": who.label}
        for row_id, person in zip(ids, people, strict=True)
    ]
    connection.execute(insert(Member), records)
    connection.execute(
        insert(Affiliation),
        [
            {"id": new_id(), "member_id": row_id, "organization_id": person.organization_id, "starts_on": today}
            for row_id, person in zip(ids, people, strict=True)
        ],
    )
    opening = {"effective_on": today, "recorded_at": now, "recorded_by": who.label}
    connection.execute(
        insert(LedgerEntry),
        [_ledger_line(row_id, person) | opening for row_id, person in zip(ids, people, strict=True)],
    )
    request_id = logs.request_id.get()
    events.record_many(
        session,
        [
            Fact(
                who,
                paths[person.organization_id],
                MemberCreated(member_id=row_id, organization_id=person.organization_id, entry=Entry.OPENING),
                request_id,
            )
            for row_id, person in zip(ids, people, strict=True)
        ],
    )
    _add_to_counts(session, people)


def correct(session: Session, who: Who, changes: Sequence[tuple[Member, Person]]) -> None:
    """Bring stored records to what is now known of the same people. Category, status and branch are not changed here."""
    now, ring = clock.now(), keyring()
    paths = _paths(session, {row.organization_id for row, _ in changes})
    columns = sorted(set(_record_columns()) - {"category", "status", "organization_id", "national_id_hmac"})
    statement = (
        update(Member)
        .where(col(Member.id) == bindparam("of_id"))
        .values({name: bindparam(f"new_{name}") for name in columns})
    )
    values = []
    for row, person in changes:
        record = _record(ring, row.id, person) | {
            "updated_at": now,
            "updated_by": who.label,
            "version": row.version + 1,
        }
        values.append({"of_id": row.id} | {f"new_{name}": record[name] for name in columns})
    session.connection().execute(statement, values)
    request_id = logs.request_id.get()
    facts = [
        Fact(
            who,
            paths[row.organization_id],
            MemberChanged(member_id=row.id, organization_id=row.organization_id),
            request_id,
        )
        for row, _ in changes
    ]
    events.record_many(session, facts)
    session.expire_all()


def _paths(session: Session, ids: set[UUID]) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    for batch in batches(sorted(ids)):
        found |= dict(session.exec(select(Organization.id, Organization.path).where(col(Organization.id).in_(batch))))
    return found


def _record_columns() -> list[str]:
    return [column.name for column in Member.metadata.tables["member"].columns if column.name not in _KEPT_COLUMNS]


# What an import says nothing about.
_KEPT_COLUMNS = frozenset(
    {
        "id",
        "party_group_id",
        "exit_kind",
        "probation_extended_to",
        "suspended_on",
        "suspension_ground",
        "dues_paid_through",
    }
)


def _record(ring: Keyring, row_id: UUID, person: Person) -> dict[str, Any]:
    """The row of a member, its secrets sealed for this row."""
    return {
        "id": row_id,
        "version": 1,
        "organization_id": person.organization_id,
        "name": person.name,
        "national_id_sealed": ring.seal("member.national_id", row_id, person.national_id),
        "national_id_hmac": ring.blind_index("national_id", person.national_id),
        "phone_sealed": _sealed(ring, "phone", row_id, person.phone),
        "phone_hmac": None if person.phone is None else ring.blind_index("phone", person.phone),
        "landline_sealed": _sealed(ring, "landline", row_id, person.landline),
        "address_sealed": _sealed(ring, "address", row_id, person.address),
        "sex": person.sex,
        "ethnicity": person.ethnicity,
        "born_on": person.born_on,
        "education": person.education,
        "occupation": person.occupation,
        "category": person.category,
        "status": person.status,
        "joined_on": person.joined_on,
        "confirmed_on": person.confirmed_on,
        "is_floating": person.is_floating,
        "floating_to": person.floating_to,
        "out_of_contact_since": person.out_of_contact_since,
    }


def _sealed(ring: Keyring, field: str, row_id: UUID, text: str | None) -> bytes | None:
    return None if text is None else ring.seal(f"member.{field}", row_id, text)


def _ledger_line(row_id: UUID, person: Person) -> dict[str, Any]:
    member_delta, full_delta = State(person.category, person.status).weight
    return {
        "id": new_id(),
        "member_id": row_id,
        "organization_id": person.organization_id,
        "kind": LedgerKind.OPENING,
        "category_after": person.category,
        "status_after": person.status,
        "member_delta": member_delta,
        "full_delta": full_delta,
        "approver": "",
        "document_number": "",
    }


def _add_to_counts(session: Session, people: Iterable[Person]) -> None:
    """One prepared statement, executed once for each branch: deltas, so that no two writers lose one another's."""
    members: Counter[UUID] = Counter()
    full: Counter[UUID] = Counter()
    for person in people:
        member_delta, full_delta = State(person.category, person.status).weight
        members[person.organization_id] += member_delta
        full[person.organization_id] += full_delta
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
