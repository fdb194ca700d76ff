"""The tree, its names over time, terms, posts, groups and local settings."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Index, text
from sqlmodel import Field

from app.access.policy import Role
from app.core.db import Code, PathText, Table, UtcDateTime, Versioned, no_items
from app.organizations.rules import GrantStatus, OrganizationKind, Post, Sector


def _unique_where(name: str, *columns: str, where: str) -> Index:
    """A unique index over some of the rows; two writers at once end in 409."""
    return Index(name, *columns, unique=True, sqlite_where=text(where), postgresql_where=text(where))


class Organization(Table, Versioned, table=True):
    """One node of the tree. `path` is `/…/…/`, fixed-width segments, and places everything that belongs to it.

    From `ended_on` on it is no more: its record stays, with its path. `full_count` and `member_count` are kept by the members
    domain in the transaction that changes them. `may_approve_members`: of a committee, 审批预备党员权限; one of a village or a
    community may only 审议, and its members' transfers are its upper committee's.
    """

    __tablename__ = "organization"
    __table_args__ = (Index("ix_organization_parent", "parent_id", "sort_order", "id"),)

    parent_id: UUID | None = Field(default=None, foreign_key="organization.id")
    path: str = Field(sa_type=PathText, unique=True)
    name: str = Field(max_length=120, unique=True)
    short_name: str = Field(max_length=40, index=True)
    kind: OrganizationKind = Field(sa_type=Code(OrganizationKind))
    sector: Sector = Field(sa_type=Code(Sector))
    is_temporary: bool = False
    is_floating: bool = False
    may_approve_members: bool = True
    national_code: str | None = Field(default=None, max_length=12, unique=True)
    region_code: str | None = Field(default=None, max_length=12)
    phone: str = Field(default="", max_length=32)
    fax: str = Field(default="", max_length=32)
    postcode: str = Field(default="", max_length=6)
    address: str = Field(default="", max_length=120)
    founded_on: date | None = None
    ended_on: date | None = None
    sort_order: int = 0
    full_count: int = 0
    member_count: int = 0


class OrganizationVersion(Table, table=True):
    """How a node was from `valid_from` on, until `valid_to` (exclusive; null = now): every change closes one row and opens the next."""

    __tablename__ = "organization_version"
    __table_args__ = (
        Index("uq_organization_version_as_of", "organization_id", "valid_from", unique=True),
        Index("ix_organization_version_path", "path", "valid_from"),
    )

    organization_id: UUID = Field(foreign_key="organization.id")
    valid_from: date
    valid_to: date | None = None
    parent_id: UUID | None = None
    path: str = Field(sa_type=PathText)
    name: str = Field(max_length=120)
    short_name: str = Field(max_length=40)
    kind: OrganizationKind = Field(sa_type=Code(OrganizationKind))
    sector: Sector = Field(sa_type=Code(Sector))


class PartyGroup(Table, Versioned, table=True):
    """党小组: people below a branch, not a level of the tree."""

    __tablename__ = "party_group"
    __table_args__ = (Index("ix_party_group_organization", "organization_id", "id"),)

    organization_id: UUID = Field(foreign_key="organization.id")
    name: str = Field(max_length=40)
    leader_id: UUID | None = None
    ended_on: date | None = None


class Term(Table, Versioned, table=True):
    """届次: when a committee was elected, for how many years, and its last day, which an approved extension moves.

    The length is stored, never derived from the kind. `approver` and `document_number` are those of the extension.
    """

    __tablename__ = "term"
    __table_args__ = (Index("uq_term_number", "organization_id", "number", unique=True),)

    organization_id: UUID = Field(foreign_key="organization.id")
    number: int
    elected_on: date
    years: int
    ends_on: date
    approver: str = Field(default="", max_length=80)
    document_number: str = Field(default="", max_length=60)
    created_at: datetime = Field(sa_type=UtcDateTime)


class Appointment(Table, Versioned, table=True):
    """任职 from `starts_on` until `ends_on` (exclusive; null = in office). It grants its role from the first day, before any sign-in."""

    __tablename__ = "appointment"
    __table_args__ = (
        Index("ix_appointment_organization", "organization_id", "ends_on"),
        _unique_where("uq_appointment_secretary", "organization_id", where="post = 'secretary' AND ends_on IS NULL"),
        _unique_where("uq_appointment_holder", "organization_id", "member_id", "post", where="ends_on IS NULL"),
    )

    organization_id: UUID = Field(foreign_key="organization.id")
    member_id: UUID = Field(index=True)
    post: Post = Field(sa_type=Code(Post))
    document_number: str = Field(default="", max_length=60)
    starts_on: date
    ends_on: date | None = None


class Setting(Table, table=True):
    """A local rule from `starts_on` on, for an organization and everything below that sets none of its own; null = as above again."""

    __tablename__ = "setting"
    __table_args__ = (Index("uq_setting_lookup", "organization_id", "key", "starts_on", unique=True),)

    organization_id: UUID = Field(foreign_key="organization.id")
    key: str = Field(max_length=64)
    value: int | None = None
    starts_on: date


class AdministrativeGrant(Table, Versioned, table=True):
    """A role that no post brings (admin, auditor, deputy for a time): asked for by one person, decided by a second.

    `requested_hands`: whoever could have asked, the asker and those who have had the asker's password. The `RoleGrant`
    that it yields is written on approval, and ended with it.
    """

    __tablename__ = "administrative_grant"
    __table_args__ = (
        Index("ix_administrative_grant_organization", "organization_id", "id"),
        CheckConstraint("(member_id IS NULL) <> (account_id IS NULL)", name="one_holder"),
        CheckConstraint("decided_by <> requested_by", name="second_person"),
    )

    organization_id: UUID = Field(foreign_key="organization.id")
    member_id: UUID | None = None
    account_id: UUID | None = None
    holder_label: str = Field(max_length=64)
    role: Role = Field(sa_type=Code(Role))
    starts_on: date
    ends_on: date | None = None
    reason: str = Field(max_length=200)
    status: GrantStatus = Field(default=GrantStatus.PENDING, sa_type=Code(GrantStatus))
    requested_by: UUID | None = None
    requested_hands: list[str] = Field(default_factory=no_items, sa_type=JSON)
    requested_by_label: str = Field(max_length=64)
    requested_at: datetime = Field(sa_type=UtcDateTime)
    decided_by: UUID | None = None
    decided_by_label: str = Field(default="", max_length=64)
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    role_grant_id: UUID | None = Field(default=None, foreign_key="role_grant.id")
