"""What shows a card: phones and papers."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field

from app.core.db import Code, Table, UtcDateTime
from app.identity.rules import DeviceEnd, DeviceKind

_OPEN = text("ended_at IS NULL")


class Device(Table, table=True):
    """One phone with a key of its own, or one paper; a member has one of each at a time. `status_index` is its bit of the status lists, for good.

    `cards_until`: when the last card issued to it expires; until then the status list names it once it has ended.
    """

    __tablename__ = "device"
    __table_args__ = (
        Index("uq_device_member", "member_id", "kind", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_device_member_id", "member_id"),
    )

    member_id: UUID = Field(foreign_key="member.id")
    kind: DeviceKind = Field(default=DeviceKind.PHONE, sa_type=Code(DeviceKind))
    public_key: str | None = Field(default=None, max_length=44)
    label: str = Field(max_length=80)
    status_index: int = Field(unique=True)
    created_at: datetime = Field(sa_type=UtcDateTime)
    cards_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ended_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    end_reason: DeviceEnd | None = Field(default=None, sa_type=Code(DeviceEnd))
