"""People on the roll: the record, where they belong over time, what holds them, and the ledger of what happened."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, text
from sqlmodel import Field, Relationship

from app.core.crypto import keyring
from app.core.db import Code, Sealed, Table, UtcDateTime, Versioned
from app.members import national_id, phones
from app.members.national_id import Sex
from app.members.rules import FULL, Category, ExitKind, HoldKind, LedgerKind, State, Status, SuspensionGround
from app.organizations.models import Organization


class Member(Table, Versioned, table=True):
    """One person of the roll (党员基本信息采集表, 16 items). ID number, phones and address are sealed; codes are national ones.

    `organization_id` is the open affiliation's organization, or the last one; kept here for lists and counts.
    """

    __tablename__ = "member"
    __table_args__ = (Index("ix_member_organization", "organization_id", "id"),)

    organization_id: UUID = Field(foreign_key="organization.id")
    party_group_id: UUID | None = Field(default=None, foreign_key="party_group.id", index=True)
    name: str = Field(max_length=40)
    national_id_sealed: bytes = Field(sa_type=Sealed)
    national_id_hmac: bytes = Field(sa_type=Sealed, unique=True)
    phone_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    phone_hmac: bytes | None = Field(default=None, sa_type=Sealed, index=True)
    landline_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    address_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    sex: Sex = Field(sa_type=Code(Sex))
    ethnicity: str = Field(default="", max_length=2)
    born_on: date
    education: str = Field(default="", max_length=4)
    occupation: str = Field(default="", max_length=40)
    category: Category = Field(sa_type=Code(Category))
    status: Status = Field(default=Status.NORMAL, sa_type=Code(Status))
    exit_kind: ExitKind | None = Field(default=None, sa_type=Code(ExitKind))
    joined_on: date
    confirmed_on: date | None = None
    standing_adjustment_months: int = 0
    probation_extended_to: date | None = None
    disciplinary_probation_until: date | None = None
    suspended_on: date | None = None
    suspension_ground: SuspensionGround | None = Field(default=None, sa_type=Code(SuspensionGround))
    is_floating: bool = False
    floating_to: str = Field(default="", max_length=120)
    floating_since: date | None = None
    out_of_contact_since: date | None = None
    dues_paid_through: str | None = Field(default=None, max_length=7)

    organization: Organization = Relationship()

    @property
    def path(self) -> str:
        """Where the member belongs in the tree."""
        return self.organization.path

    @property
    def organization_name(self) -> str:
        return self.organization.name

    def go_away(self, to: str, since: date) -> None:
        """Registered as away from a day on: a flag, and no status."""
        self.is_floating, self.floating_to, self.floating_since = True, to, since

    def come_back(self) -> None:
        """Registered as away no longer."""
        self.is_floating, self.floating_to, self.floating_since = False, "", None

    @property
    def state(self) -> State:
        return State(self.category, self.status)

    @property
    def may_vote(self) -> bool:
        """Whether they vote, elect and can be elected: full members in good standing, and not during 留党察看 (选举工作条例)."""
        return self.state == FULL and self.disciplinary_probation_until is None

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

    @property
    def national_id_masked(self) -> str:
        return national_id.mask(self.national_id)

    @property
    def phone_masked(self) -> str | None:
        number = self.phone
        return None if number is None else phones.mask(number)

    @property
    def landline_masked(self) -> str | None:
        number = self.landline
        return None if number is None else phones.mask(number)

    @property
    def has_address(self) -> bool:
        return self.address_sealed is not None

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
        Index("ix_affiliation_member", "member_id", "starts_on"),
        Index("ix_affiliation_organization", "organization_id", "starts_on"),
    )

    member_id: UUID = Field(foreign_key="member.id")
    organization_id: UUID = Field(foreign_key="organization.id")
    starts_on: date
    ends_on: date | None = None


class LedgerEntry(Table, table=True):
    """One line of the member-event ledger: who, what, where, effective when, by which document. Never changed, only added to.

    `member_delta` and `full_delta` are what the line adds to the counts of `organization_id`, so that a sum over any subtree and
    any days is a count. A move is two lines, each naming the other place as its counterpart: a branch, or of 整建制 the committee.
    A wrong line stays and is taken back by one of the opposite deltas that names it in `takes_back_id`.
    """

    __tablename__ = "ledger_entry"
    __table_args__ = (
        Index("ix_ledger_entry_member", "member_id", "effective_on", "id"),
        Index("ix_ledger_entry_organization", "organization_id", "effective_on"),
    )

    member_id: UUID = Field(foreign_key="member.id")
    organization_id: UUID = Field(foreign_key="organization.id")
    counterpart_id: UUID | None = None
    takes_back_id: UUID | None = None
    kind: LedgerKind = Field(sa_type=Code(LedgerKind))
    exit_kind: ExitKind | None = Field(default=None, sa_type=Code(ExitKind))
    effective_on: date
    category_before: Category | None = Field(default=None, sa_type=Code(Category))
    status_before: Status | None = Field(default=None, sa_type=Code(Status))
    category_after: Category | None = Field(default=None, sa_type=Code(Category))
    status_after: Status | None = Field(default=None, sa_type=Code(Status))
    member_delta: int
    full_delta: int
    approver: str = Field(default="", max_length=80)
    document_number: str = Field(default="", max_length=60)
    recorded_at: datetime = Field(sa_type=UtcDateTime)
    recorded_by: str = Field(max_length=64)


class Hold(Table, table=True):
    """Something open that a transfer must wait for, set and lifted by the feature it comes from."""

    __tablename__ = "hold"
    __table_args__ = (
        Index("uq_hold_source", "member_id", "kind", "source_id", unique=True),
        Index("ix_hold_of_source", "source_id", "kind"),
    )

    member_id: UUID = Field(foreign_key="member.id")
    kind: HoldKind = Field(sa_type=Code(HoldKind))
    source_id: UUID
    until: date | None = None
