"""What is forgotten of other systems."""

from datetime import timedelta

from sqlmodel import Session, col, delete

from app.access.models import LoginSession, SessionKind
from app.core import clock
from app.core.queue import Args, every, job


@every(timedelta(hours=1))
@job
def forget_what_is_over(session: Session, _args: Args) -> None:
    """Delete the sessions of tokens that have expired: when each was issued stays in the record."""
    over = col(LoginSession.kind) == SessionKind.CLIENT, col(LoginSession.expires_at) < clock.now()
    session.exec(delete(LoginSession).where(*over))
