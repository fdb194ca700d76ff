"""Organizations over HTTP. Posts and party groups, which are about people, are served by app/members."""

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Query, Response

from app.access.guard import Scope, require
from app.access.policy import Permission
from app.core.db import SessionDep
from app.core.http import IfMatch, Router, tagged
from app.core.idempotency import OnceDep
from app.core.pagination import Page, PageDep
from app.core.schemas import line
from app.organizations import queries, service, settings, terms
from app.organizations.models import Term
from app.organizations.rules import OrganizationKind
from app.organizations.schemas import (
    OrganizationCreate,
    OrganizationNode,
    OrganizationRead,
    OrganizationRename,
    OrganizationUpdate,
    OrganizationVersionRead,
    SettingRead,
    SettingsChange,
    TermCreate,
    TermExtend,
    TermRead,
)

router = Router(tags=["organizations"])
Reader = Annotated[Scope, require(Permission.ORGANIZATIONS_READ)]
Writer = Annotated[Scope, require(Permission.ORGANIZATIONS_WRITE)]
SettingsWriter = Annotated[Scope, require(Permission.SETTINGS_WRITE)]
NameQuery = Annotated[Annotated[str, line(120, least=0)] | None, Query(description="名称的一部分")]
AsOf = Annotated[date | None, Query(description="按哪一天的情况")]


@router.get("/organizations", response_model=Page[OrganizationRead])
def list_organizations(
    scope: Reader,
    session: SessionDep,
    page: PageDep,
    q: NameQuery = None,
    kind: OrganizationKind | None = None,
) -> Page[OrganizationRead]:
    """范围内的党组织，按隶属顺序"""
    return queries.page_of(session, scope, queries.matching(scope, q, kind), page)


@router.post("/organizations", response_model=OrganizationRead, status_code=201)
def create_organization(
    data: OrganizationCreate, scope: Writer, session: SessionDep, once: OnceDep, response: Response
) -> OrganizationRead:
    """设立党组织"""
    row = once.run(
        scope.who.id, lambda: service.create(session, scope, data), lambda key: service.get(session, scope, key)
    )
    return queries.read(session, scope, tagged(response, row))


@router.get("/organizations/{organization_id}", response_model=OrganizationRead)
def get_organization(organization_id: UUID, scope: Reader, session: SessionDep, response: Response) -> OrganizationRead:
    """一个党组织"""
    return queries.read(session, scope, tagged(response, service.get(session, scope, organization_id)))


@router.patch("/organizations/{organization_id}", response_model=OrganizationRead)
def update_organization(
    organization_id: UUID,
    data: OrganizationUpdate,
    scope: Writer,
    session: SessionDep,
    seen: IfMatch,
    response: Response,
) -> OrganizationRead:
    """修改党组织的一般信息"""
    row = service.update(session, scope, organization_id, data, seen=seen)
    return queries.read(session, scope, tagged(response, row))


@router.post("/organizations/{organization_id}/rename", response_model=OrganizationRead)
def rename_organization(
    organization_id: UUID,
    data: OrganizationRename,
    scope: Writer,
    session: SessionDep,
    seen: IfMatch,
    response: Response,
) -> OrganizationRead:
    """党组织更名"""
    row = service.rename(session, scope, organization_id, data, seen=seen)
    return queries.read(session, scope, tagged(response, row))


@router.get("/organizations/{organization_id}/children", response_model=Page[OrganizationNode])
def list_children(
    organization_id: UUID, scope: Reader, session: SessionDep, page: PageDep, as_of: AsOf = None
) -> Page[OrganizationNode]:
    """直接下级"""
    return queries.children(session, service.get(session, scope, organization_id), as_of, page)


@router.get("/organizations/{organization_id}/subtree", response_model=Page[OrganizationNode])
def list_subtree(
    organization_id: UUID, scope: Reader, session: SessionDep, page: PageDep, as_of: AsOf = None
) -> Page[OrganizationNode]:
    """本级和全部下级"""
    return queries.subtree(session, service.get(session, scope, organization_id), as_of, page)


@router.get("/organizations/{organization_id}/history", response_model=Page[OrganizationVersionRead])
def get_organization_history(
    organization_id: UUID, scope: Reader, session: SessionDep, page: PageDep, as_of: AsOf = None
) -> Page[OrganizationVersionRead]:
    """名称和隶属的变化；给出日期时只答那一天的"""
    return queries.history(session, service.get(session, scope, organization_id), as_of, page)


@router.get("/organizations/{organization_id}/terms", response_model=Page[TermRead])
def list_terms(organization_id: UUID, scope: Reader, session: SessionDep, page: PageDep) -> Page[TermRead]:
    """历届，新的在前"""
    return terms.page_of(session, service.get(session, scope, organization_id), page)


@router.post("/organizations/{organization_id}/terms", response_model=TermRead, status_code=201)
def register_term(
    organization_id: UUID, data: TermCreate, scope: Writer, session: SessionDep, once: OnceDep, response: Response
) -> Term:
    """登记换届"""
    row = once.run(
        scope.who.id,
        lambda: terms.register(session, scope, organization_id, data),
        lambda key: terms.get(session, scope, key),
    )
    return tagged(response, row)


@router.post("/terms/{term_id}/extend", response_model=TermRead)
def extend_term(
    term_id: UUID, data: TermExtend, scope: Writer, session: SessionDep, seen: IfMatch, response: Response
) -> Term:
    """上级党组织批准延期换届，最多一年"""
    return tagged(response, terms.extend(session, scope, term_id, data, seen=seen))


@router.get("/organizations/{organization_id}/settings", response_model=Page[SettingRead])
def list_settings(organization_id: UUID, scope: Reader, session: SessionDep, response: Response) -> Page[SettingRead]:
    """本地规定：现在的值和它由哪一级设定"""
    return settings.page_of(session, tagged(response, service.get(session, scope, organization_id)))


@router.put("/organizations/{organization_id}/settings", response_model=Page[SettingRead])
def change_settings(
    organization_id: UUID,
    data: SettingsChange,
    scope: SettingsWriter,
    session: SessionDep,
    seen: IfMatch,
    response: Response,
) -> Page[SettingRead]:
    """修改本地规定，从某一天起"""
    row = settings.change(session, scope, service.get_standing(session, scope, organization_id), data, seen=seen)
    return settings.page_of(session, tagged(response, row))
