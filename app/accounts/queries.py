"""Claims as secretaries see them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import and_, not_, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from app.access.guard import Scope
from app.access.models import RoleGrant
from app.accounts.models import Account, Claim
from app.accounts.rules import ClaimStatus
from app.core import clock
from app.core.errors import NotThere
from app.members import service as members
from app.members.models import Member
from app.members.rules import KEPT
from app.organizations.models import Organization

Placed = Select[Claim, Member, Organization]


def placed_claims() -> Placed:
    """Claims with the member they point at and that member's organization; both are null for a claim that points at nobody."""
    return (
        select(Claim, Member, Organization)
        .join(Member, col(Member.id) == Claim.member_id, isouter=True)
        .join(Organization, col(Organization.id) == Member.organization_id, isouter=True)
    )


def waiting_claims(scope: Scope) -> Placed:
    """Claims that wait for a secretary of the scope."""
    return placed_claims().where(
        Claim.status == ClaimStatus.PENDING, col(Claim.expires_at) > clock.now(), scope.within(Organization.path)
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
