"""The secretary's side of claiming: who waits, the confirmation in person, and that of a second person (rebinding.py)."""

from uuid import UUID

from sqlmodel import Session, col, delete

from app.access.guard import Scope
from app.accounts import bindings, codes, queries, rebinding
from app.accounts.claims import CLAIM, CONFIRMATION, claimant
from app.accounts.errors import ClaimantDiffers, ClaimantNeeded, ClaimClosed
from app.accounts.events import ClaimConfirmed, ClaimRefused, ConfirmationCodeIssued
from app.accounts.models import Claim, ConfirmationCode
from app.accounts.rules import AT_DESK, CONFIRMATION_DIGITS, ClaimStatus
from app.accounts.schemas import (
    Claimant,
    ClaimConfirm,
    ClaimDeskRead,
    ConfirmationCodeCreate,
    ConfirmationCodeRead,
    Explanation,
)
from app.core import clock, events
from app.core.errors import NotThere
from app.core.pagination import Page, PageRequest, paginate
from app.core.schemas import AllowedAction
from app.members.models import Member
from app.organizations.models import Organization

_CONFIRM = AllowedAction(action="confirm", label="当面确认", requires_reason=False)
_SECOND = AllowedAction(action="second_confirm", label="同意换绑", requires_reason=True)
_REFUSE = AllowedAction(action="refuse", label="不是本人", requires_reason=True)


def waiting(session: Session, scope: Scope, page: PageRequest) -> Page[ClaimDeskRead]:
    """Claims in the scope that wait for confirmation, oldest first."""
    found = paginate(session, queries.waiting_claims(scope), [Claim.id], page)
    found.items = [_shown(scope, *row) for row in found.items]
    return found


def get(session: Session, scope: Scope, claim_id: UUID) -> Claim:
    """A claim that points into the scope, or at nobody. Raises `NotThere`."""
    row = session.exec(queries.placed_claims().where(Claim.id == claim_id)).first()
    if row is None or (row[2] is not None and not scope.reaches(row[2].path)):
        raise NotThere()
    return row[0]


def shown(session: Session, scope: Scope, claim: Claim) -> ClaimDeskRead:
    """A claim as the caller sees it at their desk."""
    return _shown(scope, *session.exec(queries.placed_claims().where(Claim.id == claim.id)).one())


def _shown(
    scope: Scope,
    claim: Claim,
    member: Member | None,
    place: Organization | None,
    is_bound: bool,  # noqa: FBT001  a row
) -> ClaimDeskRead:
    person = None
    if member is not None and place is not None:
        person = Claimant(id=member.id, name=member.name, organization_id=place.id, organization_name=place.short_name)
    return ClaimDeskRead(
        id=claim.id,
        kind=claim.kind,
        status=claim.status,
        member=person,
        rebinding=claim.status is ClaimStatus.AWAITS_SECOND or (claim.status is ClaimStatus.PENDING and is_bound),
        first_by=claim.first_by_label,
        created_at=claim.created_at,
        expires_at=claim.expires_at,
        allowed_actions=_allowed(scope, claim, member, is_bound=is_bound) if _is_open(claim) else [],
    )


def _allowed(scope: Scope, claim: Claim, member: Member | None, *, is_bound: bool) -> list[AllowedAction]:
    if claim.status is ClaimStatus.PENDING:
        is_own = is_bound and member is not None and rebinding.is_own(scope, member)
        return [_REFUSE] if is_own else [_CONFIRM, _REFUSE]
    is_second = member is not None and rebinding.why_not_second(scope, claim, member) is None
    return [_SECOND, _REFUSE] if is_second else [_REFUSE]


def _is_open(claim: Claim) -> bool:
    return claim.status in AT_DESK and claim.expires_at > clock.now()


