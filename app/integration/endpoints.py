"""Other systems over HTTP: how administrators register them, and how they get a token."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request, Response
from fastapi.responses import JSONResponse

from app.access.declared import public
from app.access.guard import Scope, require
from app.access.policy import Permission
from app.core.db import SessionDep
from app.core.http import IfMatch, Router, tagged
from app.core.idempotency import OnceDep
from app.core.pagination import Page, PageDep
from app.core.ratelimit import client_address, limited
from app.integration import oauth, service
from app.integration.errors import TokenRefused
from app.integration.rules import Refusal
from app.integration.schemas import (
    ApiClientCreate,
    ApiClientEnd,
    ApiClientRead,
    ApiClientUpdate,
    ClientToken,
    ServerMetadata,
    TokenFault,
)
from app.integration.token_requests import FORM, GRANT, JWT_BEARER, TokenRequestDep

router = Router(prefix="/api-clients", tags=["integration"])
root_router = Router(tags=["integration"])
Administrator = Annotated[Scope, require(Permission.CLIENTS_WRITE)]

public("POST", oauth.TOKEN_PATH, "the secret or the signature says which system it is")
public("GET", "/.well-known/oauth-authorization-server", "where and how a system gets a token")

NEVER_KEPT = {"Cache-Control": "no-store", "Pragma": "no-cache"}
FAULTS: dict[int | str, dict[str, Any]] = {
    400: {"description": "请求有误（RFC 6749 §5.2）", "model": TokenFault},
    401: {"description": "没有证明是哪个系统（RFC 6749 §5.2）", "model": TokenFault},
}
_TEXT = {"type": "string"}
TOKEN_FORM = {
    "requestBody": {
        "required": True,
        "content": {
            FORM: {
                "schema": {
                    "type": "object",
                    "required": ["grant_type"],
                    "properties": {
                        "grant_type": {"const": GRANT},
                        "scope": _TEXT,
                        "client_id": _TEXT,
                        "client_secret": _TEXT,
                        "client_assertion_type": {"const": JWT_BEARER},
                        "client_assertion": _TEXT,
                    },
                }
            }
        },
    }
}


@router.get("")
def list_api_clients(scope: Administrator, session: SessionDep, page: PageDep) -> Page[ApiClientRead]:
    """登记过的外部系统"""
    return service.page_of(session, scope, page)


@router.post("", status_code=201)
def create_api_client(
    data: ApiClientCreate, scope: Administrator, session: SessionDep, once: OnceDep, response: Response
) -> ApiClientRead:
    """登记外部系统：能看能办什么、管到哪个党组织、做什么用。能改资料的权限等另一位管理员同意。没给公钥的发一个密钥，只在这次答复里显示。"""
    made = once.run(
        scope.who.id,
        lambda: service.create(session, scope, data),
        lambda client_id: service.shown(service.get(session, scope, client_id), scope),
    )
    return tagged(response, made)


@router.get("/{client_id}")
def get_api_client(client_id: UUID, scope: Administrator, session: SessionDep, response: Response) -> ApiClientRead:
    """一个外部系统"""
    return tagged(response, service.shown(service.get(session, scope, client_id), scope))


@router.patch("/{client_id}")
def update_api_client(
    client_id: UUID,
    data: ApiClientUpdate,
    scope: Administrator,
    session: SessionDep,
    seen: IfMatch,
    response: Response,
) -> ApiClientRead:
    """修改外部系统；收回的权限立即失效。给了公钥，密钥就作废。"""
    return tagged(response, service.change(session, scope, client_id, data, seen=seen))


@router.post("/{client_id}/approve")
def approve_api_client(
    client_id: UUID, scope: Administrator, session: SessionDep, seen: IfMatch, response: Response
) -> ApiClientRead:
    """同意外部系统改资料的权限，由另一位管理员办理。"""
    return tagged(response, service.approve(session, scope, client_id, seen=seen))


@router.post("/{client_id}/rotate-secret")
def rotate_api_client_secret(
    client_id: UUID, scope: Administrator, session: SessionDep, seen: IfMatch, response: Response
) -> ApiClientRead:
    """换密钥：新的只显示一次，现在的还能用24小时，再早的立即作废。"""
    return tagged(response, service.rotate_secret(session, scope, client_id, seen=seen))


@router.post("/{client_id}/end")
def end_api_client(
    client_id: UUID,
    given: ApiClientEnd,
    scope: Administrator,
    session: SessionDep,
    seen: IfMatch,
    response: Response,
) -> ApiClientRead:
    """停用外部系统，立即生效，不能恢复。"""
    return tagged(response, service.end(session, scope, client_id, given, seen=seen))


@root_router.post(
    oauth.TOKEN_PATH, responses=FAULTS, openapi_extra=TOKEN_FORM, dependencies=[limited(oauth.TOKEN_REQUESTS)]
)
def issue_client_token(
    asked: TokenRequestDep,
    address: Annotated[str, Depends(client_address)],
    session: SessionDep,
    response: Response,
) -> ClientToken:
    """外部系统领取令牌（OAuth 2.0 client credentials，RFC 6749 §4.4、RFC 7523、RFC 9068），15分钟有效"""
    response.headers.update(NEVER_KEPT)
    return oauth.issue(session, asked, address)


@root_router.get("/.well-known/oauth-authorization-server")
def get_oauth_metadata() -> ServerMetadata:
    """外部系统怎样领取令牌（RFC 8414）"""
    return oauth.metadata()


def refusal(_request: Request, fault: TokenRefused) -> JSONResponse:
    """Why there is no token, as RFC 6749 §5.2 has it."""
    body = TokenFault(error=fault.error, error_description=fault.description)
    is_unproved = fault.error is Refusal.INVALID_CLIENT
    challenge = {"WWW-Authenticate": 'Basic realm="oauth"'} if is_unproved else {}
    return JSONResponse(body.model_dump(), 401 if is_unproved else 400, NEVER_KEPT | challenge)
