"""What happened to complaints and suggestions: ids only, and no member where none was given."""

from typing import ClassVar
from uuid import UUID

from app.core.events import DomainEvent


class FeedbackEvent(DomainEvent):
    subject_kind: ClassVar[str] = "feedback"
    feedback_id: UUID
    organization_id: UUID
    member_id: UUID | None


class FeedbackSubmitted(FeedbackEvent):
    type = "feedback.submitted"


class FeedbackAnswered(FeedbackEvent):
    type = "feedback.answered"


class FeedbackContactRevealed(FeedbackEvent):
    """An officer looked at how the sender may be reached."""

    type = "feedback.contact_revealed"
