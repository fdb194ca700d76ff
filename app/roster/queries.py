"""Reads of imports: one with its verdicts, pages of verdicts, the marked file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core.db import Database
from app.core.pagination import Page, PageRequest, paginate
from app.core.queue import Job
from app.core.schemas import AllowedAction
from app.core.settings import settings
from app.roster import files, masking, reach
from app.roster.lists import List, Lists, find_lists
from app.roster.models import RosterImport, RosterRow
from app.roster.reading import Sheet, open_source
from app.roster.report import Marked, MarkedSheet, write_report
from app.roster.rules import CHECKED, ImportStatus, ListKind, Verdict
from app.roster.schemas import (
    AppliedCounts,
    ChangeRead,
    Counts,
    FileProblem,
    ProblemRead,
    Progress,
    RosterImportItem,
    RosterImportRead,
    RowVerdict,
)
from app.roster.staging import MAX_SHEET_NAME, open_body

MAX_ROWS_SHOWN = 10_000
TOLD = (Verdict.REFUSED, Verdict.CHANGED, Verdict.MENDED)
_AT_REST = (ImportStatus.READY, ImportStatus.APPLIED)  # between them somebody asks for the progress every second


def read(session: Session, scope: Scope, row: RosterImport) -> RosterImportRead:
    """An import with everything that a person should look at; masked for everybody but its uploader."""
    is_own = reach.is_uploader(scope, row)
    return RosterImportRead(
        id=row.id,
        status=row.status,
        file_name=row.file_name,
        created_at=row.created_at,
        created_by=row.created_by_label,
        counts=Counts(**row.counts),
        organization_counts=Counts(**row.organization_counts),
        applied_counts=AppliedCounts(**row.applied_counts) if row.applied_counts else None,
        rows=_told(session, row, ListKind.MEMBERS, in_full=is_own),
        organization_rows=_told(session, row, ListKind.ORGANIZATIONS, in_full=is_own),
        notices=row.notices if is_own else [masking.text(notice) for notice in row.notices],
        problem=FileProblem(code=row.problem_code, title=row.problem_title) if row.problem_code else None,
        progress=_progress(session, row),
        allowed_actions=_actions(scope, row),
    )


def items(session: Session, scope: Scope, page: PageRequest) -> Page[RosterImportItem]:
    """Imports within reach, the newest first."""
    statement = select(RosterImport).where(reach.found_by(scope))
    found = paginate(session, statement, [RosterImport.id], page, descending=True)
    shown = [
        RosterImportItem(
            id=row.id,
            status=row.status,
            file_name=row.file_name,
            created_at=row.created_at,
            created_by=row.created_by_label,
            counts=Counts(**row.counts),
        )
        for row in found.items
    ]
    return Page[RosterImportItem](items=shown, next_cursor=found.next_cursor, total=found.total)


def rows(
    session: Session, scope: Scope, row: RosterImport, kind: ListKind, verdict: Verdict | None, page: PageRequest
) -> Page[RowVerdict]:
    """A page of verdicts in the order of the file, as their ids are: of every row, or of one verdict; masked for all but the uploader."""
    statement = select(RosterRow).where(RosterRow.import_id == row.id, RosterRow.list == kind)
    if verdict is not None:
        statement = statement.where(RosterRow.verdict == verdict)
    found = paginate(session, statement, [RosterRow.id], page)
    is_own = reach.is_uploader(scope, row)
    shown = [verdict_of(each, in_full=is_own) for each in found.items]
    return Page[RowVerdict](items=shown, next_cursor=found.next_cursor, total=found.total)


def verdict_of(row: RosterRow, *, in_full: bool) -> RowVerdict:
    """A stored verdict as JSON."""
    body = open_body(row)
    verdict = RowVerdict(
        sheet=row.sheet,
        row=row.row,
        verdict=row.verdict,
        name=body.name,
        problems=[ProblemRead.model_validate(problem) for problem in body.problems],
        changes=[ChangeRead.model_validate(change) for change in body.changes],
    )
    return verdict if in_full else masking.masked(verdict)


def report(database: Database, import_id: UUID) -> Iterator[bytes]:
    """The uploaded file with every verdict marked in place, in pieces. The whole of it is read in a transaction of its own."""
    with files.private_folder() as folder:
        with database.transaction(writes=False) as session:
            path = _write_report(session, session.get_one(RosterImport, import_id), folder)
        with path.open("rb") as file:
            while piece := file.read(files.PIECE_BYTES):
                yield piece


def _write_report(session: Session, row: RosterImport, folder: Path) -> Path:
    path, target = folder / "upload", folder / "report.xlsx"
    files.fetch(session, row.id, path)
    source = open_source(path, name=row.file_name, max_bytes=settings().max_upload_bytes)
    lists = find_lists(source)
    write_report(target, [_marked(session, row.id, lists, sheet) for sheet in source.sheets])
    return target


def _marked(session: Session, import_id: UUID, lists: Lists, sheet: Sheet) -> MarkedSheet:
    for members in lists.members:
        if members.sheet is sheet:
            return _marked_list(session, import_id, ListKind.MEMBERS, members)
    if lists.organizations is not None and lists.organizations.sheet is sheet:
        return _marked_list(session, import_id, ListKind.ORGANIZATIONS, lists.organizations)
    return MarkedSheet(sheet, 0, 0, {}, ())


def _marked_list(session: Session, import_id: UUID, kind: ListKind, found: List[Any]) -> MarkedSheet:
    layout = found.layout
    columns = {header: layout.columns[field] for field, header in layout.headers.items()}
    marks = _marks(session, import_id, kind, layout.sheet[:MAX_SHEET_NAME])
    return MarkedSheet(found.sheet, layout.width, layout.header_row, columns, marks)


def _marks(session: Session, import_id: UUID, kind: ListKind, sheet: str) -> Iterator[Marked]:
    of_sheet = (RosterRow.import_id == import_id, RosterRow.list == kind, RosterRow.sheet == sheet)
    statement = select(RosterRow).where(*of_sheet)
    ordered = statement.order_by(col(RosterRow.row)).execution_options(yield_per=1000)
    for row in session.exec(ordered):
        yield Marked(row.row, row.verdict, open_body(row).problems)


def _told(session: Session, row: RosterImport, kind: ListKind, *, in_full: bool) -> list[RowVerdict]:
    if row.status not in _AT_REST:
        return []
    statement = (
        select(RosterRow)
        .where(RosterRow.import_id == row.id, RosterRow.list == kind, col(RosterRow.verdict).in_(TOLD))
        .order_by(col(RosterRow.id))
        .limit(MAX_ROWS_SHOWN)
    )
    return [verdict_of(each, in_full=in_full) for each in session.exec(statement)]


def _progress(session: Session, row: RosterImport) -> Progress | None:
    job = None if row.job_id is None else session.get(Job, row.job_id)
    if job is None:
        return None
    return Progress(job_id=job.id, stage=job.stage, done=job.done_count, total=job.total_count)


def _actions(scope: Scope, row: RosterImport) -> list[AllowedAction]:
    if row.forgotten_at is not None:
        return []
    is_ready = row.status is ImportStatus.READY
    open_now = {
        ("apply", "导入"): is_ready,
        ("confirm", "确认改动"): is_ready and bool(row.counts.get(Verdict.CHANGED)) and reach.may_correct(scope, row),
        ("take_report", "下载报告"): row.status in CHECKED and reach.is_uploader(scope, row),
    }
    return [
        AllowedAction(action=action, label=label, requires_reason=False)
        for (action, label), is_open in open_now.items()
        if is_open
    ]
