"""A member comes back as another WeChat user, the old one or the phone being lost: one confirms in person, and a second agrees.

Only then the old binding ends and the new one begins. Neither of the two is the member, and two accounts in the same hands are one person.
"""

from sqlmodel import Session

from app.access.guard import Scope
from app.accounts import bindings, claims
from app.accounts.errors import ConfirmersShareHands, OwnRebinding, SecondConfirmerNeeded
from app.accounts.events import ClaimHalfConfirmed, ClaimSeconded
from app.accounts.models import Claim
from app.accounts.rules import ClaimStatus
from app.core import events
from app.core.errors import AppError
from app.members.models import Member


def first(session: Session, scope: Scope, claim: Claim, member: Member) -> None:
    """Note that the person was seen; nothing is bound yet. Raises `OwnRebinding`."""
    if is_own(scope, member):
        raise OwnRebinding()
    claim.status, claim.member_id = ClaimStatus.AWAITS_SECOND, member.id
    claim.first_by, claim.first_by_label, claim.first_hands = scope.who.id, scope.who.label, sorted(scope.hands)
    session.flush()
    fact = ClaimHalfConfirmed(claim_id=claim.id, member_id=member.id)
    events.record(session, scope.who, member.path, fact)


def second(session: Session, scope: Scope, claim: Claim, member: Member, reason: str) -> None:
    """Agree: the old binding ends with its sessions and the card, and the claimant is bound.

    Raises `OwnRebinding`, `SecondConfirmerNeeded`, `ConfirmersShareHands`, `AlreadyBound`.
    """
    fault = why_not_second(scope, claim, member)
    if fault is not None:
        raise fault
    user = claims.claimant(claim)
    ended_ids = bindings.end_lost(session, member.id, user, scope.who.label)
    binding = bindings.bind(session, user, member.id)
    claim.status = ClaimStatus.CONFIRMED
    fact = ClaimSeconded(claim_id=claim.id, member_id=member.id, binding_id=binding.id, ended_ids=ended_ids)
    events.record(session, scope.who, member.path, fact, {"reason": reason})


def is_own(scope: Scope, member: Member) -> bool:
    """Whether it is the member who acts, or somebody in whose place the member could be acting."""
    return str(member.id) in scope.hands


def why_not_second(scope: Scope, claim: Claim, member: Member) -> AppError | None:
    """What keeps the caller from being the second person; nothing, if they may be."""
    if is_own(scope, member):
        return OwnRebinding()
    if claim.first_by == scope.who.id:
        return SecondConfirmerNeeded()
    return None if scope.hands.isdisjoint(claim.first_hands) else ConfirmersShareHands()
