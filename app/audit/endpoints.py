"""The audit record, for those who may read it."""

from typing import Annotated

from app.access.guard import Scope, require
from app.access.policy import Permission
from app.audit import queries
from app.audit.schemas import CheckpointRead, EntryRead
from app.core.db import SessionDep
from app.core.http import Router
from app.core.pagination import Page, PageDep

router = Router(prefix="/audit", tags=["audit"])
Auditor = Annotated[Scope, require(Permission.AUDIT_READ)]


@router.get("/entries", response_model=Page[EntryRead])
def list_audit_entries(
    scope: Auditor, session: SessionDep, wanted: queries.EntryFilterDep, page: PageDep
) -> Page[EntryRead]:
    """操作记录：谁、何时、对什么做了什么"""
    return queries.entries(session, scope, wanted, page)


@router.get("/checkpoints", response_model=Page[CheckpointRead])
def list_checkpoints(_scope: Auditor, session: SessionDep, page: PageDep) -> Page[CheckpointRead]:
    """操作记录的签名存证，新的在前"""
    return queries.checkpoints(session, page)
