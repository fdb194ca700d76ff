"""What members ask to have put right. The old value, the new one and the reason speak of a person, so they are sealed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field, Relationship

from app.core.crypto import keyring
from app.core.db import Code, Sealed, Table, UtcDateTime, Versioned
from app.corrections.rules import CorrectionField, CorrectionStatus
from app.members.models import Member

_OPEN = text("status = 'open'")


class Correction(Table, Versioned, table=True):
    """One field of one member: what stands there, what should, and what became of it. One a field is open at a time."""

    __tablename__ = "correction"
    __table_args__ = (
        Index("uq_correction_open", "member_id", "field", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_correction_member", "member_id", "id"),
        Index("ix_correction_status", "status", "id"),
    )

    member_id: UUID = Field(foreign_key="member.id")
    field: CorrectionField = Field(sa_type=Code(CorrectionField))
    status: CorrectionStatus = Field(default=CorrectionStatus.OPEN, sa_type=Code(CorrectionStatus))
    old_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    new_sealed: bytes = Field(sa_type=Sealed)
    reason_sealed: bytes = Field(sa_type=Sealed)
    asked_at: datetime = Field(sa_type=UtcDateTime)
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    decided_by: str = Field(default="", max_length=64)
    decision_reason: str = Field(default="", max_length=200)

    member: Member = Relationship()

    @property
    def old(self) -> str | None:
        """What stood in the record when it was asked; null where nothing did."""
        return None if self.old_sealed is None else keyring().open("correction.old", self.id, self.old_sealed)

    @property
    def new(self) -> str:
        return keyring().open("correction.new", self.id, self.new_sealed)

    @property
    def reason(self) -> str:
        return keyring().open("correction.reason", self.id, self.reason_sealed)
