"""What happened around signing in and claiming. Renewals of tokens are not recorded: nobody decides them."""

from typing import Literal
from uuid import UUID

from app.accounts.rules import ClaimKind, EndReason, WechatApp
from app.core.events import DomainEvent


class SessionOpened(DomainEvent):
    type = "session.opened"
    subject_kind = "session"
    session_id: UUID
    account_id: UUID
    member_id: UUID | None
    method: Literal["wechat", "password", "claim"]


class SessionsEnded(DomainEvent):
    """One or more sessions of one account ended by one command."""

    type = "session.ended"
    subject_kind = "account"
    account_id: UUID
    member_id: UUID | None
    session_ids: list[UUID]
    reason: EndReason


class SignInFailed(DomainEvent):
    """A wrong name, password or code; `account_id` only where the name is somebody's."""

    type = "sign_in.failed"
    subject_kind = "attempt"
    attempt_id: UUID
    account_id: UUID | None
    is_locked: bool


class PhoneCodeSent(DomainEvent):
    type = "phone_code.sent"
    subject_kind = "phone_code"
    phone_code_id: UUID


class ClaimCreated(DomainEvent):
    type = "claim.created"
    subject_kind = "claim"
    claim_id: UUID
    member_id: UUID | None
    kind: ClaimKind


class ClaimConfirmed(DomainEvent):
    type = "claim.confirmed"
    subject_kind = "claim"
    claim_id: UUID
    member_id: UUID
    binding_id: UUID


class ClaimHalfConfirmed(DomainEvent):
    """The person was seen, but another WeChat user has the record: a second person has to agree."""

    type = "claim.half_confirmed"
    subject_kind = "claim"
    claim_id: UUID
    member_id: UUID


class ClaimSeconded(DomainEvent):
    """A second person agreed: the bindings from before have ended, with sessions and card, and the claimant is bound."""

    type = "claim.seconded"
    subject_kind = "claim"
    claim_id: UUID
    member_id: UUID
    binding_id: UUID
    ended_ids: list[UUID]


class ClaimRefused(DomainEvent):
    type = "claim.refused"
    subject_kind = "claim"
    claim_id: UUID
    member_id: UUID | None


class ConfirmationCodeIssued(DomainEvent):
    type = "confirmation_code.issued"
    subject_kind = "confirmation_code"
    confirmation_code_id: UUID
    member_id: UUID


class WechatBindingCreated(DomainEvent):
    """A person said 是我, or was recognized by the unionid of an earlier binding."""

    type = "wechat_binding.created"
    subject_kind = "wechat_binding"
    wechat_binding_id: UUID
    member_id: UUID
    app: WechatApp
    session_id: UUID


class WechatBindingRevoked(DomainEvent):
    type = "wechat_binding.revoked"
    subject_kind = "wechat_binding"
    wechat_binding_id: UUID
    member_id: UUID
    app: WechatApp


class StaffAccountCreated(DomainEvent):
    type = "staff_account.created"
    subject_kind = "account"
    account_id: UUID
    member_id: UUID | None


class StaffPasswordReset(DomainEvent):
    type = "staff_account.password_reset"
    subject_kind = "account"
    account_id: UUID
    member_id: UUID | None


class StaffAccountDisabled(DomainEvent):
    type = "staff_account.disabled"
    subject_kind = "account"
    account_id: UUID
    member_id: UUID | None


class PasswordChanged(DomainEvent):
    type = "account.password_changed"
    subject_kind = "account"
    account_id: UUID
    member_id: UUID | None
