"""Uploaded rosters with a verdict a row, the files themselves in sealed pieces, and exports that a second person approves."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Index
from sqlmodel import Field

from app.core.crypto import keyring
from app.core.db import Code, PathText, Sealed, Table, UtcDateTime, Versioned, no_items
from app.core.who import SYSTEM, Who
from app.roster.rules import ExportStatus, ImportStatus, ListKind, Verdict


class RosterImport(Table, Versioned, table=True):
    """One uploaded file. `roots` is where its uploader may write; `path` the place that holds them all."""

    __tablename__ = "roster_import"
    __table_args__ = (Index("ix_roster_import_path", "path", "id"),)

    status: ImportStatus = Field(default=ImportStatus.CHECKING, sa_type=Code(ImportStatus))
    file_name: str = Field(max_length=120)
    path: str = Field(sa_type=PathText)
    roots: list[str] = Field(sa_type=JSON)
    can_build_tree: bool
    created_at: datetime = Field(sa_type=UtcDateTime)
    created_by: UUID | None = None
    is_by_member: bool
    created_by_label: str = Field(max_length=64)
    job_id: UUID | None = None
    counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    organization_counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    applied_counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    notices_sealed: bytes | None = Field(default=None, sa_type=Sealed)
    problem_code: str = Field(default="", max_length=64)
    problem_title: str = Field(default="", max_length=500)
    applied_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    forgotten_at: datetime | None = Field(default=None, sa_type=UtcDateTime)

    @property
    def who(self) -> Who:
        """The uploader, in whose name the import is done."""
        if self.created_by is None:
            return SYSTEM
        return Who("member" if self.is_by_member else "staff", self.created_by, self.created_by_label)

    @property
    def notices(self) -> list[str]:
        """What a person should know about how the file was read."""
        if self.notices_sealed is None:
            return []
        found: list[str] = json.loads(keyring().open("roster_import.notices", self.id, self.notices_sealed))
        return found


class RosterRow(Table, table=True):
    """What one row came to. The body holds a person's data and is sealed; it is forgotten with the file."""

    __tablename__ = "roster_row"
    __table_args__ = (
        # Rows are judged in the order of the file, and their ids keep it.
        Index("ix_roster_row_list", "import_id", "list", "id"),
        Index("ix_roster_row_verdict", "import_id", "list", "verdict", "id"),
    )

    import_id: UUID = Field(foreign_key="roster_import.id")
    list: ListKind = Field(sa_type=Code(ListKind))
    sheet: str = Field(max_length=255)
    row: int
    verdict: Verdict = Field(sa_type=Code(Verdict))
    body_sealed: bytes = Field(sa_type=Sealed)

    @property
    def body(self) -> str:
        """The sealed part, as JSON."""
        return keyring().open("roster_row.body", self.id, self.body_sealed)


class RosterPiece(Table, table=True):
    """A piece of a file that belongs to an import or an export."""

    __tablename__ = "roster_piece"
    __table_args__ = (Index("uq_roster_piece_place", "owner_id", "number", unique=True),)

    owner_id: UUID
    number: int
    content_sealed: bytes = Field(sa_type=Sealed)


class RosterExport(Table, Versioned, table=True):
    """A form asked for, with its reason. `member_ids` are the people in it, so that each can be told who took it."""

    __tablename__ = "roster_export"
    __table_args__ = (Index("ix_roster_export_path", "path", "id"),)

    organization_id: UUID = Field(foreign_key="organization.id")
    path: str = Field(sa_type=PathText)
    reason: str = Field(max_length=200)
    is_full: bool
    status: ExportStatus = Field(sa_type=Code(ExportStatus))
    requested_by: UUID | None = None
    requested_by_label: str = Field(max_length=64)
    requested_at: datetime = Field(sa_type=UtcDateTime)
    approved_by: UUID | None = None
    approved_by_label: str = Field(default="", max_length=64)
    approved_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    job_id: UUID | None = None
    expires_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    member_ids: list[Any] = Field(default_factory=no_items, sa_type=JSON)
