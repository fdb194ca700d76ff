"""Stays that leave the affiliation where it is: abroad (出国境), or away for a while. Checked, registered, and reminded of.

A stay of half a year or less leaves no mark on the member (党员证明信, or nothing); a longer one, one of which nobody knows the end,
and every one abroad is registered on the member with its day (《关于进一步加强和改进流动党员管理工作的意见》, 2024). The software
reminds of the last day and of asking after people; whether somebody has come back, people say.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sqlalchemy import update
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.core import clock, events
from app.core.who import SYSTEM, Who
from app.members import contact
from app.members.models import Member
from app.members.rules import ON_ROLL
from app.organizations import settings
from app.organizations.rules import add_months
from app.transfers.errors_stays import NotAway, UntilOutOfRange
from app.transfers.events import StayFellDue
from app.transfers.models import Transfer
from app.transfers.rules import CONTACT_MONTHS, SHORT_STAY_MONTHS, STAYS, TransferKind, TransferStatus
from app.transfers.schemas import TransferApplication

MOST_DESTINATION = 120


class Stay(NamedTuple):
    """A stay or the return from one: from which day until which, where it is known."""

    kind: TransferKind
    begins_on: date
    until: date | None
    is_return: bool

    @property
    def is_long(self) -> bool:
        """Whether the member is registered as away: abroad, for more than half a year, or nobody knows until when."""
        if self.kind is TransferKind.ABROAD or self.until is None:
            return True
        return self.until > add_months(self.begins_on, SHORT_STAY_MONTHS)

    @property
    def may_be_a_move(self) -> bool:
        """Whether people ask first if a transfer is due: away within the country for more than half a year, or nobody knows how long."""
        return self.kind is TransferKind.TEMPORARY and not self.is_return and self.is_long


def of(row: Transfer) -> Stay | None:
    """The stay that a transfer is; None of one that moves the affiliation."""
    if row.kind not in STAYS:
        return None
    begins_on = row.leaving_on or clock.day_of(row.submitted_at or row.created_at)
    return Stay(row.kind, begins_on, row.until, row.is_return)


def asked(data: TransferApplication, kind: TransferKind) -> Stay | None:
    """The stay that is asked for; None where the affiliation is to move."""
    return Stay(kind, data.leaving_on or clock.today(), data.until, data.is_return) if kind in STAYS else None


def check(stay: Stay | None, member: Member) -> None:
    """Whether it can be asked for today. Raises `UntilOutOfRange`, `NotAway` for a return of somebody who is not registered as away."""
    if stay is None:
        return
    if stay.is_return and not member.is_floating:
        raise NotAway(pointer="/is_return")
    if not stay.is_return and stay.until is not None and stay.until <= clock.today():
        raise UntilOutOfRange(pointer="/until")


def kind_of_return(session: Session, member: Member, said: TransferKind | None) -> TransferKind:
    """From what somebody comes back: the last stay that was approved, else as said; a registration by hand says nothing."""
    approved = _approved(member).order_by(col(Transfer.closed_at).desc()).limit(1)
    last = session.exec(approved).first()
    if last is not None:
        return last.kind
    return said if said in STAYS else TransferKind.TEMPORARY


def register(session: Session, who: Who, row: Transfer, member: Member) -> None:
    """The committee has approved: the registration, or its end. What was approved before is reminded of no longer."""
    earlier = [one.id for one in session.exec(_approved(member)) if one.id != row.id]
    over = update(Transfer).where(col(Transfer.id).in_(earlier)).values(remind_at=None)
    session.connection().execute(over)
    stay = of(row)
    if stay is None:
        return
    if stay.is_return:
        contact.come_back(session, who, member)
    elif stay.is_long:
        contact.go_away(session, who, member, row.target_text[:MOST_DESTINATION], stay.begins_on)


def next_day(session: Session, row: Transfer) -> date | None:
    """When is reminded next of an approved stay: on its last day, and each time to ask after somebody who is registered."""
    stay, today = of(row), clock.today()
    if stay is None or stay.is_return or row.source is None:
        return None
    coming = [stay.until] if stay.until is not None and stay.until > today else []
    if stay.is_long:
        months = settings.value(session, row.source, CONTACT_MONTHS[stay.kind])
        coming.append(next(day for day in _every(months, stay.begins_on) if day > today))
    return min(coming, default=None)


def _every(months: int, since: date) -> Iterator[date]:
    count = months
    while True:
        yield add_months(since, count)
        count += months


def remind(session: Session, row: Transfer) -> bool:
    """Tell of a day that has come; False, and nothing is told, once the member has come back, belongs elsewhere or left the roll."""
    stay, member = of(row), session.get_one(Member, row.member_id)
    is_here = member.status in ON_ROLL and member.organization_id == row.source_id
    if stay is None or not is_here or (stay.is_long and not member.is_floating):
        return False
    is_over = stay.until is not None and stay.until <= clock.today()
    fact = StayFellDue(transfer_id=row.id, member_id=member.id, organization_id=row.source_id, is_over=is_over)
    events.record(session, SYSTEM, member.path, fact)
    return True


def _approved(member: Member) -> SelectOfScalar[Transfer]:
    return select(Transfer).where(
        Transfer.member_id == member.id,
        col(Transfer.kind).in_(STAYS),
        Transfer.status == TransferStatus.CLOSED,
        col(Transfer.is_return).is_(False),
    )
