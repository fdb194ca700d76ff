"""党小组: groups of people below a branch, not a level of the tree."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.core import clock, events
from app.core.errors import NotThere
from app.core.pagination import Page, PageRequest, paginate
from app.members.errors import LeaderWrong, NotABranch
from app.members.events import PartyGroupChanged, PartyGroupCreated, PartyGroupEnded
from app.members.models import Member
from app.members.schemas import PartyGroupCreate, PartyGroupRead, PartyGroupUpdate
from app.organizations import service as organizations
from app.organizations.models import PartyGroup
from app.organizations.rules import BRANCH_KINDS


def get(session: Session, scope: Scope, group_id: UUID) -> PartyGroup:
    """A party group that has not ended, within the caller's scope. Raises `NotThere`."""
    row = session.get(PartyGroup, group_id)
    if row is None or row.ended_on is not None:
        raise NotThere()
    organizations.get(session, scope, row.organization_id)
    return row


def create(session: Session, scope: Scope, organization_id: UUID, data: PartyGroupCreate) -> PartyGroup:
    """Form a group in a branch. Raises `NotABranch`."""
    branch = organizations.get_standing(session, scope, organization_id)
    if branch.kind not in BRANCH_KINDS:
        raise NotABranch()
    row = PartyGroup(organization_id=branch.id, name=data.name, updated_by=scope.who.label)
    session.add(row)
    session.flush()
    fact = PartyGroupCreated(party_group_id=row.id, organization_id=branch.id)
    events.record(session, scope.who, branch.path, fact)
    return row


def update_group(session: Session, scope: Scope, group_id: UUID, data: PartyGroupUpdate, *, seen: int) -> PartyGroup:
    """Rename a group, or say who leads it: one of its own. Raises `LeaderWrong`, `Outdated`."""
    row = get(session, scope, group_id)
    changes = data.model_dump(exclude_unset=True)
    if changes.get("leader_id"):
        leader = session.get(Member, changes["leader_id"])
        if leader is None or leader.party_group_id != row.id:
            raise LeaderWrong(pointer="/leader_id")
    row.touch(scope.who.label, expected=seen)
    row.sqlmodel_update(changes)
    fact = PartyGroupChanged(party_group_id=row.id, organization_id=row.organization_id)
    path = organizations.load(session, row.organization_id).path
    events.record(session, scope.who, path, fact, notes={"fields": sorted(changes)})
    session.flush()
    return row


def end(session: Session, scope: Scope, group_id: UUID, *, seen: int) -> PartyGroup:
    """Dissolve a group; its people stay in the branch. Raises `NotThere`, `Outdated`."""
    row = get(session, scope, group_id)
    row.touch(scope.who.label, expected=seen)
    row.ended_on, row.leader_id = clock.today(), None
    session.exec(update(Member).where(col(Member.party_group_id) == row.id).values(party_group_id=None))
    fact = PartyGroupEnded(party_group_id=row.id, organization_id=row.organization_id)
    events.record(session, scope.who, organizations.load(session, row.organization_id).path, fact)
    session.flush()
    return row


def page_of(session: Session, organization_id: UUID, page: PageRequest) -> Page[Any]:
    """The groups of a branch with leaders' names and sizes, in one query."""
    size = select(func.count()).select_from(Member).where(Member.party_group_id == PartyGroup.id).correlate(PartyGroup)
    name = select(Member.name).where(Member.id == PartyGroup.leader_id).correlate(PartyGroup)
    statement = select(PartyGroup, name.scalar_subquery(), size.scalar_subquery()).where(
        PartyGroup.organization_id == organization_id, col(PartyGroup.ended_on).is_(None)
    )
    found = paginate(session, statement, [PartyGroup.id], page)
    found.items = [_read(*row) for row in found.items]
    return found


def read(session: Session, row: PartyGroup) -> PartyGroupRead:
    """One group with its leader's name and its size."""
    leader = None if row.leader_id is None else session.get_one(Member, row.leader_id).name
    size = select(func.count()).select_from(Member).where(Member.party_group_id == row.id)
    return _read(row, leader, session.exec(size).one())


def _read(row: PartyGroup, leader_name: str | None, size: int) -> PartyGroupRead:
    stored = row.model_dump(exclude={"updated_at", "updated_by"})
    return PartyGroupRead(**stored, leader_name=leader_name, member_count=size)
