"""Accounts for work at a desk: made by an administrator with a one-time password, reset, and switched off.

An account grants nothing by itself: roles come from appointments and administrative grants.
"""

from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.guard import Scope
from app.access.models import WHOLE_TREE, WHOLE_TREE_ID, RoleGrant
from app.access.policy import Role
from app.accounts import passwords, queries, service
from app.accounts.errors import HasCredentials, HolderUnclear, HoldsMoreElsewhere, UsernameTaken
from app.accounts.events import StaffAccountCreated, StaffAccountDisabled, StaffPasswordReset
from app.accounts.models import Account
from app.accounts.queries import member_within
from app.accounts.rules import ONE_TIME_PASSWORD_LIFE, EndReason
from app.accounts.schemas import Explanation, StaffCreate, StaffRead
from app.core import clock, events
from app.core.errors import NotThere
from app.core.pagination import Page, PageRequest, paginate
from app.core.schemas import AllowedAction
from app.members.models import Member
from app.organizations import service as organizations
from app.organizations.models import Organization

_ACTIONS = [
    AllowedAction(action="reset", label="重设密码", requires_reason=True),
    AllowedAction(action="disable", label="停用", requires_reason=True),
]


def create_staff(session: Session, scope: Scope, data: StaffCreate) -> StaffRead:
    """Give somebody a user name and a one-time password, shown once.

    Raises `HolderUnclear`, `NotThere` for a person or place outside the scope, `HoldsMoreElsewhere`, `HasCredentials`, `UsernameTaken`.
    """
    return _give_username(session, scope, _holder(session, scope, data), data.username)


def create_administrator(session: Session, username: str, name: str) -> StaffRead:
    """The first account of an installation: an administrator of everything, made by whoever holds its shell.

    Again for the same user name it gives a new password, and nobody but the shell has had it in their hands.
    Raises `UsernameTaken` where somebody else has the name.
    """
    known = session.exec(_administrators().where(Account.username == username)).first()
    if known is not None:
        return _reset(session, Scope.system(), known, "python -m app create-admin")
    account = Account(name=name, created_at=clock.now())
    made = _give_username(session, Scope.system(), account, username, role=Role.ADMIN)
    session.add(
        RoleGrant(
            account_id=account.id,
            role=Role.ADMIN,
            organization_id=WHOLE_TREE_ID,
            path=WHOLE_TREE,
            starts_on=clock.today(),
            reason="python -m app create-admin",
        )
    )
    return made


def _administrators() -> SelectOfScalar[Account]:
    lasting = col(RoleGrant.ends_on).is_(None) | (col(RoleGrant.ends_on) >= clock.today())
    return (
        select(Account)
        .join(RoleGrant, col(RoleGrant.account_id) == Account.id)
        .where(RoleGrant.path == WHOLE_TREE, RoleGrant.role == Role.ADMIN, lasting)
    )


def _give_username(session: Session, scope: Scope, account: Account, username: str, **notes: str) -> StaffRead:
    if session.exec(select(Account.id).where(Account.username == username)).first() is not None:
        raise UsernameTaken(pointer="/username", username=username)
    account.username = username
    password = _give_password(scope, account)
    session.add(account)
    session.flush()
    fact = StaffAccountCreated(account_id=account.id, member_id=account.member_id)
    events.record(session, scope.who, service.path_of(session, account), fact, {"username": username, **notes})
    return shown(session, scope, account, password)


def _holder(session: Session, scope: Scope, data: StaffCreate) -> Account:
    if data.member_id is not None and data.name is None and data.organization_id is None:
        return _account_for_member(session, scope, data.member_id)
    if data.member_id is not None or data.name is None or data.organization_id is None:
        raise HolderUnclear(pointer="/member_id")
    place = organizations.get_standing(session, scope, data.organization_id)
    return Account(name=data.name, organization_id=place.id, created_at=clock.now())


def _account_for_member(session: Session, scope: Scope, member_id: UUID) -> Account:
    account = service.account_of_member(session, member_within(session, scope, member_id).id)
    _ensure_within(session, scope, account)
    if account.username is not None:
        raise HasCredentials(pointer="/member_id", username=account.username)
    return account


