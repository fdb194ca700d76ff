"""What members did about their own data."""

from typing import ClassVar
from uuid import UUID

from app.core.events import DomainEvent


class _OfMember(DomainEvent):
    subject_kind: ClassVar[str] = "member"
    member_id: UUID


class OwnValuesShown(_OfMember):
    """A member looked at the own numbers and address in full."""

    type = "member.own_values_shown"


class OwnDataTaken(_OfMember):
    """A member took a copy of everything that is kept about them."""

    type = "member.own_data_taken"
