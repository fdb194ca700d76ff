"""Grants, sessions, other systems and signing keys. A grant reaches over a path, so that this package need not know organizations."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Index
from sqlmodel import Field

from app.access.policy import Role
from app.core.db import Code, PathText, Sealed, Table, UtcDateTime, Versioned, no_items

# A grant over everything names no organization: the first administrator is there before the tree is.
WHOLE_TREE, WHOLE_TREE_ID = "/", UUID(int=0)


class RoleGrant(Table, table=True):
    """A role held over `path` and everything below, on the days from `starts_on` to `ends_on`.

    By a member or a staff account; by an `ApiClient` as if its id were that of an account.
    """

    __tablename__ = "role_grant"
    __table_args__ = (
        CheckConstraint("(member_id IS NULL) <> (account_id IS NULL)", name="one_holder"),
        Index("ix_role_grant_member", "member_id"),
        Index("ix_role_grant_account", "account_id"),
        Index("ix_role_grant_path", "path"),
    )

    member_id: UUID | None = None
    account_id: UUID | None = None
    role: Role = Field(sa_type=Code(Role))
    organization_id: UUID
    path: str = Field(sa_type=PathText)
    starts_on: date
    ends_on: date | None = None
    granted_by: UUID | None = None
    appointment_id: UUID | None = Field(default=None, index=True)
    reason: str = Field(default="", max_length=200)


class SessionKind(StrEnum):
    MEMBER = "member"
    STAFF = "staff"
    CLIENT = "client"


class LoginSession(Table, table=True):
    """One signed-in device. Ended sessions are refused at the next request, whatever their tokens say.

    `keyholders`: who has had the password it was opened with in their hands, besides its owner. A session of another system is one
    token of it; `account_id` is the `ApiClient`, and `scopes` what of its permissions the token is for. People have no `scopes`.
    """

    __tablename__ = "login_session"
    __table_args__ = (Index("ix_login_session_account", "account_id", "ended_at"),)

    account_id: UUID
    member_id: UUID | None = Field(default=None, index=True)
    kind: SessionKind = Field(sa_type=Code(SessionKind))
    label: str = Field(max_length=64)
    device: str = Field(default="", max_length=80)
    keyholders: list[str] = Field(default_factory=no_items, sa_type=JSON)
    scopes: list[str] | None = Field(default=None, sa_type=JSON(none_as_null=True))
    created_at: datetime = Field(sa_type=UtcDateTime)
    seen_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    end_reason: str = Field(default="", max_length=32)


class ApiClient(Table, Versioned, table=True):
    """Another system that calls this one, over one organization and everything below: where, its `RoleGrant` says.

    It proves itself by a signature of one of `public_keys` (JWK by RFC 7517), or by a secret, kept as SHA-256; after a change of secrets
    the one before is good until `old_secret_until`. `networks` (CIDR) is where it may call from, nothing for anywhere.
    `awaited_scopes` were asked for and wait for a second person; `awaited_hands`: who could have asked (`Scope.hands`).
    """

    __tablename__ = "api_client"

    organization_id: UUID = Field(index=True)
    name: str = Field(max_length=40)
    purpose: str = Field(max_length=60)
    scopes: list[str] = Field(sa_type=JSON)
    awaited_scopes: list[str] = Field(default_factory=no_items, sa_type=JSON)
    awaited_hands: list[str] = Field(default_factory=no_items, sa_type=JSON)
    networks: list[str] = Field(sa_type=JSON)
    requests_per_minute: int
    public_keys: list[dict[str, str]] = Field(sa_type=JSON)
    secret_digest: str | None = Field(default=None, max_length=64)
    old_secret_digest: str | None = Field(default=None, max_length=64)
    old_secret_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    created_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class RefreshToken(Table, table=True):
    """One link of a session's chain of refresh tokens, kept as SHA-256; using a used one ends the session.

    `parent_id` is the link it was issued for, so that a phone whose answer was lost may ask once more.
    """

    __tablename__ = "refresh_token"

    session_id: UUID = Field(foreign_key="login_session.id", index=True)
    parent_id: UUID | None = None
    token_digest: str = Field(max_length=64, unique=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class SigningKey(Table, table=True):
    """A P-256 key of one purpose, its private half sealed under the root key. `kid` is in the header of what it signs.

    It signs from `signs_from` until `retired_at`; what it has signed is worth nothing from `withdrawn_at` on.
    """

    __tablename__ = "signing_key"

    kid: str = Field(max_length=32, unique=True)
    purpose: str = Field(max_length=32, index=True)
    public_pem: str = Field(max_length=400)
    private_sealed: bytes = Field(sa_type=Sealed)
    created_at: datetime = Field(sa_type=UtcDateTime)
    signs_from: datetime = Field(sa_type=UtcDateTime)
    retired_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
