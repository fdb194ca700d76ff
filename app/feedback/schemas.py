"""What is sent in, what the sender gets back, and what an officer sees."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from app.core.schemas import STORABLE, AllowedAction, LongText, Reason, Schema, Text
from app.feedback.rules import FeedbackKind, FeedbackStatus

Content = Annotated[str, StringConstraints(strip_whitespace=True, min_length=5, max_length=2000, pattern=STORABLE)]


class FeedbackCreate(Schema):
    """`organization_id`: for whom it is; without it the sender's own committee, or the topmost one."""

    kind: FeedbackKind
    content: Content = Field(description="要反映的情况或建议")
    contact: Text | None = Field(default=None, description="怎样联系您，可以不填")
    organization_id: UUID | None = None


class FeedbackReceipt(Schema):
    """What a sender should keep: the number finds the answer."""

    number: str
    received_on: date
    due_on: date
    organization_name: str
    organization_phone: str


class FeedbackStatusRead(FeedbackReceipt):
    """What the number finds. The content is not shown again, since a number may be read out."""

    kind: FeedbackKind
    status: FeedbackStatus
    answer: str | None
    answered_on: date | None


class MyFeedbackRead(FeedbackStatusRead):
    id: UUID
    content: str


class FeedbackRead(Schema):
    """For the officer who answers. How to reach the sender is shown by `reveal` alone."""

    id: UUID
    number: str
    kind: FeedbackKind
    status: FeedbackStatus
    organization_id: UUID
    organization_name: str
    member_id: UUID | None
    member_name: str | None
    has_contact: bool
    content: str
    received_on: date
    due_on: date
    answer: str | None
    answered_on: date | None
    allowed_actions: list[AllowedAction]


class FeedbackAnswer(Schema):
    answer: LongText


class FeedbackReveal(Schema):
    reason: Reason


class FeedbackContact(Schema):
    contact: str | None


class RecipientRead(Schema):
    """A committee that takes feedback; what anybody may know of it."""

    id: UUID
    name: str
    phone: str
