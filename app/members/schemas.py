"""What comes in and goes out about members. Numbers go out masked; the full ones only through `reveal`."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from app.core.schemas import AllowedAction, Reason, Schema, line
from app.members.national_id import Sex
from app.members.rules import (
    Category,
    ContactChange,
    Entry,
    ExitKind,
    HoldKind,
    LedgerKind,
    Status,
    StatusChange,
    SuspensionGround,
)
from app.organizations.rules import Post

PersonName = Annotated[str, line(40)]
NumberText = Annotated[str, line(40)]
CodeText = Annotated[str, line(4, least=0)]
Occupation = Annotated[str, line(40, least=0)]
HomeAddress = Annotated[str, line(200)]
Destination = Annotated[str, line(120)]
Approver = Annotated[str, line(80, least=2)]
DocumentNumber = Annotated[str, line(60)]
Month = Annotated[str, StringConstraints(pattern=r"^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$")]
GroupName = Annotated[str, line(40)]


class PersonCreate(Schema):
    """A person as typed in from papers."""

    name: PersonName
    national_id: NumberText
    sex: Sex | None = Field(default=None, description="不填按公民身份号码")
    born_on: date | None = Field(default=None, description="不填按公民身份号码")
    override_reason: Reason | None = Field(default=None, description="性别或出生日期与号码不一致时的依据")
    ethnicity: CodeText = ""
    education: CodeText = ""
    occupation: Occupation = ""
    phone: NumberText | None = None
    landline: NumberText | None = None
    address: HomeAddress | None = None
    category: Category
    joined_on: date
    confirmed_on: date | None = None


class MemberCreate(PersonCreate):
    organization_id: UUID
    entry: Entry = Field(description="新发展、补录，或建库时已在册")
    approver: Approver
    document_number: DocumentNumber


class MemberUpdate(Schema):
    """Plain facts. What is left out stays; null clears. Status, category, branch and dates of membership have commands of their own."""

    name: PersonName = ""
    national_id: NumberText = ""
    sex: Sex = Sex.MALE
    born_on: date = date.min
    override_reason: Reason | None = Field(default=None, description="性别或出生日期与号码不一致时的依据")
    ethnicity: CodeText = ""
    education: CodeText = ""
    occupation: Occupation = ""
    phone: NumberText | None = None
    landline: NumberText | None = None
    address: HomeAddress | None = None
    party_group_id: UUID | None = None


class MemberItem(Schema):
    """A line of the roster, as it is, or as category, status and branch were on a day."""

    id: UUID
    name: str
    sex: Sex
    organization_id: UUID
    organization_name: str
    party_group_id: UUID | None
    category: Category
    status: Status
    national_id_masked: str
    phone_masked: str | None
    joined_on: date
    is_floating: bool
    out_of_contact_since: date | None


class HoldRead(Schema):
    kind: HoldKind
    until: date | None


class OwnRecord(MemberItem):
    """A record in full, masked."""

    ethnicity: str
    ethnicity_label: str
    education: str
    education_label: str
    occupation: str
    birth_year: int
    landline_masked: str | None
    has_address: bool
    confirmed_on: date | None
    probation_ends_on: date | None
    standing_years: int | None
    standing_adjustment_months: int
    disciplinary_probation_until: date | None
    may_vote: bool
    floating_to: str
    floating_since: date | None = Field(description="哪天起登记为外出；不知道时为空")
    dues_paid_through: str | None


class MemberRead(OwnRecord):
    exit_kind: ExitKind | None
    suspended_on: date | None
    suspension_ground: SuspensionGround | None
    holds: list[HoldRead]
    version: int
    allowed_actions: list[AllowedAction]


class AffiliationRead(Schema):
    """组织关系, from a day until before another (null: now)."""

    id: UUID
    organization_id: UUID
    organization_name: str
    starts_on: date
    ends_on: date | None


class LedgerEntryRead(Schema):
    id: UUID
    kind: LedgerKind
    organization_id: UUID
    counterpart_id: UUID | None
    takes_back_id: UUID | None = Field(description="这一行冲销哪一行；被冲销的两行都不再算数")
    exit_kind: ExitKind | None
    effective_on: date
    category_before: Category | None
    status_before: Status | None
    category_after: Category | None
    status_after: Status | None
    approver: str
    document_number: str
    recorded_at: datetime
    recorded_by: str


class StatusChangeCommand(Schema):
    """A decision taken by people, as its paper says. Which of the last six fields are needed depends on the change."""

    change: StatusChange
    effective_on: date
    approver: Approver
    document_number: DocumentNumber
    exit_kind: ExitKind | None = Field(default=None, description="出党方式（出党）")
    until: date | None = Field(default=None, description="预备期延长到（延长预备期），或察看到（留党察看）")
    ground: SuspensionGround | None = Field(default=None, description="原因（停止党籍）")
    applied_on: date | None = Field(default=None, description="本人书面申请日期（恢复党籍）")
    suspended_on: date | None = Field(default=None, description="停止党籍日期，记录里没有时填（出党）")
    reason: Reason | None = Field(default=None, description="为什么减少，例如重复登记（其他减少）")


class DateCorrection(Schema):
    """Dates of membership as the file proves them, and the 校正值 of 党龄. What is left out stays."""

    joined_on: date = date.min
    confirmed_on: date = date.min
    standing_adjustment_months: int = Field(default=0, ge=-1200, le=1200, description="党龄校正值（月），间断的填负数")
    reason: Reason
    approver: Approver
    document_number: DocumentNumber


class ContactCommand(Schema):
    change: ContactChange
    floating_to: Destination | None = Field(default=None, description="外出流向（登记流动）")
    since: date | None = Field(
        default=None, description="最后一次联系的日期（登记失去联系）；外出的日期，不填是今天（登记流动）"
    )


class DuesPaidThrough(Schema):
    month: Month = Field(examples=["2026-11"])


class RevealField(StrEnum):
    NATIONAL_ID = "national_id"
    PHONE = "phone"
    LANDLINE = "landline"
    ADDRESS = "address"
    BORN_ON = "born_on"


class RevealRequest(Schema):
    fields: list[RevealField] = Field(min_length=1, max_length=5)
    reason: Reason


class Revealed(Schema):
    """The values asked for; null where nothing is recorded."""

    member_id: UUID
    values: dict[RevealField, str | None]


class AccessRead(Schema):
    """Who looked at unmasked values, in which role of which organization, when, at which fields, and why."""

    id: UUID
    at: datetime
    who: str
    role: str
    organization_name: str
    fields: list[RevealField]
    reason: str


class AppointmentCreate(Schema):
    member_id: UUID
    post: Post
    document_number: DocumentNumber
    starts_on: date | None = Field(default=None, description="任职日期，不填是今天")


class AppointmentEnd(Schema):
    ends_on: date | None = Field(default=None, description="从哪天起不再任职，不填是今天")


class AppointmentRead(Schema):
    id: UUID
    organization_id: UUID
    member_id: UUID
    member_name: str
    post: Post
    post_label: str
    document_number: str
    starts_on: date
    ends_on: date | None
    version: int


class PartyGroupCreate(Schema):
    name: GroupName


class PartyGroupUpdate(Schema):
    """What is left out stays; a null leader leaves the group without one."""

    name: GroupName = ""
    leader_id: UUID | None = None


class PartyGroupRead(Schema):
    id: UUID
    organization_id: UUID
    name: str
    leader_id: UUID | None
    leader_name: str | None
    member_count: int
    ended_on: date | None
    version: int
