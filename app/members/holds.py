"""Holds: open matters that a member cannot quietly leave. Features set and lift them; their own command is the recorded fact."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import delete, insert
from sqlmodel import Session, col, select

from app.core.ids import new_id
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


def set_holds(session: Session, member_ids: Collection[UUID], kind: HoldKind, source_id: UUID) -> None:
    """Hold many members for one new source."""
    rows = [
        {"id": new_id(), "member_id": member_id, "kind": kind, "source_id": source_id, "until": None}
        for member_id in member_ids
    ]
    if rows:
        session.execute(insert(Hold), rows)


def lift_holds(session: Session, kind: HoldKind, source_id: UUID) -> None:
    """Lift every hold of one source."""
    session.execute(delete(Hold).where(col(Hold.kind) == kind, col(Hold.source_id) == source_id))


def of_member(session: Session, member_id: UUID) -> list[Hold]:
    """What holds a member, in the order of setting."""
    return list(session.exec(select(Hold).where(Hold.member_id == member_id).order_by(col(Hold.id))))


def _find(session: Session, member_id: UUID, kind: HoldKind, source_id: UUID) -> Hold | None:
    return session.exec(
        select(Hold).where(Hold.member_id == member_id, Hold.kind == kind, Hold.source_id == source_id)
    ).first()
