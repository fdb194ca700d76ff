"""What transfers do by themselves: letters expire, deadlines are told in time, and what nobody can finish ends. Nothing is decided here."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import update
from sqlmodel import Session, col, select

from app.access.models import RoleGrant
from app.core import clock, events
from app.core.db import Database
from app.core.events import Event, on
from app.core.queue import Args, Progress, each, every, job, long_job
from app.core.who import SYSTEM
from app.members.events import MemberMoved, MemberStatusChanged, MemberTransferredOut
from app.members.models import Member
from app.members.rules import ON_ROLL
from app.organizations.events import AppointmentEnded, AppointmentMade, GrantApproved, GrantEnded
from app.transfers import actions, batches, progress, scans, stays
from app.transfers.events import TransferFellDue
from app.transfers.machine import Place, possible
from app.transfers.models import Transfer
from app.transfers.models_batches import TransferBatch
from app.transfers.rules import OPEN, BatchStatus, TransferAction, TransferStatus

KEEP_SCANS = timedelta(days=3653)  # ten years, as long as the stub of a letter (domain rules on retention)
LEFT_ROLL = "本人已不在册，转接终止。"


@every(timedelta(hours=1))
@long_job
def keep_time(database: Database, stage: Progress, args: Args) -> None:  # noqa: ARG001  the shape of a long job
    """Tell of deadlines, and expire letters whose last day is over."""
    now = clock.now()
    due = select(Transfer.id).where(col(Transfer.remind_at) <= now)
    over = select(Transfer.id).where(
        Transfer.status == TransferStatus.IN_TRANSIT, col(Transfer.is_prepared).is_(False), col(Transfer.due_at) < now
    )
    with database.transaction() as session:
        progress.look_again(session)  # a deputy's last day passes without any event
    with database.transaction(writes=False) as session:
        found = {*session.exec(due), *session.exec(over)}
    each(database, sorted(found), _keep_time_of)


def _keep_time_of(session: Session, transfer_id: UUID) -> None:
    row = session.get_one(Transfer, transfer_id)
    if row.place == Place(TransferStatus.CLOSED):
        _tell_of_stay(session, row)
        return
    _tell(session, row)
    is_over = row.due_at is not None and row.due_at < clock.now()
    if is_over and TransferAction.EXPIRE in possible(row.place, row.path, is_prepared=row.is_prepared):
        actions.expire(session, row)


@every(timedelta(minutes=10))
@long_job
def expire_plans(database: Database, stage: Progress, args: Args) -> None:  # noqa: ARG001  the shape of a long job
    """Plans that nobody applied within their time are over, and their members free again."""
    over = select(TransferBatch.id).where(
        TransferBatch.status == BatchStatus.PLANNED, col(TransferBatch.expires_at) <= clock.now()
    )
    with database.transaction(writes=False) as session:
        batch_ids = session.exec(over).all()
    each(database, batch_ids, _expire_plan)


def _expire_plan(session: Session, batch_id: UUID) -> None:
    batches.expire(session, session.get_one(TransferBatch, batch_id))


@every(timedelta(days=1))
@long_job
def erase_scans(database: Database, stage: Progress, args: Args) -> None:  # noqa: ARG001  the shape of a long job
    """Pictures of paper letters go ten years after their transfer has ended."""
    with database.transaction(writes=False) as session:
        scan_ids = session.exec(scans.over(clock.now() - KEEP_SCANS)).all()
    each(database, scan_ids, scans.erase)


def _tell(session: Session, row: Transfer) -> None:
    if row.remind_at is None or row.remind_at > clock.now() or row.due_at is None:
        return
    _remind_again(session, row, progress.next_reminder(row))
    fact = TransferFellDue(
        transfer_id=row.id,
        member_id=row.member_id,
        organization_id=row.holder_id,
        due_at=row.due_at,
        is_late=row.due_at < clock.now(),
    )
    place = row.holder or row.source or row.target
    events.record(session, SYSTEM, place.path if place else "/", fact)


def _tell_of_stay(session: Session, row: Transfer) -> None:
    is_away = stays.remind(session, row)
    _remind_again(session, row, progress.reminder_of_stay(session, row) if is_away else None)


def _remind_again(session: Session, row: Transfer, at: datetime | None) -> None:
    """Not by way of the row: nothing that anybody has read changes, so its version doesn't either."""
    mine = update(Transfer).where(col(Transfer.id) == row.id).execution_options(synchronize_session=False)
    session.connection().execute(mine.values(remind_at=at))


@on(AppointmentMade)
@on(AppointmentEnded)
@on(GrantApproved)
@on(GrantEnded)
@on(MemberMoved)
@on(MemberTransferredOut)
@on(MemberStatusChanged)
@job
def look_at_desks(session: Session, args: Args) -> None:
    """Who decides at a desk has changed, or somebody has left all of theirs: the level above may act where nobody can, and only there."""
    event = session.get_one(Event, UUID(args["event_id"]))
    held = select(RoleGrant.organization_id).where(RoleGrant.member_id == event.member_id)
    elsewhere = session.exec(held.distinct()).all() if event.member_id else ()
    progress.look_again(session, UUID(event.data["organization_id"]), *elsewhere)


@on(MemberStatusChanged)
@job
def end_who_left(session: Session, args: Args) -> None:
    """Whoever has died or left the roll moves nowhere."""
    member = session.get_one(Member, session.get_one(Event, UUID(args["event_id"])).member_id)
    if member.status in ON_ROLL:
        return
    waiting = (*OPEN, TransferStatus.EXPIRED)  # which could be taken up again
    open_one = select(Transfer).where(Transfer.member_id == member.id, col(Transfer.status).in_(waiting))
    for row in session.exec(open_one):
        actions.cancel(session, row, LEFT_ROLL)
