"""What signing in and claiming take and give."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from app.access.models import SessionKind
from app.accounts.rules import USERNAME, ClaimKind, ClaimStatus, WechatApp
from app.core.schemas import STORABLE, AllowedAction, Reason, Schema, line

Digits = Annotated[str, line(12, least=6)]
Secret = Annotated[str, StringConstraints(min_length=1, max_length=128, pattern=STORABLE)]
WechatCode = Annotated[str, line(256)]
Ticket = Annotated[str, line(1000)]
PersonName = Annotated[str, line(40)]
Username = Annotated[str, StringConstraints(to_lower=True), line(40)]
NewUsername = Annotated[str, StringConstraints(max_length=40, pattern=f"^{USERNAME}$")]


class WechatSignIn(Schema):
    """`code` is wx.login's (mini), or the one the 公众号 sends people back with (official)."""

    code: WechatCode
    app: WechatApp


class PasswordSignIn(Schema):
    """`totp` after the first time; `new_password` with a one-time password."""

    username: Username
    password: Secret
    totp: Digits | None = None
    new_password: Secret | None = None


class Renewal(Schema):
    """`renewal_id` is random, new for each renewal, and kept until its answer is there: with it a lost answer is given again."""

    refresh_token: Annotated[str, line(128)]
    renewal_id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{16,64}$")] | None = None


class Tokens(Schema):
    """`access_token` is good for `expires_in` seconds; `refresh_token` renews both once. `account_id` says whose they are."""

    access_token: str
    refresh_token: str
    token_type: str = "Bearer"
    expires_in: int
    account_id: UUID
    session_id: UUID
    session_expires_at: datetime


class ClaimTicket(Schema):
    """This WeChat user is nobody yet: claim with this ticket."""

    claim_ticket: str
    expires_at: datetime


class Enrolment(Schema):
    """Shown once: put it into an authenticator app, then sign in again with its code."""

    otpauth_uri: str
    secret: str
    needs_new_password: bool


class AuthorizeUrl(Schema):
    url: str


class PasswordChange(Schema):
    password: Secret
    new_password: Secret
    totp: Digits


class SessionRead(Schema):
    id: UUID
    kind: SessionKind
    device: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    is_current: bool


class PhoneCodeOrder(Schema):
    claim_ticket: Ticket
    phone: Annotated[str, line(30)]


class PhoneCodeRead(Schema):
    expires_at: datetime


class ClaimCreate(Schema):
    """One of: name and national_id · phone_code (WeChat's) · phone and sms_code · confirmation_code."""

    claim_ticket: Ticket
    name: PersonName | None = None
    national_id: Annotated[str, line(40)] | None = None
    phone_code: WechatCode | None = None
    phone: Annotated[str, line(30)] | None = None
    sms_code: Digits | None = None
    confirmation_code: Digits | None = None


class ClaimPreview(Schema):
    """Enough to know oneself by."""

    name: str
    organization_name: str
    joined_year: int


class ClaimRead(Schema):
    """`matched`: show `preview`, then accept. `pending`: show `code` to the secretary.

    `rebinding`: another WeChat user has the record, and a second person has to agree; for typed data it is not told.
    """

    id: UUID
    status: ClaimStatus
    rebinding: bool
    preview: ClaimPreview | None
    code: str | None
    code_expires_at: datetime | None
    expires_at: datetime


class ClaimAccept(Schema):
    claim_ticket: Ticket


class Claimant(Schema):
    id: UUID
    name: str
    organization_id: UUID
    organization_name: str


class ClaimDeskRead(Schema):
    """A claim as the secretary sees it. `member` is null when the evidence points at nobody.

    `rebinding`: another WeChat user has the record, so two people confirm; `first_by` is the one who has.
    """

    id: UUID
    kind: ClaimKind
    status: ClaimStatus
    member: Claimant | None
    rebinding: bool
    first_by: str | None
    created_at: datetime
    expires_at: datetime
    allowed_actions: list[AllowedAction]


class ClaimConfirm(Schema):
    """`code` as it stands on the claimant's phone; `member_id` when nobody was found by itself."""

    code: Digits
    member_id: UUID | None = None


class Explanation(Schema):
    """Why; it stays on the record."""

    reason: Reason


class ConfirmationCodeCreate(Schema):
    member_id: UUID


class ConfirmationCodeRead(Schema):
    """Read it out to the member who stands before you."""

    id: UUID
    member_id: UUID
    code: str
    expires_at: datetime


class BindingRead(Schema):
    id: UUID
    member_id: UUID
    app: WechatApp
    created_at: datetime
    ended_at: datetime | None
    version: int
    allowed_actions: list[AllowedAction]


class BindingRevoke(Schema):
    """`reason` for somebody else's binding."""

    reason: Reason | None = None


class StaffCreate(Schema):
    """A member who is to work at a desk (`member_id`), or somebody else (`name` and `organization_id`)."""

    username: NewUsername
    member_id: UUID | None = None
    name: PersonName | None = None
    organization_id: UUID | None = None


class StaffRead(Schema):
    """`one_time_password` is there once, in the answer that made it."""

    id: UUID
    username: str
    name: str
    member_id: UUID | None
    organization_id: UUID | None
    totp_enrolled_at: datetime | None
    disabled_at: datetime | None
    one_time_password: str | None = Field(default=None)
    version: int
    allowed_actions: list[AllowedAction]
