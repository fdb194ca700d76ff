"""Reads of plans: those whose places all lie in the caller's scope, and what each affects."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import or_
from sqlalchemy.orm import aliased, contains_eager
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.guard import Scope
from app.core import clock
from app.core.pagination import Page, PageRequest, paginate
from app.core.schemas import AllowedAction
from app.members.models import Member
from app.organizations.models import Organization
from app.organizations.queries import above, may_rearrange
from app.transfers.models_batches import TransferBatch, TransferBatchRow
from app.transfers.rules import BatchEffect, BatchRowKind, BatchStatus
from app.transfers.schemas_batches import BatchItem, BatchRead, BatchRowRead
from app.transfers.words import BATCH_STATUS_WORDS, EFFECT_WORDS, OPERATION_WORDS

_COMPUTED = {"operation_label", "organization_name", "target_name", "status_label", "allowed_actions"}
_ACTIONS = (("apply", "办结", False), ("cancel", "取消方案", False))


def visible(scope: Scope) -> SelectOfScalar[TransferBatch]:
    """The plans that the caller may see."""
    source, target = aliased(Organization), aliased(Organization)
    return (
        select(TransferBatch)
        .join(source, col(source.id) == TransferBatch.organization_id)
        .outerjoin(target, col(target.id) == TransferBatch.target_id)
        .where(scope.within(source.path), or_(col(TransferBatch.target_id).is_(None), scope.within(target.path)))
        .options(
            contains_eager(TransferBatch.organization.of_type(source)),  # type: ignore[attr-defined]  # typed as its target
            contains_eager(TransferBatch.target.of_type(target)),  # type: ignore[union-attr]
        )
    )


def is_frozen(session: Session, places: Collection[UUID]) -> bool:
    """Whether a plan waits that does something to one of these organizations; what only receives goes on as before."""
    waiting = (
        select(TransferBatchRow.id)
        .join(TransferBatch, col(TransferBatch.id) == TransferBatchRow.batch_id)
        .where(TransferBatch.status == BatchStatus.PLANNED, col(TransferBatch.expires_at) > clock.now())
        .where(TransferBatchRow.kind == BatchRowKind.ORGANIZATION, col(TransferBatchRow.subject_id).in_(places))
        .where(TransferBatchRow.effect != BatchEffect.RECEIVES)
    )
    return session.exec(waiting.limit(1)).first() is not None


def listed(session: Session, scope: Scope, status: BatchStatus | None, page: PageRequest) -> Page[Any]:
    """Plans of the scope, the latest first."""
    statement = visible(scope)
    if status is not None:
        statement = statement.where(TransferBatch.status == status)
    found = paginate(session, statement, [TransferBatch.id], page, descending=True)
    found.items = [BatchItem.model_validate(_facts(scope, row, BatchItem)) for row in found.items]
    return found


def read(scope: Scope, row: TransferBatch) -> BatchRead:
    """One plan whole."""
    return BatchRead.model_validate(_facts(scope, row, BatchRead))


def _facts(scope: Scope, row: TransferBatch, shown: type[BatchItem]) -> dict[str, Any]:
    return {field: getattr(row, field) for field in shown.model_fields.keys() - _COMPUTED} | {
        "operation_label": OPERATION_WORDS[row.operation],
        "organization_name": row.organization.name,
        "target_name": row.target.name if row.target else "",
        "status_label": BATCH_STATUS_WORDS[row.status],
        "allowed_actions": _allowed(scope, row),
    }


def _allowed(scope: Scope, row: TransferBatch) -> list[AllowedAction]:
    paths = [row.organization.path, above(row.organization.path), *([row.target.path] if row.target else [])]
    if row.status is not BatchStatus.PLANNED or not all(may_rearrange(scope, path) for path in paths):
        return []
    is_maker = not scope.hands.isdisjoint(row.made_hands)
    return [
        AllowedAction(action=action, label=label, requires_reason=needs_reason)
        for action, label, needs_reason in _ACTIONS
        if action != "apply" or not is_maker
    ]


def rows(
    session: Session, row: TransferBatch, page: PageRequest, kind: BatchRowKind | None, *, changed: bool
) -> Page[Any]:
    """What a plan affects, with names, in the order in which it was found; `changed`: only what differed."""
    place = aliased(Organization)
    statement = (
        select(TransferBatchRow, place.name, Member.name)
        .outerjoin(place, col(place.id) == TransferBatchRow.organization_id)
        .outerjoin(Member, col(Member.id) == TransferBatchRow.member_id)
        .where(TransferBatchRow.batch_id == row.id)
    )
    if kind is not None:
        statement = statement.where(TransferBatchRow.kind == kind)
    if changed:
        statement = statement.where(col(TransferBatchRow.change).is_not(None))
    found = paginate(session, statement, [TransferBatchRow.id], page)
    found.items = [_row(*each) for each in found.items]
    return found


def _row(row: TransferBatchRow, place_name: str | None, member_name: str | None) -> BatchRowRead:
    return BatchRowRead(
        kind=row.kind,
        subject_id=row.subject_id,
        name=member_name or place_name or "",
        organization_id=row.organization_id,
        organization_name=place_name or "",
        effect=row.effect,
        effect_label=EFFECT_WORDS[row.effect],
        change=row.change,
    )