def _ensure_within(session: Session, scope: Scope, account: Account) -> None:
    """Whoever has another's password has all that the other holds, so all of it lies in the scope."""
    if queries.holding_elsewhere(session, scope, [account.id]):
        raise HoldsMoreElsewhere()


def _give_password(scope: Scope, account: Account) -> str:
    """A one-time password, and a new second factor at the next sign-in."""
    password = passwords.one_time_password()
    account.keyholders = sorted(scope.hands)
    account.touch(scope.who.label)
    account.version += 1
    account.password_hash = passwords.hash_password(password)
    account.password_until = clock.now() + ONE_TIME_PASSWORD_LIFE
    account.totp_sealed, account.totp_enrolled_at = None, None
    return password


def page_of(session: Session, scope: Scope, page: PageRequest) -> Page[StaffRead]:
    """Accounts with a user name in the scope."""
    found = paginate(session, _reachable(scope), [Account.id], page)
    elsewhere = queries.holding_elsewhere(session, scope, [row.id for row in found.items])
    found.items = [_shown(row, is_open=row.id not in elsewhere) for row in found.items]
    return found


def get(session: Session, scope: Scope, account_id: UUID) -> Account:
    """One account with a user name. Raises `NotThere`."""
    account = session.exec(_reachable(scope).where(Account.id == account_id)).first()
    if account is None:
        raise NotThere()
    return account


def reset(session: Session, scope: Scope, account_id: UUID, given: Explanation, *, seen: int) -> StaffRead:
    """A new one-time password for somebody who lost password or phone; sessions end, a disabled account opens.

    Raises `NotThere`, `HoldsMoreElsewhere`, `Outdated` (412).
    """
    return _reset(session, scope, _decided(session, scope, account_id, seen), given.reason)


def _decided(session: Session, scope: Scope, account_id: UUID, seen: int) -> Account:
    account = get(session, scope, account_id)
    _ensure_within(session, scope, account)
    account.expect(seen)
    return account


def _reset(session: Session, scope: Scope, account: Account, reason: str) -> StaffRead:
    password = _give_password(scope, account)
    account.disabled_at = None
    service.end_sessions(session, account, EndReason.PASSWORD_CHANGED)
    fact = StaffPasswordReset(account_id=account.id, member_id=account.member_id)
    events.record(session, scope.who, service.path_of(session, account), fact, {"reason": reason})
    session.flush()
    return shown(session, scope, account, password)


def disable(session: Session, scope: Scope, account_id: UUID, given: Explanation, *, seen: int) -> StaffRead:
    """Switch an account's user name off and end its sessions, at once. Raises `NotThere`, `HoldsMoreElsewhere`, `Outdated` (412)."""
    account = _decided(session, scope, account_id, seen)
    account.touch(scope.who.label)
    account.version += 1
    account.disabled_at = account.disabled_at or clock.now()
    service.end_sessions(session, account, EndReason.DISABLED)
    fact = StaffAccountDisabled(account_id=account.id, member_id=account.member_id)
    events.record(session, scope.who, service.path_of(session, account), fact, {"reason": given.reason})
    session.flush()
    return shown(session, scope, account)


def _reachable(scope: Scope) -> SelectOfScalar[Account]:
    own_place = (col(Organization.id) == Account.organization_id) | (col(Organization.id) == Member.organization_id)
    return (
        select(Account)
        .join(Member, col(Member.id) == Account.member_id, isouter=True)
        .join(Organization, own_place)
        .where(col(Account.username).is_not(None), scope.within(Organization.path))
    )


def shown(session: Session, scope: Scope, account: Account, one_time_password: str | None = None) -> StaffRead:
    """An account with what the caller may do to it."""
    elsewhere = queries.holding_elsewhere(session, scope, [account.id])
    return _shown(account, one_time_password, is_open=not elsewhere)


def _shown(account: Account, one_time_password: str | None = None, *, is_open: bool) -> StaffRead:
    actions = _ACTIONS if account.disabled_at is None else _ACTIONS[:1]
    return StaffRead(
        id=account.id,
        username=account.username or "",
        name=account.name,
        member_id=account.member_id,
        organization_id=account.organization_id,
        totp_enrolled_at=account.totp_enrolled_at,
        disabled_at=account.disabled_at,
        one_time_password=one_time_password,
        version=account.version,
        allowed_actions=actions if is_open else [],
    )
