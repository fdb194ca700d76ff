"""Claims as secretaries see them."""

from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from app.access.guard import Scope
from app.accounts.models import Claim
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


def member_within(session: Session, scope: Scope, member_id: UUID) -> Member:
    """A member of the book in the scope; a suspended one too. Raises `NotThere`, or `NotAllowed` for one to be read only."""
    member = members.get(session, scope, member_id)
    if member.status not in KEPT:
        raise NotThere()
    return member
