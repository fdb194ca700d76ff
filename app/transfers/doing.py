"""One action at work, and what several of them ask: from which day, on which paper, with whose approval."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from app.core import clock
from app.core.who import Who
from app.core.words import words_of
from app.members.models import Member
from app.organizations.models import Organization
from app.transfers import letters, service
from app.transfers.desks import Standing
from app.transfers.errors import DateOutOfOrder, FieldNeeded, MovedSince
from app.transfers.incoming_schemas import PaperIn
from app.transfers.models import Transfer
from app.transfers.rules import TransferStatus
from app.transfers.schemas import TransferActionCommand
from app.transfers.words import ACTION_WORDS

Branch = Organization | None


@dataclass
class Doing:
    """One action at work: by whom, in which standing, on what, and with which words."""

    session: Session
    who: Who
    hands: frozenset[str]
    row: Transfer
    data: TransferActionCommand
    standing: Standing

    @property
    def member(self) -> Member:
        """Whose transfer it is."""
        return self.session.get_one(Member, self.row.member_id)


Effect = Callable[[Doing, Branch], None]


def day_of(doing: Doing, earliest: date) -> date:
    """The day that the action is dated: as said, now or over the link, or today; not before what it rests on. Raises `DateOutOfOrder`."""
    today = clock.today()
    day = doing.data.on or doing.row.received_on or today
    if not earliest <= day <= today:
        raise DateOutOfOrder(earliest=earliest, latest=today, pointer="/on")
    return day


def needed(doing: Doing, pointer: str) -> FieldNeeded:
    """What to raise where an action lacks one of its fields."""
    return FieldNeeded(action=words_of(ACTION_WORDS, doing.data.action), pointer=pointer)


def received_since(row: Transfer, came: PaperIn | None) -> date:
    """The day from which a member is received here: as their committee sent them on to the branch, or as they came with their paper.

    Until then the branch they leave answers for them: nobody is on another's roll before both committees have agreed.
    """
    return clock.day_of(row.since) if came is None else came.arrived_on


def number_of(doing: Doing, came: PaperIn | None) -> str:
    """The number of the paper that a move rests on."""
    if came is not None:
        return came.letter.number
    letter = letters.last(doing.session, doing.row.id)
    return letter.number if letter else doing.row.number


def member_since(row: Transfer) -> date:
    """The day from which a move without a letter can be dated: its submission."""
    return clock.day_of(row.submitted_at or row.created_at)


def approver(doing: Doing) -> str:
    """The committee that let the member go, as the ledger names it."""
    return doing.session.get_one(Organization, doing.row.sender_id).name[:80]


def go_on(doing: Doing) -> None:
    """An expired one is taken up again. Raises `OpenTransferExists` (T01), `MovedSince` for a member who belongs elsewhere by now."""
    row = doing.row
    if row.status is not TransferStatus.EXPIRED:
        return
    service.ensure_none_open(doing.session, doing.member.id)
    if doing.member.organization_id != row.source_id:
        raise MovedSince()
