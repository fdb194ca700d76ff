"""What was done about a transfer, kept: one line of its timeline for both sides, and one fact."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlmodel import Session

from app.access.policy import Role
from app.core import clock, events
from app.core.who import Who
from app.organizations import deputies
from app.organizations.models import AdministrativeGrant
from app.transfers.desks import Standing
from app.transfers.events import TransferMoved
from app.transfers.models import Transfer, TransferAct
from app.transfers.rules import ReplyReason, TransferAction, TransferStep


@dataclass(frozen=True)
class Done:
    """One action that was taken: in which standing, at which step, on whose desk it lay, and with which words."""

    action: TransferAction
    standing: Standing
    desk_id: UUID | None = None
    step: TransferStep | None = None
    reply_code: ReplyReason | None = None
    comment: str = ""
    acknowledged: list[str] = field(default_factory=list)
    notes: dict[str, Any] = field(default_factory=dict)


def keep(session: Session, who: Who, row: Transfer, done: Done) -> None:
    """Keep an action that has led a transfer to where it stands now."""
    standing, deputy = done.standing, _deputy(session, who, done.standing)
    session.add(
        TransferAct(
            transfer_id=row.id,
            action=done.action,
            step=done.step,
            status_after=row.status,
            step_after=row.step,
            organization_id=standing.organization_id,
            acted_at=clock.now(),
            acted_by=who.id,
            acted_by_label=who.label,
            role=standing.role,
            deputy_from=deputy.starts_on if deputy else None,
            deputy_until=deputy.ends_on if deputy else None,
            is_escalation=standing.is_escalation,
            reply_code=done.reply_code,
            comment=done.comment,
            acknowledged=done.acknowledged,
        )
    )
    fact = TransferMoved(
        transfer_id=row.id,
        member_id=row.member_id,
        organization_id=standing.organization_id or done.desk_id,
        action=done.action,
        status=row.status,
        step=row.step,
        holder_id=row.holder_id,
        is_escalation=standing.is_escalation,
        administrative_grant_id=deputy.id if deputy else None,
    )
    place = row.source or row.target
    events.record(session, who, place.path if place else "/", fact, notes=done.notes)
    session.flush()


def _deputy(session: Session, who: Who, standing: Standing) -> AdministrativeGrant | None:
    if standing.role is not Role.DEPUTY_SECRETARY:
        return None
    return deputies.acting(session, who.id, standing.organization_id)
