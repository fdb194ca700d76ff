"""Complaints and suggestions. What people write may speak of anybody, so it is sealed."""

from datetime import date
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, Relationship

from app.core.crypto import keyring
from app.core.db import Code, Sealed, Table, Versioned
from app.core.schemas import AllowedAction
from app.feedback.rules import ACTION_WORDS, POSSIBLE, FeedbackKind, FeedbackStatus
from app.members.models import Member
from app.organizations.models import Organization


class Feedback(Table, Versioned, table=True):
    """One complaint or suggestion, its due date, and its answer.

    Without a name it has a random id, and no member, account, address or request id. When it came stays on the record, as of every act.
    """

    __tablename__ = "feedback"
    __table_args__ = (
        Index("ix_feedback_inbox", "status", "due_on", "id"),
        Index("ix_feedback_member", "member_id", "received_on", "id"),
    )

    number: str = Field(max_length=12, unique=True)
    kind: FeedbackKind = Field(sa_type=Code(FeedbackKind))
    status: FeedbackStatus = Field(default=FeedbackStatus.OPEN, sa_type=Code(FeedbackStatus))
    organization_id: UUID = Field(foreign_key="organization.id", index=True)
    member_id: UUID | None = Field(default=None, foreign_key="member.id")
    content_sealed: bytes = Field(sa_type=Sealed)
    contact_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    answer_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    received_on: date
    due_on: date
    answered_on: date | None = None

    organization: Organization = Relationship(sa_relationship_kwargs={"lazy": "joined", "innerjoin": True})
    member: Member | None = Relationship(sa_relationship_kwargs={"lazy": "joined"})

    @property
    def content(self) -> str:
        return keyring().open("feedback.content", self.id, self.content_sealed)

    @property
    def contact(self) -> str | None:
        """How the sender may be reached. Only `reveal` may ask."""
        return None if self.contact_sealed is None else keyring().open("feedback.contact", self.id, self.contact_sealed)

    @property
    def has_contact(self) -> bool:
        return self.contact_sealed is not None

    @property
    def answer(self) -> str | None:
        return None if self.answer_sealed is None else keyring().open("feedback.answer", self.id, self.answer_sealed)

    @property
    def organization_name(self) -> str:
        return self.organization.name

    @property
    def organization_phone(self) -> str:
        return self.organization.phone

    @property
    def member_name(self) -> str | None:
        return None if self.member is None else self.member.name

    @property
    def allowed_actions(self) -> list[AllowedAction]:
        """What whoever may read it in the inbox may do now: reading and answering are one permission."""
        possible = (action for action, statuses in POSSIBLE.items() if self.status in statuses)
        return [AllowedAction(action=a, label=ACTION_WORDS[a], requires_reason=False) for a in possible]
