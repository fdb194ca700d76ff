"""What is to be done to a whole organization, and whether it can be: places, members of new branches, and the day."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, func, select

from app.core import clock
from app.core.words import Words, words_of
from app.members import ledger
from app.members.models import LedgerEntry, Member
from app.members.rules import KEPT
from app.organizations import service as organizations
from app.organizations import tree, versions
from app.organizations.errors import BelowItself, NotEmpty
from app.organizations.models import Organization
from app.organizations.rules import BRANCH_KINDS, OrganizationKind
from app.transfers import routing
from app.transfers.errors import BatchNotPossible, DateOutOfOrder, FieldNeeded, PartWrong, SameTarget
from app.transfers.rules import FOLLOWING, BatchOperation
from app.transfers.words import OPERATION_WORDS


class Part(NamedTuple):
    """A branch to be set up, and who goes there."""

    name: str
    short_name: str
    member_ids: tuple[UUID, ...]


class Shape(NamedTuple):
    """An operation with its places."""

    operation: BatchOperation
    source: Organization
    target: Organization | None
    parts: tuple[Part, ...] = ()

    @property
    def moving_ids(self) -> set[UUID]:
        """Who was chosen for the new branches."""
        return {member_id for part in self.parts for member_id in part.member_ids}

    @property
    def is_following(self) -> bool:
        """Whether only the place in the tree changes."""
        return self.operation in FOLLOWING


def check(session: Session, shape: Shape, on: date | None) -> None:
    """Whether it can be done. Raises `FieldNeeded`, `BatchNotPossible`, `PartWrong`, `SameTarget`, `DateOutOfOrder` and the errors of `tree`."""
    organizations.ensure_stands(shape.source)
    if shape.target is None and shape.operation not in {BatchOperation.DISSOLVE, BatchOperation.SPLIT}:
        raise FieldNeeded(action=words_of(OPERATION_WORDS, shape.operation), pointer="/target_id")
    is_split = shape.operation is BatchOperation.SPLIT
    if shape.target if is_split else shape.parts:
        raise _impossible(shape, "分设支部只填新支部，别的只填去处", "a split has parts, the others a target")
    if is_split:
        _check_parts(session, shape)
    elif shape.is_following:
        _check_parent(session, shape)
    elif shape.target is not None:
        _check_receiver(session, shape.source, shape.target, shape)
    elif members_of(session, shape.source) or tree.children(session, shape.source):
        raise NotEmpty(name=shape.source.name, pointer="/target_id")
    _check_day(session, shape, on)


def members_of(session: Session, place: Organization) -> Sequence[Member]:
    """Everybody in the book of a branch, the suspended too."""
    theirs = select(Member).where(Member.organization_id == place.id, col(Member.status).in_(KEPT))
    return session.exec(theirs.order_by(col(Member.id))).all()


def committees_of(session: Session, shape: Shape) -> tuple[UUID | None, UUID | None]:
    """The committees that hold what moves along without being moved itself, before and after."""
    source, target = shape.source, shape.target
    upper = session.get(Organization, source.parent_id) if shape.is_following and source.parent_id else source
    left, reached = (routing.committees(session, place) if place else [] for place in (upper, target))
    return (left[0].id if left else None), (reached[0].id if reached else None)


def _check_parent(session: Session, shape: Shape) -> None:
    if shape.target is None:
        return
    if shape.operation is BatchOperation.MOVE_BRANCH and shape.source.kind is OrganizationKind.COMMITTEE:
        raise _impossible(shape, "党委请办理调整隶属", "a committee is reparented")
    tree.check_parent(session, shape.source, shape.target)


def _check_receiver(session: Session, source: Organization, target: Organization, shape: Shape) -> None:
    organizations.ensure_stands(target)
    if source.id == target.id:
        raise SameTarget(pointer="/target_id")
    if target.path.startswith(source.path):
        raise BelowItself(pointer="/target_id")
    is_branch = source.kind in BRANCH_KINDS
    if is_branch is not (target.kind in BRANCH_KINDS):
        raise _impossible(shape, "支部只能并入支部，党委、总支只能并入党委、总支", "a branch goes into a branch")
    if target.is_floating and is_branch:
        raise _impossible(shape, "流动党员党支部不接收组织关系", "a floating branch takes no affiliations")
    for child in tree.children(session, source):
        tree.check_parent(session, child, target)


def _impossible(shape: Shape, why: str, why_en: str) -> BatchNotPossible:
    name = Words(shape.source.name, shape.source.name)
    operation = words_of(OPERATION_WORDS, shape.operation)
    return BatchNotPossible(name=name, operation=operation, why=Words(why, why_en))


def _check_parts(session: Session, shape: Shape) -> None:
    """New branches have names that are free and members of this branch, each in one; somebody stays."""
    if shape.source.kind not in BRANCH_KINDS:
        raise _impossible(shape, "只有支部能分设", "only a branch is split")
    wrong = PartWrong(name=shape.source.name, pointer="/parts")
    if not shape.parts or len({part.name for part in shape.parts}) < len(shape.parts):
        raise wrong
    chosen, theirs = shape.moving_ids, {member.id for member in members_of(session, shape.source)}
    if len(chosen) < sum(len(part.member_ids) for part in shape.parts) or not chosen <= theirs:
        raise wrong
    if chosen == theirs:
        raise _impossible(shape, "要有人留下；全部转走请办理撤销", "somebody stays; else dissolve it")
    for number, part in enumerate(shape.parts):
        organizations.check_name(session, part.name, pointer=f"/parts/{number}/name")


def _check_day(session: Session, shape: Shape, on: date | None) -> None:
    """Not before the last change of what it touches: nothing that stands in a book is rewritten."""
    if on is None:
        return
    days = [versions.latest_change(session, shape.source, shape.target) or on]
    left, reached = committees_of(session, shape)
    if not shape.is_following or left != reached:  # else no line of a ledger is written
        days.append(_last_line(session, shape) or on)
    if not max(days) <= on <= clock.today():
        raise DateOutOfOrder(earliest=max(days), latest=clock.today(), pointer="/effective_on")


def _last_line(session: Session, shape: Shape) -> date | None:
    """The last day in the book of anybody who is there, or of the places: whoever has left or died since was there until then."""
    touched = {node.id for node in tree.subtree(session, shape.source)}
    own = select(Member.id).where(col(Member.organization_id).in_(touched), col(Member.status).in_(KEPT))
    theirs: ColumnElement[bool] = col(LedgerEntry.member_id).in_(own)
    if shape.operation is not BatchOperation.SPLIT:  # which leaves the branch, and its book, where it stands
        theirs = or_(theirs, col(LedgerEntry.organization_id).in_(touched))
    return session.exec(select(func.max(LedgerEntry.effective_on)).where(theirs, ledger.holds())).one()
