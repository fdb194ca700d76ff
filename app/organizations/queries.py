"""Reads of the tree: as it is, with what it asks people to look at, and as it was."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from app.access.guard import Scope
from app.access.policy import Permission
from app.core import clock
from app.core.pagination import Page, PageRequest, paginate
from app.core.schemas import AllowedAction, Notice
from app.organizations import rules, settings
from app.organizations.models import Appointment, Organization, OrganizationVersion, Term
from app.organizations.rules import BRANCH_KINDS, Limits, OrganizationKind, Standing, Warned
from app.organizations.schemas import OrganizationNode, OrganizationRead

_ACTIONS = (
    ("update", "修改", Permission.ORGANIZATIONS_WRITE),
    ("rename", "更名", Permission.ORGANIZATIONS_WRITE),
    ("appoint", "办理任职", Permission.ORGANIZATIONS_WRITE),
    ("register_term", "登记换届", Permission.ORGANIZATIONS_WRITE),
    ("extend_term", "延期换届", Permission.ORGANIZATIONS_WRITE),
    ("create_child", "设立下级党组织", Permission.ORGANIZATIONS_WRITE),
    ("change_settings", "修改设置", Permission.SETTINGS_WRITE),
    ("request_grant", "提出授权", Permission.GRANTS_WRITE),
)
_REARRANGE = (("reparent", "调整隶属"), ("merge", "并入别处"), ("dissolve", "撤销"))
_COUNTS = {"full_count", "member_count"}
_STORED = OrganizationRead.model_fields.keys() - {"term_ends_on", "warnings", "allowed_actions"} - _COUNTS
_NODE = OrganizationNode.model_fields.keys() - _COUNTS
_LIMIT_KEYS = ("branches.min_full_count", "branches.max_member_count", "terms.notice_months")


def below(path: str, column: Any) -> ColumnElement[bool]:
    """A subtree as one range of an index ('0' follows '/')."""
    return and_(column >= path, column < f"{path[:-1]}0")


def stands() -> ColumnElement[bool]:
    """The organizations that have not ended."""
    return col(Organization.ended_on).is_(None)


def in_office(on: date) -> ColumnElement[bool]:
    """The appointments held on a day."""
    return and_(
        col(Appointment.starts_on) <= on, or_(col(Appointment.ends_on).is_(None), col(Appointment.ends_on) > on)
    )


def matching(scope: Scope, q: str | None, kind: OrganizationKind | None) -> SelectOfScalar[Organization]:
    """The organizations of a scope, by part of a name and by kind."""
    statement = select(Organization).where(scope.within(col(Organization.path)), stands())
    if q:
        like = [col(column).contains(q, autoescape=True) for column in (Organization.name, Organization.short_name)]
        statement = statement.where(or_(*like))
    return statement if kind is None else statement.where(Organization.kind == kind)


def page_of(session: Session, scope: Scope, statement: SelectOfScalar[Organization], page: PageRequest) -> Page[Any]:
    """One page of organizations with their warnings, in the order of the tree."""
    found = paginate(session, statement, [Organization.path], page)
    found.items = read_all(session, scope, found.items)
    return found


def children(session: Session, row: Organization, as_of: date | None, page: PageRequest) -> Page[Any]:
    """The nodes right below one, as they are or as they were."""
    if as_of is None:
        return _nodes(session, col(Organization.parent_id) == row.id, page)
    return _past_nodes(session, col(OrganizationVersion.parent_id) == row.id, as_of, page)


def subtree(session: Session, row: Organization, as_of: date | None, page: PageRequest) -> Page[Any]:
    """A node and everything below it, as it is or as it was."""
    if as_of is None:
        return _nodes(session, below(row.path, Organization.path), page)
    then = or_(*(below(path, OrganizationVersion.path) for path in paths_on(session, [row.path], as_of)))
    return _past_nodes(session, then, as_of, page)


def paths_on(session: Session, paths: Sequence[str], day: date) -> set[str]:
    """Where the organizations of these paths stood on a day, beside where they stand now: what was below them then is below one of these.

    A path holds the segments of all above it, which are never used again, so nothing of anybody else's is below the old ones.
    """
    then = (
        select(OrganizationVersion.path)
        .join(Organization, col(Organization.id) == OrganizationVersion.organization_id)
        .where(col(Organization.path).in_(paths), valid_on(day))
    )
    return {*paths, *session.exec(then)}


def history(session: Session, row: Organization, as_of: date | None, page: PageRequest) -> Page[Any]:
    """The versions of a node, the earliest first; or the one that held on a day."""
    version = OrganizationVersion
    statement = select(version).where(version.organization_id == row.id)
    if as_of is not None:
        statement = statement.where(valid_on(as_of))
    return paginate(session, statement, [version.valid_from, version.id], page)


def _nodes(session: Session, place: ColumnElement[bool], page: PageRequest) -> Page[Any]:
    found = paginate(session, select(Organization).where(place, stands()), [Organization.path], page)
    counts = _counts(session, found.items)
    found.items = [
        OrganizationNode(**{field: getattr(row, field) for field in _NODE}, **counts[row.id]) for row in found.items
    ]
    return found


def _counts(session: Session, rows: Sequence[Organization]) -> dict[UUID, dict[str, int]]:
    """The people of organizations: a branch's own, and for those above branches the sum of all below, in one query."""
    known = {row.id: {"full_count": row.full_count, "member_count": row.member_count} for row in rows}
    above = [row.id for row in rows if row.kind not in BRANCH_KINDS]
    if not above:
        return known
    upper, lower = aliased(Organization), aliased(Organization)
    end = func.substr(upper.path, 1, func.length(upper.path) - 1).concat("0")
    sums = (
        select(upper.id, func.sum(lower.full_count), func.sum(lower.member_count))
        .join(lower, and_(col(lower.path) >= upper.path, col(lower.path) < end))
        .where(col(upper.id).in_(above))
        .group_by(col(upper.id))
    )
    summed = {key: {"full_count": full, "member_count": members} for key, full, members in session.exec(sums)}
    return known | summed


