"""Who signs in: accounts, WeChat bindings, claims and the codes that support them. Codes are kept as keyed hashes only."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, text
from sqlalchemy.orm import declared_attr
from sqlmodel import Field

from app.accounts.rules import ClaimKind, ClaimStatus, EndReason, WechatApp
from app.core.crypto import keyring
from app.core.db import Code, Sealed, Table, UtcDateTime, Versioned, no_items

_OPEN = text("ended_at IS NULL")


class Account(Table, Versioned, table=True):
    """Somebody who signs in: a member, a staff member with a user name, or both in one.

    `organization_id` places staff who are no members. A step of the second factor is taken once: `totp_step` is the last one used.
    `keyholders`: who has had the password in their hands besides its owner, as ids of those who gave it out, and of their keyholders;
    nobody for one from the terminal. `version` counts decisions of administrators; signing in leaves it as it is.
    """

    __tablename__ = "account"

    member_id: UUID | None = Field(default=None, unique=True, foreign_key="member.id")
    organization_id: UUID | None = Field(default=None, index=True, foreign_key="organization.id")
    name: str = Field(max_length=40)
    username: str | None = Field(default=None, max_length=40, unique=True)
    password_hash: str = Field(default="", max_length=200)
    # Set for a one-time password: until then it opens, and asks for a new one.
    password_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    keyholders: list[str] = Field(default_factory=no_items, sa_type=JSON)
    totp_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    totp_enrolled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    totp_step: int = 0
    created_at: datetime = Field(sa_type=UtcDateTime)
    disabled_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.__table__.c.version, "version_id_generator": False}  # type: ignore[attr-defined]

    @property
    def totp_secret(self) -> str | None:
        """The shared secret of the second factor, base32."""
        return None if self.totp_sealed is None else keyring().open("account.totp", self.id, self.totp_sealed)


class FailedSignIn(Table, table=True):
    """Failures of one user name, whether anybody has it or not, so that the answer and its time tell nothing."""

    __tablename__ = "failed_sign_in"

    username_hmac: bytes = Field(sa_type=Sealed, unique=True)
    count: int = 0
    last_at: datetime = Field(sa_type=UtcDateTime, index=True)
    locked_until: datetime | None = Field(default=None, sa_type=UtcDateTime)


class WechatBinding(Table, Versioned, table=True):
    """One WeChat user of one app is one member, as long as it has not ended."""

    __tablename__ = "wechat_binding"
    __table_args__ = (
        Index(
            "uq_wechat_binding_openid",
            "app",
            "openid_hmac",
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        ),
        Index("uq_wechat_binding_member", "app", "member_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_wechat_binding_member_id", "member_id"),
        Index("ix_wechat_binding_unionid", "unionid_hmac"),
    )

    member_id: UUID = Field(foreign_key="member.id")
    app: WechatApp = Field(sa_type=Code(WechatApp))
    openid_sealed: bytes = Field(sa_type=Sealed)
    openid_hmac: bytes = Field(sa_type=Sealed)
    unionid_hmac: bytes | None = Field(default=None, sa_type=Sealed)
    created_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    end_reason: EndReason | None = Field(default=None, sa_type=Code(EndReason))

    @property
    def openid(self) -> str:
        """The openid itself, for sending messages."""
        return keyring().open("wechat_binding.openid", self.id, self.openid_sealed)


class Claim(Table, Versioned, table=True):
    """Somebody says: this record is mine. One WeChat user has one claim; a new one takes the place of the old.

    `member_id` is whom the evidence points at, perhaps nobody: the claimant is not told. What was typed is not kept.
    `first_…`: who confirmed in person while a second person is awaited; `first_hands`: who could have been acting there (`Scope.hands`).
    """

    __tablename__ = "claim"
    __table_args__ = (Index("uq_claim_openid", "app", "openid_hmac", unique=True),)

    app: WechatApp = Field(sa_type=Code(WechatApp))
    user_sealed: bytes = Field(sa_type=Sealed)
    openid_hmac: bytes = Field(sa_type=Sealed)
    kind: ClaimKind = Field(sa_type=Code(ClaimKind))
    status: ClaimStatus = Field(sa_type=Code(ClaimStatus))
    member_id: UUID | None = Field(default=None, index=True, foreign_key="member.id")
    first_by: UUID | None = None
    first_by_label: str | None = Field(default=None, max_length=64)
    first_hands: list[str] = Field(default_factory=no_items, sa_type=JSON)
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime, index=True)


class OneTimeCode(Table, table=True):
    """A short code for one subject (a phone, a claim): a new one takes the place of the old, and the right one is deleted."""

    __tablename__ = "one_time_code"

    subject_hmac: bytes = Field(sa_type=Sealed, unique=True)
    code_hmac: bytes = Field(sa_type=Sealed)
    expires_at: datetime = Field(sa_type=UtcDateTime, index=True)
    attempts: int = 0


class ConfirmationCode(Table, table=True):
    """A code that a secretary gives to a member who stands before them."""

    __tablename__ = "confirmation_code"

    member_id: UUID = Field(unique=True, foreign_key="member.id")
    code_hmac: bytes = Field(sa_type=Sealed, unique=True)
    expires_at: datetime = Field(sa_type=UtcDateTime, index=True)
