"""Where a transfer goes next: whose desk has it, until when, and whether anybody there can act."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import update
from sqlmodel import Session, col, select

from app.access.guard import IS_IN_FORCE
from app.access.models import RoleGrant
from app.core import clock
from app.core.workdays import add_workdays
from app.organizations import settings
from app.organizations.models import Organization
from app.organizations.rules import add_months
from app.transfers import letters, stays
from app.transfers.desks import DECIDERS
from app.transfers.machine import Place
from app.transfers.models import Transfer
from app.transfers.rules import (
    ESCALATION_WORKDAYS,
    EXPIRED_MONTHS,
    FILE_WORKDAYS,
    OVER,
    RECEIPT_DAYS,
    RETURNED_DAYS,
    STEP_WORKDAYS,
    TransferStatus,
    TransferStep,
    reminder_days,
)

_BEIJING = ZoneInfo("Asia/Shanghai")
REMIND_AT = time(8, 30)
Deciding = dict[
    UUID | None, list[UUID | None]
]  # who decides at which organization today: members, and staff by their account
_WITH_SENDER = frozenset({TransferStatus.REFUSED, TransferStatus.EXPIRED})


def go_to(session: Session, row: Transfer, place: Place) -> None:
    """Put a transfer where it stands now, onto the desk that has it, with its deadline."""
    desk = _desk(row, place)
    has_moved = (row.place, row.holder_id) != (place, desk)
    row.status, row.step = place
    if has_moved or row.step is None:  # another letter has another last day, and what the other side says is news
        row.holder_id, row.holder = desk, session.get_one(Organization, desk) if desk else None
        row.since, due = clock.now(), _due(session, row)
        row.due_at = None if due is None else end_of(due)
        row.remind_at = next_reminder(row)
    if row.place == Place(TransferStatus.CLOSED):
        row.remind_at = reminder_of_stay(session, row)
    if row.status in OVER:
        row.closed_at = clock.now()
    row.is_open_above = row.status is TransferStatus.PENDING and not _somebody(row, _deciding(session, row.holder_id))


def give_longer(session: Session, row: Transfer) -> None:
    """The receiving committee waits for the 档案 that it has asked for: so many workdays after those in which it decides otherwise."""
    if row.holder is None or row.due_at is None:
        return
    more = settings.value(session, row.holder, FILE_WORKDAYS)
    row.due_at = end_of(add_workdays(max(clock.day_of(row.due_at), clock.today()), more))
    row.remind_at = next_reminder(row)


def end_of(day: date) -> datetime:
    """The last second of a day in Beijing, as an instant in UTC."""
    return datetime.combine(day, time(23, 59, 59), _BEIJING).astimezone(UTC)


def next_reminder(row: Transfer) -> datetime | None:
    """When whoever has it is told next: at half of the time, three days before, on the last day; and the level above some workdays after.

    Of an expired letter also half a year later.
    """
    if row.due_at is None:
        return None
    due, since = row.due_at.astimezone(_BEIJING).date(), row.since.astimezone(_BEIJING).date()
    days = [*reminder_days(since, due), add_workdays(due, ESCALATION_WORKDAYS)]
    if row.status is TransferStatus.EXPIRED:
        days.append(add_months(since, EXPIRED_MONTHS))
    coming = sorted(day for day in days if day > max(since, clock.today()))
    return datetime.combine(coming[0], REMIND_AT, _BEIJING) if coming else None


def reminder_of_stay(session: Session, row: Transfer) -> datetime | None:
    """When the branch of somebody who is away is told next; None of what is no stay."""
    day = stays.next_day(session, row)
    return None if day is None else datetime.combine(day, REMIND_AT, _BEIJING)


def _desk(row: Transfer, place: Place) -> UUID | None:
    if place.status in OVER or place.status in {TransferStatus.DRAFT, TransferStatus.RETURNED}:
        return None
    if place.status in _WITH_SENDER:
        return row.sender_id
    if place.status is TransferStatus.IN_TRANSIT:
        return row.steps.get(TransferStep.TO_COMMITTEE) or row.sender_id
    if place.step is TransferStep.RECEIPT and row.receipt_handler:
        return row.sender_id
    return row.steps[place.step] if place.step else None


def _due(session: Session, row: Transfer) -> date | None:
    today = clock.today()
    if row.status is TransferStatus.IN_TRANSIT and not row.is_prepared:
        letter = letters.last(session, row.id)
        return letter.valid_until if letter else None
    if row.status is TransferStatus.RETURNED:
        return today + timedelta(days=RETURNED_DAYS)
    if row.step is TransferStep.RECEIPT:
        return (row.moved_on or today) + timedelta(days=RECEIPT_DAYS)
    is_said = row.status is TransferStatus.IN_TRANSIT  # by its counterpart: the sending committee looks, and files it
    step = TransferStep.FROM_COMMITTEE if is_said or row.status in _WITH_SENDER else row.step
    if step is None or row.holder is None:
        return None
    return add_workdays(today, settings.value(session, row.holder, STEP_WORKDAYS[step]))


def look_again(session: Session, *desk_ids: UUID) -> None:
    """Whether the level above may act now that others hold roles at some desks; of every desk when none is named.

    Not by way of the rows: nothing that anybody has read changes, so no version does either.
    """
    waiting = select(Transfer).where(Transfer.status == TransferStatus.PENDING, col(Transfer.holder_id).is_not(None))
    if desk_ids:
        waiting = waiting.where(col(Transfer.holder_id).in_(desk_ids))
    rows = session.exec(waiting.with_for_update()).all()
    deciding = _deciding(session, *{row.holder_id for row in rows})
    for is_open in (True, False):
        wrong = [row.id for row in rows if row.is_open_above is not is_open and _somebody(row, deciding) is not is_open]
        if wrong:
            turned = update(Transfer).where(col(Transfer.id).in_(wrong)).values(is_open_above=is_open)
            session.connection().execute(turned)


def _somebody(row: Transfer, deciding: Deciding) -> bool:
    """Whether anybody at the desk may act: not the member, nor whoever is barred from this action."""
    return any(one != row.member_id and str(one) not in row.barred for one in deciding.get(row.holder_id, ()))


def _deciding(session: Session, *organization_ids: UUID | None) -> Deciding:
    held = select(RoleGrant.organization_id, RoleGrant.member_id, RoleGrant.account_id).where(
        col(RoleGrant.organization_id).in_(organization_ids), col(RoleGrant.role).in_(DECIDERS), IS_IN_FORCE
    )
    found: Deciding = {}
    for place, member_id, account_id in session.exec(held):
        found.setdefault(place, []).append(member_id or account_id)
    return found
