"""What happened to transfers: ids and where they stand, never a person's data."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from app.core.events import DomainEvent
from app.transfers.rules import BatchOperation, BatchStatus, TransferAction, TransferKind, TransferStatus, TransferStep


class _OfTransfer(DomainEvent):
    subject_kind: ClassVar[str] = "transfer"
    transfer_id: UUID
    member_id: UUID | None
    organization_id: UUID | None


class TransferDrafted(_OfTransfer):
    type = "transfer.drafted"
    kind: TransferKind


class TransferChanged(_OfTransfer):
    """The application was written anew before it was decided on."""

    type = "transfer.changed"


class TransferScanAttached(_OfTransfer):
    """The picture of a paper letter was attached, or put in the place of another."""

    type = "transfer.scan_attached"


class TransferScanShown(_OfTransfer):
    """Somebody looked at the picture of a paper letter."""

    type = "transfer.scan_shown"


class TransferScanErased(_OfTransfer):
    """The picture of a paper letter was kept for its time, and is no more."""

    type = "transfer.scan_erased"


class TransferMirrored(_OfTransfer):
    """How it stands in the national system was copied."""

    type = "transfer.mirrored"


class TransferSheetTaken(DomainEvent):
    """Somebody took a sheet with the full numbers of those who move."""

    type = "transfer_sheet.taken"
    subject_kind: ClassVar[str] = "organization"
    organization_id: UUID
    transfers: int


class TransferMoved(_OfTransfer):
    """An action was taken; `organization_id` is the desk that took it, `holder_id` the one that has it now.

    `administrative_grant_id` is that of a deputy for a time, who acted for the desk.
    """

    type = "transfer.moved"
    action: TransferAction
    status: TransferStatus
    step: TransferStep | None
    holder_id: UUID | None
    is_escalation: bool
    administrative_grant_id: UUID | None = None


class TransferFellDue(_OfTransfer):
    """A deadline is near, there or past; `organization_id` is the desk that has it."""

    type = "transfer.fell_due"
    due_at: datetime
    is_late: bool


class StayFellDue(_OfTransfer):
    """Somebody is away: the last day of the stay has come (`is_over`), or it is time to ask after them."""

    type = "transfer.stay_fell_due"
    is_over: bool


class _OfExternalOrganization(DomainEvent):
    subject_kind: ClassVar[str] = "external_organization"
    external_organization_id: UUID


class ExternalOrganizationAdded(_OfExternalOrganization):
    type = "external_organization.added"


class ExternalOrganizationChanged(_OfExternalOrganization):
    type = "external_organization.changed"


class _OfBatch(DomainEvent):
    subject_kind: ClassVar[str] = "transfer_batch"
    transfer_batch_id: UUID
    organization_id: UUID
    target_id: UUID | None
    operation: BatchOperation


class BatchPlanned(_OfBatch):
    type = "transfer_batch.planned"


class BatchEnded(_OfBatch):
    """The plan was applied, cancelled, ran out, or what it was made from had changed."""

    type = "transfer_batch.ended"
    status: BatchStatus
