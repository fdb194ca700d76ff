"""Claims as secretaries see them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import and_, not_, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from app.access.guard import Scope
from app.access.models import RoleGrant
from app.accounts.models import Account, Claim, WechatBinding
from app.accounts.rules import AT_DESK
from app.core import clock
from app.core.errors import NotThere
from app.members import service as members
from app.members.models import Member
from app.members.rules import KEPT
from app.organizations.models import Organization

Placed = Select[Claim, Member, Organization, bool]


def placed_claims() -> Placed:
    """Claims with the member they point at and that member's organization; both are null for a claim that points at nobody.

    Last, whether that member has a live binding in the claim's app.
    """
    binding = select(WechatBinding.id).where(
        WechatBinding.member_id == Claim.member_id,
        WechatBinding.app == Claim.app,
        col(WechatBinding.ended_at).is_(None),
    )
    return (
        select(Claim, Member, Organization, binding.exists().label("is_bound"))
        .join(Member, col(Member.id) == Claim.member_id, isouter=True)
        .join(Organization, col(Organization.id) == Member.organization_id, isouter=True)
    )


def waiting_claims(scope: Scope) -> Placed:
    """Claims that wait for a confirmation in the scope, the first or the second."""
    return placed_claims().where(
        col(Claim.status).in_(AT_DESK), col(Claim.expires_at) > clock.now(), scope.within(Organization.path)
    )


def holding_elsewhere(session: Session, scope: Scope, ids: Sequence[UUID]) -> frozenset[UUID]:
    """Those of some accounts whose holders have, or are to have, a role outside the scope."""
    held = or_(col(RoleGrant.account_id) == Account.id, col(RoleGrant.member_id) == Account.member_id)
    lasting = or_(col(RoleGrant.ends_on).is_(None), col(RoleGrant.ends_on) >= clock.today())
    elsewhere = select(Account.id).join(RoleGrant, and_(held, lasting, not_(scope.within(RoleGrant.path))))
    return frozenset(session.exec(elsewhere.where(col(Account.id).in_(ids))))


def member_within(session: Session, scope: Scope, member_id: UUID) -> Member:
    """A member of the book in the scope; a suspended one too. Raises `NotThere`, or `NotAllowed` for one to be read only."""
    member = members.get(session, scope, member_id)
    if member.status not in KEPT:
        raise NotThere()
    return member
