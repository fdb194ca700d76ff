"""Holds: open matters that a member cannot quietly leave. Features set and lift them; their own command is the recorded fact."""

from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from app.members.models import Hold
from app.members.rules import HoldKind


def set_hold(session: Session, member_id: UUID, kind: HoldKind, source_id: UUID, until: date | None = None) -> None:
    """Hold a member for one source (a survey, a case); set again, it takes the new day."""
    row = _find(session, member_id, kind, source_id) or Hold(member_id=member_id, kind=kind, source_id=source_id)
    row.until = until
    session.add(row)


def lift_hold(session: Session, member_id: UUID, kind: HoldKind, source_id: UUID) -> None:
    """Lift the hold of one source; nothing happens when there is none."""
    row = _find(session, member_id, kind, source_id)
    if row is not None:
        session.delete(row)


def of_member(session: Session, member_id: UUID) -> list[Hold]:
    """What holds a member, in the order of setting."""
    return list(session.exec(select(Hold).where(Hold.member_id == member_id).order_by(col(Hold.id))))


def _find(session: Session, member_id: UUID, kind: HoldKind, source_id: UUID) -> Hold | None:
    return session.exec(
        select(Hold).where(Hold.member_id == member_id, Hold.kind == kind, Hold.source_id == source_id)
    ).first()
