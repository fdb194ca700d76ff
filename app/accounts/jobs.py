"""What accounts do by themselves: sign people out when they leave the roll, and forget what is over."""

from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, col, delete, or_, select

from app.access import sessions
from app.access.models import LoginSession, RefreshToken
from app.accounts import bindings
from app.accounts.models import Claim, ConfirmationCode, FailedSignIn, OneTimeCode
from app.accounts.rules import LOCK_FOR
from app.core import clock
from app.core.events import Event, on
from app.core.queue import Args, every, job
from app.members.events import MemberStatusChanged, MemberTransferredOut
from app.members.rules import KEPT, Status

# Ended sessions stay for half a year beside the record of sign-ins (网络安全法 art. 23); their tokens go within a day.
KEEP_SESSIONS = timedelta(days=183)


@on(MemberStatusChanged)
@on(MemberTransferredOut)
@job
def sign_out_who_left(session: Session, args: Args) -> None:
    """End the WeChat bindings of a member who has left, and a session that was being opened while the command ended the others."""
    event = session.get_one(Event, UUID(args["event_id"]))
    if event.member_id is not None and Status(event.data["status"]) not in KEPT:
        sessions.end_who_left(session, event.member_id)
        bindings.end_who_left(session, event.member_id)


@every(timedelta(days=1))
@job
def forget_what_is_over(session: Session, _args: Args) -> None:
    """Delete expired codes, claims and failures, the tokens of sessions that are over, and old sessions."""
    now = clock.now()
    over = or_(col(LoginSession.ended_at).is_not(None), col(LoginSession.expires_at) < now)
    dead = select(LoginSession.id).where(over)
    old = select(LoginSession.id).where(col(LoginSession.expires_at) < now - KEEP_SESSIONS)
    for table in (OneTimeCode, ConfirmationCode, Claim):
        session.exec(delete(table).where(col(table.expires_at) < now))
    session.exec(delete(FailedSignIn).where(col(FailedSignIn.last_at) < now - 2 * LOCK_FOR))
    session.exec(delete(RefreshToken).where(col(RefreshToken.session_id).in_(dead)))
    session.exec(delete(LoginSession).where(col(LoginSession.id).in_(old)))
