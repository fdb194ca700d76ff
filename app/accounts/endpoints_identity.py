"""Claiming a record of the roll, confirming claims in person, and WeChat bindings."""

from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from app.access.declared import public
from app.access.guard import Scope, require
from app.access.policy import Permission
from app.accounts import bindings, claims, confirmations, limits, tickets
from app.accounts.proofs import DeviceDep, ProofDep, SentCodeDep
from app.accounts.schemas import (
    BindingRead,
    BindingRevoke,
    ClaimAccept,
    ClaimConfirm,
    ClaimDeskRead,
    ClaimRead,
    ConfirmationCodeCreate,
    ConfirmationCodeRead,
    Explanation,
    PhoneCodeRead,
    Tokens,
)
from app.core.db import SessionDep
from app.core.http import IfMatch, Router, tagged
from app.core.pagination import Page, PageDep
from app.core.ratelimit import limited

router = Router(prefix="/identity", tags=["identity"])
Confirmer = Annotated[Scope, require(Permission.CLAIMS_CONFIRM)]
Revoker = Annotated[Scope, require(Permission.BINDINGS_REVOKE)]

public("POST", "/api/v1/identity/phone-codes", "the claim ticket says who it is")
public("POST", "/api/v1/identity/claims", "the claim ticket says who it is")
public("POST", "/api/v1/identity/claims/{claim_id}/accept", "the claim ticket says who it is")


@router.post("/phone-codes", status_code=201, dependencies=[limited(limits.TEXTS)])
def send_phone_code(sent: SentCodeDep, session: SessionDep) -> PhoneCodeRead:
    """给手机发验证码，10分钟内有效，用于认领身份。同一手机一分钟一条。"""
    return claims.keep_phone_code(session, sent)


@router.post("/claims", status_code=201, dependencies=[limited(limits.CLAIMS)])
def create_claim(proof: ProofDep, session: SessionDep) -> ClaimRead:
    """认领身份：凭微信手机号、短信验证码或书记给的码找到本人，请点“是我”；只填姓名和身份证号的，或已绑定别的微信的，请书记当面确认。"""
    return claims.create(session, proof)


@router.post("/claims/{claim_id}/accept", dependencies=[limited(limits.ACCEPTS)])
def accept_claim(claim_id: UUID, given: ClaimAccept, session: SessionDep, device: DeviceDep) -> Tokens:
    """是我：绑定并登录；书记已当面确认的，直接登录。"""
    return claims.accept(session, claim_id, tickets.open_ticket(given.claim_ticket), device)


@router.get("/claims")
def list_claims(scope: Confirmer, session: SessionDep, page: PageDep) -> Page[ClaimDeskRead]:
    """等我确认的认领：当面确认，或作为第二人同意换绑。"""
    return confirmations.waiting(session, scope, page)


@router.get("/claims/{claim_id}")
def get_claim(claim_id: UUID, scope: Confirmer, session: SessionDep, response: Response) -> ClaimDeskRead:
    """一件认领。扫党员手机上的码得到编号。"""
    return confirmations.shown(session, scope, tagged(response, confirmations.get(session, scope, claim_id)))


@router.post("/claims/{claim_id}/confirm", dependencies=[limited(limits.CONFIRMS)])
def confirm_claim(
    claim_id: UUID, decision: ClaimConfirm, version: IfMatch, scope: Confirmer, session: SessionDep, response: Response
) -> ClaimDeskRead:
    """当面确认：本人在场，填本人手机上的码；没有自动对上的，选出本人。已绑定别的微信的，还要第二人同意。"""
    claim = confirmations.confirm(session, scope, claim_id, decision, version)
    return confirmations.shown(session, scope, tagged(response, claim))


@router.post("/claims/{claim_id}/second-confirm")
def second_confirm_claim(
    claim_id: UUID, decision: Explanation, version: IfMatch, scope: Confirmer, session: SessionDep, response: Response
) -> ClaimDeskRead:
    """第二人同意换绑：原来的微信、登录和党员卡即时停用，新的微信绑定。不能是当面确认的人，也不能是本人。"""
    claim = confirmations.confirm_second(session, scope, claim_id, decision, version)
    return confirmations.shown(session, scope, tagged(response, claim))


@router.post("/claims/{claim_id}/refuse")
def refuse_claim(
    claim_id: UUID, decision: Explanation, version: IfMatch, scope: Confirmer, session: SessionDep, response: Response
) -> ClaimDeskRead:
    """不是本人：结束这件认领。"""
    claim = confirmations.refuse(session, scope, claim_id, decision, version)
    return confirmations.shown(session, scope, tagged(response, claim))


@router.post("/confirmation-codes", status_code=201)
def issue_confirmation_code(
    request: ConfirmationCodeCreate, scope: Confirmer, session: SessionDep
) -> ConfirmationCodeRead:
    """给当面的党员一个认领码，10分钟内有效，用一次。"""
    return confirmations.issue_code(session, scope, request)


@router.get("/bindings")
def list_bindings(
    scope: Revoker,
    session: SessionDep,
    page: PageDep,
    member_id: Annotated[UUID | None, Query(description="哪名党员，不填是我自己")] = None,
) -> Page[BindingRead]:
    """微信绑定：我自己的，或我管的党员的。"""
    return bindings.page_of(session, scope, member_id, page)


@router.post("/bindings/{binding_id}/revoke")
def revoke_binding(
    binding_id: UUID,
    request: BindingRevoke,
    scope: Revoker,
    session: SessionDep,
    seen: IfMatch,
    response: Response,
) -> BindingRead:
    """解除微信绑定，登录着的会话立即结束。替别人解绑要写明原因。"""
    return tagged(response, bindings.revoke(session, scope, binding_id, request, seen=seen))
