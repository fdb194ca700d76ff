"""整建制: a plan for a whole organization, made by one person and applied by a second within a day, if nothing in it has changed.

While it waits, its members are frozen for other transfers (T18).
"""

from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.access.policy import Permission, who_does
from app.core import clock, events
from app.core.errors import NotAllowed, NotThere
from app.core.who import SYSTEM, Who
from app.core.words import words_of
from app.members import holds
from app.members.rules import HoldKind
from app.organizations import service as organizations
from app.organizations.models import Organization
from app.organizations.queries import above, may_rearrange
from app.transfers import batch_counts, batch_effects, batch_plan, batch_queries, batch_shape
from app.transfers.batch_plan import Affected
from app.transfers.batch_shape import Part, Shape
from app.transfers.errors import (
    OrganizationFrozen,
    PlanChanged,
    PlanDecided,
    PlanExpired,
    SecondPersonNeeded,
    TransfersUnfinished,
    WarningsUnread,
)
from app.transfers.events import BatchEnded, BatchPlanned
from app.transfers.models_batches import TransferBatch, TransferBatchRow
from app.transfers.rules import PLAN_TIME, BatchEffect, BatchOperation, BatchRowKind, BatchStatus
from app.transfers.schemas_batches import BatchApply, BatchCreate, BatchPart, BatchTarget
from app.transfers.words import BATCH_STATUS_WORDS

_NO_PARTS: list[BatchPart] = []


def plan(session: Session, scope: Scope, data: BatchCreate) -> TransferBatch:
    """Make a plan. Raises as `plan_for`."""
    return plan_for(session, scope, data.organization_id, data.operation, data, data.parts)


def plan_for(
    session: Session,
    scope: Scope,
    organization_id: UUID,
    operation: BatchOperation,
    data: BatchTarget,
    parts: list[BatchPart] = _NO_PARTS,
) -> TransferBatch:
    """Make a plan for an organization, and freeze its members.

    Raises `NotThere`, `NotAllowed`, `OrganizationFrozen` (T18) while another plan waits there, and the errors of `batch_shape.check`.
    """
    source = organizations.load(session, organization_id)
    target = organizations.load(session, data.target_id) if data.target_id else None
    _ensure_answers_for(scope, source, target)
    shape = Shape(operation, source, target, tuple(Part(p.name, p.short_name, tuple(p.member_ids)) for p in parts))
    batch_shape.check(session, shape, data.effective_on)
    found = batch_plan.affected(session, shape)
    _ensure_free(session, found)
    row = _write(session, scope, shape, data, found)
    holds.set_holds(
        session,
        [one.subject_id for one in found if one.kind is BatchRowKind.MEMBER],
        HoldKind.FROZEN_ORGANIZATION,
        row.id,
    )
    fact = BatchPlanned(
        transfer_batch_id=row.id, organization_id=source.id, target_id=row.target_id, operation=operation
    )
    events.record(session, scope.who, source.path, fact, notes={"reason": data.reason})
    session.flush()
    return row


def _ensure_answers_for(scope: Scope, source: Organization, target: Organization | None) -> None:
    """Whoever makes or applies a plan answers for the organization, for the one above it, and for the one that receives."""
    for path in (source.path, above(source.path), *([target.path] if target else [])):
        scope.ensure(path, Permission.ORGANIZATIONS_READ)
        if not may_rearrange(scope, path):
            raise NotAllowed(role=who_does(Permission.ORGANIZATIONS_WRITE))


def _ensure_free(session: Session, found: list[Affected]) -> None:
    """Two plans never wait for one organization."""
    places = [
        one.subject_id
        for one in found
        if one.kind is BatchRowKind.ORGANIZATION and one.effect is not BatchEffect.RECEIVES
    ]
    if batch_queries.is_frozen(session, places):
        raise OrganizationFrozen()


def _write(session: Session, scope: Scope, shape: Shape, data: BatchTarget, found: list[Affected]) -> TransferBatch:
    sizes = batch_counts.counts(session, shape)
    row = TransferBatch(
        **data.model_dump(include=_PAPERS),
        operation=shape.operation,
        organization_id=shape.source.id,
        target_id=shape.target.id if shape.target else None,
        parts=[
            {"name": part.name, "short_name": part.short_name, "member_ids": [str(one) for one in part.member_ids]}
            for part in shape.parts
        ],
        digest=batch_plan.digest(found),
        counts=[each.json for each in sizes],
        warnings=batch_counts.warnings(session, shape, sizes, found),
        made_by=scope.who.id,
        made_by_label=scope.who.label,
        made_hands=sorted(scope.hands),
        created_at=clock.now(),
        expires_at=clock.now() + PLAN_TIME,
        updated_by=scope.who.label,
    )
    session.add(row)
    session.flush()
    session.add_all(batch_plan.stored(row.id, one) for one in found)
    return row


_PAPERS = {"effective_on", "sender_document_number", "receiver_document_number", "approver", "reason"}


