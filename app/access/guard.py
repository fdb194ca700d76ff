"""The only door to authorization: a token becomes an actor, a required permission becomes a scope.

A service takes a `Scope`, so it cannot be called without somebody having required something. Every endpoint depends on `require(…)`,
`current_actor` or `current_member`, or is declared public; `access/declared.py` refuses to start otherwise. Other systems get through
`require(…)` alone, never to what is a person's own.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request
from fastapi.params import Depends as DependsParam
from sqlalchemy import ColumnElement, and_, bindparam, false, or_
from sqlmodel import Session, col, select

from app.access.bearer import bearer
from app.access.models import LoginSession, RoleGrant, SessionKind
from app.access.policy import GRANTED, ROLE_WORDS, Permission, Role, who_does
from app.access.tokens import AccessToken
from app.core.db import NOW, TODAY, SessionDep
from app.core.errors import NotAllowed, NotSignedIn, NotThere
from app.core.who import SYSTEM, Who
from app.core.words import Words, words_of


@dataclass(frozen=True)
class Actor:
    """Who is calling: an account in a live login session, perhaps a member, with the roles held today. `scopes` narrow another system."""

    account_id: UUID
    session_id: UUID
    kind: SessionKind
    label: str
    member_id: UUID | None
    grants: tuple[tuple[Role, UUID, str], ...]  # role, organization id, path
    keyholders: frozenset[str] = frozenset()
    scopes: frozenset[str] | None = None

    @property
    def who(self) -> Who:
        """The actor as events keep it."""
        return who_of(self.kind, self.account_id, self.member_id, self.label)


def who_of(kind: SessionKind, account_id: UUID, member_id: UUID | None, label: str) -> Who:
    """Whoever is behind a login session, as events keep them."""
    if member_id is not None:
        return Who("member", member_id, label)
    return Who("client" if kind is SessionKind.CLIENT else "staff", account_id, label)


def gives(role: Role, permission: Permission, scopes: Collection[str] | None) -> bool:
    """Whether a role gives a permission to whom `scopes` narrow, if anything does."""
    return permission in GRANTED[role] and (scopes is None or permission in scopes)


@dataclass(frozen=True)
class Scope:
    """Where one permission reaches for this request. `member_id` is set where a member also meets own things through it."""

    who: Who
    roots: tuple[str, ...]
    member_id: UUID | None = None
    account_id: UUID | None = None
    permission: Permission | None = None
    grants: tuple[tuple[Role, UUID, str], ...] = ()
    keyholders: frozenset[str] = frozenset()
    scopes: frozenset[str] | None = None

    @property
    def hands(self) -> frozenset[str]:
        """Whoever could be acting here: the caller, and those who have had the caller's password in their hands."""
        return self.keyholders | ({str(self.who.id)} if self.who.id else set())

    @classmethod
    def system(cls) -> "Scope":
        """The scope of jobs: everywhere, as 系统."""
        return cls(SYSTEM, ("/",))

    def reaches(self, path: str) -> bool:
        """Whether a place lies within the scope."""
        return any(path.startswith(root) for root in self.roots)

    def ensure(self, path: str, read_with: Permission | None = None) -> None:
        """Raise `NotThere` (404) for a place outside, as if it did not exist, or `NotAllowed` (403) where the caller may read it.

        `read_with` is the permission to read the thing, where that is another than the scope's own.
        """
        if self.reaches(path):
            return
        if self.permission is not None and read_with is not None and self.may(read_with, path):
            raise NotAllowed(role=who_does(self.permission))
        raise NotThere()

    def roles_at(self, path: str, permission: Permission) -> tuple[Role, ...]:
        """The roles that give the caller a permission at a place."""
        held = {role for role, _, root in self.grants if path.startswith(root) and gives(role, permission, self.scopes)}
        return tuple(role for role in Role if role in held)

    def organizations_at(self, path: str, permission: Permission) -> frozenset[UUID]:
        """The organizations in which the caller holds these roles."""
        return frozenset(
            place for role, place, root in self.grants if path.startswith(root) and gives(role, permission, self.scopes)
        )

    def may(self, permission: Permission, path: str) -> bool:
        """Whether the caller holds another permission at a place; for saying which actions are open."""
        return self.who == SYSTEM or bool(self.roles_at(path, permission))

    def within(self, path: Any) -> ColumnElement[bool]:
        """The scope as a condition on a path column: one index range a root ('0' follows '/')."""
        if not self.roots:
            return false()
        return or_(*(and_(path >= root, path < f"{root[:-1]}0") for root in self.roots))


