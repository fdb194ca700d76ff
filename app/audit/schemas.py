"""What the record shows to an auditor."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app.core.schemas import Schema


class EntryRead(Schema):
    """One sealed event. `data` holds ids and codes; `notes` what only the record keeps, such as the names of changed fields."""

    seq: int
    id: UUID
    type: str
    occurred_at: datetime
    actor_kind: str
    actor_id: UUID | None
    actor_label: str
    subject_kind: str
    subject_id: UUID
    member_id: UUID | None
    data: dict[str, Any]
    notes: dict[str, Any]
    hash: str


class CheckpointRead(Schema):
    size: int
    root: str
    signed_at: datetime
    kid: str
    signature: str
