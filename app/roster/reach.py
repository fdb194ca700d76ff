"""Who may see what of an import, and whose changes it may write."""

import posixpath
from collections.abc import Sequence

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, select

from app.access.guard import Scope
from app.access.policy import Permission
from app.organizations.models import Organization
from app.roster.models import RosterImport
from app.roster.rules import ImportStatus

UNDONE = (ImportStatus.CHECKING, ImportStatus.READY, ImportStatus.APPLYING)


def common_place(roots: Sequence[str]) -> str:
    """The innermost path that holds all of these: where an import is found by those who answer for the whole of it."""
    return posixpath.commonpath(roots).rstrip("/") + "/"


def reaches(scope: Scope, row: RosterImport) -> bool:
    """Whether everywhere that an import may write lies within the scope."""
    return all(scope.reaches(root) for root in row.roots)


def follow_tree(session: Session) -> None:
    """Bring the roots of imports that are not done in step with where their organizations stand.

    The last segment of a path is its organization's own, whatever stands above it.
    """
    undone = select(RosterImport).where(col(RosterImport.status).in_(UNDONE))
    found = [row for row in session.exec(undone) if row.roots != ["/"]]
    wanted = {root for row in found for root in row.roots}
    known = set(session.exec(select(Organization.path).where(col(Organization.path).in_(wanted))))
    if wanted <= known:
        return
    now = {_own(path): path for path in session.exec(select(Organization.path))}
    for row in found:
        row.roots = [now.get(_own(root), root) for root in row.roots]
        row.path = common_place(row.roots)


def _own(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[-1]


def found_by(scope: Scope) -> ColumnElement[bool]:
    """The imports to list: those within the scope, and one's own."""
    return or_(scope.within(RosterImport.path), col(RosterImport.created_by) == scope.who.id)


def is_uploader(scope: Scope, row: RosterImport) -> bool:
    """Whether the file is the caller's own: to anybody else, what stands in it is shown as the roll itself is, masked."""
    return (row.who.kind, row.who.id) == (scope.who.kind, scope.who.id)


def may_correct(scope: Scope, row: RosterImport) -> bool:
    """Whether the caller may change people who are on the roll; an administrator builds it, and changes nobody."""
    return all(scope.may(Permission.MEMBERS_WRITE, root) for root in row.roots)
