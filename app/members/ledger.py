"""Lines of the member-event ledger, from which the annual tables are computed: what a change adds to the counts, and where.

Table 1's identity (上年末 + gains − losses = 本年末) holds because a count of any day is the sum of the lines up to it. 整建制: of a
branch that comes to stand below another committee both lines are at the branch, where they add nothing up; `whole_out` counts where the
branch stood the day before, `whole_in` like any line where it stands on the day, so that both committees' tables tell of it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from app.core import clock
from app.core.ids import new_id
from app.members.models import LedgerEntry, Member
from app.members.rules import FULL, PROBATIONARY, Entry, LedgerKind, State, Status

_NOTHING = (0, 0)


@dataclass(frozen=True)
class Paper:
    """What a line rests on: effective day, who approved, by which document, and who recorded it."""

    effective_on: date
    recorded_by: str
    approver: str = ""
    document_number: str = ""


class Step(NamedTuple):
    """From one state at a place (None: not here before) to another (None: not here any more)."""

    kind: LedgerKind
    before: State | None
    after: State | None


def beginning(
    entry: Entry, state: State, joined_on: date, confirmed_on: date | None, today: date
) -> list[tuple[Step, date]]:
    """The steps with which a record begins: opening or admitted from joining on, full since confirmation; entered late, from today on.

    Of a suspended member the form does not tell since when, and the suspension is of no year here: in the book from today on, with no
    weight, so that a return counts as one.
    """
    kind = LedgerKind(entry.value)
    if entry is Entry.OTHER_GAIN or state.status is Status.SUSPENDED:
        return [(Step(kind, None, state), today)]
    steps = [(Step(kind, None, PROBATIONARY), joined_on)]
    if confirmed_on is not None:
        steps.append((Step(LedgerKind.CONFIRMED, PROBATIONARY, FULL), confirmed_on))
    return steps


def columns(member_id: UUID, organization_id: UUID, step: Step, paper: Paper) -> dict[str, Any]:
    """The columns of a line; its deltas are what it adds to the counts of the organization."""
    kind, before, after = step
    was, now = before.weight if before else _NOTHING, after.weight if after else _NOTHING
    return {
        "id": new_id(),
        "member_id": member_id,
        "organization_id": organization_id,
        "kind": kind,
        "effective_on": paper.effective_on,
        "category_before": before.category if before else None,
        "status_before": before.status if before else None,
        "category_after": after.category if after else None,
        "status_after": after.status if after else None,
        "member_delta": now[0] - was[0],
        "full_delta": now[1] - was[1],
        "approver": paper.approver,
        "document_number": paper.document_number,
        "recorded_at": clock.now(),
        "recorded_by": paper.recorded_by,
    }


def line(member: Member, step: Step, paper: Paper) -> LedgerEntry:
    """A line at the organization that the member belongs to now."""
    return LedgerEntry(**columns(member.id, member.organization_id, step, paper), exit_kind=member.exit_kind)


def taking_back(wrong: LedgerEntry, paper: Paper) -> LedgerEntry:
    """The line that takes a wrong one back, on the same day, at the same place and of the same kind."""
    swapped = {
        "category_before": wrong.category_after,
        "status_before": wrong.status_after,
        "category_after": wrong.category_before,
        "status_after": wrong.status_before,
        "member_delta": -wrong.member_delta,
        "full_delta": -wrong.full_delta,
    }
    return _again(wrong, wrong.effective_on, paper, swapped | {"takes_back_id": wrong.id})


def on_another_day(wrong: LedgerEntry, paper: Paper) -> LedgerEntry:
    """The same line on the day that is right."""
    return _again(wrong, paper.effective_on, paper, {})


def _again(entry: LedgerEntry, on: date, paper: Paper, changes: dict[str, Any]) -> LedgerEntry:
    made = {
        "id": new_id(),
        "effective_on": on,
        "approver": paper.approver,
        "document_number": paper.document_number,
        "recorded_at": clock.now(),
        "recorded_by": paper.recorded_by,
    }
    return LedgerEntry(**entry.model_dump() | made | changes)


def holds() -> ColumnElement[bool]:
    """That a line holds: it takes none back, and none takes it back."""
    later = aliased(LedgerEntry)
    taken_back = exists().where(
        later.member_id == LedgerEntry.member_id,  # type: ignore[arg-type]  # a column, which SQLModel types as its value
        later.takes_back_id == LedgerEntry.id,  # type: ignore[arg-type]
    )
    return col(LedgerEntry.takes_back_id).is_(None) & ~taken_back


def last_day(session: Session, member_ids: Collection[UUID]) -> date:
    """The day of the last line that holds of any of some members."""
    return session.exec(
        select(func.max(LedgerEntry.effective_on)).where(col(LedgerEntry.member_id).in_(member_ids), holds())
    ).one()


def holding(session: Session, member_id: UUID) -> list[LedgerEntry]:
    """The lines of a member that hold, in the order of days."""
    mine = select(LedgerEntry).where(LedgerEntry.member_id == member_id, holds())
    return list(session.exec(mine.order_by(col(LedgerEntry.effective_on), col(LedgerEntry.id))))
