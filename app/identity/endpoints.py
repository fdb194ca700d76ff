"""Cards over HTTP: phones that show them, what verifiers need, and who looked."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from app.access.bearer import BEARER, claims_for
from app.access.declared import public
from app.access.guard import MemberDep, Scope, require
from app.access.hot_route import HotRoute
from app.access.policy import Permission
from app.access.tokens import AccessToken
from app.core.db import SessionDep
from app.core.http import Router
from app.core.pagination import Page, PageDep
from app.identity import answers, cards, devices, paper, status_list, verifications
from app.identity.schemas import (
    CardCreate,
    CardRead,
    DeviceCreate,
    DeviceEndRequest,
    DeviceRead,
    JsonWebKeys,
    OwnVerificationRead,
    PaperCardCreate,
    PaperCardRead,
    ServerTime,
    VerificationAnswer,
    VerificationCreate,
    VerificationRead,
)
from app.members import service as members

router = Router(tags=["identity"])
root_router = Router(tags=["identity"])
Ender = Annotated[Scope, require(Permission.BINDINGS_REVOKE)]
Printer = Annotated[Scope, require(Permission.CLAIMS_CONFIRM)]

public("GET", "/.well-known/jwks.json", "whoever verifies a card needs the keys")
public("GET", "/api/v1/identity/status/{number}", "whoever verifies a card without network needs the list")

# A verifier without network may use keys of up to 14 days ago, which is for how long new ones are published beforehand.
KEYS_LAST = "public, max-age=3600, stale-if-error=1209600"
LIST_LASTS = "public, max-age=30"  # withdrawn cards follow within a minute


@router.get("/identity/time")
def get_server_time(actor: MemberDep) -> ServerTime:
    """服务器的时间，和启用党员卡用的一次性口令"""
    return devices.server_time(actor)


@router.get("/identity/devices")
def list_devices(
    scope: Ender,
    session: SessionDep,
    page: PageDep,
    member_id: Annotated[UUID | None, Query(description="哪名党员，不填是我自己")] = None,
) -> Page[DeviceRead]:
    """出示党员卡的手机和纸质卡：我自己的，或我管的党员的"""
    return devices.page_of(session, scope, member_id, page)


@router.post("/identity/devices", status_code=201)
def enrol_device(data: DeviceCreate, actor: MemberDep, session: SessionDep) -> DeviceRead:
    """在这部手机上启用党员卡，原来的手机即停用。要刚登录过。"""
    return devices.shown(devices.enrol(session, actor, data))


@router.post("/identity/devices/{device_id}/end")
def end_device(device_id: UUID, request: DeviceEndRequest, scope: Ender, session: SessionDep) -> DeviceRead:
    """停用一部手机上的党员卡，或一张纸质卡，立即生效。替别人停用要写明原因。"""
    return devices.end(session, scope, device_id, request)


@router.post("/identity/paper-cards", status_code=201)
def create_paper_card(request: PaperCardCreate, scope: Printer, session: SessionDep) -> PaperCardRead:
    """给没有手机的党员办纸质卡，一年有效，原来的纸质卡即停用。码只给这一次，请马上打印。"""
    return paper.create(session, scope, request)


@router.post("/identity/cards")
def issue_card(data: CardCreate, actor: MemberDep, session: SessionDep) -> CardRead:
    """领取或更新这部手机上的党员卡，7天有效"""
    return cards.issue(session, actor, data.device_id)


@router.get("/me/verifications")
def list_own_verifications(actor: MemberDep, session: SessionDep, page: PageDep) -> Page[OwnVerificationRead]:
    """谁查验过我的党员卡，和我的回答"""
    return answers.page_of(session, members.own(session, actor).id, page)


@router.post("/me/verifications/{verification_id}/answers", status_code=201)
def answer_verification(
    verification_id: UUID, data: VerificationAnswer, actor: MemberDep, session: SessionDep
) -> OwnVerificationRead:
    """说明这次是不是我本人出示的。不是的，这张卡马上停用，并告诉支部书记。"""
    return answers.give(session, actor, verification_id, data.answer)


@root_router.get("/.well-known/jwks.json")
def get_jwks(session: SessionDep, response: Response) -> JsonWebKeys:
    """签发党员卡的公钥（RFC 7517）"""
    response.headers["Cache-Control"] = KEYS_LAST
    return cards.jwks(session)


@router.get("/identity/status/{number}", response_class=Response)
def get_status_list(number: int, session: SessionDep) -> Response:
    """已停用的党员卡清单（IETF Token Status List），供离线查验"""
    headers = {"Cache-Control": LIST_LASTS}
    return Response(status_list.status_list(session, number), media_type=status_list.MEDIA_TYPE, headers=headers)


async def verify_card(
    data: VerificationCreate,
    claims: Annotated[AccessToken, claims_for(Permission.IDENTITY_VERIFY)],
    request: Request,
) -> Response:
    """查验一张党员卡：提交扫到的码和事由，结果和事由会给本人看"""
    answer = await verifications.verify(request.app.state.verifications, claims, data)
    return Response(answer.model_dump_json(), media_type="application/json")


def add_to(router: APIRouter, prefix: str) -> None:
    """Put the hot route on the application's own router, as that of check-ins."""
    router.add_api_route(
        f"{prefix}/identity/verifications",
        verify_card,
        methods=["POST"],
        tags=["identity"],
        response_model=VerificationRead,
        openapi_extra=BEARER,
        route_class_override=HotRoute,
    )
