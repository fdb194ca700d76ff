"""Who may see what of an import, and whose changes it may write."""

import posixpath
from collections.abc import Sequence

from sqlalchemy import ColumnElement, or_
from sqlmodel import col

from app.access.guard import Scope
from app.access.policy import Permission
from app.roster.models import RosterImport


def common_place(roots: Sequence[str]) -> str:
    """The innermost path that holds all of these: where an import is found by those who answer for the whole of it."""
    return posixpath.commonpath(roots).rstrip("/") + "/"


def reaches(scope: Scope, row: RosterImport) -> bool:
    """Whether everywhere that an import may write lies within the scope."""
    return all(scope.reaches(root) for root in row.roots)


def found_by(scope: Scope) -> ColumnElement[bool]:
    """The imports to list: those within the scope, and one's own."""
    return or_(scope.within(RosterImport.path), col(RosterImport.created_by) == scope.who.id)


def is_uploader(scope: Scope, row: RosterImport) -> bool:
    """Whether the file is the caller's own: to anybody else, what stands in it is shown as the roll itself is, masked."""
    return (row.who.kind, row.who.id) == (scope.who.kind, scope.who.id)


def may_correct(scope: Scope, row: RosterImport) -> bool:
    """Whether the caller may change people who are on the roll; an administrator builds it, and changes nobody."""
    return all(scope.may(Permission.MEMBERS_WRITE, root) for root in row.roots)
