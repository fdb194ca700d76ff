"""What happens to members: one fact a command, ids only."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from app.core.events import DomainEvent
from app.members.rules import Category, ContactChange, Entry, ExitKind, Status, StatusChange


class _OfMember(DomainEvent):
    subject_kind: ClassVar[str] = "member"
    member_id: UUID
    organization_id: UUID


class MemberCreated(_OfMember):
    type = "member.created"
    entry: Entry


class MemberChanged(_OfMember):
    type = "member.changed"


class MemberStatusChanged(_OfMember):
    type = "member.status_changed"
    change: StatusChange
    category: Category
    status: Status
    exit_kind: ExitKind | None
    effective_on: date


class MemberDatesCorrected(_OfMember):
    type = "member.dates_corrected"
    fields: list[str]


class MemberMoved(_OfMember):
    """To another branch; from nowhere where somebody has come from outside this system."""

    type = "member.moved"
    from_organization_id: UUID | None
    effective_on: date


class MemberTransferredOut(_OfMember):
    """Received outside this system."""

    type = "member.transferred_out"
    status: Status
    effective_on: date


class MemberContactChanged(_OfMember):
    type = "member.contact_changed"
    change: ContactChange


class MemberDuesRecorded(_OfMember):
    type = "member.dues_recorded"
    paid_through: str


class MemberRevealed(_OfMember):
    """Somebody looked at unmasked fields; shown to the member."""

    type = "member.revealed"
    fields: list[str]


class _OfPartyGroup(DomainEvent):
    subject_kind: ClassVar[str] = "party_group"
    party_group_id: UUID
    organization_id: UUID


class PartyGroupCreated(_OfPartyGroup):
    type = "party_group.created"


class PartyGroupChanged(_OfPartyGroup):
    type = "party_group.changed"


class PartyGroupEnded(_OfPartyGroup):
    type = "party_group.ended"
