"""Signing in and out, and the sessions of one's own."""

from typing import Annotated
from uuid import UUID

from fastapi import Query

from app.access.declared import public
from app.access.guard import ActorDep
from app.accounts import limits, proofs, service, sign_in
from app.accounts.proofs import DeviceDep, IdentifiedDep, PasswordDep
from app.accounts.rules import EndReason
from app.accounts.schemas import (
    AuthorizeUrl,
    ClaimTicket,
    Enrolment,
    PasswordChange,
    Renewal,
    SessionRead,
    Tokens,
)
from app.core.db import SessionDep
from app.core.http import Router
from app.core.pagination import Page, PageDep
from app.core.ratelimit import limited

router = Router(tags=["auth"])

public("POST", "/api/v1/auth/wechat", "signing in")
public("GET", "/api/v1/auth/wechat/authorize-url", "where WeChat's browser goes to sign in")
public("POST", "/api/v1/auth/password", "signing in")
public("POST", "/api/v1/auth/refresh", "the refresh token says who it is")


@router.post("/auth/wechat", dependencies=[limited(limits.WECHAT_SIGN_INS)])
def sign_in_with_wechat(user: IdentifiedDep, session: SessionDep, device: DeviceDep) -> Tokens | ClaimTicket:
    """微信登录：小程序或公众号的登录码换取令牌；还没认领身份时，得到认领凭据。"""
    return sign_in.with_wechat(session, user, device)


@router.get("/auth/wechat/authorize-url")
def read_authorize_url(
    path: Annotated[str, Query(pattern=r"^/[\w/.?=&%#-]*$", max_length=400, description="回来的页面")],
    state: Annotated[str, Query(pattern=r"^[\w-]{8,128}$", description="客户端的随机数，回来时核对")],
) -> AuthorizeUrl:
    """公众号网页授权的地址：在微信里打开，带着登录码回到所给页面。"""
    return AuthorizeUrl(url=proofs.official_url(path, state))


@router.post("/auth/password", dependencies=[limited(limits.PASSWORD_SIGN_INS)])
def sign_in_with_password(proof: PasswordDep, session: SessionDep, device: DeviceDep) -> Tokens | Enrolment:
    """工作人员登录：用户名、密码和动态码。第一次登录先得到动态码的密钥（只显示一次），再带动态码和新密码登录。"""
    return sign_in.with_password(session, proof, device)


@router.post("/auth/refresh", dependencies=[limited(limits.RENEWALS)])
def refresh_session(renewal: Renewal, session: SessionDep) -> Tokens:
    """用刷新令牌换一对新令牌。每个刷新令牌用一次，重用会结束整个会话；没收到答复时，1分钟内带同一个renewal_id可再取一次。"""
    return service.renew(session, renewal.refresh_token, renewal.renewal_id)


@router.post("/auth/logout", status_code=204)
def sign_out(actor: ActorDep, session: SessionDep) -> None:
    """退出登录：这个会话立即结束。"""
    service.sign_out(session, actor.account_id, actor.session_id, EndReason.SIGNED_OUT)


@router.get("/me/sessions", tags=["me"])
def list_my_sessions(actor: ActorDep, session: SessionDep, page: PageDep) -> Page[SessionRead]:
    """我在哪些设备上登录着。"""
    return service.page_of_sessions(session, actor, page)


@router.delete("/me/sessions", status_code=204, tags=["me"])
def end_my_other_sessions(actor: ActorDep, session: SessionDep) -> None:
    """让其他设备都退出登录，这台除外。"""
    service.sign_out_elsewhere(session, actor.account_id, actor.session_id)


@router.delete("/me/sessions/{session_id}", status_code=204, tags=["me"])
def end_my_session(session_id: UUID, actor: ActorDep, session: SessionDep) -> None:
    """让一台设备退出登录，立即生效。"""
    service.sign_out(session, actor.account_id, session_id, EndReason.OWNER)


@router.post("/me/password", status_code=204, tags=["me"], dependencies=[limited(limits.PASSWORD_SIGN_INS)])
def change_my_password(change: PasswordChange, actor: ActorDep, session: SessionDep) -> None:
    """换密码：要现在的密码和动态码；其他会话随即结束。"""
    sign_in.change_password(session, actor, change)
