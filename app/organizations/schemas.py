"""What comes in and goes out about organizations."""

from datetime import date, datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from app.access.policy import Role
from app.core.schemas import AllowedAction, Notice, Reason, Schema, line
from app.organizations.rules import GrantStatus, OrganizationKind, Sector

Name = Annotated[str, line(120, least=2)]
ShortName = Annotated[str, line(40)]
NationalCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{12}$")]
RegionCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}([0-9]{6})?$")]
OfficePhone = Annotated[str, line(32, least=0)]
Postcode = Annotated[str, Field(pattern=r"^([0-9]{6})?$")]
Address = Annotated[str, line(120, least=0)]
DocumentNumber = Annotated[str, line(60, least=0)]
ApprovalNumber = Annotated[str, line(60, least=2)]
Approver = Annotated[str, line(80, least=2)]


class OrganizationCreate(Schema):
    parent_id: UUID | None = Field(description="上级党组织；为空是最上一级")
    name: Name
    short_name: ShortName
    kind: OrganizationKind
    sector: Sector
    is_temporary: bool = False
    is_floating: bool = False
    may_approve_members: bool = Field(
        default=True, description="党委有没有审批预备党员权限；村（社区）党委没有，转接由上级党委审批"
    )
    national_code: NationalCode | None = None
    region_code: RegionCode | None = None
    phone: OfficePhone = ""
    fax: OfficePhone = ""
    postcode: Postcode = ""
    address: Address = ""
    founded_on: date | None = None
    sort_order: int = Field(default=0, ge=0, le=100_000)


class OrganizationUpdate(Schema):
    """Plain facts. What is left out stays as it is; null clears."""

    short_name: ShortName = ""
    sector: Sector = Sector.OTHER
    may_approve_members: bool = Field(
        default=True, description="党委有没有审批预备党员权限；村（社区）党委没有，转接由上级党委审批"
    )
    national_code: NationalCode | None = None
    region_code: RegionCode | None = None
    phone: OfficePhone = ""
    fax: OfficePhone = ""
    postcode: Postcode = ""
    address: Address = ""
    founded_on: date | None = None
    sort_order: int = Field(default=0, ge=0, le=100_000)


class OrganizationRename(Schema):
    name: Name
    short_name: ShortName
    effective_on: date | None = Field(default=None, description="更名日期，不填是今天")
    document_number: DocumentNumber = ""


class OrganizationNode(Schema):
    """One node of the tree, as it is or as it was; counts are known for today only."""

    id: UUID
    parent_id: UUID | None
    path: str
    name: str
    short_name: str
    kind: OrganizationKind
    sector: Sector
    full_count: int | None
    member_count: int | None


class OrganizationRead(OrganizationNode):
    is_temporary: bool
    is_floating: bool
    may_approve_members: bool
    national_code: str | None
    region_code: str | None
    phone: str
    fax: str
    postcode: str
    address: str
    founded_on: date | None
    ended_on: date | None = Field(description="撤销或并入别处的日期")
    sort_order: int
    version: int
    term_ends_on: date | None
    warnings: list[Notice]
    allowed_actions: list[AllowedAction]


class OrganizationVersionRead(Schema):
    """How an organization was on the days from `valid_from` until before `valid_to`."""

    organization_id: UUID
    valid_from: date
    valid_to: date | None
    parent_id: UUID | None
    path: str
    name: str
    short_name: str
    kind: OrganizationKind
    sector: Sector


class TermCreate(Schema):
    number: int | None = Field(default=None, ge=1, le=200, description="届次，不填接着上一届")
    elected_on: date
    years: int


class TermExtend(Schema):
    """What the higher committee has approved."""

    ends_on: date = Field(description="延长到哪天，最多比原来的届满日晚一年")
    approver: Approver = Field(description="批准的党组织")
    document_number: ApprovalNumber = Field(description="批复文号")


class TermRead(Schema):
    """`ends_on` is the last day, with an extension counted in; `approver` and `document_number` are the extension's."""

    id: UUID
    organization_id: UUID
    number: int
    elected_on: date
    years: int
    ends_on: date
    approver: str
    document_number: str
    version: int


class SettingRead(Schema):
    """A local rule in force; `set_by_id` is the organization that set it, null for the default."""

    key: str
    title: str
    value: int
    default: int
    least: int
    most: int
    set_by_id: UUID | None
    starts_on: date | None


class SettingsChange(Schema):
    """`values` by key; null takes the value from above again."""

    values: dict[str, int | None] = Field(min_length=1, max_length=20)
    starts_on: date | None = Field(default=None, description="从哪天起，不填是今天")


class GrantCreate(Schema):
    role: Role
    member_id: UUID | None = None
    account_id: UUID | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    reason: Reason

    @model_validator(mode="after")
    def one_holder(self) -> Self:
        if (self.member_id is None) == (self.account_id is None):
            raise ValueError("填党员或账号其中一个。")
        return self


class GrantAction(Schema):
    action: Literal["approve", "decline", "end"]
    reason: Reason


class GrantRead(Schema):
    id: UUID
    organization_id: UUID
    organization_name: str
    member_id: UUID | None
    account_id: UUID | None
    holder_label: str
    role: Role
    starts_on: date
    ends_on: date | None
    reason: str
    status: GrantStatus
    requested_by_label: str
    requested_at: datetime
    decided_by_label: str
    decided_at: datetime | None
    version: int
    allowed_actions: list[AllowedAction]
