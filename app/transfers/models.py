"""Transfers, what was done about each, letters with their numbers, the address book of organizations elsewhere, and receipt links."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, Relationship

from app.access.policy import Role
from app.core.crypto import keyring
from app.core.db import Code, Sealed, Table, UtcDateTime, Versioned, no_items
from app.members.models import Member
from app.organizations.models import Organization
from app.transfers.machine import Place, Route
from app.transfers.rules import (
    OPEN,
    LetterMedium,
    LetterStatus,
    ReplyReason,
    TransferAction,
    TransferKind,
    TransferReason,
    TransferStatus,
    TransferStep,
)

_OPEN = text(f"status IN ({', '.join(repr(str(status)) for status in OPEN)})")


class ExternalOrganization(Table, Versioned, table=True):
    """An organization outside this system, in the address book that the whole county shares."""

    __tablename__ = "external_organization"
    __table_args__ = (Index("ix_external_organization_name", "name", "id"),)

    name: str = Field(max_length=120, unique=True)
    national_code: str | None = Field(default=None, max_length=12, unique=True)
    region_code: str | None = Field(default=None, max_length=12)
    medium: LetterMedium = Field(sa_type=Code(LetterMedium))
    phone: str = Field(default="", max_length=32)
    fax: str = Field(default="", max_length=32)
    address: str = Field(default="", max_length=120)
    postcode: str = Field(default="", max_length=6)
    is_confirmed: bool = False


class Transfer(Table, Versioned, table=True):
    """One application to move, from its draft to its receipt. `status` says whether, `step` where a pending one lies.

    `route`: the steps with the organization of each, fixed at submission. `holder_id`: the desk that has it. `barred`: the hands that
    may not take the next action, a letter's maker or whoever acted for another. `undo`: what the last decision changed. Phone, note
    and the person of a paper are sealed.
    """

    __tablename__ = "transfer"
    __table_args__ = (
        Index("uq_transfer_open", "member_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_transfer_member", "member_id", "id"),
        Index("ix_transfer_source", "source_id", "id"),
        Index("ix_transfer_target", "target_id", "id"),
        Index("ix_transfer_desk", "holder_id", "due_at", "id"),
        Index("ix_transfer_remind", "remind_at"),
    )

    number: str = Field(max_length=16, unique=True)
    kind: TransferKind = Field(sa_type=Code(TransferKind))
    status: TransferStatus = Field(default=TransferStatus.DRAFT, sa_type=Code(TransferStatus))
    step: TransferStep | None = Field(default=None, sa_type=Code(TransferStep))
    member_id: UUID | None = Field(default=None, foreign_key="member.id")
    source_id: UUID | None = Field(default=None, foreign_key="organization.id")
    target_id: UUID | None = Field(default=None, foreign_key="organization.id")
    external_id: UUID | None = Field(default=None, foreign_key="external_organization.id", index=True)
    target_text: str = Field(default="", max_length=200)
    route: list[list[str | None]] = Field(default_factory=no_items, sa_type=JSON)
    has_letter: bool = False
    holder_id: UUID | None = Field(default=None, foreign_key="organization.id")
    since: datetime = Field(sa_type=UtcDateTime)
    due_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    remind_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    is_open_above: bool = False
    is_prepared: bool = False
    barred: list[str] = Field(default_factory=no_items, sa_type=JSON)
    undo: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    reason: TransferReason = Field(sa_type=Code(TransferReason))
    note_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    phone_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    person_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    leaving_on: date | None = None
    until: date | None = None
    is_return: bool = False
    dues_paid_through: str | None = Field(default=None, max_length=7)
    dues_waiver: str = Field(default="", max_length=200)
    reply_code: ReplyReason | None = Field(default=None, sa_type=Code(ReplyReason))
    reply_text: str = Field(default="", max_length=200)
    requested_by: UUID | None = None
    requested_by_label: str = Field(default="", max_length=64)
    created_at: datetime = Field(sa_type=UtcDateTime)
    submitted_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    moved_on: date | None = None
    closed_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    receipt_number: str = Field(default="", max_length=60)
    receipt_handler: str = Field(default="", max_length=40)
    receipt_phone: str = Field(default="", max_length=32)
    received_on: date | None = None
    ext_system: str = Field(default="", max_length=40)
    ext_serial: str = Field(default="", max_length=60)
    ext_status: str = Field(default="", max_length=40)
    ext_checked_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    ext_checked_by: str = Field(default="", max_length=64)
    ext_operator: str = Field(default="", max_length=40)

    member: Member | None = Relationship()
    source: Organization | None = Relationship(sa_relationship_kwargs={"foreign_keys": "Transfer.source_id"})
    target: Organization | None = Relationship(sa_relationship_kwargs={"foreign_keys": "Transfer.target_id"})
    holder: Organization | None = Relationship(sa_relationship_kwargs={"foreign_keys": "Transfer.holder_id"})
    external: ExternalOrganization | None = Relationship()

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.status, self.step)

    @property
    def steps(self) -> dict[TransferStep, UUID | None]:
        """Which organization takes which step; null for a branch that is still to be assigned."""
        return {TransferStep(str(step)): UUID(place) if place else None for step, place in self.route}

    @property
    def path(self) -> Route:
        """The steps as the rules know them."""
        return Route(tuple(self.steps), self.has_letter)

    @property
    def sender_id(self) -> UUID | None:
        """The committee that answers for it: of a paper that came in, the one that receives it."""
        return self.steps.get(TransferStep.FROM_COMMITTEE) or self.steps.get(TransferStep.TO_COMMITTEE)

    @property
    def is_incoming(self) -> bool:
        """Whether it came in on paper, from outside this system."""
        return self.person_sealed is not None

    @property
    def phone(self) -> str | None:
        """The number under which the member is reached on the way."""
        return None if self.phone_sealed is None else keyring().open("transfer.phone", self.id, self.phone_sealed)

    @property
    def note(self) -> str:
        return "" if self.note_sealed is None else keyring().open("transfer.note", self.id, self.note_sealed)


class TransferScan(Table, table=True):
    """The picture of a letter that came in on paper, sealed. Kept until ten years after the transfer is closed, as long as a stub."""

    __tablename__ = "transfer_scan"

    transfer_id: UUID = Field(foreign_key="transfer.id", unique=True)
    media_type: str = Field(max_length=40)
    content_sealed: bytes = Field(sa_type=Sealed)
    attached_at: datetime = Field(sa_type=UtcDateTime)
    attached_by_label: str = Field(max_length=64)


class TransferAct(Table, table=True):
    """One action on a transfer: who, in which role of which organization, and where it led. Never changed."""

    __tablename__ = "transfer_act"
    __table_args__ = (Index("ix_transfer_act_transfer", "transfer_id", "id"),)

    transfer_id: UUID = Field(foreign_key="transfer.id")
    action: TransferAction = Field(sa_type=Code(TransferAction))
    step: TransferStep | None = Field(default=None, sa_type=Code(TransferStep))
    status_after: TransferStatus = Field(sa_type=Code(TransferStatus))
    step_after: TransferStep | None = Field(default=None, sa_type=Code(TransferStep))
    organization_id: UUID | None = Field(default=None, foreign_key="organization.id")
    acted_at: datetime = Field(sa_type=UtcDateTime)
    acted_by: UUID | None = None
    acted_by_label: str = Field(max_length=64)
    role: Role | None = Field(default=None, sa_type=Code(Role))
    deputy_from: date | None = None  # the days of the grant by which a deputy for a time acted, as they were then
    deputy_until: date | None = None
    is_escalation: bool = False
    reply_code: ReplyReason | None = Field(default=None, sa_type=Code(ReplyReason))
    comment: str = Field(default="", max_length=200)
    acknowledged: list[str] = Field(default_factory=no_items, sa_type=JSON)

    organization: Organization | None = Relationship()


class Letter(Table, table=True):
    """One 介绍信 with its number. What it says is sealed as it was on the day of issue; voided letters stay, so no number is missing."""

    __tablename__ = "letter"
    __table_args__ = (
        Index("uq_letter_number", "issuer_id", "year", "serial", unique=True),
        Index("ix_letter_transfer", "transfer_id", "id"),
    )

    transfer_id: UUID = Field(foreign_key="transfer.id")
    issuer_id: UUID = Field(foreign_key="organization.id")
    year: int
    serial: int
    issued_on: date
    valid_days: int
    valid_until: date
    status: LetterStatus = Field(default=LetterStatus.VALID, sa_type=Code(LetterStatus))
    replaces_id: UUID | None = Field(default=None, foreign_key="letter.id")
    void_reason: str = Field(default="", max_length=200)
    issued_by_label: str = Field(max_length=64)
    content_sealed: bytes = Field(sa_type=Sealed)

    @property
    def number(self) -> str:
        """As printed: 〔2026〕第0007号."""
        return f"〔{self.year}〕第{self.serial:04d}号"


class LetterSeries(Table, table=True):
    """The last number that a committee has used in a year; taken with a row lock, given back when the command fails."""

    __tablename__ = "letter_series"
    __table_args__ = (Index("uq_letter_series", "issuer_id", "year", unique=True),)

    issuer_id: UUID = Field(foreign_key="organization.id")
    year: int
    last: int = 0


class ReceiptLink(Table, table=True):
    """A link by which a counterpart without an account answers once. Kept is the digest of its secret."""

    __tablename__ = "receipt_link"

    transfer_id: UUID = Field(foreign_key="transfer.id", index=True)
    letter_id: UUID = Field(foreign_key="letter.id")
    secret_digest: str = Field(max_length=64, unique=True)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    used_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
