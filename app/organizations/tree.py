"""Commands that change the shape of the tree: another parent, one into another, the end of one, new ones out of one.

Here are the organizations; their members move first, in the same transaction (app/transfers). What says where something belongs goes
along at once; what says where it was on its day (events, versions) stays as it is.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Table, func, inspect, literal
from sqlalchemy import update as update_rows
from sqlmodel import Session, SQLModel, col, select

from app.core import events
from app.core.who import Who
from app.core.words import Words, words_of
from app.organizations import appointments, service, versions
from app.organizations.errors import BelowItself, NotEmpty, ParentTooLow, StandsThere, TreeTooDeep
from app.organizations.events import (
    OrganizationCreated,
    OrganizationDissolved,
    OrganizationMerged,
    OrganizationReparented,
    OrganizationSplit,
)
from app.organizations.models import Organization, PartyGroup
from app.organizations.queries import below
from app.organizations.rules import KIND_WORDS, may_stand_below

# These keep the path of their day.
HISTORICAL = frozenset({"event", "organization_version"})


class NewBranch(NamedTuple):
    """A branch to be set up out of another."""

    name: str
    short_name: str


def subtree(session: Session, row: Organization) -> Sequence[Organization]:
    """A node and everything below it that has not ended, from the top."""
    standing = select(Organization).where(below(row.path, Organization.path), col(Organization.ended_on).is_(None))
    return session.exec(standing.order_by(Organization.path)).all()


def check_parent(session: Session, row: Organization, parent: Organization) -> None:
    """Whether a node can stand below another parent. Raises `OrganizationEnded`, `BelowItself`, `StandsThere`, `ParentTooLow`, `TreeTooDeep`."""
    service.ensure_stands(row)
    service.ensure_stands(parent)
    if parent.path.startswith(row.path):
        raise BelowItself(pointer="/target_id")
    if row.parent_id == parent.id:
        raise StandsThere(parent=Words(parent.name, parent.name), pointer="/target_id")
    if not may_stand_below(row.kind, parent.kind):
        parent_words, kind_words = words_of(KIND_WORDS, parent.kind), words_of(KIND_WORDS, row.kind)
        raise ParentTooLow(parent=parent_words, kind=kind_words, pointer="/target_id")
    deepest = select(func.max(func.length(Organization.path))).where(below(row.path, Organization.path))
    longer = len(_moved(row, parent)) - len(row.path)
    if session.exec(deepest).one() + longer > service.MAX_PATH:
        raise TreeTooDeep(pointer="/target_id")


def _moved(row: Organization, parent: Organization) -> str:
    return f"{parent.path}{row.path.rstrip('/').rsplit('/', 1)[-1]}/"


def reparent(session: Session, who: Who, row: Organization, parent: Organization, on: date) -> None:
    """隶属 to another parent from a day on, with everything below: members, posts, groups and terms stay theirs.

    Raises as `check_parent`, and `DateOutOfOrder`.
    """
    check_parent(session, row, parent)
    before, after, left = row.path, _moved(row, parent), row.parent_id
    nodes = session.exec(select(Organization).where(below(before, Organization.path))).all()
    row.parent_id = parent.id
    for node in nodes:
        node.path = after + node.path.removeprefix(before)
        node.touch(who.label)
    session.flush()
    rewrite(session, before, after)
    versions.write(session, [node for node in nodes if node.ended_on is None], on)
    fact = OrganizationReparented(organization_id=row.id, parent_id=parent.id, from_parent_id=left, effective_on=on)
    events.record(session, who, row.path, fact)
    session.flush()


def rewrite(session: Session, before: str, after: str) -> None:
    """Give everything that is kept below one path the other: grants of roles first of all, which reach as far as their path says."""
    for table in with_path():
        path = table.c.path
        moved = literal(after) + func.substr(path, len(before) + 1)
        session.execute(
            table.update().where(below(before, path)).values(path=moved),
            execution_options={"synchronize_session": False},
        )
    for kept in session:
        if "path" in inspect(kept).mapper.column_attrs and not isinstance(kept, Organization):
            session.expire(kept, ["path"])


def with_path() -> list[Table]:
    """The tables that say by a path where something belongs now, the tree itself aside."""
    found = [table for table in SQLModel.metadata.sorted_tables if "path" in table.c]
    return [table for table in found if table.name not in HISTORICAL | {Organization.__tablename__}]


def merge(session: Session, who: Who, row: Organization, target: Organization, on: date) -> None:
    """One into another: what stood below it stands below the other, and it ends. Raises as `reparent`, and `NotEmpty`."""
    _empty(session, who, row, target, on)
    fact = OrganizationMerged(organization_id=row.id, target_id=target.id, effective_on=on)
    events.record(session, who, row.path, fact)


def dissolve(session: Session, who: Who, row: Organization, target: Organization | None, on: date) -> None:
    """撤销: it ends; what was left below it goes to `target`. Raises as `reparent`, and `NotEmpty`."""
    _empty(session, who, row, target, on)
    fact = OrganizationDissolved(organization_id=row.id, target_id=target.id if target else None, effective_on=on)
    events.record(session, who, row.path, fact)


def _empty(session: Session, who: Who, row: Organization, target: Organization | None, on: date) -> None:
    service.ensure_stands(row)
    if target is not None:
        for child in children(session, row):
            reparent(session, who, child, target, on)
    if row.member_count or children(session, row):
        raise NotEmpty(name=row.name)
    versions.close(session, row, on)
    row.ended_on = on
    row.touch(who.label)
    appointments.end_at(session, row.id, on, who.label)
    groups = update_rows(PartyGroup).where(
        col(PartyGroup.organization_id) == row.id, col(PartyGroup.ended_on).is_(None)
    )
    session.exec(groups.values(ended_on=on, leader_id=None))
    session.flush()


def children(session: Session, row: Organization) -> Sequence[Organization]:
    """The nodes right below one that have not ended."""
    standing = select(Organization).where(Organization.parent_id == row.id, col(Organization.ended_on).is_(None))
    return session.exec(standing.order_by(Organization.path)).all()


def split(
    session: Session, who: Who, row: Organization, parts: Sequence[NewBranch], on: date
) -> Sequence[Organization]:
    """New branches out of one, beside it, from a day on. Raises `OrganizationEnded`, `NameTaken`, `TreeTooDeep`."""
    service.ensure_stands(row)
    parent = None if row.parent_id is None else service.load(session, row.parent_id)
    made = [_set_up(session, who, row, parent, part, on) for part in parts]
    fact = OrganizationSplit(organization_id=row.id, new_ids=[one.id for one in made], effective_on=on)
    events.record(session, who, row.path, fact)
    return made


def _set_up(
    session: Session, who: Who, source: Organization, parent: Organization | None, part: NewBranch, on: date
) -> Organization:
    service.check_name(session, part.name, pointer="/parts")
    row = Organization(
        parent_id=source.parent_id,
        path=service.new_path(parent.path if parent else "/"),
        name=part.name,
        short_name=part.short_name,
        kind=source.kind,
        sector=source.sector,
        region_code=source.region_code,
        founded_on=on,
        sort_order=source.sort_order,
        updated_by=who.label,
    )
    session.add(row)
    session.flush()
    versions.write(session, [row], on)
    events.record(session, who, row.path, OrganizationCreated(organization_id=row.id, parent_id=row.parent_id))
    return row
