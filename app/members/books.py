"""When a branch's book was opened, and how a person who is not in it yet comes in."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, func, select

from app.core import clock
from app.members.models import LedgerEntry
from app.members.records import Person
from app.members.rules import Entry, Status, is_opening
from app.organizations.models import Organization


def opened_on(session: Session, branch_ids: Collection[UUID]) -> dict[UUID, date]:
    """The day of the first entry in each branch's book; a branch without any is not here."""
    first = (
        select(LedgerEntry.organization_id, func.min(LedgerEntry.recorded_at))
        .where(col(LedgerEntry.organization_id).in_(branch_ids))
        .group_by(col(LedgerEntry.organization_id))
    )
    return {branch_id: clock.day_of(at) for branch_id, at in session.exec(first)}


def closed(session: Session, branch_ids: Collection[UUID]) -> dict[UUID, date]:
    """The branches whose book is opened no more, with the day of its first entry."""
    today = clock.today()
    return {key: day for key, day in opened_on(session, branch_ids).items() if not is_opening(day, today)}


def entries(session: Session, people: Sequence[Person]) -> list[Entry]:
    """How each comes in: with the opening; later as newly admitted, if they joined after it, else as another gain of today.

    A temporary branch admits nobody (支部工作条例 art. 8), and a suspended member is no new one.
    """
    places = {person.organization_id for person in people}
    days = closed(session, places)
    temporary = set(
        session.exec(
            select(Organization.id).where(col(Organization.id).in_(places), col(Organization.is_temporary).is_(True))
        )
    )
    return [_entry(person, days.get(person.organization_id), temporary) for person in people]


def _entry(person: Person, opened: date | None, temporary: Collection[UUID]) -> Entry:
    if opened is None:
        return Entry.OPENING
    may_be_new = person.status is Status.NORMAL and person.organization_id not in temporary
    return Entry.ADMITTED if may_be_new and person.joined_on >= opened else Entry.OTHER_GAIN