def confirm(session: Session, scope: Scope, claim_id: UUID, decision: ClaimConfirm, version: int) -> Claim:
    """Bind the claimant who stands before the secretary and shows the code on their phone; where another WeChat user has the record,
    a second person has to agree first.

    Raises `NotThere`, `Outdated`, `ClaimClosed`, `ClaimantNeeded`, `ClaimantDiffers`, `CodeWrong`, `OwnRebinding`, `AlreadyBound`.
    """
    claim = _decided(session, scope, claim_id, version)
    if claim.status is not ClaimStatus.PENDING:
        raise ClaimClosed()
    member = _claimant(session, scope, claim, decision.member_id)
    codes.spend(session, CLAIM, claim.id, decision.code, "/code")
    claim.touch(scope.who.label)
    if bindings.is_bound(session, member.id, claim.app):
        rebinding.first(session, scope, claim, member)
        return claim
    claim.status, claim.member_id = ClaimStatus.CONFIRMED, member.id
    binding = bindings.bind(session, claimant(claim), member.id)
    fact = ClaimConfirmed(claim_id=claim.id, member_id=member.id, binding_id=binding.id)
    events.record(session, scope.who, member.path, fact)
    return claim


def confirm_second(session: Session, scope: Scope, claim_id: UUID, decision: Explanation, version: int) -> Claim:
    """As the second person, let the claimant take the place of the WeChat user from before.

    Raises `NotThere`, `Outdated`, `ClaimClosed`, and as `rebinding.second`.
    """
    claim = _decided(session, scope, claim_id, version)
    if claim.status is not ClaimStatus.AWAITS_SECOND or claim.member_id is None:
        raise ClaimClosed()
    claim.touch(scope.who.label)
    member = queries.member_within(session, scope, claim.member_id)
    rebinding.second(session, scope, claim, member, decision.reason)
    return claim


def refuse(session: Session, scope: Scope, claim_id: UUID, decision: Explanation, version: int) -> Claim:
    """Close a claim of somebody who is not the member. Raises `NotThere`, `Outdated`, `ClaimClosed`."""
    claim = _decided(session, scope, claim_id, version)
    claim.touch(scope.who.label)
    claim.status = ClaimStatus.REFUSED
    session.flush()
    path = "/"
    if claim.member_id is not None:
        path = session.get_one(Organization, session.get_one(Member, claim.member_id).organization_id).path
    fact = ClaimRefused(claim_id=claim.id, member_id=claim.member_id)
    events.record(session, scope.who, path, fact, {"reason": decision.reason})
    return claim


def _decided(session: Session, scope: Scope, claim_id: UUID, version: int) -> Claim:
    claim = get(session, scope, claim_id)
    claim.expect(version)
    if not _is_open(claim):
        raise ClaimClosed()
    return claim


def _claimant(session: Session, scope: Scope, claim: Claim, chosen_id: UUID | None) -> Member:
    """The member the claim points at, or the one the secretary chose for a claim that points at nobody."""
    member_id = claim.member_id or chosen_id
    if member_id is None:
        raise ClaimantNeeded(pointer="/member_id")
    if chosen_id is not None and chosen_id != member_id:
        raise ClaimantDiffers()
    return queries.member_within(session, scope, member_id)


def issue_code(session: Session, scope: Scope, request: ConfirmationCodeCreate) -> ConfirmationCodeRead:
    """Make a code for a member who stands before the secretary; an earlier one is good no longer. Raises `NotThere`."""
    member = queries.member_within(session, scope, request.member_id)
    session.exec(delete(ConfirmationCode).where(col(ConfirmationCode.member_id) == member.id))
    code = codes.new_code(CONFIRMATION_DIGITS)
    row = ConfirmationCode(
        member_id=member.id, code_hmac=codes.hash_code(CONFIRMATION, "", code), expires_at=codes.code_expiry()
    )
    session.add(row)
    fact = ConfirmationCodeIssued(confirmation_code_id=row.id, member_id=member.id)
    events.record(session, scope.who, session.get_one(Organization, member.organization_id).path, fact)
    return ConfirmationCodeRead(id=row.id, member_id=member.id, code=code, expires_at=row.expires_at)
