"""Imports and exports of rosters over HTTP."""

import hashlib
from typing import Annotated
from uuid import UUID

from fastapi import Depends, File, Header, Request, Response, UploadFile

from app.access.guard import Scope, require
from app.access.policy import Permission
from app.core.db import DISCLOSES, SessionDep, database_of
from app.core.downloads import XLSX_ANSWER, sent, sent_in_pieces
from app.core.http import IfMatch, OptionalIfMatch, Router, tagged
from app.core.idempotency import Once, OnceDep
from app.core.pagination import Page, PageDep
from app.roster import export_queries, exporting, files, queries, service
from app.roster.applying import Confirmed
from app.roster.rules import ExportStatus, ListKind, Verdict
from app.roster.schemas import ExportCreate, ExportRead, RosterApply, RosterImportItem, RosterImportRead, RowVerdict

router = Router(tags=["roster"])
Importer = Annotated[Scope, require(Permission.ROSTERS_IMPORT)]
Exporter = Annotated[Scope, require(Permission.ROSTERS_EXPORT)]
Roster = Annotated[UploadFile, File(description="花名册：.xlsx，或 UTF-8、GB18030 的 .csv")]


def upload_once(
    request: Request,
    response: Response,
    session: SessionDep,
    file: Roster,
    idempotency_key: Annotated[str | None, Header(min_length=8, max_length=255)] = None,
) -> Once:
    """The idempotency of an upload: its fingerprint is the file's, whatever the boundary of the form."""
    fingerprint = hashlib.file_digest(file.file, "sha256").hexdigest()  # type: ignore[arg-type]  # a spooled file is one
    file.file.seek(0)
    return Once(request, response, session, fingerprint, idempotency_key)


@router.post("/roster-imports", response_model=RosterImportRead, status_code=202)
def create_roster_import(
    file: Roster,
    scope: Importer,
    session: SessionDep,
    once: Annotated[Once, Depends(upload_once)],
    response: Response,
) -> RosterImportRead:
    """上传花名册，开始核对（不写入名册）"""
    row = once.run(
        scope.who.id,
        lambda: service.upload(session, scope, file.filename or "roster", file.file),
        lambda key: service.get(session, scope, key),
        status=202,
    )
    return queries.read(session, scope, tagged(response, row))


@router.get("/roster-imports", response_model=Page[RosterImportItem])
def list_roster_imports(scope: Importer, session: SessionDep, page: PageDep) -> Page[RosterImportItem]:
    """导入记录，新的在前"""
    return queries.items(session, scope, page)


@router.get("/roster-imports/{import_id}", response_model=RosterImportRead)
def get_roster_import(import_id: UUID, scope: Importer, session: SessionDep, response: Response) -> RosterImportRead:
    """一次导入：进度、各行的核对结果"""
    return queries.read(session, scope, tagged(response, service.get(session, scope, import_id)))


@router.get("/roster-imports/{import_id}/rows", response_model=Page[RowVerdict])
def list_roster_import_rows(
    import_id: UUID,
    scope: Importer,
    session: SessionDep,
    page: PageDep,
    list: ListKind = ListKind.MEMBERS,  # noqa: A002 -- the name of the query parameter
    verdict: Verdict | None = None,
) -> Page[RowVerdict]:
    """逐行的核对结果；号码和住址只有上传的人看得到全部"""
    return queries.rows(session, scope, service.get(session, scope, import_id), list, verdict, page)


@router.post("/roster-imports/{import_id}/apply", response_model=RosterImportRead, status_code=202)
def apply_roster_import(
    import_id: UUID,
    scope: Importer,
    session: SessionDep,
    seen: OptionalIfMatch,
    response: Response,
    data: RosterApply | None = None,
) -> RosterImportRead:
    """按核对结果写入名册；有变化的行，确认过的才写入，由能修改党员信息的人确认"""
    row = service.apply(session, scope, import_id, Confirmed.of((data or RosterApply()).confirmed), seen=seen)
    return queries.read(session, scope, tagged(response, row))


@router.get(
    "/roster-imports/{import_id}/report.xlsx",
    response_class=Response,
    responses=XLSX_ANSWER,
    openapi_extra={DISCLOSES: "roster_import.report_taken"},
)
def get_roster_import_report(import_id: UUID, scope: Importer, session: SessionDep, request: Request) -> Response:
    """原表标注核对结果，只给上传的人"""
    row = service.take_report(session, scope, import_id)
    return sent_in_pieces(queries.report(database_of(request), row.id), "report.xlsx")


@router.get("/exports/roster.xlsx", response_class=Response, responses=XLSX_ANSWER)
def get_masked_roster(organization_id: UUID, scope: Exporter, session: SessionDep) -> Response:
    """打码的花名册，供办公使用"""
    with files.private_folder() as folder:
        return sent(export_queries.masked(session, scope, organization_id, folder).read_bytes(), "roster.xlsx")


@router.post("/exports", response_model=ExportRead, status_code=202)
def create_export(
    data: ExportCreate, scope: Exporter, session: SessionDep, once: OnceDep, response: Response
) -> ExportRead:
    """申请导出花名册；完整的只给能看明文的人，要另一个人批准"""
    row = once.run(
        scope.who.id,
        lambda: exporting.request(session, scope, data),
        lambda key: exporting.get(session, scope, key),
        status=202,
    )
    return export_queries.read(session, scope, tagged(response, row))


@router.get("/exports", response_model=Page[ExportRead])
def list_exports(
    scope: Exporter, session: SessionDep, page: PageDep, status: ExportStatus | None = None
) -> Page[ExportRead]:
    """导出申请，新的在前"""
    return export_queries.items(session, scope, status, page)


@router.get("/exports/{export_id}", response_model=ExportRead)
def get_export(export_id: UUID, scope: Exporter, session: SessionDep, response: Response) -> ExportRead:
    """一份导出申请"""
    return export_queries.read(session, scope, tagged(response, exporting.get(session, scope, export_id)))


@router.post("/exports/{export_id}/approve", response_model=ExportRead)
def approve_export(
    export_id: UUID, scope: Exporter, session: SessionDep, seen: IfMatch, response: Response
) -> ExportRead:
    """批准导出完整花名册（不能是申请人）"""
    row = exporting.approve(session, scope, export_id, seen=seen)
    return export_queries.read(session, scope, tagged(response, row))


@router.get(
    "/exports/{export_id}/file",
    response_class=Response,
    responses=XLSX_ANSWER,
    openapi_extra={DISCLOSES: "roster_export.taken"},
)
def get_export_file(export_id: UUID, scope: Exporter, session: SessionDep) -> Response:
    """取走文件：24小时内一次，名册里的每个人都能看到"""
    with files.private_folder() as folder:
        return sent(exporting.take(session, scope, export_id, folder).read_bytes(), "roster.xlsx")
