"""What comes in and goes out about transfers. Phones go out masked; notes go out to both sides, who decide by them."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BeforeValidator, Field

from app.core.schemas import AllowedAction, Day, Notice, Reason, Schema, line
from app.members.schemas import Month, NumberText
from app.organizations.rules import OrganizationKind
from app.organizations.schemas import Address, NationalCode, OfficePhone, Postcode, RegionCode
from app.transfers.incoming_schemas import PaperIn, TransferMirror, TransferPaper
from app.transfers.rules import (
    LetterMedium,
    LetterStatus,
    Paperwork,
    ReplyReason,
    TransferAction,
    TransferKind,
    TransferReason,
    TransferStatus,
    TransferStep,
)
from app.transfers.words import REASON_WORDS

PlaceText = Annotated[str, line(200, least=2)]
Note = Annotated[str, line(200)]
WarningCode = Annotated[str, line(60)]


_REASONS = {words: reason for reason, words in REASON_WORDS.items()}


def _reason(given: object) -> object:
    return _REASONS.get(given, given) if isinstance(given, str) else given


# As a code, or in the words of the list.
Why = Annotated[TransferReason, BeforeValidator(_reason)]


class TransferApplication(Schema):
    """What a transfer is asked for with. Of the three targets one is given; of a temporary stay `target_external` is where to."""

    target_id: UUID | None = Field(default=None, description="接收党组织（本系统内）")
    external_id: UUID | None = Field(default=None, description="接收党组织（名录里的系统外单位）")
    target_external: PlaceText | None = Field(default=None, description="不知道名称时，写单位、地址")
    kind: TransferKind | None = Field(default=None, description="不填按两边党组织得出；不知道对方名称时要填")
    reason: Why = TransferReason.OTHER
    note: Note | None = Field(default=None, description="补充说明")
    leaving_on: Day | None = Field(default=None, description="离开日期")
    until: Day | None = Field(default=None, description="回来的日期（临时外出、出国境），说不准时不填")
    is_return: bool = Field(default=False, description="外出或出国（境）回来了，结束登记")
    phone: NumberText | None = Field(default=None, description="路上能联系到本人的手机")
    dues_paid_through: Month | None = Field(default=None, description="党费交至哪个月")


class TransferCreate(TransferApplication):
    member_id: UUID | None = Field(default=None, description="替谁申请；不填是本人")


class TransferUpdate(TransferApplication):
    """The application as it should read now: everything, not only what changed."""


class IncomingTransferCreate(PaperIn):
    """Somebody who comes from outside with a paper letter. Of `external_id` and `source_text` one is given."""

    target_id: UUID = Field(description="接收的党委，或已经定好的党支部")
    external_id: UUID | None = Field(default=None, description="转出党组织（名录里的系统外单位）")
    kind: Literal[TransferKind.PAPER_IN, TransferKind.GRADUATE] = Field(
        default=TransferKind.PAPER_IN, description="毕业生填 graduate"
    )
    reason: Why = TransferReason.OTHER
    note: Note | None = Field(default=None, description="补充说明")
    dues_paid_through: Month = Field(description="介绍信上的党费交至月份")


class TransferActionCommand(Schema):
    """One action with what it needs: `reason` in words, and the fields of that action."""

    action: TransferAction
    reason: Reason | None = Field(
        default=None, description="退回、终止等的理由，本人和对方看得到；看过提醒还是办的理由，只留在记录里"
    )
    reason_code: ReplyReason | None = Field(default=None, description="退回、不接收的理由，从列表里选")
    comment: Note | None = Field(default=None, description="给本人和对方的话")
    acknowledge: list[WarningCode] = Field(default_factory=list, max_length=10, description="看过的提醒")
    dues_paid_through: Month | None = Field(default=None, description="支部核对的党费交至月份（同意）")
    dues_waiver: Reason | None = Field(default=None, description="免交党费的依据（同意）")
    valid_days: int | None = Field(default=None, description="介绍信有效天数（开介绍信）")
    approver: Annotated[str, line(40)] | None = Field(default=None, description="同意的党委书记（再次重开介绍信）")
    branch_id: UUID | None = Field(default=None, description="分配到哪个支部（分配支部）")
    target_id: UUID | None = Field(default=None, description="改转的党组织（改转别处）")
    external_id: UUID | None = Field(default=None, description="改转的系统外党组织（改转别处）")
    target_external: PlaceText | None = Field(default=None, description="改转的单位，不在名录里时（改转别处）")
    kind: TransferKind | None = Field(default=None, description="改转成哪一类；不填按两边党组织得出，得不出时要填")
    party_group_id: UUID | None = Field(default=None, description="编入的党小组（确认报到）")
    on: Day | None = Field(default=None, description="办理日期，不填是今天（收到介绍信、确认报到、登记回执）")
    receipt_number: Annotated[str, line(60)] | None = Field(default=None, description="回执编号（回执）")
    handler: Annotated[str, line(40)] | None = Field(default=None, description="经办人（回执）")
    handler_phone: OfficePhone | None = Field(default=None, description="经办人电话（回执）")


class TransferHolder(Schema):
    """Whose desk it lies on: the office to telephone, since when, and until when it decides."""

    organization_id: UUID | None
    name: str
    short_name: str
    phone: str
    since: datetime
    due_at: datetime | None
    is_overdue: bool
    workdays: int | None = Field(description="这一步几个工作日内办；只等对方或信件时为空")


class LetterRead(Schema):
    """The letter that holds, or held last."""

    id: UUID
    number: str
    issued_on: date
    valid_until: date
    valid_days: int
    status: LetterStatus
    days_left: int


class TransferReply(Schema):
    """Why it came back, and which field of the application to mend."""

    code: ReplyReason
    label: str
    text: str
    pointer: str | None


class TransferStation(Schema):
    """One step of the route, and whether it lies behind."""

    step: TransferStep
    label: str
    organization_id: UUID | None
    organization_name: str
    state: str = Field(description="done 已办、current 正在办、ahead 还没到")


class TransferItem(Schema):
    """A line of a list."""

    id: UUID
    number: str
    member_id: UUID | None
    member_name: str
    kind: TransferKind
    kind_label: str
    is_return: bool = Field(description="外出、出国（境）回来，结束登记")
    source_id: UUID | None
    source_name: str
    source_short_name: str = Field(description="简称，没有时是全称；列表里用")
    target_id: UUID | None
    target_name: str
    target_short_name: str = Field(description="简称，没有时是全称；列表里用")
    external_id: UUID | None
    target_external: str | None
    status: TransferStatus
    status_label: str
    step: TransferStep | None
    step_label: str
    reason: TransferReason
    reason_label: str
    holder: TransferHolder | None
    submitted_at: datetime | None
    version: int
    allowed_actions: list[AllowedAction]


class TransferRead(TransferItem):
    """One transfer whole. `warnings` are what the next action has to acknowledge."""

    note: str
    phone_masked: str | None
    leaving_on: date | None
    until: date | None
    dues_paid_through: str | None
    dues_on_record: str | None = Field(description="名册上的党费交至月份")
    dues_waiver: str = Field(description="免交党费的依据；只有本人和转出一方看得到")
    requested_by: str
    moved_on: date | None
    closed_at: datetime | None
    receipt_number: str
    receipt_handler: str
    receipt_phone: str
    received_on: date | None
    letter: LetterRead | None
    paper: TransferPaper | None = Field(description="从系统外带来的纸质介绍信")
    paperwork: list[Paperwork] = Field(description="现在可以办的材料：上传、查看扫描件，登记全国系统里的情况")
    mirror: TransferMirror | None = Field(description="全国系统里的情况")
    letter_days: int | None = Field(description="介绍信有效天数，不另写时按这个")
    reply: TransferReply | None
    route: list[TransferStation]
    warnings: list[Notice]
    undo_until: datetime | None = Field(description="刚才的决定到这时为止可以撤回（undo）；不能撤回时为空")


class TransferFinding(Schema):
    """Something that would send it back, or that somebody has to acknowledge; `step` says whose matter it is."""

    code: str
    title: str
    pointer: str | None
    is_warning: bool
    action: TransferAction


class TransferPreflight(Schema):
    """What would become of an application: its kind, its way, and what stands in it. `ok`: nothing stops it."""

    ok: bool
    kind: TransferKind
    kind_label: str
    needs_letter: bool
    route: list[TransferStation]
    findings: list[TransferFinding]


class TimelineEntry(Schema):
    """What was done, by whom in which organization, and where it led."""

    at: datetime
    action: TransferAction
    label: str
    status: TransferStatus
    step: TransferStep | None
    organization_name: str
    by: str
    role_label: str = Field(
        description="以什么职务办的；临时代理的写代谁、从哪天到哪天：代党支部书记（6月1日至6月30日）"
    )
    is_deputy: bool = Field(description="临时代理")
    is_escalation: bool
    reason_label: str
    comment: str


class TransferTarget(Schema):
    """An organization that somebody can move to: its name and where it stands, and nothing else."""

    id: UUID
    name: str
    short_name: str
    kind: OrganizationKind
    committee_name: str


class ExternalOrganizationCreate(Schema):
    name: Annotated[str, line(120, least=4)]
    medium: LetterMedium = Field(description="online 全国系统内，paper 只能用纸质介绍信")
    national_code: NationalCode | None = None
    region_code: RegionCode | None = None
    phone: OfficePhone = ""
    fax: OfficePhone = ""
    address: Address = ""
    postcode: Postcode = ""
    is_confirmed: bool = Field(default=False, description="已电话核实能接收")


class ExternalOrganizationRead(ExternalOrganizationCreate):
    id: UUID
    version: int


class LettersPrint(Schema):
    ids: list[UUID] = Field(min_length=1, max_length=50, description="转接的编号，最多50件")


class ReceiptLinkRead(Schema):
    """What a counterpart needs to see that it is the right letter, and nothing more."""

    issuer_name: str
    letter_number: str
    member_name_masked: str
    issued_on: date
    valid_until: date


class ReceiptAnswer(Schema):
    """The receipt of a counterpart without an account."""

    received_on: Day = Field(description="接收组织关系的日期")
    handler: Annotated[str, line(40, least=2)] = Field(description="经办人")
    phone: OfficePhone = Field(default="", description="联系电话")
    receipt_number: Annotated[str, line(60)] | None = Field(default=None, description="回执编号")