def _past_nodes(session: Session, place: ColumnElement[bool], as_of: date, page: PageRequest) -> Page[Any]:
    statement = select(OrganizationVersion).where(place, valid_on(as_of))
    found = paginate(session, statement, [OrganizationVersion.path], page)
    found.items = [_past_node(row) for row in found.items]
    return found


def valid_on(day: date) -> ColumnElement[bool]:
    """The versions that held on a day."""
    version = OrganizationVersion
    return and_(col(version.valid_from) <= day, or_(col(version.valid_to).is_(None), col(version.valid_to) > day))


def _past_node(row: OrganizationVersion) -> OrganizationNode:
    values = row.model_dump(include={"parent_id", "path", "name", "short_name", "kind", "sector"})
    return OrganizationNode(id=row.organization_id, full_count=None, member_count=None, **values)


def read(session: Session, scope: Scope, row: Organization) -> OrganizationRead:
    """One organization with its warnings and what the caller may do."""
    return read_all(session, scope, [row])[0]


def read_all(session: Session, scope: Scope, rows: Sequence[Organization]) -> list[OrganizationRead]:
    """Organizations with their warnings: four queries, however many there are."""
    ids = [row.id for row in rows]
    ends, officers, counts = _term_ends(session, ids), _officer_counts(session, ids), _counts(session, rows)
    local = settings.values(session, [row.path for row in rows], _LIMIT_KEYS)
    answers = []
    for row in rows:
        standing = Standing(row.full_count, row.member_count, officers.get(row.id, 0), ends.get(row.id))
        limits = Limits(*(local[row.path, key] for key in _LIMIT_KEYS))
        answers.append(
            OrganizationRead(
                **{field: getattr(row, field) for field in _STORED},
                **counts[row.id],
                term_ends_on=standing.term_ends_on,
                warnings=[Notice(code=w.code, title=w.title) for w in warnings(row, standing, limits)],
                allowed_actions=allowed_actions(scope, row, has_term=row.id in ends),
            )
        )
    return answers


def warnings(row: Organization, standing: Standing, limits: Limits) -> list[Warned]:
    """What an organization asks people to look at today."""
    today = clock.today()
    if row.ended_on is not None:
        return []
    found = rules.size_warnings(row.kind, standing, limits)
    if row.is_temporary:
        return found + rules.temporary_warnings(row.founded_on, today)
    return found + rules.term_warnings(standing.term_ends_on, today, limits)


def allowed_actions(scope: Scope, row: Organization, *, has_term: bool) -> list[AllowedAction]:
    """What the caller may do to an organization."""
    if row.ended_on is not None:
        return []
    closed = {"create_child"} if row.kind in BRANCH_KINDS else set()
    if row.is_temporary:
        closed.add("register_term")
    if not has_term:
        closed.add("extend_term")
    found = [
        AllowedAction(action=action, label=label, requires_reason=action == "request_grant")
        for action, label, permission in _ACTIONS
        if action not in closed and scope.may(permission, row.path)
    ]
    if all(may_rearrange(scope, path) for path in (row.path, above(row.path))):
        found += [AllowedAction(action=action, label=label, requires_reason=True) for action, label in _REARRANGE]
    return found


def may_rearrange(scope: Scope, path: str) -> bool:
    """Whether the caller answers for the tree and for whoever moves at a place; a change of the tree takes that on both sides."""
    return all(scope.may(one, path) for one in (Permission.ORGANIZATIONS_WRITE, Permission.TRANSFERS_WRITE))


def above(path: str) -> str:
    """The path of the parent; of a root, of the whole tree."""
    return path[: path.rstrip("/").rfind("/") + 1]


def _term_ends(session: Session, ids: Sequence[UUID]) -> dict[UUID, date]:
    statement = select(Term.organization_id, func.max(Term.ends_on)).where(col(Term.organization_id).in_(ids))
    return dict(session.exec(statement.group_by(col(Term.organization_id))).all())


def _officer_counts(session: Session, ids: Sequence[UUID]) -> dict[UUID, int]:
    statement = select(Appointment.organization_id, func.count(func.distinct(Appointment.member_id))).where(
        col(Appointment.organization_id).in_(ids), in_office(clock.today())
    )
    return dict(session.exec(statement.group_by(col(Appointment.organization_id))).all())
