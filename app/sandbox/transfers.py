"""Who of the demo town is on the move: one at each kind of desk, so that everybody who looks finds something to do."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlmodel import Session, select

from app.access.guard import Scope
from app.access.policy import Permission, Role
from app.core import clock
from app.core.who import Who
from app.members.models import Member
from app.members.rules import FULL
from app.organizations.models import Organization
from app.sandbox import people, town, words
from app.sandbox.cast import Caller
from app.transfers import actions, service
from app.transfers.models import Transfer
from app.transfers.rules import TransferAction, TransferKind, TransferReason
from app.transfers.schemas import TransferActionCommand, TransferCreate

ELSEWHERE = "外省云岭县青石镇委员会"
REASON = "已和本人、支部商量过"
A = TransferAction


class Move(NamedTuple):
    """Who moves: the branch by its place in the list, the member by theirs among its full members; where to (None: elsewhere); how far."""

    source: int
    place: int
    target: int | None
    taken: Sequence[tuple[TransferAction, Caller | None]]


# None acts as the member's own secretary.
MOVES = (
    Move(0, 12, 1, ((A.SUBMIT, None),)),
    Move(0, 13, 2, ((A.SUBMIT, None), (A.APPROVE, None))),
    Move(1, 12, 0, ((A.SUBMIT, None), (A.APPROVE, None), (A.APPROVE, Caller.OFFICER))),
    Move(
        2,
        12,
        None,
        ((A.SUBMIT, None), (A.APPROVE, None), (A.APPROVE, Caller.OFFICER), (A.ISSUE_LETTER, Caller.CHECKER)),
    ),
)


def begin(session: Session) -> None:
    """Applications of the last hour, each acted on as far as `MOVES` says."""
    branches = [_named(session, branch.full_name) for branch in town.branches()[:3]]
    for move in MOVES:
        branch = branches[move.source]
        member = [one for one in people.residents(session, branch.id) if one.state == FULL][move.place]
        secretary = _scope(people.residents(session, branch.id)[0], Role.SECRETARY, branch)
        target = None if move.target is None else branches[move.target]
        row = service.create(session, secretary, _asked(member, target))
        for action, caller in move.taken:
            actor = secretary if caller is None else _officer(session, caller)
            _take(session, actor, row, action)


def _asked(member: Member, target: Organization | None) -> TransferCreate:
    place = {"target_id": target.id} if target else {"target_external": ELSEWHERE, "kind": TransferKind.CROSS_PROVINCE}
    return TransferCreate(
        member_id=member.id, reason=TransferReason.RESIDENCE, dues_paid_through=f"{clock.today():%Y-%m}", **place
    )


def _take(session: Session, scope: Scope, row: Transfer, action: TransferAction) -> None:
    warnings = ["transfers.holds_post", "transfers.branch_below_minimum", "transfers.target_unconfirmed"]
    command = TransferActionCommand(action=action, reason=REASON, acknowledge=warnings)
    actions.act(session, scope, row.id, command, seen=row.version)


def _officer(session: Session, caller: Caller) -> Scope:
    return _scope(people.seated(session, caller), Role.ORGANIZATION_OFFICER, _named(session, words.COMMITTEE))


def _scope(member: Member, role: Role, place: Organization) -> Scope:
    who = Who("member", member.id, member.name)
    grants = ((role, place.id, place.path),)
    return Scope(who, (place.path,), member.id, None, Permission.TRANSFERS_WRITE, grants)


def _named(session: Session, name: str) -> Organization:
    return session.exec(select(Organization).where(Organization.name == name)).one()
