"""Who may hold an administrative grant: somebody of the caller's scope, and a member only while on the roll. The rest is of app/organizations."""

from uuid import UUID

from sqlmodel import Session

from app.access.guard import Scope
from app.accounts import service
from app.accounts.models import Account
from app.members.errors import NotOnRoll
from app.members.models import Member
from app.members.rules import ON_ROLL
from app.organizations import grants
from app.organizations import service as organizations
from app.organizations.errors import HolderUnknown
from app.organizations.grants import Holder
from app.organizations.models import AdministrativeGrant
from app.organizations.schemas import GrantAction, GrantCreate


def request(session: Session, scope: Scope, organization_id: UUID, data: GrantCreate) -> AdministrativeGrant:
    """Ask for a role for somebody else. Raises `HolderUnknown`, `NotOnRoll`, and as `grants.request`."""
    organization = organizations.get(session, scope, organization_id)
    return grants.request(session, scope, organization, data, _holder(session, scope, data))


def act(session: Session, scope: Scope, grant_id: UUID, data: GrantAction, *, seen: int) -> AdministrativeGrant:
    """Decide a grant, or take it back. Raises `NotOnRoll` at approval, and as `grants.act`."""
    row = grants.act(session, scope, grant_id, data, seen=seen)
    if data.action == "approve" and row.member_id is not None:
        _ensure_on_roll(session.get_one(Member, row.member_id))
    return row


def _holder(session: Session, scope: Scope, data: GrantCreate) -> Holder:
    """The member, also where a member's account was named, so that what is held ends with the membership."""
    account = None if data.account_id is None else session.get(Account, data.account_id)
    member_id = data.member_id if account is None else account.member_id
    if member_id is not None:
        member = session.get(Member, member_id)
        if member is None or not scope.reaches(member.path):
            raise HolderUnknown(pointer="/member_id" if data.member_id else "/account_id")
        _ensure_on_roll(member)
        return Holder(member.id, None, member.name)
    if account is None or not scope.reaches(service.path_of(session, account)):
        raise HolderUnknown(pointer="/account_id")
    return Holder(None, account.id, account.name)


def _ensure_on_roll(member: Member) -> None:
    if member.status not in ON_ROLL:
        raise NotOnRoll(status=member.state.words)
