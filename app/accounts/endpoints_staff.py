"""Accounts for work at a desk."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from app.access.guard import Scope, require
from app.access.policy import Permission
from app.accounts import staff
from app.accounts.schemas import Explanation, StaffCreate, StaffRead
from app.core.db import SessionDep
from app.core.http import IfMatch, Router, tagged
from app.core.idempotency import OnceDep
from app.core.pagination import Page, PageDep

router = Router(prefix="/staff-accounts", tags=["staff"])
Administrator = Annotated[Scope, require(Permission.STAFF_WRITE)]


@router.get("")
def list_staff_accounts(scope: Administrator, session: SessionDep, page: PageDep) -> Page[StaffRead]:
    """有用户名的工作人员。"""
    return staff.page_of(session, scope, page)


@router.post("", status_code=201)
def create_staff_account(
    data: StaffCreate, scope: Administrator, session: SessionDep, once: OnceDep, response: Response
) -> StaffRead:
    """给工作人员开用户名；一次性密码只在这次答复里显示，3天内有效。权限另由任职或授权给出。"""
    made = once.run(
        scope.who.id,
        lambda: staff.create_staff(session, scope, data),
        lambda account_id: staff.shown(session, scope, staff.get(session, scope, account_id)),
    )
    return tagged(response, made)


@router.post("/{account_id}/reset")
def reset_staff_password(
    account_id: UUID,
    given: Explanation,
    scope: Administrator,
    session: SessionDep,
    seen: IfMatch,
    response: Response,
) -> StaffRead:
    """重设密码和动态码：新的一次性密码只显示一次，登录着的会话立即结束，本人会收到通知。"""
    return tagged(response, staff.reset(session, scope, account_id, given, seen=seen))


@router.post("/{account_id}/disable")
def disable_staff_account(
    account_id: UUID,
    given: Explanation,
    scope: Administrator,
    session: SessionDep,
    seen: IfMatch,
    response: Response,
) -> StaffRead:
    """停用工作人员的用户名，登录着的会话立即结束。"""
    return tagged(response, staff.disable(session, scope, account_id, given, seen=seen))
