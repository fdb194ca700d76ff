"""Commands on a member's record: create, change plain facts, record dues. Status, moves, contact and reveal stand beside this file."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import update as update_rows
from sqlmodel import Session, col, select

from app.access.guard import Actor, Scope
from app.access.policy import Permission
from app.core import clock, events
from app.core.crypto import keyring
from app.core.errors import NotThere
from app.core.who import Who
from app.members import books, ledger, national_id, records
from app.members.errors import (
    AlreadyOnRoll,
    BookClosed,
    DateOutOfOrder,
    FloatingBranch,
    NotABranch,
    NotOnRoll,
    NotProbationary,
    PartyGroupWrong,
    TemporaryBranch,
)
from app.members.events import MemberChanged, MemberCreated, MemberDuesRecorded
from app.members.ledger import Paper
from app.members.models import Affiliation, LedgerEntry, Member
from app.members.records import Person
from app.members.rules import DUES_AHEAD_MONTHS, KEPT, Category, Entry
from app.members.schemas import MemberCreate, MemberUpdate, PersonCreate
from app.organizations import service as organizations
from app.organizations.models import Organization, PartyGroup
from app.organizations.rules import BRANCH_KINDS, add_months


def load(session: Session, member_id: UUID) -> Member:
    """A member by id, whoever asks. Raises `NotThere` (404)."""
    row = session.get(Member, member_id)
    if row is None:
        raise NotThere()
    return row


def get(session: Session, scope: Scope, member_id: UUID) -> Member:
    """A member within the caller's scope. Raises `NotThere` (404), or `NotAllowed` (403) for one they may only read."""
    row = load(session, member_id)
    scope.ensure(row.path, Permission.MEMBERS_READ)
    return row


def own(session: Session, actor: Actor) -> Member:
    """The record of the member who is calling."""
    return session.get_one(Member, actor.member_id)


def find_by_national_id(session: Session, text: str) -> Member | None:
    """The record of an ID number, as typed."""
    index = keyring().blind_index("national_id", national_id.normalize(text))
    return session.exec(select(Member).where(Member.national_id_hmac == index)).first()


def find_by_phone(session: Session, text: str) -> Sequence[Member]:
    """The records with a mobile number, as typed: families share one. Raises `PhoneWrong`."""
    index = keyring().blind_index("phone", records.read_phone(text))
    return session.exec(select(Member).where(Member.phone_hmac == index).order_by(col(Member.id))).all()


def create(session: Session, scope: Scope, data: MemberCreate) -> Member:
    """Begin a record: newly admitted (from the assembly's day), entered late, or opening (`rules.is_opening`). Counts and ledger follow.

    Raises `NotABranch`, `FloatingBranch`, `TemporaryBranch`, `BookClosed`, `AlreadyOnRoll`, `NotProbationary` and the errors of `records`.
    A temporary branch does not admit members (支部工作条例 art. 8).
    """
    branch = organizations.get(session, scope, data.organization_id)
    check_branch(branch, pointer="/organization_id")
    if data.entry is Entry.ADMITTED and branch.is_temporary:
        raise TemporaryBranch(pointer="/organization_id")
    if data.entry is Entry.OPENING and (opened_on := books.closed(session, [branch.id])):
        raise BookClosed(opened_on=opened_on[branch.id], pointer="/entry")
    facts = person_of(data, branch.id)
    if find_by_national_id(session, facts.national_id):
        raise AlreadyOnRoll(pointer="/national_id")
    if data.entry is Entry.ADMITTED and facts.category is not Category.PROBATIONARY:
        raise NotProbationary(pointer="/category")
    paper = Paper(clock.today(), scope.who.label, data.approver, data.document_number)
    new = records.build(facts, data.entry, paper)
    session.add(new.member)
    session.flush()
    session.add_all([new.affiliation, *new.lines])
    count(session, *new.lines)
    fact = MemberCreated(member_id=new.member.id, organization_id=branch.id, entry=data.entry)
    events.record(session, scope.who, branch.path, fact, notes=_because(data.override_reason))
    return new.member


def person_of(data: PersonCreate, organization_id: UUID) -> Person:
    """A person as typed in, read and checked. Raises the errors of `records` with the field at fault."""
    today = clock.today()
    identity = records.read_national_id(data.national_id, today)
    born_on, sex = data.born_on or identity.birth_on, data.sex or identity.sex
    records.check_identity({"born_on": born_on, "sex": sex}, identity, data.override_reason)
    records.check_dates(data.category, born_on, data.joined_on, data.confirmed_on, today)
    plain = {"name", "category", "joined_on", "confirmed_on"}
    typed = {"national_id", "ethnicity", "education", "occupation", "phone", "landline", "address"}
    ready = records.read_changes(data.model_dump(include=typed), today)
    return Person(organization_id=organization_id, **data.model_dump(include=plain), **ready, born_on=born_on, sex=sex)