PERSON = Words("本人", "the person themselves")


def current_caller(request: Request, session: SessionDep, _shown: Annotated[object, Depends(bearer)]) -> Actor:
    """Whoever calls, a person or another system, by what `clients.admit` has read of the token.

    Raises `NotSignedIn` (401) without a valid token of a live session.
    """
    claims: AccessToken | None = request.scope.get("claims")
    if claims is None:
        raise NotSignedIn()
    actor = load_actor(session, claims.session_id)
    if actor.account_id != claims.subject:
        raise NotSignedIn()
    return actor


# Whether a login session has neither ended nor expired; whether a grant is in force today; whether one is held by whoever is behind a session.
IS_LIVE = and_(col(LoginSession.ended_at).is_(None), col(LoginSession.expires_at) > NOW)
IS_IN_FORCE = and_(
    col(RoleGrant.starts_on) <= TODAY, or_(col(RoleGrant.ends_on).is_(None), col(RoleGrant.ends_on) >= TODAY)
)
IS_HELD = and_(
    or_(col(RoleGrant.member_id) == LoginSession.member_id, col(RoleGrant.account_id) == LoginSession.account_id),
    IS_IN_FORCE,
)
_ACTOR = (
    select(LoginSession, RoleGrant)
    .join(RoleGrant, IS_HELD, isouter=True)
    .where(LoginSession.id == bindparam("session_id"), IS_LIVE)
)


def load_actor(session: Session, session_id: UUID) -> Actor:
    """The live login session with the grants of today, in one query. Raises `NotSignedIn` for an ended or expired one."""
    rows = session.exec(_ACTOR, params={"session_id": session_id}).all()
    if not rows:
        raise NotSignedIn()
    login = rows[0][0]
    grants = tuple((grant.role, grant.organization_id, grant.path) for _, grant in rows if grant is not None)
    held_by, scopes = frozenset(login.keyholders), None if login.scopes is None else frozenset(login.scopes)
    return Actor(login.account_id, login.id, login.kind, login.label, login.member_id, grants, held_by, scopes)


CallerDep = Annotated[Actor, Depends(current_caller)]


def person(caller: Actor) -> Actor:
    """A caller who is a person. Raises `NotAllowed` (403) for another system."""
    if caller.kind is SessionKind.CLIENT:
        raise NotAllowed(role=PERSON)
    return caller


async def current_actor(caller: CallerDep) -> Actor:
    """The person who is signed in. Raises `NotSignedIn` (401), or `NotAllowed` (403) for another system."""
    return person(caller)


ActorDep = Annotated[Actor, Depends(current_actor)]


def member(actor: Actor) -> Actor:
    """A person who is a member. Raises `NotAllowed` (403) for staff without a member's record."""
    if actor.member_id is None:
        raise NotAllowed(role=words_of(ROLE_WORDS, Role.MEMBER))
    return actor


async def current_member(actor: ActorDep) -> Actor:
    """A signed-in member, for things under /me. Raises as `current_actor` and `member`."""
    return member(actor)


MemberDep = Annotated[Actor, Depends(current_member)]


def scope_of(actor: Actor, permission: Permission) -> Scope:
    """Where an actor's permission reaches. Raises `NotAllowed` (403) when it is held nowhere."""
    roots = [path for role, _, path in actor.grants if gives(role, permission, actor.scopes)]
    own = actor.member_id if permission in GRANTED[Role.MEMBER] else None
    if not roots and own is None:
        raise NotAllowed(role=who_does(permission))
    outermost = tuple(
        sorted({root for root in roots if not any(root != other and root.startswith(other) for other in roots)})
    )
    return Scope(actor.who, outermost, own, actor.account_id, permission, actor.grants, actor.keyholders, actor.scopes)


def require(permission: Permission) -> DependsParam:
    """A dependency that demands a permission and gives the `Scope` in which it holds."""

    async def guard(caller: CallerDep) -> Scope:
        return scope_of(caller, permission)

    guard.permission = permission  # type: ignore[attr-defined]  # read by check_routes and the printed matrix
    result: DependsParam = Depends(guard)
    return result
