"""People on the roll: the record, where they belong over time, what holds them, and the ledger of what happened."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field

from app.core.crypto import keyring
from app.core.db import Code, Sealed, Table, UtcDateTime, Versioned
from app.members.rules import Category, ExitKind, HoldKind, Status


class Member(Table, Versioned, table=True):
    """One person of the roll (党员基本信息采集表, 16 items). ID number, phones and address are sealed; codes are national ones.

    `organization_id` is the open affiliation's organization, kept here for lists and counts.
    """

    __tablename__ = "member"
    __table_args__ = (
        Index("ix_member_organization", "organization_id", "id"),
        Index("ix_member_name", "name", "id"),
    )

    organization_id: UUID = Field(foreign_key="organization.id")
    party_group_id: UUID | None = Field(default=None, foreign_key="party_group.id")
    name: str = Field(max_length=40)
    national_id_sealed: bytes = Field(sa_type=Sealed)
    national_id_hmac: bytes = Field(sa_type=Sealed, unique=True)
    phone_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    phone_hmac: bytes | None = Field(default=None, sa_type=Sealed, index=True)
    landline_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    address_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    sex: str = Field(max_length=1)
    ethnicity: str = Field(max_length=2)
    born_on: date
    education: str = Field(default="", max_length=2)
    education_source: str = Field(default="", max_length=16)
    occupation: str = Field(default="", max_length=40)
    category: Category = Field(sa_type=Code(Category))
    status: Status = Field(default=Status.NORMAL, sa_type=Code(Status))
    exit_kind: ExitKind | None = Field(default=None, sa_type=Code(ExitKind))
    joined_on: date
    confirmed_on: date | None = None
    is_floating: bool = False
    floating_to: str = Field(default="", max_length=120)
    out_of_contact_since: date | None = None
    dues_paid_through: str | None = Field(default=None, max_length=7)

    @property
    def national_id(self) -> str:
        """The full ID number. Only the card, the export and `reveal` may ask."""
        return keyring().open("member.national_id", self.id, self.national_id_sealed)

    @property
    def phone(self) -> str | None:
        """The full mobile number."""
        return self._open("phone", self.phone_sealed)

    @property
    def landline(self) -> str | None:
        return self._open("landline", self.landline_sealed)

    @property
    def address(self) -> str | None:
        return self._open("address", self.address_sealed)

    def _open(self, field: str, sealed: bytes | None) -> str | None:
        return None if sealed is None else keyring().open(f"member.{field}", self.id, sealed)


class Affiliation(Table, table=True):
    """组织关系: where a member belongs from `starts_on` until `ends_on` (exclusive; null = now). One is open at a time."""

    __tablename__ = "affiliation"
    __table_args__ = (
        Index(
            "uq_affiliation_open",
            "member_id",
            unique=True,
            sqlite_where=text("ends_on IS NULL"),
            postgresql_where=text("ends_on IS NULL"),
        ),
        Index("ix_affiliation_organization", "organization_id", "starts_on"),
    )

    member_id: UUID = Field(foreign_key="member.id", index=True)
    organization_id: UUID = Field(foreign_key="organization.id")
    starts_on: date
    ends_on: date | None = None


class LedgerKind(StrEnum):
    """What a line of the annual table 1 counts: every gain and loss of the roll, and what happens in between."""

    OPENING = "opening"  # on the roll when this system began to keep it
    ADMITTED = "admitted"
    CONFIRMED = "confirmed"
    PROBATION_EXTENDED = "probation_extended"
    TRANSFERRED_IN = "transferred_in"
    TRANSFERRED_OUT = "transferred_out"
    MOVED = "moved"
    SUSPENDED = "suspended"
    RESTORED = "restored"
    EXITED = "exited"
    DECEASED = "deceased"
    OTHER_GAIN = "other_gain"
    OTHER_LOSS = "other_loss"


class LedgerEntry(Table, table=True):
    """One line of the member-event ledger: who, what, where, effective when, by which document. Never changed, only added to."""

    __tablename__ = "ledger_entry"
    __table_args__ = (
        Index("ix_ledger_entry_member", "member_id", "effective_on"),
        Index("ix_ledger_entry_organization", "organization_id", "effective_on"),
    )

    member_id: UUID = Field(foreign_key="member.id")
    organization_id: UUID = Field(foreign_key="organization.id")
    from_organization_id: UUID | None = None
    kind: LedgerKind = Field(sa_type=Code(LedgerKind))
    exit_kind: ExitKind | None = Field(default=None, sa_type=Code(ExitKind))
    effective_on: date
    approver: str = Field(default="", max_length=80)
    document_number: str = Field(default="", max_length=60)
    before: str = Field(default="", max_length=64)
    after: str = Field(default="", max_length=64)
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    recorded_by: str = Field(max_length=64)


class Hold(Table, table=True):
    """Something open that a transfer must wait for, set and lifted by the feature it comes from."""

    __tablename__ = "hold"
    __table_args__ = (Index("uq_hold_source", "member_id", "kind", "source_id", unique=True),)

    member_id: UUID = Field(foreign_key="member.id")
    kind: HoldKind = Field(sa_type=Code(HoldKind))
    source_id: UUID
    until: date | None = None
