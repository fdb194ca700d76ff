"""Plans for whole organizations, and everything that each of them affects."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index
from sqlmodel import Field, Relationship

from app.core.db import Code, Table, UtcDateTime, Versioned, no_items
from app.organizations.models import Organization
from app.transfers.rules import BatchChange, BatchEffect, BatchOperation, BatchRowKind, BatchStatus


class TransferBatch(Table, Versioned, table=True):
    """A plan for a whole organization (整建制): made by one person, applied by a second within a day.

    `digest` is over every row, `parts` the branches to be set up with their members, `made_hands` whoever could have made it.
    """

    __tablename__ = "transfer_batch"
    __table_args__ = (
        Index("ix_transfer_batch_organization", "organization_id", "id"),
        Index("ix_transfer_batch_open", "status", "expires_at"),
    )

    operation: BatchOperation = Field(sa_type=Code(BatchOperation))
    organization_id: UUID = Field(foreign_key="organization.id")
    target_id: UUID | None = Field(default=None, foreign_key="organization.id", index=True)
    parts: list[dict[str, Any]] = Field(default_factory=no_items, sa_type=JSON)
    effective_on: date | None = None
    sender_document_number: str = Field(default="", max_length=60)
    receiver_document_number: str = Field(default="", max_length=60)
    approver: str = Field(max_length=80)
    reason: str = Field(max_length=200)
    status: BatchStatus = Field(default=BatchStatus.PLANNED, sa_type=Code(BatchStatus))
    digest: str = Field(default="", max_length=64)
    counts: list[dict[str, Any]] = Field(default_factory=no_items, sa_type=JSON)
    warnings: list[dict[str, str]] = Field(default_factory=no_items, sa_type=JSON)
    new_ids: list[str] = Field(default_factory=no_items, sa_type=JSON)
    made_by: UUID | None = None
    made_by_label: str = Field(max_length=64)
    made_hands: list[str] = Field(default_factory=no_items, sa_type=JSON)
    created_at: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    decided_by: UUID | None = None
    decided_by_label: str = Field(default="", max_length=64)
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    organization: Organization = Relationship(sa_relationship_kwargs={"foreign_keys": "TransferBatch.organization_id"})
    target: Organization | None = Relationship(sa_relationship_kwargs={"foreign_keys": "TransferBatch.target_id"})


class TransferBatchRow(Table, table=True):
    """One thing that a plan affects, in the version it was made from; `change` says how it differed when the plan was to be applied."""

    __tablename__ = "transfer_batch_row"
    __table_args__ = (
        Index("uq_transfer_batch_row", "batch_id", "kind", "subject_id", unique=True),
        Index("ix_transfer_batch_row_subject", "subject_id", "kind"),
    )

    batch_id: UUID = Field(foreign_key="transfer_batch.id")
    kind: BatchRowKind = Field(sa_type=Code(BatchRowKind))
    subject_id: UUID
    organization_id: UUID | None = None
    member_id: UUID | None = None
    state_version: int
    effect: BatchEffect = Field(sa_type=Code(BatchEffect))
    change: BatchChange | None = Field(default=None, sa_type=Code(BatchChange))
