"""Administrative grants over HTTP: their holders are people and accounts, so they are served here."""

from typing import Annotated
from uuid import UUID

from fastapi import Response

from app.access.guard import Scope, require
from app.access.policy import Permission
from app.accounts import grants
from app.core.db import SessionDep
from app.core.http import IfMatch, Router, tagged
from app.core.idempotency import OnceDep
from app.core.pagination import Page, PageDep
from app.organizations import grants as stored
from app.organizations import service as organizations
from app.organizations.schemas import GrantAction, GrantCreate, GrantRead

router = Router(tags=["organizations"])
Granter = Annotated[Scope, require(Permission.GRANTS_WRITE)]


@router.get("/organizations/{organization_id}/role-grants", response_model=Page[GrantRead])
def list_role_grants(organization_id: UUID, scope: Granter, session: SessionDep, page: PageDep) -> Page[GrantRead]:
    """管理授权，新的在前"""
    return stored.page_of(session, scope, organizations.get(session, scope, organization_id), page)


@router.post("/organizations/{organization_id}/role-grants", response_model=GrantRead, status_code=201)
def request_role_grant(
    organization_id: UUID,
    data: GrantCreate,
    scope: Granter,
    session: SessionDep,
    once: OnceDep,
    response: Response,
) -> GrantRead:
    """提出管理授权，由另一位管理员批准"""
    row = once.run(
        scope.who.id,
        lambda: grants.request(session, scope, organization_id, data),
        lambda key: stored.get(session, scope, key),
    )
    return stored.read(session, scope, tagged(response, row))


@router.get("/deputies", response_model=Page[GrantRead])
def list_deputies(scope: Granter, session: SessionDep, page: PageDep) -> Page[GrantRead]:
    """范围内的临时代理：等同意的、正在代的和已结束的，新的在前"""
    return stored.deputies(session, scope, page)


@router.post("/role-grants/{grant_id}/actions", response_model=GrantRead)
def act_on_role_grant(
    grant_id: UUID,
    data: GrantAction,
    scope: Granter,
    session: SessionDep,
    seen: IfMatch,
    response: Response,
) -> GrantRead:
    """同意、不同意或收回一项管理授权"""
    row = grants.act(session, scope, grant_id, data, seen=seen)
    return stored.read(session, scope, tagged(response, row))
