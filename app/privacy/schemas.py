"""A member's own data, all of it, and what they agreed to."""

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from app.accounts.rules import WechatApp
from app.accounts.schemas import SessionRead
from app.activities.rules import Decision, LeaveKind
from app.activities.schemas import MyAttendance
from app.core.schemas import Schema
from app.corrections.schemas import OwnCorrectionRead
from app.feedback.schemas import MyFeedbackRead
from app.identity.rules import DeviceEnd, DeviceKind
from app.identity.schemas import OwnVerificationRead
from app.members.schemas import AccessRead, AffiliationRead, LedgerEntryRead, OwnRecord
from app.notifications.schemas import NotificationRead
from app.privacy.rules import ConsentKind
from app.surveys.schemas_appeals import AppealRead
from app.transfers.rules import LetterStatus
from app.transfers.schemas import TimelineEntry


class ConsentRead(Schema):
    """`text` are the words it was given to, `ending` says what taking it back does."""

    kind: ConsentKind
    label: str
    text: str
    text_version: str
    given_at: datetime
    ended_at: datetime | None
    is_active: bool
    ending: str


class OwnValues(Schema):
    """What the record keeps sealed, in full."""

    national_id: str
    born_on: date
    phone: str | None
    landline: str | None
    address: str | None


class OwnLeave(Schema):
    activity_id: UUID
    kind: LeaveKind
    reason: str
    decision: Decision
    decision_reason: str
    requested_at: datetime


class OwnPhone(Schema):
    """A phone or a paper that shows the card, or did."""

    id: UUID
    kind: DeviceKind
    label: str
    created_at: datetime
    ended_at: datetime | None
    end_reason: DeviceEnd | None


class OwnBinding(Schema):
    """A WeChat binding, without WeChat's own identifier."""

    id: UUID
    app: WechatApp
    created_at: datetime
    ended_at: datetime | None


class OwnPost(Schema):
    """A post in the organization."""

    organization_name: str
    post_label: str
    starts_on: date
    ends_on: date | None


class OwnLetter(Schema):
    """A letter of introduction that was issued, the void ones too."""

    number: str
    issued_on: date
    valid_until: date
    status: LetterStatus
    void_reason: str
    issued_by_label: str


class OwnTransfer(Schema):
    """A transfer of the own membership, the application in full."""

    number: str
    kind_label: str
    status_label: str
    source_name: str
    target_name: str
    reason_label: str
    note: str
    phone: str | None
    leaving_on: date | None
    until: date | None
    dues_paid_through: str | None
    dues_waiver: str
    requested_by: str
    reply_label: str
    reply_text: str
    created_at: datetime
    submitted_at: datetime | None
    moved_on: date | None
    closed_at: datetime | None
    receipt_number: str
    receipt_handler: str
    received_on: date | None
    acts: list[TimelineEntry]
    letters: list[OwnLetter]


class OwnSurvey(Schema):
    """A round with the caller on its roll. What was voted is not kept with anybody, so it is in nobody's copy."""

    title: str
    template_label: str
    organization_name: str
    year: int
    quarter: int
    status_label: str
    issued_on: date | None
    grade_label: str | None = Field(description="公布后才有")
    feedback: str | None
    acknowledged_at: datetime | None


class OwnData(Schema):
    """Everything that is kept about the caller. A list holds its latest 5000 entries; `shortened` names those that have more."""

    taken_at: datetime
    record: OwnRecord
    values: OwnValues
    affiliations: list[AffiliationRead]
    ledger: list[LedgerEntryRead]
    posts: list[OwnPost]
    attendance: list[MyAttendance]
    leaves: list[OwnLeave]
    notices: list[NotificationRead]
    phones: list[OwnPhone]
    sessions: list[SessionRead]
    bindings: list[OwnBinding]
    consents: list[ConsentRead]
    corrections: list[OwnCorrectionRead]
    transfers: list[OwnTransfer] = Field(description="我的组织关系转接，和每一步的办理")
    surveys: list[OwnSurvey] = Field(description="我在哪些测评和问卷的名单上，哪天领的票；填了什么不记在我名下")
    appeals: list[AppealRead] = Field(description="我对评议等次的申诉和答复")
    feedback: list[MyFeedbackRead]
    accesses: list[AccessRead] = Field(description="谁看过")
    verifications: list[OwnVerificationRead] = Field(description="谁查验过")
    shortened: list[str]
