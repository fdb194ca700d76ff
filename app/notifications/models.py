"""The inbox, and how many subscription messages each member has allowed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, Relationship

from app.core.db import Code, Table, UtcDateTime
from app.members import phones
from app.members.models import Member
from app.notifications.rules import Delivery, Template


class Notification(Table, table=True):
    """One notice for one member. A source (an event, or a thing reminded of once) tells each member once, however often its job runs."""

    __tablename__ = "notification"
    __table_args__ = (
        UniqueConstraint("source_id", "member_id"),
        Index("ix_notification_inbox", "member_id", "id"),
        Index("ix_notification_calls", "call_until", "id"),
    )

    member_id: UUID = Field(foreign_key="member.id")
    source_id: UUID
    title: str = Field(max_length=120)
    body: str = Field(max_length=400)
    subject_type: str = Field(max_length=32)
    subject_id: UUID
    created_at: datetime = Field(sa_type=UtcDateTime)
    read_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    delivery: Delivery = Field(default=Delivery.INBOX, sa_type=Code(Delivery))
    call_until: datetime | None = Field(default=None, sa_type=UtcDateTime)
    told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    member: Member = Relationship()

    @property
    def name(self) -> str:
        return self.member.name

    @property
    def phone(self) -> str | None:
        """The member's number, masked; the whole one is shown by the member's `reveal`."""
        number = self.member.phone or self.member.landline
        return None if number is None else phones.mask(number)


class SubscriptionAllowance(Table, table=True):
    """How many messages of one template a member has allowed and not yet received. WeChat's own count is the last word."""

    __tablename__ = "subscription_allowance"
    __table_args__ = (UniqueConstraint("member_id", "template"),)

    member_id: UUID = Field(foreign_key="member.id")
    template: Template = Field(sa_type=Code(Template))
    left_count: int = 0
