"""Corrections over HTTP: a member asks, somebody who keeps the branch's book decides."""

from datetime import timedelta
from typing import Annotated, Any
from uuid import UUID

from fastapi import Response

from app.access.bearer import caller_account
from app.access.guard import MemberDep, Scope, require
from app.access.policy import Permission
from app.core.db import SessionDep
from app.core.http import IfMatch, Router, tagged
from app.core.idempotency import OnceDep
from app.core.pagination import Page, PageDep
from app.core.ratelimit import Limit, limited
from app.corrections import queries, service
from app.corrections.rules import CorrectionStatus
from app.corrections.schemas import (
    CorrectionAccept,
    CorrectionCreate,
    CorrectionRead,
    CorrectionReject,
    CorrectionValues,
    OwnCorrectionRead,
)

router = Router(tags=["corrections"])
Decider = Annotated[Scope, require(Permission.CORRECTIONS_DECIDE)]
ASKED = Limit("correction", 20, timedelta(days=1))


@router.post(
    "/me/corrections",
    status_code=201,
    response_model=OwnCorrectionRead,
    tags=["me"],
    dependencies=[limited(ASKED, caller_account)],
)
def ask_correction(data: CorrectionCreate, me: MemberDep, session: SessionDep, once: OnceDep) -> dict[str, Any]:
    """申请更正我的一项资料，由支部核对办理；同一项一次只能有一件"""
    row = once.run(me.who.id, lambda: service.ask(session, me, data), lambda row_id: service.own(session, me, row_id))
    return queries.facts(row)


@router.get("/me/corrections", response_model=Page[OwnCorrectionRead], tags=["me"])
def list_my_corrections(me: MemberDep, session: SessionDep, page: PageDep) -> Page[Any]:
    """我申请过的更正，新的在前"""
    return queries.own(session, me, page)


@router.post("/me/corrections/{correction_id}/withdraw", response_model=OwnCorrectionRead, tags=["me"])
def withdraw_correction(correction_id: UUID, me: MemberDep, session: SessionDep) -> dict[str, Any]:
    """撤回还没有办理的更正申请"""
    return queries.facts(service.withdraw(session, me, correction_id))


@router.get("/corrections", response_model=Page[CorrectionRead])
def list_corrections(
    scope: Decider, session: SessionDep, page: PageDep, status: CorrectionStatus | None = None
) -> Page[Any]:
    """本党组织和下级党员的更正申请；等办理的按先后，其他的新的在前"""
    return queries.desk(session, scope, status, page)


@router.get("/corrections/{correction_id}", response_model=CorrectionRead)
def get_correction(correction_id: UUID, scope: Decider, session: SessionDep, response: Response) -> CorrectionRead:
    """一件更正申请，号码和住址已遮盖"""
    return queries.read(scope, tagged(response, service.get(session, scope, correction_id)))


@router.post("/corrections/{correction_id}/accept", response_model=CorrectionRead)
def accept_correction(
    correction_id: UUID,
    data: CorrectionAccept,
    scope: Decider,
    session: SessionDep,
    seen: IfMatch,
    response: Response,
) -> CorrectionRead:
    """同意更正，随即写入；入党日期和转正日期由组织委员凭文件办理"""
    row = service.accept(session, scope, correction_id, data, seen=seen)
    return queries.read(scope, tagged(response, row))


@router.post("/corrections/{correction_id}/reject", response_model=CorrectionRead)
def reject_correction(
    correction_id: UUID,
    data: CorrectionReject,
    scope: Decider,
    session: SessionDep,
    seen: IfMatch,
    response: Response,
) -> CorrectionRead:
    """不同意更正，写明原因，本人看得到"""
    row = service.reject(session, scope, correction_id, data, seen=seen)
    return queries.read(scope, tagged(response, row))


@router.post("/corrections/{correction_id}/reveal", response_model=CorrectionValues)
def reveal_correction(correction_id: UUID, scope: Decider, session: SessionDep) -> CorrectionValues:
    """查看申请里的完整内容，会留下记录并给本人看"""
    return service.reveal_values(session, scope, correction_id)