def update(session: Session, scope: Scope, member_id: UUID, data: MemberUpdate, *, seen: int) -> Member:
    """Change plain facts. Raises `AlreadyOnRoll`, `PartyGroupWrong`, the errors of `records` and of fields, `Outdated` (412)."""
    row = get(session, scope, member_id)
    sent = data.model_dump(exclude_unset=True, exclude={"override_reason"})
    changes = records.read_changes(sent, clock.today())
    if "national_id" in changes:
        holder = find_by_national_id(session, changes["national_id"])
        if holder is not None and holder.id != row.id:
            raise AlreadyOnRoll(pointer="/national_id")
    _check_identity(row, changes, data.override_reason)
    if "born_on" in changes:
        records.check_dates(row.category, changes["born_on"], row.joined_on, row.confirmed_on, clock.today())
    if changes.get("party_group_id"):
        group = session.get(PartyGroup, changes["party_group_id"])
        if group is None or group.organization_id != row.organization_id or group.ended_on is not None:
            raise PartyGroupWrong(pointer="/party_group_id")
    row.touch(scope.who.label, expected=seen)
    records.apply(row, changes)
    fact = MemberChanged(member_id=row.id, organization_id=row.organization_id)
    notes = {"fields": sorted(changes)} | _because(data.override_reason)  # names of fields only, never values
    events.record(session, scope.who, row.path, fact, notes=notes)
    session.flush()
    return row


def _check_identity(row: Member, changes: dict[str, Any], override_reason: str | None) -> None:
    """What is touched of number, sex and birth date has to agree; an earlier override is left alone."""
    own = {field: getattr(row, field) for field in ("born_on", "sex")}
    given = own | changes if "national_id" in changes else changes
    if own.keys() & given.keys():
        number = records.read_national_id(changes.get("national_id", row.national_id), clock.today())
        records.check_identity(given, number, override_reason)


def _because(override_reason: str | None) -> dict[str, str]:
    return {"override_reason": override_reason} if override_reason else {}


def record_dues(session: Session, scope: Scope, member_id: UUID, month: str, *, seen: int) -> Member:
    """Through which month dues are paid. Raises `Outdated` and as `write_dues` does."""
    row = get(session, scope, member_id)
    row.expect(seen)
    write_dues(session, scope.who, row, month, pointer="/month")
    session.flush()
    return row


def write_dues(session: Session, who: Who, row: Member, month: str, *, pointer: str) -> None:
    """Write through which month dues are paid. Raises `NotOnRoll`, `DateOutOfOrder`."""
    if row.status not in KEPT:
        raise NotOnRoll(status=row.state.words)
    earliest, latest = row.joined_on.strftime("%Y-%m"), add_months(clock.today(), DUES_AHEAD_MONTHS).strftime("%Y-%m")
    if not earliest <= month <= latest:
        raise DateOutOfOrder(earliest=earliest, latest=latest, pointer=pointer)
    row.touch(who.label)
    notes = {"before": row.dues_paid_through, "after": month}
    row.dues_paid_through = month
    fact = MemberDuesRecorded(member_id=row.id, organization_id=row.organization_id, paid_through=month)
    events.record(session, who, row.path, fact, notes=notes)


def check_branch(organization: Organization, pointer: str | None = None) -> None:
    """Members belong to a branch, and not to one of floating members: their affiliation stays at its origin (教育管理工作条例 art. 32).

    Raises `OrganizationEnded`, `NotABranch`, `FloatingBranch`.
    """
    organizations.ensure_stands(organization)
    if organization.kind not in BRANCH_KINDS:
        raise NotABranch(pointer=pointer)
    if organization.is_floating:
        raise FloatingBranch(pointer=pointer)


def check_order(session: Session, people: Collection[Member], effective_on: date) -> None:
    """Raise `DateOutOfOrder` for a day before the last ledger line of anybody that holds, or after today."""
    last = ledger.last_day(session, [member.id for member in people])
    if not last <= effective_on <= clock.today():
        raise DateOutOfOrder(earliest=last, latest=clock.today(), pointer="/effective_on")


def close_affiliations(session: Session, people: Collection[Member], on: date) -> None:
    """End the open affiliations; a branch no longer knows these members from `on` on."""
    theirs = col(Affiliation.member_id).in_([member.id for member in people])
    for row in session.exec(select(Affiliation).where(theirs, col(Affiliation.ends_on).is_(None))):
        row.ends_on = on
    session.flush()  # the partial unique index wants it closed before another opens


def leave_groups(session: Session, people: Collection[Member]) -> None:
    """Take members out of their party groups, which lose their leaders among them."""
    for member in people:
        member.party_group_id = None
    led = col(PartyGroup.leader_id).in_([member.id for member in people])
    session.exec(update_rows(PartyGroup).where(led).values(leader_id=None))


def count(session: Session, *lines: LedgerEntry) -> None:
    """Bring the organizations' counts along with new ledger lines."""
    full, members = Counter[UUID](), Counter[UUID]()
    for line in lines:
        full[line.organization_id] += line.full_delta
        members[line.organization_id] += line.member_delta
    for place in full:
        organizations.change_counts(session, place, full=full[place], members=members[place])
