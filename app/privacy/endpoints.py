"""One's own data over HTTP: a copy of all of it, and what one agreed to."""

from datetime import timedelta

from fastapi import Response

from app.access.bearer import caller_account
from app.access.guard import MemberDep
from app.core.db import DISCLOSES, SessionDep
from app.core.http import Router
from app.core.pagination import Page
from app.core.ratelimit import Limit, limited
from app.privacy import consents, export
from app.privacy.rules import ConsentKind
from app.privacy.schemas import ConsentRead, OwnData, OwnValues

router = Router(tags=["me"])
LOOKS = Limit("own-values", 60, timedelta(hours=1))
# A try with an old sign-in counts too, so that three whole copies fit into a day.
COPIES = Limit("own-data", 10, timedelta(days=1))


@router.get(
    "/me/member/values",
    dependencies=[limited(LOOKS, caller_account)],
    openapi_extra={DISCLOSES: "member.own_values_shown"},
)
def show_my_values(me: MemberDep, session: SessionDep) -> OwnValues:
    """我自己的完整号码和住址。要刚登录过，会留下记录。"""
    return export.values(session, me)


@router.get(
    "/me/export", dependencies=[limited(COPIES, caller_account)], openapi_extra={DISCLOSES: "member.own_data_taken"}
)
def export_my_data(me: MemberDep, session: SessionDep, response: Response) -> OwnData:
    """导出系统里有关我的全部内容，一个JSON文件。要刚登录过，会留下记录。"""
    response.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return export.take(session, me)


@router.get("/me/consents")
def list_my_consents(me: MemberDep, session: SessionDep) -> Page[ConsentRead]:
    """我同意过什么，什么时候，当时怎么说的；党籍管理是法定职责，不在其中"""
    return consents.given(session, me)


@router.post("/me/consents/{kind}/withdraw", status_code=204)
def withdraw_my_consent(kind: ConsentKind, me: MemberDep, session: SessionDep) -> None:
    """撤回一项同意，马上生效"""
    consents.withdraw(session, me, kind)
