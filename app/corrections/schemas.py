"""What comes in and goes out about corrections. Numbers and addresses go out masked; the whole ones only through `reveal`."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.core.schemas import AllowedAction, Reason, Schema, line
from app.corrections.rules import CorrectionField, CorrectionStatus
from app.members.schemas import Approver, DocumentNumber

Value = Annotated[str, line(200)]


class CorrectionCreate(Schema):
    field: CorrectionField
    value: Value = Field(description="正确的内容；日期写成2026-03-05，民族和学历写名称")
    reason: Reason = Field(description="哪里不对，凭什么改")


class CorrectionAccept(Schema):
    """The two fields are needed for the dates of membership, and for nothing else."""

    approver: Approver | None = Field(default=None, description="批准的组织（入党日期、转正日期）")
    document_number: DocumentNumber | None = Field(default=None, description="文号（入党日期、转正日期）")


class CorrectionReject(Schema):
    reason: Reason


class OwnCorrectionRead(Schema):
    """As its member sees it: what stood there and what should, in words."""

    id: UUID
    field: CorrectionField
    field_label: str
    status: CorrectionStatus
    old: str | None
    new: str
    reason: str
    asked_at: datetime
    decided_at: datetime | None
    decided_by: str
    decision_reason: str


class CorrectionRead(OwnCorrectionRead):
    """As it lies on the desk."""

    member_id: UUID
    member_name: str
    organization_id: UUID
    organization_name: str
    needs_paper: bool = Field(description="同意时要写批准的组织和文号")
    version: int
    allowed_actions: list[AllowedAction]


class CorrectionValues(Schema):
    """Both values in full."""

    old: str | None
    new: str
