"""Correcting the dates of membership: the record, the ledger lines that rest on them, and where the affiliation began."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core import clock, events
from app.members import ledger, records, service
from app.members.errors import DateOutOfOrder, DatesUnchanged
from app.members.events import MemberDatesCorrected
from app.members.ledger import Paper
from app.members.models import Affiliation, LedgerEntry, Member
from app.members.rules import LedgerKind
from app.members.schemas import DateCorrection

# Which date a line is of; a person entered late begins on the day of the entry instead.
_DATE_OF = {
    LedgerKind.OPENING: "joined_on",
    LedgerKind.ADMITTED: "joined_on",
    LedgerKind.CONFIRMED: "confirmed_on",
}


def correct(session: Session, scope: Scope, member_id: UUID, data: DateCorrection, *, seen: int) -> Member:
    """Correct what the file proves wrong. Wrong ledger lines are taken back and written again, so that tables 1 and 3 agree.

    The 校正值 is set by people alone, for membership that was interrupted. Raises `DatesUnchanged`, `DateOutOfOrder`,
    `JoiningAgeWrong`, `ConfirmationDateWrong`, `Outdated` (412).
    """
    row = service.get(session, scope, member_id)
    sent = data.model_dump(exclude_unset=True, exclude={"reason", "approver", "document_number"})
    changes = {field: value for field, value in sent.items() if value != getattr(row, field)}
    if not changes:
        raise DatesUnchanged()
    row.touch(scope.who.label, expected=seen)
    before = {field: getattr(row, field) for field in changes}
    after = {"joined_on": row.joined_on, "confirmed_on": row.confirmed_on} | changes
    records.check_dates(row.category, row.born_on, after["joined_on"], after["confirmed_on"], clock.today())
    _rewrite(session, row, changes, Paper(clock.today(), scope.who.label, data.approver, data.document_number))
    row.sqlmodel_update(changes)
    _record(session, scope, row, before, data)
    return row


def _rewrite(session: Session, row: Member, changes: dict[str, Any], paper: Paper) -> None:
    """Move the lines that stand on a wrong day. What follows on the same day is written again too, to stay after them."""
    lines = ledger.holding(session, row.id)
    moved = {line.id: changes[field] for line in lines if (field := _date_of(line, row)) in changes}
    days = [moved.get(line.id, line.effective_on) for line in lines]
    bounds = [row.born_on, *days, clock.today()]
    is_written = False
    for place, line in enumerate(lines):
        earliest, latest = bounds[place], bounds[place + 2]
        if line.id in moved and not earliest <= days[place] <= latest:
            raise DateOutOfOrder(earliest=earliest, latest=latest, pointer=f"/{_date_of(line, row)}")
        is_written = line.id in moved or (is_written and days[place] == earliest)
        if is_written:
            on_day = replace(paper, effective_on=days[place])
            session.add_all([ledger.taking_back(line, paper), ledger.on_another_day(line, on_day)])
    if lines[0].id in moved:
        _begin_affiliation(session, row, days[0])


def _date_of(line: LedgerEntry, row: Member) -> str | None:
    field = _DATE_OF.get(line.kind)
    return field if field and getattr(row, field) == line.effective_on else None


def _begin_affiliation(session: Session, row: Member, on: date) -> None:
    first = select(Affiliation).where(Affiliation.member_id == row.id).order_by(col(Affiliation.starts_on)).limit(1)
    session.exec(first).one().starts_on = on


def _record(session: Session, scope: Scope, row: Member, before: dict[str, Any], data: DateCorrection) -> None:
    fact = MemberDatesCorrected(member_id=row.id, organization_id=row.organization_id, fields=sorted(before))
    notes = {
        "reason": data.reason,
        "approver": data.approver,
        "document_number": data.document_number,
        "before": {field: _shown(value) for field, value in before.items()},
        "after": {field: _shown(getattr(row, field)) for field in before},
    }
    events.record(session, scope.who, row.path, fact, notes=notes)
    session.flush()


def _shown(value: date | int) -> str | int:
    return value.isoformat() if isinstance(value, date) else value
