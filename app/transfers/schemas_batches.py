"""What comes in and goes out about plans for whole organizations."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from app.core.schemas import AllowedAction, Day, Notice, Reason, Schema
from app.organizations.schemas import Approver, DocumentNumber, Name, ShortName
from app.transfers.rules import BatchChange, BatchEffect, BatchOperation, BatchRowKind, BatchStatus
from app.transfers.schemas import WarningCode


class BatchTarget(Schema):
    """On what paper, from which day, and where to."""

    target_id: UUID | None = Field(
        default=None, description="新的上级党组织，或接收党员的党组织；撤销空的党组织和分设支部不填"
    )
    effective_on: Day | None = Field(default=None, description="从哪天起，不填是办结那天；不能早于有关记录最近的变化")
    sender_document_number: DocumentNumber = Field(default="", description="原上级党委文号")
    receiver_document_number: DocumentNumber = Field(default="", description="接收方上级党委文号")
    approver: Approver = Field(description="批准的党组织")
    reason: Reason


class BatchPart(Schema):
    """A branch to be set up, with whoever goes there."""

    name: Name
    short_name: ShortName
    member_ids: list[UUID] = Field(min_length=1, max_length=500)


class BatchCreate(BatchTarget):
    operation: BatchOperation
    organization_id: UUID = Field(description="对哪个党组织办理")
    parts: list[BatchPart] = Field(
        default_factory=list, max_length=10, description="分设的支部和各自的党员（分设支部）"
    )


class BatchApply(Schema):
    """What was looked at before a plan is applied; of one without warnings nothing."""

    acknowledge: list[WarningCode] = Field(default_factory=list, max_length=20, description="看过的提醒")
    reason: Reason | None = Field(default=None, description="有提醒时，为什么还是办")


class BatchCount(Schema):
    """An organization before and after, with all below it; one that is to be set up has no id."""

    organization_id: UUID | None
    name: str
    full_before: int
    full_after: int
    members_before: int
    members_after: int


class BatchItem(Schema):
    """A plan as a line of a list."""

    id: UUID
    operation: BatchOperation
    operation_label: str
    organization_id: UUID
    organization_name: str
    target_id: UUID | None
    target_name: str
    status: BatchStatus
    status_label: str
    made_by_label: str
    created_at: datetime
    expires_at: datetime
    decided_by_label: str
    decided_at: datetime | None
    version: int
    allowed_actions: list[AllowedAction]


class BatchRead(BatchItem):
    """A plan: what it does to sizes, what to look at first, and a digest over everything it affects."""

    effective_on: Day | None
    sender_document_number: str
    receiver_document_number: str
    approver: str
    reason: str
    parts: list[BatchPart]
    counts: list[BatchCount]
    warnings: list[Notice]
    digest: str
    new_ids: list[UUID] = Field(description="分设出来的支部，办结以后才有")


class BatchRowRead(Schema):
    """One thing that a plan affects; `change` where it differed when the plan was to be applied."""

    kind: BatchRowKind
    subject_id: UUID
    name: str
    organization_id: UUID | None
    organization_name: str
    effect: BatchEffect
    effect_label: str
    change: BatchChange | None
