"""Imports, verdicts and exports as JSON."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import Field

from app.core.schemas import AllowedAction, Reason, Schema
from app.roster.rules import ExportStatus, ImportStatus, Verdict


class ProblemRead(Schema):
    """Something about one cell; `field` is the sheet's own header, `read_as` null where the cell could not be taken."""

    field: str
    code: str
    message: str
    given: str
    read_as: str | None


class ChangeRead(Schema):
    """A stored value that a row would replace."""

    field: str
    before: str
    after: str


class RowVerdict(Schema):
    """What a row came to; `row` as counted in the sheet, from 1."""

    sheet: str
    row: int
    verdict: Verdict
    name: str
    problems: list[ProblemRead]
    changes: list[ChangeRead]


class Counts(Schema):
    """Rows by verdict."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    mended: int = 0
    refused: int = 0


class AppliedCounts(Schema):
    """What an applied import did; `left` are rows whose people stayed as they were."""

    organizations: int = 0
    created: int = 0
    changed: int = 0
    left: int = 0


class FileProblem(Schema):
    """Why a file as a whole was not taken."""

    code: str
    title: str


class Progress(Schema):
    """How far the dry run or the import has come."""

    job_id: UUID
    stage: str
    done: int
    total: int


class RosterImportRead(Schema):
    """An import. `rows` holds what is not simply new or unchanged, up to 10,000 rows; `organization_rows` the same of the other list.

    Both are empty while the import is checked or applied.
    """

    id: UUID
    status: ImportStatus
    file_name: str
    created_at: datetime
    created_by: str
    counts: Counts
    organization_counts: Counts
    applied_counts: AppliedCounts | None
    rows: list[RowVerdict]
    organization_rows: list[RowVerdict]
    notices: list[str]
    problem: FileProblem | None
    progress: Progress | None
    allowed_actions: list[AllowedAction]


class RosterImportItem(Schema):
    """An import in a list."""

    id: UUID
    status: ImportStatus
    file_name: str
    created_at: datetime
    created_by: str
    counts: Counts


class ConfirmedRow(Schema):
    """A changed row, as its verdict names it."""

    sheet: str = Field(min_length=1, max_length=255)
    row: int


class RosterApply(Schema):
    """Which changed rows were looked at and are to be written: all, or these. The others stay as they are.

    A number alone names a row only where the members stand on one sheet.
    """

    confirmed: Literal["all"] | list[ConfirmedRow | int] = Field(default_factory=list, max_length=100_000)


class ExportCreate(Schema):
    """A form of an organization and everything below it; a full one needs a reason and a second person."""

    kind: Literal["roster"] = "roster"
    organization_id: UUID
    reason: Reason
    full: bool = False


class ExportRead(Schema):
    """An export; its file can be taken once, until `expires_at`."""

    id: UUID
    kind: Literal["roster"]
    organization_id: UUID
    organization_name: str
    reason: str
    full: bool
    status: ExportStatus
    requested_by: str
    requested_at: datetime
    approved_by: str
    approved_at: datetime | None
    expires_at: datetime | None
    job_id: UUID | None
    allowed_actions: list[AllowedAction]
