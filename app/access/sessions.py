"""Ending login sessions by the member they belong to, for packages below the accounts."""

from uuid import UUID

from sqlmodel import Session, col, update

from app.access.models import LoginSession
from app.core import clock


def end_who_left(session: Session, member_id: UUID) -> None:
    """End every session of a member who has left the roll; each is refused at its next request. The caller records why."""
    session.exec(
        update(LoginSession)
        .where(col(LoginSession.member_id) == member_id, col(LoginSession.ended_at).is_(None))
        .values(ended_at=clock.now(), end_reason="left_roll")  # EndReason.LEFT_ROLL of the accounts
    )
