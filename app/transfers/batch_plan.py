"""What a plan affects, in the versions it is made from: made again before it is applied, and compared."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import and_, or_
from sqlmodel import Session, col, select

from app.core import clock
from app.members.models import Hold, Member
from app.members.rules import KEPT, HoldKind
from app.organizations import matters, settings, tree
from app.organizations.models import Appointment, Organization, Term
from app.organizations.rules import OrganizationKind
from app.transfers.batch_shape import Shape
from app.transfers.models import Transfer
from app.transfers.models_batches import TransferBatchRow
from app.transfers.rules import (
    OPEN,
    BatchChange,
    BatchEffect,
    BatchOperation,
    BatchRowKind,
    TransferStatus,
    TransferStep,
)

Key = tuple[BatchRowKind, UUID]
UNDONE = (*OPEN, TransferStatus.ACCEPTED, TransferStatus.EXPIRED)
_BEFORE_LETTER = frozenset({TransferStep.FROM_BRANCH, TransferStep.FROM_COMMITTEE})
# With whoever applied, or with a letter that does not hold any more: another application is needed either way.
_TO_BE_ASKED_ANEW = frozenset({TransferStatus.DRAFT, TransferStatus.RETURNED, TransferStatus.EXPIRED})


class Affected(NamedTuple):
    """One thing, its version, and what becomes of it."""

    kind: BatchRowKind
    subject_id: UUID
    version: int
    effect: BatchEffect
    organization_id: UUID | None = None
    member_id: UUID | None = None

    @property
    def key(self) -> Key:
        return self.kind, self.subject_id


def affected(session: Session, shape: Shape) -> list[Affected]:
    """Everything that a plan affects, from places and people to surveys and holds. A handful of queries, however many."""
    nodes = tree.subtree(session, shape.source)
    places = [node.id for node in nodes]
    found = list(_places(shape, nodes))
    people = list(_people(session, shape, places))
    found += people
    leaving = {one.member_id for one in people if one.effect is BatchEffect.MOVES}
    found += _posts(session, shape, places, {one for one in leaving if one})
    found += _terms(session, shape, places)
    found += _transfers(session, shape, places)
    found += _matters(session, shape, places)
    found += _holds(session, places)
    return found


def _ends(shape: Shape) -> bool:
    return shape.operation in {BatchOperation.MERGE, BatchOperation.DISSOLVE}


def _places(shape: Shape, nodes: Sequence[Organization]) -> Iterator[Affected]:
    for node in nodes:
        effect = BatchEffect.FOLLOWS
        if node.id == shape.source.id and not shape.is_following:
            effect = BatchEffect.ENDS if _ends(shape) else BatchEffect.STAYS
        yield Affected(BatchRowKind.ORGANIZATION, node.id, node.version, effect, node.id)
    target = shape.target
    if target is not None and target.id not in {node.id for node in nodes}:
        yield Affected(BatchRowKind.ORGANIZATION, target.id, target.version, BatchEffect.RECEIVES, target.id)


def _people(session: Session, shape: Shape, places: Collection[UUID]) -> Iterator[Affected]:
    theirs = select(Member.id, Member.version, Member.organization_id).where(
        col(Member.organization_id).in_(places), col(Member.status).in_(KEPT)
    )
    chosen = shape.moving_ids
    for member_id, version, place in session.exec(theirs.order_by(col(Member.id))):
        effect = BatchEffect.FOLLOWS
        if shape.operation is BatchOperation.SPLIT:
            effect = BatchEffect.MOVES if member_id in chosen else BatchEffect.STAYS
        elif place == shape.source.id and not shape.is_following:
            effect = BatchEffect.MOVES
        yield Affected(BatchRowKind.MEMBER, member_id, version, effect, place, member_id)


def _posts(session: Session, shape: Shape, places: Collection[UUID], leaving: Collection[UUID]) -> Iterator[Affected]:
    """Posts at these organizations, and those that somebody who moves holds anywhere else."""
    held = select(Appointment).where(
        or_(col(Appointment.organization_id).in_(places), col(Appointment.member_id).in_(leaving)),
        or_(col(Appointment.ends_on).is_(None), col(Appointment.ends_on) > clock.today()),
    )
    kept_by_reach = set() if shape.target is None else set(_above_ids(session, shape.target))
    for row in session.exec(held.order_by(col(Appointment.id))):
        is_here = _ends(shape) and row.organization_id == shape.source.id
        is_left = row.member_id in leaving and row.organization_id not in kept_by_reach
        effect = BatchEffect.ENDS if is_here or is_left else BatchEffect.STAYS
        yield Affected(BatchRowKind.APPOINTMENT, row.id, row.version, effect, row.organization_id, row.member_id)


def _above_ids(session: Session, place: Organization) -> Sequence[UUID]:
    above = select(Organization.id).where(col(Organization.path).in_(settings.ancestors(place.path)))
    return session.exec(above).all()


def _terms(session: Session, shape: Shape, places: Collection[UUID]) -> Iterator[Affected]:
    running = select(Term).where(col(Term.organization_id).in_(places), col(Term.ends_on) >= clock.today())
    for row in session.exec(running.order_by(col(Term.id))):
        is_over = _ends(shape) and row.organization_id == shape.source.id
        effect = BatchEffect.ENDS if is_over else BatchEffect.STAYS
        yield Affected(BatchRowKind.TERM, row.id, row.version, effect, row.organization_id)


def _matters(session: Session, shape: Shape, places: Collection[UUID]) -> Iterator[Affected]:
    for kind, row in matters.open_at(session, places):
        is_over = _ends(shape) and row.organization_id == shape.source.id
        effect = BatchEffect(row.ending) if is_over else BatchEffect.STAYS
        yield Affected(BatchRowKind(kind), row.subject_id, row.version, effect, row.organization_id)


def _transfers(session: Session, shape: Shape, places: Collection[UUID]) -> Iterator[Affected]:
    """Those of these members, and those that leave, reach or wait at these organizations.

    A draft of somebody else is nobody's business until it is submitted: where it leads is looked at again then.
    """
    theirs = select(Member.id).where(col(Member.organization_id).in_(places))
    touching = or_(
        col(Transfer.member_id).in_(theirs),
        col(Transfer.source_id).in_(places),
        and_(col(Transfer.target_id).in_(places), col(Transfer.status) != TransferStatus.DRAFT),
        col(Transfer.holder_id).in_(places),
    )
    undone = select(Transfer).where(col(Transfer.status).in_(UNDONE), touching)
    for row in session.exec(undone.order_by(col(Transfer.id))):
        effect = _of_transfer(shape, row)
        yield Affected(BatchRowKind.TRANSFER, row.id, row.version, effect, row.source_id, row.member_id)


def _of_transfer(shape: Shape, row: Transfer) -> BatchEffect:
    """Its way stands when a committee moves with its desks, or its member stays; else it ends, or is finished first if it has gone far."""
    is_committee = shape.source.kind is OrganizationKind.COMMITTEE and shape.source.may_approve_members
    is_with_committee = shape.is_following and is_committee
    is_of_who_stays = shape.operation is BatchOperation.SPLIT and row.member_id not in shape.moving_ids
    if is_with_committee or is_of_who_stays:
        return BatchEffect.STAYS
    may_go = not row.is_prepared and (row.status in _TO_BE_ASKED_ANEW or row.step in _BEFORE_LETTER)
    return BatchEffect.CANCELLED if may_go else BatchEffect.FINISH_FIRST


def _holds(session: Session, places: Collection[UUID]) -> Iterator[Affected]:
    """What else holds these members. A hold has no version: the day until which it lasts stands for it."""
    held = (
        select(Hold, Member.organization_id)
        .join(Member, col(Member.id) == Hold.member_id)
        .where(col(Member.organization_id).in_(places), col(Member.status).in_(KEPT))
        .where(Hold.kind != HoldKind.FROZEN_ORGANIZATION)
    )
    for row, place in session.exec(held.order_by(col(Hold.id))):
        day = row.until.toordinal() if row.until else 0
        yield Affected(BatchRowKind.HOLD, row.id, day, BatchEffect.STAYS, place, row.member_id)


def digest(found: Iterable[Affected]) -> str:
    """SHA-256 over everything affected, in hex."""
    lines = sorted(f"{one.kind}|{one.subject_id}|{one.organization_id}|{one.version}|{one.effect}" for one in found)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def stored(batch_id: UUID, one: Affected, change: BatchChange | None = None) -> TransferBatchRow:
    """One thing as a row of the plan."""
    return TransferBatchRow(
        batch_id=batch_id,
        kind=one.kind,
        subject_id=one.subject_id,
        organization_id=one.organization_id,
        member_id=one.member_id,
        state_version=one.version,
        effect=one.effect,
        change=change,
    )


def mark_changes(session: Session, batch_id: UUID, rows: Sequence[TransferBatchRow], found: Sequence[Affected]) -> int:
    """Say in the rows of a plan what differs from how things stand; answers in how many."""
    now, known = {one.key: one for one in found}, {(row.kind, row.subject_id) for row in rows}
    count = 0
    for row in rows:
        one = now.get((row.kind, row.subject_id))
        if one is None:
            row.change = BatchChange.GONE
        elif (one.version, one.organization_id, one.effect) != (row.state_version, row.organization_id, row.effect):
            row.change = BatchChange.CHANGED
        count += row.change is not None
    new = [stored(batch_id, one, BatchChange.NEW) for one in found if one.key not in known]
    session.add_all(new)
    return count + len(new)
