"""What happens to rosters as files: read in, applied, asked for, approved, taken."""

from typing import ClassVar
from uuid import UUID

from app.core.events import DomainEvent


class _OfImport(DomainEvent):
    subject_kind: ClassVar[str] = "roster_import"
    roster_import_id: UUID


class RosterUploaded(_OfImport):
    type = "roster_import.uploaded"


class RosterApplied(_OfImport):
    type = "roster_import.applied"
    created: int
    changed: int
    organizations: int


class RosterReportTaken(_OfImport):
    type = "roster_import.report_taken"


class _OfExport(DomainEvent):
    subject_kind: ClassVar[str] = "roster_export"
    roster_export_id: UUID
    organization_id: UUID


class RosterExportRequested(_OfExport):
    type = "roster_export.requested"
    is_full: bool


class RosterExportApproved(_OfExport):
    type = "roster_export.approved"


class RosterExportTaken(_OfExport):
    type = "roster_export.taken"
    members: int
