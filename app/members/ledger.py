"""Lines of the member-event ledger, from which the annual tables are computed: what a change adds to the counts, and where.

Table 1's identity (上年末 + gains − losses = 本年末) holds because a count of any day is the sum of the lines up to it.
"""

from dataclasses import dataclass, replace
from datetime import date

from app.core import clock
from app.members.models import LedgerEntry, Member
from app.members.rules import LedgerKind, State

_NOTHING = (0, 0)


@dataclass(frozen=True)
class Paper:
    """What a line rests on: effective day, who approved, by which document, and who recorded it."""

    effective_on: date
    recorded_by: str
    approver: str = ""
    document_number: str = ""

    def on(self, day: date) -> "Paper":
        """The same paper with another effective day."""
        return replace(self, effective_on=day)


def line(member: Member, kind: LedgerKind, before: State | None, after: State | None, paper: Paper) -> LedgerEntry:
    """A line at the member's organization: from one state (None: not here before) to another (None: not here any more)."""
    was, now = before.weight if before else _NOTHING, after.weight if after else _NOTHING
    return LedgerEntry(
        member_id=member.id,
        organization_id=member.organization_id,
        kind=kind,
        exit_kind=member.exit_kind,
        effective_on=paper.effective_on,
        category_before=before.category if before else None,
        status_before=before.status if before else None,
        category_after=after.category if after else None,
        status_after=after.status if after else None,
        member_delta=now[0] - was[0],
        full_delta=now[1] - was[1],
        approver=paper.approver,
        document_number=paper.document_number,
        recorded_at=clock.now(),
        recorded_by=paper.recorded_by,
    )
