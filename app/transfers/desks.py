"""Who may act on a transfer now: the desk that has it, the level above once it is late, its committee, or the member themselves.

Read from the row and what the caller holds today, without a query, so that lists can say what is open to the caller.
"""

from typing import NamedTuple
from uuid import UUID

from app.access.guard import Scope
from app.access.policy import Role
from app.core import clock
from app.core.who import SYSTEM
from app.transfers import undo
from app.transfers.machine import possible
from app.transfers.models import Transfer
from app.transfers.rules import By, Paperwork, TransferAction, TransferStatus, TransferStep

_NOBODY = frozenset({By.SYSTEM, By.COUNTERPART})  # nobody who is signed in
DECIDERS = frozenset({Role.SECRETARY, Role.DEPUTY_SECRETARY, Role.ORGANIZATION_OFFICER})


class Standing(NamedTuple):
    """In which role of which organization somebody acts; `is_escalation` in the place of a desk below."""

    role: Role | None = None
    organization_id: UUID | None = None
    is_escalation: bool = False


def standing(scope: Scope, row: Transfer, by: By) -> Standing | None:
    """In what standing the caller takes an action that is `by` somebody; None where it is not theirs to take."""
    if by in _NOBODY or scope.who == SYSTEM:
        return Standing() if scope.who == SYSTEM else None
    if by is By.OWNER:
        return _as_owner(scope, row)
    if is_own(scope, row) or not scope.hands.isdisjoint(row.barred):
        return None
    if by is By.SENDER:
        return _at(scope, row.sender_id)
    if by is By.RECEIVER:
        return _at(scope, row.steps.get(TransferStep.TO_COMMITTEE))
    return _at(scope, row.holder_id) or _above(scope, row)


def is_own(scope: Scope, row: Transfer) -> bool:
    """Whether the transfer may be that of whoever is calling: nobody decides their own."""
    return row.member_id is not None and str(row.member_id) in scope.hands


def _as_owner(scope: Scope, row: Transfer) -> Standing | None:
    """The member, whoever applied for them, or, of what was submitted, the branch it leaves: with their consent."""
    if row.member_id is not None and row.member_id == scope.member_id:
        return Standing(Role.MEMBER)
    if row.source is None or not scope.reaches(row.source.path):
        return None
    if row.requested_by == scope.who.id:
        return Standing(organization_id=row.source_id)
    return None if row.status is TransferStatus.DRAFT else _at(scope, row.source_id)


def _held(scope: Scope) -> list[tuple[Role, UUID, str]]:
    """What the caller decides by, what may be held as a deputy last: whoever has a post of their own acts in it."""
    deciding = [grant for grant in scope.grants if grant[0] in DECIDERS]
    return sorted(deciding, key=lambda grant: grant[0] is Role.DEPUTY_SECRETARY)


def _at(scope: Scope, organization_id: UUID | None) -> Standing | None:
    return next((Standing(role, place) for role, place, _ in _held(scope) if place == organization_id), None)


def _above(scope: Scope, row: Transfer) -> Standing | None:
    if row.holder is None or not is_open_above(row):
        return None
    for role, place, path in _held(scope):
        if place != row.holder_id and row.holder.path.startswith(path):
            return Standing(role, place, is_escalation=True)
    return None


def is_receipt_said(row: Transfer) -> bool:
    """Whether the other side, outside this system, has answered over the link, and the sending committee has still to file it."""
    return row.is_prepared and row.status in {TransferStatus.IN_TRANSIT, TransferStatus.EXPIRED}


def deciding(scope: Scope, *organization_ids: UUID | None) -> Standing | None:
    """In what standing the caller decides at one of some organizations themselves; None where at none."""
    return next((found for place in organization_ids if (found := _at(scope, place)) is not None), None)


def is_open_above(row: Transfer) -> bool:
    """Whether the level above may act: the deadline has passed, or nobody at the desk can."""
    return row.is_open_above or (row.due_at is not None and row.due_at < clock.now())


def has_work(row: Transfer) -> bool:
    """Whether anything now is for the desk that has it to decide, and so for the level above in its place; else it waits for others."""
    return By.DESK in possible(row.place, row.path, is_prepared=row.is_prepared).values()


def open_to(scope: Scope, row: Transfer) -> list[TransferAction]:
    """The actions that the caller may take now."""
    found = possible(row.place, row.path, is_prepared=row.is_prepared)
    actions = [action for action, by in found.items() if by not in _NOBODY and standing(scope, row, by) is not None]
    return actions if undoing(scope, row) is None else [*actions, TransferAction.UNDO]


def undoing(scope: Scope, row: Transfer) -> Standing | None:
    """In what standing the caller takes back what they have just decided: as they decided it. None where they can't."""
    decision = undo.of(scope, row)
    found = decision and deciding(scope, decision.organization_id)
    return found._replace(is_escalation=decision.is_escalation) if decision and found else None


def takes_scan(row: Transfer) -> bool:
    """Whether the picture of the letter may be attached or changed: until a branch is assigned."""
    return row.is_incoming and row.place == (TransferStatus.PENDING, TransferStep.TO_COMMITTEE)


def may_look(scope: Scope, row: Transfer) -> bool:
    """Whether the picture of the letter is for the caller: for those who decide on the route, or in the place of one who does."""
    return deciding(scope, *row.steps.values()) is not None or standing(scope, row, By.DESK) is not None


def reads_waiver(scope: Scope, row: Transfer) -> bool:
    """Whether why dues were waived, often a hardship, is for the caller: for the member and the side that sends, which has decided it."""
    is_own = row.member_id is not None and row.member_id == scope.member_id
    return is_own or (row.source is not None and scope.reaches(row.source.path))


def may_mirror(scope: Scope, row: Transfer) -> bool:
    """Whether the caller writes down what the national system says: those who decide at either committee, and other systems,
    since what such a system sees lies in its reach and it has nothing of its own."""
    committees = (row.steps.get(TransferStep.FROM_COMMITTEE), row.steps.get(TransferStep.TO_COMMITTEE))
    return scope.who.kind == "client" or deciding(scope, *committees) is not None


def paperwork(scope: Scope, row: Transfer, *, has_scan: bool) -> list[Paperwork]:
    """What the caller may do now with the papers of a transfer."""
    may = {
        Paperwork.ATTACH_SCAN: takes_scan(row) and standing(scope, row, By.DESK) is not None,
        Paperwork.SHOW_SCAN: has_scan and may_look(scope, row),
        Paperwork.MIRROR: row.submitted_at is not None and may_mirror(scope, row),
    }
    return [one for one, is_open in may.items() if is_open]
