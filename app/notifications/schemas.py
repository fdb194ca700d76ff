"""The inbox, the allowances and the call list as they are shown."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from app.core.schemas import Schema
from app.notifications.rules import Delivery, Template

Ids = Annotated[list[UUID], Field(min_length=1, max_length=100)]


class NotificationRead(Schema):
    id: UUID
    title: str
    body: str
    subject_type: str
    subject_id: UUID
    created_at: datetime
    read_at: datetime | None


class NotificationIds(Schema):
    ids: Ids


class UnreadCount(Schema):
    unread_count: int


class SubscriptionCreate(Schema):
    """One tap on "allow" for one template."""

    template: Template


class SubscriptionLeft(Schema):
    template: Template
    left_count: int


class SubscriptionRead(SubscriptionLeft):
    """`template_id` is what WeChat asks the member about."""

    template_id: str


class CallRead(Schema):
    """Somebody to telephone: whom, about what, why no message arrived, and until when it matters."""

    id: UUID
    member_id: UUID
    name: str
    phone: str | None = Field(description="打码的号码；查看完整号码走党员信息的“查看”")
    title: str
    body: str
    subject_type: str
    subject_id: UUID
    delivery: Delivery
    call_until: datetime
