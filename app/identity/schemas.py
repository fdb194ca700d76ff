"""What cards take and give."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from app.core.schemas import STORABLE, AllowedAction, Reason, Schema, line
from app.identity import dm1
from app.identity.rules import Answer, DeviceEnd, Result

# base64url of so many characters: 33 bytes of a compressed point, 64 of a signature, a challenge
PublicKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{44}$")]
Signature = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{86}$")]
Challenge = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,200}$")]


class ServerTime(Schema):
    """`challenge` is for enrolling a phone within five minutes, once."""

    server_time: datetime
    challenge: str


class DeviceCreate(Schema):
    """`public_key`: the compressed P-256 point; `signature`: r and s over the UTF-8 of "DM1-enrol:" and the challenge; base64url."""

    public_key: PublicKey
    challenge: Challenge
    signature: Signature


class DeviceEndRequest(Schema):
    """Whoever ends another person's says why."""

    reason: Reason | None = None


class DeviceRead(Schema):
    """A phone that shows the card, or did."""

    id: UUID
    member_id: UUID
    label: str
    created_at: datetime
    ended_at: datetime | None
    end_reason: DeviceEnd | None
    allowed_actions: list[AllowedAction]


class CardCreate(Schema):
    device_id: UUID


class CardRead(Schema):
    """`cert` and `minimal_cert` are COSE_Sign1 in base64url (docs/dm1.md); the second tells neither name nor branch."""

    cert: str
    minimal_cert: str
    expires_at: datetime
    server_time: datetime


class VerificationCreate(Schema):
    """`code` is what was scanned; `purpose` is shown to the holder; `challenge` the six digits that the holder was asked to type."""

    code: Annotated[str, StringConstraints(max_length=dm1.MAX_LENGTH, pattern=STORABLE)]
    purpose: Annotated[str, line(60, least=2)]
    challenge: Annotated[str, StringConstraints(pattern=r"^\d{6}$")] | None = None


class Display(Schema):
    """What is shown of the holder."""

    name: str
    branch: str


class VerificationRead(Schema):
    """A verdict. `member_ref` is another for each verifier; `age_s` is how old the shown code was."""

    result: Result
    reason: dm1.Reason | None = None
    member_ref: str | None = None
    display: Display | None = None
    status: str | None = None
    age_s: int | None = None
    revoked_as_of: datetime | None = None


class OwnVerificationRead(Schema):
    """Who looked at my card, when, and why; `answer` is what I said to it."""

    id: UUID
    at: datetime
    who: str
    role: str
    organization_name: str
    purpose: str
    result: Result
    reason: dm1.Reason | None
    answer: Answer | None
    allowed_actions: list[AllowedAction]


class VerificationAnswer(Schema):
    """`not_mine` ends the card on the phone at once."""

    answer: Answer


class JsonWebKey(Schema):
    """A public key (RFC 7517)."""

    kty: str = "EC"
    crv: str = "P-256"
    alg: str = "ES256"
    use: str = "sig"
    kid: str
    x: str
    y: str


class JsonWebKeys(Schema):
    keys: Annotated[list[JsonWebKey], Field(description="The keys that sign cards and status lists")]
