"""Plans for whole organizations over HTTP: made, looked through, applied by a second person, or given up."""

from typing import Annotated, Any, NamedTuple
from uuid import UUID

from fastapi import Body, Query, Response

from app.access.guard import Scope, require
from app.access.policy import Permission
from app.core.db import SessionDep
from app.core.http import IfMatch, Router, tagged
from app.core.idempotency import Once, OnceDep
from app.core.pagination import Page, PageDep
from app.transfers import batch_queries, batches
from app.transfers.rules import BatchOperation, BatchRowKind, BatchStatus
from app.transfers.schemas_batches import BatchApply, BatchCreate, BatchItem, BatchRead, BatchRowRead, BatchTarget

router = Router(tags=["transfers"])
tree_router = Router(tags=["organizations"])
Reader = Annotated[Scope, require(Permission.TRANSFERS_READ)]
Writer = Annotated[Scope, require(Permission.TRANSFERS_WRITE)]
Looked = Annotated[BatchApply, Body(default_factory=BatchApply)]


@router.get("/transfers/batches", response_model=Page[BatchItem])
def list_transfer_batches(
    scope: Reader, session: SessionDep, page: PageDep, status: BatchStatus | None = None
) -> Page[Any]:
    """整建制调整的方案，新的在前"""
    return batch_queries.listed(session, scope, status, page)


@router.post("/transfers/batches", status_code=201, response_model=BatchRead)
def create_transfer_batch(
    data: BatchCreate, scope: Writer, session: SessionDep, once: OnceDep, response: Response
) -> BatchRead:
    """做一个整建制调整的方案：先看影响哪些人和事；24小时内由另一人办结"""
    row = once.run(
        scope.account_id,
        lambda: batches.plan(session, scope, data),
        lambda key: batches.get(session, scope, key),
        needs_key=True,
    )
    return batch_queries.read(scope, tagged(response, row))


@router.get("/transfers/batches/{batch_id}", response_model=BatchRead)
def get_transfer_batch(batch_id: UUID, scope: Reader, session: SessionDep, response: Response) -> BatchRead:
    """一个方案：调整前后的人数，办结以前要看的提醒"""
    return batch_queries.read(scope, tagged(response, batches.get(session, scope, batch_id)))


@router.get("/transfers/batches/{batch_id}/rows", response_model=Page[BatchRowRead])
def list_transfer_batch_rows(
    batch_id: UUID,
    scope: Reader,
    session: SessionDep,
    page: PageDep,
    kind: BatchRowKind | None = None,
    *,
    changed: Annotated[bool, Query(description="只看做方案以后变了的")] = False,
) -> Page[Any]:
    """方案影响的党组织、党员、任职、任期、转接、活动、测评等"""
    return batch_queries.rows(session, batches.get(session, scope, batch_id), page, kind, changed=changed)


@router.post("/transfers/batches/{batch_id}/apply", response_model=BatchRead)
def apply_transfer_batch(
    batch_id: UUID, data: Looked, scope: Writer, session: SessionDep, seen: IfMatch, response: Response
) -> BatchRead:
    """由另一人办结方案，一次办完；有提醒的要看过并写明理由，做方案以后有变化的不办"""
    return batch_queries.read(scope, tagged(response, batches.apply(session, scope, batch_id, data, seen=seen)))


@router.post("/transfers/batches/{batch_id}/cancel", response_model=BatchRead)
def cancel_transfer_batch(
    batch_id: UUID, scope: Writer, session: SessionDep, seen: IfMatch, response: Response
) -> BatchRead:
    """取消方案，党员不再冻结"""
    return batch_queries.read(scope, tagged(response, batches.cancel(session, scope, batch_id, seen=seen)))


@tree_router.post("/organizations/{organization_id}/reparent", status_code=201, response_model=BatchRead)
def reparent_organization(
    organization_id: UUID, data: BatchTarget, scope: Writer, session: SessionDep, once: OnceDep, response: Response
) -> BatchRead:
    """调整隶属：做一个方案，由另一人办结"""
    return _planned(Call(session, scope, once, response), organization_id, BatchOperation.REPARENT, data)


@tree_router.post("/organizations/{organization_id}/merge", status_code=201, response_model=BatchRead)
def merge_organization(
    organization_id: UUID, data: BatchTarget, scope: Writer, session: SessionDep, once: OnceDep, response: Response
) -> BatchRead:
    """并入别的党组织：做一个方案，由另一人办结"""
    return _planned(Call(session, scope, once, response), organization_id, BatchOperation.MERGE, data)


@tree_router.post("/organizations/{organization_id}/dissolve", status_code=201, response_model=BatchRead)
def dissolve_organization(
    organization_id: UUID, data: BatchTarget, scope: Writer, session: SessionDep, once: OnceDep, response: Response
) -> BatchRead:
    """撤销党组织：做一个方案，由另一人办结"""
    return _planned(Call(session, scope, once, response), organization_id, BatchOperation.DISSOLVE, data)


class Call(NamedTuple):
    """What every request for a plan brings along."""

    session: SessionDep
    scope: Scope
    once: Once
    response: Response


def _planned(call: Call, organization_id: UUID, operation: BatchOperation, data: BatchTarget) -> BatchRead:
    """The same plan, by the same rules, from the organization's own page."""
    session, scope = call.session, call.scope
    row = call.once.run(
        scope.account_id,
        lambda: batches.plan_for(session, scope, organization_id, operation, data),
        lambda key: batches.get(session, scope, key),
        needs_key=True,
    )
    return batch_queries.read(scope, tagged(call.response, row))
