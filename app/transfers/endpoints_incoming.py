"""Papers from outside and the national system over HTTP. Its routes come before those of `endpoints`, where one name stands for any."""

from typing import Annotated
from uuid import UUID

from fastapi import File, Query, Response, UploadFile

from app.access.guard import Scope, require
from app.access.policy import Permission
from app.core import downloads
from app.core.db import DISCLOSES, SessionDep
from app.core.http import IfMatch, Router, tagged
from app.core.idempotency import OnceDep
from app.core.schemas import Reason
from app.transfers import incoming, mirror, scans, service, sheet, views
from app.transfers.incoming_schemas import MirrorCommand
from app.transfers.rules import TransferStatus
from app.transfers.schemas import IncomingTransferCreate, TransferRead

router = Router(tags=["transfers"])
Reader = Annotated[Scope, require(Permission.TRANSFERS_READ)]
Writer = Annotated[Scope, require(Permission.TRANSFERS_WRITE)]
Revealer = Annotated[Scope, require(Permission.MEMBERS_REVEAL)]
ScanFile = Annotated[UploadFile, File(description="介绍信的照片或扫描件：JPG、PNG 或 PDF，最多5MB")]
SCAN_ANSWER = downloads.answers("介绍信的照片或扫描件", *scans.ENDINGS)


@router.post("/transfers/incoming", status_code=201, response_model=TransferRead)
def create_incoming_transfer(
    data: IncomingTransferCreate, scope: Writer, session: SessionDep, once: OnceDep, response: Response
) -> TransferRead:
    """登记带纸质介绍信从系统外转来的党员，由接收党委办理"""
    row = once.run(
        scope.account_id,
        lambda: incoming.take_in(session, scope, data),
        lambda key: service.get(session, scope, key),
        needs_key=True,
    )
    return views.read(session, scope, tagged(response, row))


@router.get(
    "/transfers/national-sheet.xlsx",
    response_class=Response,
    responses=downloads.XLSX_ANSWER,
    openapi_extra={DISCLOSES: "transfer_sheet.taken"},
)
def get_national_sheet(
    organization_id: UUID,
    reason: Annotated[Reason, Query(description="用途，名单里的每个人都能看到")],
    scope: Revealer,
    session: SessionDep,
    status: Annotated[TransferStatus | None, Query(description="不填是办理中的")] = None,
) -> Response:
    """往全国系统录入用的转接表，一件一行，最多100件；有完整号码，名单里的每个人都能看到是谁取走的"""
    return downloads.sent(sheet.take(session, scope, organization_id, status, reason=reason), sheet.FILE_NAME)


@router.put("/transfers/{transfer_id}/scan", response_model=TransferRead)
def put_transfer_scan(
    transfer_id: UUID, file: ScanFile, scope: Writer, session: SessionDep, seen: IfMatch, response: Response
) -> TransferRead:
    """上传纸质介绍信的照片或扫描件；分配支部以前可以换"""
    row = scans.attach(session, scope, transfer_id, file.file, seen=seen)
    return views.read(session, scope, tagged(response, row))


@router.get(
    "/transfers/{transfer_id}/scan",
    response_class=Response,
    responses=SCAN_ANSWER,
    openapi_extra={DISCLOSES: "transfer.scan_shown"},
)
def get_transfer_scan(transfer_id: UUID, scope: Reader, session: SessionDep) -> Response:
    """看介绍信的照片或扫描件，只给接收方办理的人；每次查看都有记录"""
    scan = scans.show(session, scope, transfer_id)
    return downloads.sent(scan.content, scan.name, scan.media_type)


@router.put("/transfers/{transfer_id}/mirror", response_model=TransferRead)
def put_transfer_mirror(
    transfer_id: UUID, data: MirrorCommand, scope: Writer, session: SessionDep, seen: IfMatch, response: Response
) -> TransferRead:
    """登记这件转接在全国系统里的流水号和状态；和这里不一致的不收"""
    row = mirror.mirror(session, scope, transfer_id, data, seen=seen)
    return views.read(session, scope, tagged(response, row))
