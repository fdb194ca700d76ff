"""Lines of the member-event ledger, from which the annual tables are computed: what a change adds to the counts, and where.

Table 1's identity (上年末 + gains − losses = 本年末) holds because a count of any day is the sum of the lines up to it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from app.core import clock
from app.core.ids import new_id
from app.members.models import LedgerEntry, Member
from app.members.rules import FULL, PROBATIONARY, LedgerKind, State, Status

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


def opening(status: Status, joined_on: date, confirmed_on: date | None, today: date) -> list[tuple[Step, date]]:
    """The steps of a record that begins as the form tells it: on the roll since joining, full since confirmation."""
    steps = [(Step(LedgerKind.OPENING, None, PROBATIONARY), joined_on)]
    if confirmed_on is not None:
        steps.append((Step(LedgerKind.CONFIRMED, PROBATIONARY, FULL), confirmed_on))
    if status is Status.SUSPENDED:
        # The form has no day of suspension: known from today on.
        last = FULL if confirmed_on is not None else PROBATIONARY
        steps.append((Step(LedgerKind.SUSPENDED, last, State(last.category, Status.SUSPENDED)), today))
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
