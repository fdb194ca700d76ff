"""What happened to messages. Reading one's own inbox is nobody's business and is not recorded."""

from uuid import UUID

from app.core.events import DomainEvent
from app.notifications.rules import Template


class SubscriptionGranted(DomainEvent):
    """A member allowed one more message of a template."""

    type = "subscription.granted"
    subject_kind = "member"
    member_id: UUID
    template: Template


class SubscriptionWithdrawn(DomainEvent):
    """A member wants no more messages of any template."""

    type = "subscription.withdrawn"
    subject_kind = "member"
    member_id: UUID


class MembersCalled(DomainEvent):
    """A secretary has told members by telephone what no message brought them."""

    type = "notification.told"
    subject_kind = "organization"
    organization_id: UUID
    notification_ids: list[UUID]