def get(session: Session, scope: Scope, batch_id: UUID) -> TransferBatch:
    """A plan whose places all lie within the caller's scope. Raises `NotThere`."""
    row = session.exec(batch_queries.visible(scope).where(TransferBatch.id == batch_id)).first()
    if row is None:
        raise NotThere()
    return row


def apply(session: Session, scope: Scope, batch_id: UUID, data: BatchApply, *, seen: int) -> TransferBatch:
    """Carry a plan out, as a second person: all of it, or nothing.

    Raises `PlanDecided`, `PlanExpired`, `PlanChanged` (its rows then say what), `SecondPersonNeeded`, `WarningsUnread`, `TransfersUnfinished`,
    `Outdated` (412).
    """
    row = _waiting(session, scope, batch_id, seen)
    if not scope.hands.isdisjoint(row.made_hands):
        raise SecondPersonNeeded()
    if row.expires_at <= clock.now():
        _end(session, scope.who, row, BatchStatus.EXPIRED)
        raise PlanExpired()
    _ensure_read(row, data)
    shape, rows = _as_planned(session, row)
    _ensure_unchanged(session, scope.who, row, rows, shape)
    unfinished = [one for one in rows if one.effect is BatchEffect.FINISH_FIRST]
    if unfinished:
        raise TransfersUnfinished(count=len(unfinished))
    batch_shape.check(session, shape, row.effective_on)
    batch_effects.cancel_transfers(session, [r.subject_id for r in rows if r.effect is BatchEffect.CANCELLED])
    made = batch_effects.carry_out(session, scope.who, row, shape)
    row.new_ids = [str(one.id) for one in made]
    _end(session, scope.who, row, BatchStatus.APPLIED, {"acknowledged": data.acknowledge, "reason": data.reason or ""})
    return row


def cancel(session: Session, scope: Scope, batch_id: UUID, *, seen: int) -> TransferBatch:
    """Give a plan up: its maker may, and whoever could apply it. Raises `PlanDecided`, `Outdated` (412)."""
    row = _waiting(session, scope, batch_id, seen)
    _end(session, scope.who, row, BatchStatus.CANCELLED)
    return row


def expire(session: Session, row: TransferBatch) -> None:
    """Nobody applied it within its time, as 系统."""
    if row.status is BatchStatus.PLANNED:
        _end(session, SYSTEM, row, BatchStatus.EXPIRED)


def _ensure_read(row: TransferBatch, data: BatchApply) -> None:
    """What a plan warns of is for the second person to weigh, in writing."""
    if not {warning["code"] for warning in row.warnings} <= set(data.acknowledge):
        raise WarningsUnread(pointer="/acknowledge")
    if row.warnings and data.reason is None:
        raise WarningsUnread(pointer="/reason")


def _waiting(session: Session, scope: Scope, batch_id: UUID, seen: int) -> TransferBatch:
    row = get(session, scope, batch_id)
    _ensure_answers_for(scope, row.organization, row.target)
    if row.status is not BatchStatus.PLANNED:
        raise PlanDecided(status=words_of(BATCH_STATUS_WORDS, row.status))
    row.expect(seen)
    return row


def _as_planned(session: Session, row: TransferBatch) -> tuple[Shape, list[TransferBatchRow]]:
    """The plan again, with its places locked: what changes them waits until this is done."""
    rows = list(session.exec(select(TransferBatchRow).where(TransferBatchRow.batch_id == row.id)))
    places = [one.subject_id for one in rows if one.kind is BatchRowKind.ORGANIZATION]
    locked = select(Organization).where(col(Organization.id).in_(places)).order_by(col(Organization.id))
    session.exec(locked.with_for_update().execution_options(populate_existing=True)).all()
    parts = [Part(p["name"], p["short_name"], tuple(UUID(one) for one in p["member_ids"])) for p in row.parts]
    return Shape(row.operation, row.organization, row.target, tuple(parts)), rows


def _ensure_unchanged(
    session: Session, who: Who, row: TransferBatch, rows: list[TransferBatchRow], shape: Shape
) -> None:
    found = batch_plan.affected(session, shape)
    if batch_plan.digest(found) == row.digest:
        return
    count = batch_plan.mark_changes(session, row.id, rows, found)
    _end(session, who, row, BatchStatus.CHANGED)
    raise PlanChanged(count=count)


def _end(
    session: Session, who: Who, row: TransferBatch, status: BatchStatus, notes: dict[str, Any] | None = None
) -> None:
    """The plan is over, whichever way, and nobody is frozen by it any more."""
    row.touch(who.label)
    row.status, row.decided_by, row.decided_by_label, row.decided_at = status, who.id, who.label, clock.now()
    holds.lift_holds(session, HoldKind.FROZEN_ORGANIZATION, row.id)
    fact = BatchEnded(
        transfer_batch_id=row.id,
        organization_id=row.organization_id,
        target_id=row.target_id,
        operation=row.operation,
        status=status,
    )
    events.record(session, who, row.organization.path, fact, notes=notes)
    session.flush()
