"""What happens to cards by itself."""

from datetime import timedelta
from uuid import UUID

from sqlmodel import Session, col, delete

from app.core import clock
from app.core.events import Event, on
from app.core.nonces import SpentNonce
from app.core.queue import Args, every, job
from app.identity import devices
from app.identity.rules import DeviceEnd, has_card
from app.members.events import MemberStatusChanged, MemberTransferredOut
from app.members.models import Member


@on(MemberStatusChanged)
@on(MemberTransferredOut)
@job
def end_card(session: Session, args: Args) -> None:
    """Put the cards of somebody who has none any more on the status list; whoever verifies one online is told at once anyway."""
    member = session.get_one(Member, session.get_one(Event, UUID(args["event_id"])).member_id)
    if not has_card(member.state):
        devices.end_live(session, member.id, DeviceEnd.STATUS)


@every(timedelta(hours=1))
@job
def forget_what_is_over(session: Session, _args: Args) -> None:
    """Delete what was taken once and is too old to be taken again."""
    session.exec(delete(SpentNonce).where(col(SpentNonce.expires_at) < clock.now()))
