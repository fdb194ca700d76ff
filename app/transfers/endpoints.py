"""Transfers over HTTP: apply, look through, act, and follow."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import Query, Response

from app.access.guard import Scope, require
from app.access.policy import Permission
from app.core.db import SessionDep
from app.core.http import IfMatch, Router, tagged
from app.core.idempotency import OnceDep
from app.core.pagination import Page, PageDep
from app.core.schemas import line
from app.transfers import actions, address_book, queries, service, views
from app.transfers.models import ExternalOrganization
from app.transfers.rules import TransferStatus
from app.transfers.schemas import (
    ExternalOrganizationCreate,
    ExternalOrganizationRead,
    TimelineEntry,
    TransferActionCommand,
    TransferCreate,
    TransferItem,
    TransferPreflight,
    TransferRead,
    TransferTarget,
    TransferUpdate,
)

router = Router(tags=["transfers"])
Reader = Annotated[Scope, require(Permission.TRANSFERS_READ)]
Writer = Annotated[Scope, require(Permission.TRANSFERS_WRITE)]
Keeper = Annotated[Scope, require(Permission.MEMBERS_WRITE)]
Words = Annotated[Annotated[str, line(120, least=0)] | None, Query(description="名称的一部分，或完整代码")]


@router.get("/transfers", response_model=Page[TransferItem])
def list_transfers(
    scope: Reader,
    session: SessionDep,
    page: PageDep,
    *,
    status: TransferStatus | None = None,
    member_id: UUID | None = None,
    own: Annotated[bool, Query(description="只看本人的")] = False,
) -> Page[Any]:
    """转出、转入本党组织和下级的转接，以及本人的，新的在前"""
    return queries.listed(session, scope, page, status=status, member_id=member_id, is_own=own)


@router.post("/transfers", status_code=201, response_model=TransferRead)
def create_transfer(
    data: TransferCreate, scope: Writer, session: SessionDep, once: OnceDep, response: Response
) -> TransferRead:
    """写一份转接申请的草稿；一名党员同时只能有一件"""
    row = once.run(
        scope.account_id,
        lambda: service.create(session, scope, data),
        lambda key: service.get(session, scope, key),
        needs_key=True,
    )
    return views.read(session, scope, tagged(response, row))


@router.post("/transfers/preflight", response_model=TransferPreflight)
def preflight_transfer(data: TransferCreate, scope: Writer, session: SessionDep) -> TransferPreflight:
    """提交以前先看：会走哪几步，什么会被退回，什么要先办"""
    return service.preflight(session, scope, data)


@router.get("/transfers/inbox", response_model=Page[TransferItem])
def list_transfer_inbox(
    scope: Reader,
    session: SessionDep,
    page: PageDep,
    *,
    below: Annotated[bool, Query(description="看下级已经逾期、可以代办的")] = False,
) -> Page[Any]:
    """等我办的，期限早的在前"""
    return queries.inbox(session, scope, page, below=below)


@router.get("/transfers/targets", response_model=Page[TransferTarget])
def list_transfer_targets(
    scope: Reader,
    session: SessionDep,
    page: PageDep,
    *,
    q: Words = None,
    near: Annotated[bool, Query(description="只看同一个党委下面的别的支部")] = False,
    member_id: Annotated[UUID | None, Query(description="谁要转，和near一起用；不填是本人")] = None,
) -> Page[Any]:
    """可以转去的党组织，只有名称"""
    return service.targets(session, scope, q, page, near=near, member_id=member_id)


@router.get("/transfers/{transfer_id}", response_model=TransferRead)
def get_transfer(transfer_id: UUID, scope: Reader, session: SessionDep, response: Response) -> TransferRead:
    """一件转接：在谁那里、办到哪一步、下一步是什么"""
    return views.read(session, scope, tagged(response, service.get(session, scope, transfer_id)))


@router.put("/transfers/{transfer_id}", response_model=TransferRead)
def update_transfer(
    transfer_id: UUID, data: TransferUpdate, scope: Writer, session: SessionDep, seen: IfMatch, response: Response
) -> TransferRead:
    """改草稿，或改退回的申请"""
    row = service.update(session, scope, transfer_id, data, seen=seen)
    return views.read(session, scope, tagged(response, row))


@router.post("/transfers/{transfer_id}/actions", response_model=TransferRead)
def act_on_transfer(
    transfer_id: UUID,
    data: TransferActionCommand,
    scope: Writer,
    session: SessionDep,
    once: OnceDep,
    seen: IfMatch,
    response: Response,
) -> TransferRead:
    """办一步：提交、同意、退回、开介绍信、确认报到等"""
    row = once.run(
        scope.account_id,
        lambda: actions.act(session, scope, transfer_id, data, seen=seen),
        lambda key: service.get(session, scope, key),
        status=200,
    )
    return views.read(session, scope, tagged(response, row))


@router.get("/transfers/{transfer_id}/timeline", response_model=Page[TimelineEntry])
def list_transfer_timeline(transfer_id: UUID, scope: Reader, session: SessionDep, page: PageDep) -> Page[Any]:
    """办理经过，双方看到的一样"""
    return queries.timeline(session, service.get(session, scope, transfer_id), page)


@router.get("/external-organizations", response_model=Page[ExternalOrganizationRead])
def list_external_organizations(_scope: Reader, session: SessionDep, page: PageDep, q: Words = None) -> Page[Any]:
    """系统外党组织名录"""
    return queries.external_organizations(session, q, page)


@router.post("/external-organizations", status_code=201, response_model=ExternalOrganizationRead)
def create_external_organization(
    data: ExternalOrganizationCreate, scope: Keeper, session: SessionDep, once: OnceDep, response: Response
) -> ExternalOrganization:
    """往名录里加一个系统外党组织"""
    row = once.run(
        scope.who.id, lambda: address_book.add(session, scope, data), lambda key: address_book.load(session, key)
    )
    return tagged(response, row)


@router.put("/external-organizations/{external_id}", response_model=ExternalOrganizationRead)
def update_external_organization(
    external_id: UUID,
    data: ExternalOrganizationCreate,
    scope: Keeper,
    session: SessionDep,
    seen: IfMatch,
    response: Response,
) -> ExternalOrganization:
    """改名录里的一个系统外党组织"""
    return tagged(response, address_book.change(session, scope, external_id, data, seen=seen))
