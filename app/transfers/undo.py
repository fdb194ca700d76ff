"""撤回决定: whoever has just decided may take it back for ten seconds, and the transfer lies again where it lay.

The decision stays in the record, with its undoing after it. Dues that were checked with it stay on the roll: they are so either way.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from app.access.guard import Scope
from app.core import clock
from app.core.who import Who
from app.transfers.models import Transfer
from app.transfers.rules import UNDO_TIME, ReplyReason, TransferStatus, TransferStep


class Before(BaseModel):
    """What a decision can change of a transfer, as it was."""

    model_config = ConfigDict(from_attributes=True)

    status: TransferStatus
    step: TransferStep | None
    target_id: UUID | None
    route: list[list[str | None]]
    holder_id: UUID | None
    since: datetime
    due_at: datetime | None
    remind_at: datetime | None
    is_open_above: bool
    is_prepared: bool
    barred: list[str]
    dues_paid_through: str | None
    dues_waiver: str
    reply_code: ReplyReason | None
    reply_text: str
    closed_at: datetime | None


class Decision(BaseModel):
    """The last decision on a transfer: whose it is, in the place of which organization, and which version it made until when."""

    by: UUID | None
    organization_id: UUID | None
    is_escalation: bool
    version: int
    until: datetime
    before: Before


def keep(row: Transfer, who: Who, place: tuple[UUID | None, bool], before: Before) -> dict[str, Any]:
    """What `of` reads again: the decision that is being written; `place` is the organization that decides, and whether for one below."""
    organization_id, is_escalation = place
    decision = Decision(
        by=who.id,
        organization_id=organization_id,
        is_escalation=is_escalation,
        version=row.version + 1,
        until=clock.now() + UNDO_TIME,
        before=before,
    )
    return decision.model_dump(mode="json")


def of(scope: Scope, row: Transfer) -> Decision | None:
    """The decision that the caller has just made; None where it was somebody else's, is older than ten seconds, or something came after it."""
    if row.undo is None:
        return None
    decision = Decision.model_validate(row.undo)
    is_last = decision.version == row.version and clock.now() < decision.until
    return decision if is_last and decision.by == scope.who.id else None


def put_back(row: Transfer, before: Before) -> None:
    """The transfer as it was before the decision."""
    for name, value in before:
        setattr(row, name, value)
    row.undo = None
