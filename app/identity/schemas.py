"""What cards take and give."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from app.core.schemas import STORABLE, AllowedAction, Reason, Schema, line
from app.identity import dm1
from app.identity.rules import Answer, DeviceEnd, DeviceKind, Result

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
    """A phone or a paper that shows the card, or did. `cards_until`: when the last card issued to it expires."""

    id: UUID
    member_id: UUID
    kind: DeviceKind
    label: str
    created_at: datetime
    cards_until: datetime | None
    ended_at: datetime | None
    end_reason: DeviceEnd | None
    allowed_actions: list[AllowedAction]


class PaperCardCreate(Schema):
    member_id: UUID
    reason: Reason


class PaperCardRead(Schema):
    """What is printed: `code` as QR code, the masked name and the branch, whom to call when it is found. It is not kept, so print it now."""

    id: UUID
    member_id: UUID
    code: str
    name: str
    branch: str
    branch_phone: str
    expires_at: datetime


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
    """A verdict. `assurance` is `paper` where the person must be looked at; `member_ref` is another for each verifier; `age_s` is how old
    the code on the phone was.
    """

    result: Result
    reason: dm1.Reason | None = None
    assurance: dm1.Assurance | None = None
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
    assurance: dm1.Assurance
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
